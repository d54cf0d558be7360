import {html, nothing, type TemplateResult} from 'lit';
import type {OutboxItem} from '../../context/index.js';
import {nextOf, reasonOf} from '../outbox-words.js';
import type {Words} from './words.js';

/** What stands in place of the form while the message waits in the outbox. */
export interface KeptPanel {
  readonly item: OutboxItem;
  /** Whether the device has it. */
  readonly kept: boolean;
  readonly progress: {readonly sent: number; readonly total: number} | undefined;
  readonly onTryNow: () => void;
  readonly onTakeBack: () => void;
  readonly onAnother: () => void;
}

/** That the message is safe, why it is not sent yet, when it will be, and what can be done about it. */
export function keptPanel(words: Words, {item, kept, progress, onTryNow, onTakeBack, onAnother}: KeptPanel): TemplateResult {
  const sending = item.state === 'sending';
  return html`<section part="kept" class="kept" aria-labelledby="kept-title">
    <h2 id="kept-title" tabindex="-1">${words.t(kept ? 'outbox.kept-title' : 'outbox.unkept-title')}</h2>
    <div class="why">
      <p>${reasonOf(words, item)} <strong>${nextOf(words, item)}</strong></p>
      ${sending && progress && progress.total > 0 ? uploadProgress(words, progress) : nothing}
    </div>
    <p>${words.t(kept ? 'outbox.kept' : 'outbox.unkept')}</p>
    <details>
      <summary>${words.t('outbox.what-you-wrote')}</summary>
      ${written(item)}
    </details>
    <div class="actions">
      <button type="button" class="button" aria-disabled=${sending ? 'true' : 'false'} @click=${() => !sending && onTryNow()}>${words.t('outbox.try-now')}</button>
      <button type="button" class="button secondary" aria-disabled=${sending ? 'true' : 'false'} @click=${() => !sending && onTakeBack()}>
        ${words.t('outbox.take-back')}
      </button>
    </div>
    ${kept ? html`<p class="hint">${words.t('outbox.shared-device')}</p>` : nothing}
    <p class="onward"><button type="button" class="link" @click=${onAnother}>${words.t('form.another')}</button></p>
  </section>`;
}

/** How far the files have got. */
export function uploadProgress(words: Words, {sent, total}: {readonly sent: number; readonly total: number}): TemplateResult {
  const percent = Math.min(100, Math.floor((sent / total) * 100));
  const text = words.t('outbox.uploading', {percent});
  return html`<p class="progress"><progress max=${total} .value=${Math.min(sent, total)} aria-label=${text}></progress> <span aria-hidden="true">${text}</span></p>`;
}

function written({title, content}: OutboxItem): TemplateResult {
  const {body = '', demand = '', details = ''} = content?.draft ?? {};
  return html`<p class="written" dir="auto"><strong>${title}</strong></p>
    ${[body, demand, details].filter((text) => text !== '').map((text) => html`<p class="written" dir="auto">${text}</p>`)}`;
}
