import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {Mask, MaskablePart, Message} from '../../model/index.js';
import {isMasked, piecesOf, textsOf} from './masks.js';
import type {Words} from './words.js';

/**
 * The sentences of a message and their words, each with a box to tick: masking for whoever cannot select words in a text, or does not want to.
 */
export function maskList(message: Message, masks: readonly Mask[], words: Words, onToggle: (mask: Mask, masked: boolean) => void): TemplateResult {
  return html`<details class="mask-list">
    <summary>${words.t('desk.mask-list')}</summary>
    ${guard([message, masks, words.edition], () => textsOf(message).map((part) => html`<fieldset>
      <legend>${words.any(`desk.part-${part}`)}</legend>
      <ul>${piecesOf(message[part], message.language, 'sentence').map((sentence) => html`<li>
        ${box(message, masks, {part, ...sentence}, onToggle)}
        ${wordsOf(message, masks, part, sentence, words, onToggle)}
      </li>`)}</ul>
    </fieldset>`))}
  </details>`;
}

function wordsOf(
  message: Message, masks: readonly Mask[], part: MaskablePart, {start, end}: Omit<Mask, 'part'>, words: Words, onToggle: (mask: Mask, masked: boolean) => void,
): TemplateResult | typeof nothing {
  const single = piecesOf(message[part], message.language, 'word', start, end);
  if (single.length < 2) return nothing;
  return html`<details class="mask-words">
    <summary>${words.t('desk.mask-single-words')}</summary>
    <div class="options">${single.map((word) => box(message, masks, {part, ...word}, onToggle))}</div>
  </details>`;
}

function box(message: Message, masks: readonly Mask[], mask: Mask, onToggle: (mask: Mask, masked: boolean) => void): TemplateResult {
  const id = `mask-${mask.part}-${mask.start}-${mask.end}`;
  return html`<div class="choice">
    <input id=${id} type="checkbox" .checked=${isMasked(masks, mask)} @change=${(event: Event) => onToggle(mask, (event.target as HTMLInputElement).checked)} />
    <label for=${id} dir="auto" lang=${message.language || nothing}>${message[mask.part].slice(mask.start, mask.end)}</label>
  </div>`;
}
