import {html} from 'lit';
import type {Action} from '../../model/index.js';
import type {ActionField, Row, Values} from './action-fields.js';
import type {Words} from './words.js';

/** A text that somebody typed, and the field that it was for. */
interface TypedText {
  readonly name: string;
  readonly text: string;
}

/** The texts out of what was entered; what was only chosen is quickly chosen again. */
export function typedTexts(fields: readonly ActionField[], values: Values): TypedText[] {
  return fields.flatMap(({name, meta, row}) => {
    const value = values[name];
    if (meta.control === 'tasks') return ((value ?? []) as readonly Row[]).flatMap((entry) => typedTexts(row, entry.values));
    const typed = meta.control === 'text' || meta.control === 'line';
    return typed && typeof value === 'string' && value.trim() !== '' ? [{name, text: value}] : [];
  });
}

/** What was typed for an action that is not possible any more, to be copied or let go. */
export function renderStranded(action: Action, texts: readonly TypedText[], words: Words, discard: () => void) {
  return html`<div class="notice">
    <p>${words.t('desk.no-longer', {action: words.any(`desk.do-${action}`)})}</p>
    ${texts.map(({name, text}, index) => html`<div class="field">
      <label for="typed-${index}">${words.t('desk.your-text', {field: words.any(`desk.field-${name}`)})}</label>
      <textarea id="typed-${index}" readonly dir="auto" .value=${text}></textarea>
    </div>`)}
    <button type="button" class="button secondary" @click=${discard}>${words.t('desk.discard')}</button>
  </div>`;
}
