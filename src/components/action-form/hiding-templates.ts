import {html, nothing, type TemplateResult} from 'lit';
import {hiddenWith, type Mask, type MaskablePart, MASK_SIGN, type Message, NOTHING_HIDDEN, stretchesOf} from '../../model/index.js';
import {type ActionField, type FieldValue, masksOf, type Values} from './action-fields.js';
import {type FieldView, idOf, labelOf} from './field-view.js';
import {maskList} from './mask-list.js';
import {isMasked, suggestedMasks, textsOf, withMask, withoutMask} from './masks.js';
import type {Words} from './words.js';

/** Whether there is anybody to hide something from: nobody but its parties reads a confidential message. */
function canHide(message: Message | undefined): message is Message {
  return message?.visibility === 'public';
}

/**
 * Words of the message that the public shall not read. What the privacy guard finds takes a press. Each text stands in a field that can be
 * selected in and not changed; whoever cannot select finds its sentences and words in a list.
 */
export function renderMasks(field: ActionField, path: string, value: FieldValue | undefined, view: FieldView): TemplateResult {
  const {words, message} = view;
  if (!canHide(message)) return html``;
  const masks = masksOf(value);
  const problem = view.problemAt(path);
  const toggle = (mask: Mask, on: boolean) => view.set(field, (before) => (on ? withMask : withoutMask)(masksOf(before), mask));
  const maskSelected = (part: MaskablePart, {currentTarget}: Event) => {
    const area = (currentTarget as Element).closest('.masking')?.querySelector('textarea');
    if (!area || area.selectionStart === area.selectionEnd) return area?.focus();
    const {selectionStart: start, selectionEnd: end} = area;
    toggle({part, start, end}, true);
    area.setSelectionRange(end, end);
  };
  return html`<fieldset class="field" ?data-invalid=${problem !== ''}>
    <legend>${labelOf(field, words)}</legend>
    <p class="hint">${words.t('desk.mask-hint')}</p>
    ${problem ? html`<p class="error">${problem}</p>` : nothing}
    ${renderFound(message, masks, words, (found) => found.forEach((mask) => toggle(mask, true)))}
    ${textsOf(message).map((part) => {
      const id = idOf(`${path}-${part}`);
      return html`<div class="masking">
        <label for=${id}>${words.any(`desk.part-${part}`)}</label>
        <textarea id=${id} readonly dir="auto" lang=${message.language || nothing} .value=${message[part]}></textarea>
        <button type="button" class="button secondary" @click=${(event: Event) => maskSelected(part, event)}>${words.t('desk.mask-selected')}</button>
        ${renderMasked(masks.filter((mask) => mask.part === part), message[part], (mask) => toggle(mask, false), words)}
      </div>`;
    })}
    ${maskList(message, masks, words, toggle)}
  </fieldset>`;
}

/** What the privacy guard found and nobody has masked yet. */
function renderFound(message: Message, masks: readonly Mask[], words: Words, mask: (masks: readonly Mask[]) => void) {
  const found = suggestedMasks(message).filter((candidate) => !isMasked([...masks, ...(message.hidden?.masks ?? [])], candidate));
  if (found.length === 0) return nothing;
  return html`<div class="notice found">
    <p>${words.t('desk.mask-found', {count: found.length})}</p>
    <ul>
      ${found.map((candidate) => html`<li><button type="button" class="button secondary" @click=${() => mask([candidate])}>${words.t('desk.mask-this', {
        kind: words.any(`guard.kind-${candidate.kind}`), words: message[candidate.part].slice(candidate.start, candidate.end),
      })}</button></li>`)}
      ${found.length > 1 ? html`<li><button type="button" class="button secondary" @click=${() => mask(found)}>${words.t('desk.mask-all-found')}</button></li>` : nothing}
    </ul>
  </div>`;
}

function renderMasked(masks: readonly Mask[], text: string, remove: (mask: Mask) => void, words: Words) {
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
  if (!canHide(message)) return html``;
  const files = shownFiles(message);
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

/** The message as the public will see it, once something of it is hidden. */
export function hidingPreview(message: Message, values: Values, words: Words): TemplateResult | typeof nothing {
  const chosen = {masks: masksOf(values['masks']), attachmentIds: (values['hiddenAttachmentIds'] as readonly string[] | undefined) ?? []};
  if (!canHide(message) || (chosen.masks.length === 0 && chosen.attachmentIds.length === 0)) return nothing;
  const {masks, attachmentIds} = hiddenWith(message.hidden ?? NOTHING_HIDDEN, chosen);
  const all = message.attachments.filter((file) => file.public);
  const left = all.filter(({id}) => !attachmentIds.includes(id));
  return html`<section class="hiding-preview" aria-labelledby="hiding-preview">
    <h4 id="hiding-preview">${words.t('desk.preview-hiding')}</h4>
    ${textsOf(message).map((part) => html`<p class=${part === 'title' ? 'written title' : 'written'} dir="auto" lang=${message.language || nothing}>${
      stretchesOf(message[part], masks.filter((mask) => mask.part === part)).map(({text, masked}) => (masked
        ? html`<span role="img" aria-label=${words.t('desk.masked-here')}>${text.replace(/[^\n]/gu, MASK_SIGN)}</span>`
        : text))
    }</p>`)}
    ${all.length > 0 ? html`<p class="hint">${words.t('desk.preview-files', {count: left.length, all: all.length})}</p>` : nothing}
  </section>`;
}

/** The files that the public gets as things stand. */
function shownFiles({attachments, hidden}: Message): Message['attachments'] {
  return attachments.filter((file) => file.public && !hidden?.attachmentIds.includes(file.id));
}
