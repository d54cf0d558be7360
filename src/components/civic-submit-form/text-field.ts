import {html, nothing, type TemplateResult} from 'lit';
import {cleanLine, cleanText, isBlank} from '../../model/clean.js';
import {countGraphemes} from '../../model/graphemes.js';
import type {Words} from './words.js';

/** A field for text, with its label, help, error and limit. */
export interface TextField {
  /** Also the id of the control. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  /** Longest text, in characters as people count them. */
  readonly max: number;
  readonly optional?: boolean;
  /** `line`: one line; `text`: several. */
  readonly control: 'line' | 'text';
  /** Shows how much room is left while typing; otherwise only when there is none. */
  readonly counted?: boolean;
  readonly type?: 'text' | 'tel' | 'email';
  readonly autocomplete?: 'name' | 'tel' | 'email' | 'off';
  /** What stands beneath it. */
  readonly beneath?: TemplateResult | typeof nothing;
}

/** Characters of a text as the board counts them: after it was cleaned for display. */
export function countTyped(text: string, control: TextField['control']): number {
  return isBlank(text) ? 0 : countGraphemes(control === 'line' ? cleanLine(text) : cleanText(text));
}

/** How much room is left, or by how much the text is too long. */
export function roomLeft(words: Words, count: number, max: number): string {
  return count > max ? words.t('form.over', {count: count - max}) : words.t('form.left', {count: max - count});
}

/** The field. Typing is never cut off: what is too long stays, and is said to be. */
export function textField(words: Words, field: TextField): TemplateResult {
  const {name, label, hint, error, optional = false, type = 'text'} = field;
  const described = [hint && `${name}-hint`, error && `${name}-error`, `${name}-limit`].filter(Boolean).join(' ');
  const autocomplete = field.autocomplete ?? 'off';
  return html`<div class="field">
    <label for=${name}>${label}${optional ? html`${' '}<span class="optional">${words.t('common.optional')}</span>` : nothing}</label>
    ${hint ? html`<p id="${name}-hint" class="hint">${hint}</p>` : nothing}
    ${error ? html`<p id="${name}-error" class="error">${error}</p>` : nothing}
    ${field.control === 'line'
      ? html`<input
          id=${name}
          name=${name}
          type=${type}
          dir=${type === 'text' ? 'auto' : nothing}
          autocomplete=${autocomplete}
          ?required=${!optional}
          aria-invalid=${!!error}
          aria-describedby=${described}
          .value=${field.value}
        />`
      : html`<textarea
          id=${name}
          name=${name}
          dir="auto"
          autocomplete=${autocomplete}
          ?required=${!optional}
          aria-invalid=${!!error}
          aria-describedby=${described}
          .value=${field.value}
        ></textarea>`}
    ${counter(words, field)} ${field.beneath}
  </div>`;
}

/** The number for the eye changes at each key; a screen reader is told the limit once, and the rest by the form's announcer. */
function counter(words: Words, {name, value, max, control, counted = false}: TextField): TemplateResult {
  const count = countTyped(value, control);
  const over = count > max;
  return html`<p class="counter ${over ? 'over' : ''}">
    <span id="${name}-limit" class="visually-hidden">${words.t('form.limit', {count: max})}</span>
    ${counted || over ? html`<span aria-hidden="true">${roomLeft(words, count, max)}</span>` : nothing}
  </p>`;
}
