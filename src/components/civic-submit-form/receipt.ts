import {html, nothing, type TemplateResult} from 'lit';
import type {Receipt} from '../../adapter/index.js';
import type {Visibility} from '../../model/index.js';
import type {CopyOutcome} from '../copy-text.js';
import type {Words} from './words.js';

/** What the receipt shows and does. */
export interface ReceiptView {
  readonly receipt: Receipt;
  readonly visibility: Visibility;
  readonly timeZone: string | undefined;
  /** Where the message can be followed; empty for nowhere. */
  readonly threadUrl: string;
  readonly copied: CopyOutcome | undefined;
  readonly onCopy: () => void;
  readonly onPrint: () => void;
  readonly onAnother: () => void;
  /** Whether the device keeps it; undefined while that is not known. `removed`: no longer, because its author said so. */
  readonly kept: boolean | 'removed' | undefined;
  readonly onRemove: () => void;
}

/** What the author keeps: number and query code, and what happens next. */
export function receiptView(words: Words, view: ReceiptView): TemplateResult {
  const {receipt, visibility, timeZone, threadUrl} = view;
  const {number, queryCode} = receipt;
  return html`<section part="receipt" class="receipt" aria-labelledby="receipt-title">
    <h2 id="receipt-title" tabindex="-1">${words.t('form.receipt-title')}</h2>
    ${number
      ? html`<dl id="receipt-codes">${fact(words.t('form.receipt-number'), number)} ${fact(words.t('form.receipt-code'), queryCode)}</dl>
          <p>${whatToKeep(words, view)}</p>`
      : nothing}
    <div class="actions">
      ${number ? html`<button type="button" class="button" @click=${view.onCopy}>${words.t(queryCode ? 'form.copy' : 'form.copy-number')}</button>` : nothing}
      <button type="button" class="button secondary" @click=${view.onPrint}>${words.t('form.print')}</button>
      ${view.kept === true ? html`<button type="button" class="link" @click=${view.onRemove}>${words.t('outbox.receipt-remove')}</button>` : nothing}
    </div>
    <p role="status" class="hint">${statusOf(words, view)}</p>
    ${nextView(words, receipt, visibility)}
    <p class="hint">
      <time datetime=${receipt.createdAt}>${words.t('form.receipt-sent', {date: words.dateTime(receipt.createdAt, timeZone)})}</time>
    </p>
    <p class="onward">
      ${threadUrl && number ? html`<a href=${threadUrl}>${words.t('form.follow')}</a>` : nothing}
      <button type="button" class="link" @click=${view.onAnother}>${words.t('form.another')}</button>
    </p>
  </section>`;
}

/** What there is of number and code: not every backend gives both. */
function fact(name: string, value: string): TemplateResult | typeof nothing {
  return value ? html`<div><dt>${name}</dt><dd translate="no" dir="ltr">${value}</dd></div>` : nothing;
}

function whatToKeep(words: Words, {receipt, kept}: ReceiptView): string {
  if (!receipt.queryCode) return words.t('form.receipt-keep-number');
  const onDevice = kept === undefined ? '' : words.t(kept === true ? 'outbox.receipt-kept' : 'outbox.receipt-once');
  return `${words.t('form.receipt-keep')} ${onDevice}`;
}

/** The board's usual steps, or what the backend says instead. */
function nextView(words: Words, {notice}: Receipt, visibility: Visibility): TemplateResult | typeof nothing {
  if (notice === '') return nothing;
  return html`<h3>${words.t('form.next')}</h3>
    ${notice
      ? html`<p class="written" dir="auto">${notice}</p>`
      : html`<ol>
          <li>${words.t('form.next-check')}</li>
          <li>${words.t('form.next-agency')}</li>
          <li>${words.t(visibility === 'public' ? 'form.next-public' : 'form.next-confidential')}</li>
        </ol>`}`;
}

function statusOf(words: Words, {copied, kept}: ReceiptView): string {
  if (kept === 'removed') return words.t('outbox.receipt-removed');
  return copied ? words.t(copied === 'copied' ? 'form.copied' : 'form.copy-by-hand') : '';
}
