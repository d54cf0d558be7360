import {html, nothing, type TemplateResult} from 'lit';
import {MASKABLE_PARTS, type Mask, type MaskablePart} from '../../model/index.js';
import {type ActionField, type FieldValue, masksOf} from './action-fields.js';
import {type FieldView, idOf, labelOf} from './field-view.js';

/**
 * Words of the message that the public shall not read: each text stands in a field that can be selected in and not changed, which works
 * with keyboard, finger and screen reader alike; a press masks what is selected, another takes it back.
 */
export function renderMasks(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView): TemplateResult {
  const {words, message} = view;
  const masks = masksOf(value);
  const parts = message ? MASKABLE_PARTS.filter((part) => message[part] !== '') : [];
  if (!message || parts.length === 0) return html``;
  const problem = view.problemAt(path);
  const add = (part: MaskablePart, {currentTarget}: Event) => {
    const box = (currentTarget as Element).closest('.masking')?.querySelector('textarea');
    if (!box || box.selectionStart === box.selectionEnd) return box?.focus();
    const mask = {part, start: box.selectionStart, end: box.selectionEnd};
    view.set(field, (before) => joinedWith(masksOf(before), mask));
    box.setSelectionRange(mask.end, mask.end);
  };
  return html`<fieldset class="field" ?data-invalid=${problem !== ''}>
    <legend>${labelOf(field, words)}</legend>
    <p class="hint">${words.t('desk.mask-hint')}</p>
    ${problem ? html`<p class="error">${problem}</p>` : nothing}
    ${parts.map((part) => {
      const id = idOf(`${path}-${part}`);
      return html`<div class="masking">
        <label for=${id}>${words.any(`desk.part-${part}`)}</label>
        <textarea id=${id} readonly dir="auto" lang=${message.language || nothing} .value=${message[part]}></textarea>
        <button type="button" class="button secondary" @click=${(event: Event) => add(part, event)}>${words.t('desk.mask-selected')}</button>
        ${renderMasked(masks.filter((mask) => mask.part === part), message[part], (mask) => view.set(field, (before) => masksOf(before).filter((other) => !isSame(other, mask))), view)}
      </div>`;
    })}
  </fieldset>`;
}

function renderMasked(masks: readonly Mask[], text: string, remove: (mask: Mask) => void, {words}: FieldView) {
  if (masks.length === 0) return nothing;
  return html`<ul class="masked" aria-label=${words.t('desk.masked')}>
    ${masks.map((mask) => {
      const masked = text.slice(mask.start, mask.end);
      return html`<li>
        <mark dir="auto">${masked}</mark>
        <button type="button" class="button secondary" aria-label=${words.t('desk.unmask', {words: masked})} @click=${() => remove(mask)}>${words.t('desk.unmask-short')}</button>
      </li>`;
    })}
  </ul>`;
}

/** The files of the message, each to be kept from the public. */
export function renderHiddenFiles(field: ActionField, value: FieldValue | undefined, view: FieldView): TemplateResult {
  const {words, message} = view;
  const files = message?.attachments.filter((file) => file.public) ?? [];
  if (files.length === 0) return html``;
  const hidden = (value as readonly string[] | undefined) ?? [];
  const toggle = (id: string, {checked}: HTMLInputElement) =>
    view.set(field, (before = []) => files.map((file) => file.id).filter((other) => (other === id ? checked : (before as readonly string[]).includes(other))));
  return html`<fieldset class="field">
    <legend>${labelOf(field, words)}</legend>
    <p class="hint">${words.t('desk.hide-hint')}</p>
    <div class="options">
      ${files.map((file, index) => html`<div class="choice hiding">
        <input
          id="hide-${file.id}"
          type="checkbox"
          .checked=${hidden.includes(file.id)}
          @change=${(event: Event) => toggle(file.id, event.target as HTMLInputElement)}
        />
        <label for="hide-${file.id}">${file.description || words.t('desk.file-number', {number: index + 1})}</label>
      </div>`)}
    </div>
  </fieldset>`;
}

/** One mask more; those that it touches become one with it. */
function joinedWith(masks: readonly Mask[], mask: Mask): readonly Mask[] {
  const touches = (other: Mask) => other.part === mask.part && other.start <= mask.end && other.end >= mask.start;
  const joined = masks.filter(touches).reduce(({start, end}, other) => ({part: mask.part, start: Math.min(start, other.start), end: Math.max(end, other.end)}), mask);
  return [...masks.filter((other) => !touches(other)), joined].sort((one, other) => one.start - other.start);
}

function isSame(one: Mask, other: Mask): boolean {
  return one.part === other.part && one.start === other.start && one.end === other.end;
}
