import {html, nothing, type TemplateResult} from 'lit';
import type {OutboxItem} from '../../context/index.js';
import type {KeptDraft} from '../../controllers/drafts.js';
import type {KeptReceipt} from '../../controllers/receipts.js';
import type {MessageSummary} from '../../model/index.js';
import {nextOf, reasonOf} from '../outbox-words.js';
import {threadUrl} from '../thread-url.js';
import type {ReceiptState} from './receipt-states.js';
import type {Words} from './words.js';

/** What every row needs. */
export interface RowContext {
  readonly words: Words;
  readonly timeZone: string | undefined;
  /** Address of a message's page, with `{id}` in it; empty for none. */
  readonly threadUrl: string;
  /** The row that asks whether it is meant. */
  readonly confirming: string | undefined;
  readonly confirm: (key: string | undefined) => void;
}

/** A button whose name says which row it belongs to. */
function rowButton(text: string, name: string, onPress: () => void): TemplateResult {
  return html`<button type="button" class="link" aria-label=${name} @click=${onPress}>${text}</button>`;
}

/** Instead of the row's buttons: whether that is meant. */
function sure({words, confirm}: RowContext, question: string, yes: string, onYes: () => void, more = ''): TemplateResult {
  return html`<div class="sure" role="group" aria-label=${question}>
    <p>${question}</p>
    ${more ? html`<p><strong>${more}</strong></p>` : nothing}
    <div class="buttons">
      <button type="button" class="button" data-focus @click=${onYes}>${yes}</button>
      <button type="button" class="button secondary" @click=${() => confirm(undefined)}>${words.t('mine.keep')}</button>
    </div>
  </div>`;
}

/** A draft: when it was changed, and the way back to its form. */
export function draftRow(context: RowContext, draft: KeptDraft, {onGoOn, onDelete}: {onGoOn: (event: MouseEvent) => void; onDelete: () => void}): TemplateResult {
  const {words, timeZone, confirming, confirm} = context;
  const title = draft.title || words.t('mine.untitled');
  const key = `draft ${draft.id}`;
  return html`<li part="row" class="row">
    <p class="title" dir="auto">${title}</p>
    <p class="meta">${words.t('mine.draft-saved', {date: words.dateTime(draft.savedAt, timeZone)})}</p>
    ${confirming === key
      ? sure(context, words.t('mine.sure-delete'), words.t('mine.yes-delete'), onDelete)
      : html`<div class="buttons">
          ${pageOf(draft.url) ? html`<a class="link" href=${pageOf(draft.url)} aria-label=${words.t('mine.go-on-with', {title})} @click=${onGoOn}>${words.t('mine.go-on')}</a>` : nothing}
          ${rowButton(words.t('mine.delete'), words.t('mine.delete-title', {title}), () => confirm(key))}
        </div>`}
  </li>`;
}

/** A message in the outbox: why it is there, when it goes, and what can be done. */
export function waitingRow(context: RowContext, item: OutboxItem, kept: boolean, on: {tryNow: () => void; takeBack: () => void; delete: () => void}): TemplateResult {
  const {words, confirming, confirm} = context;
  const {title, state, url, id} = item;
  const key = `waiting ${id}`;
  const sending = state === 'sending';
  return html`<li part="row" class="row">
    <p class="title" dir="auto">${title}</p>
    <p class="meta">${state === 'refused' ? words.t('mine.refused') : html`${reasonOf(words, item)} ${nextOf(words, item)}`}</p>
    ${kept ? nothing : html`<p class="meta">${words.t('mine.unkept')}</p>`}
    ${confirming === key
      ? sure(context, words.t('mine.sure-delete'), words.t('mine.yes-delete'), on.delete, item.uncertain ? words.t('mine.may-have-arrived') : '')
      : sending ? nothing : html`<div class="buttons">
          ${state === 'refused'
            ? pageOf(url) ? html`<a class="link" href=${pageOf(url)}>${words.t('mine.correct')}</a>` : nothing
            : html`${rowButton(words.t('outbox.try-now'), words.t('mine.try-now-title', {title}), on.tryNow)}
                ${pageOf(url) ? rowButton(words.t('outbox.take-back'), words.t('mine.take-back-title', {title}), on.takeBack) : nothing}`}
          ${rowButton(words.t('mine.delete'), words.t('mine.delete-title', {title}), () => confirm(key))}
        </div>`}
  </li>`;
}

/** A message that was sent from this device. */
export function receiptRow(context: RowContext, receipt: KeptReceipt, state: ReceiptState, on: {open: () => void; remove: () => void}): TemplateResult {
  const {words, timeZone, confirming, confirm} = context;
  const {id, number, queryCode, createdAt, title, seenVersion} = receipt;
  const key = `sent ${id}`;
  const message = state.state === 'known' ? state.message : undefined;
  const isNews = message !== undefined && message.version > Math.max(1, seenVersion);
  return html`<li part="row" class="row">
    <div class="head">
      ${titleLink(context, id, title, on.open)}
      <span class="state">${message
        ? html`<civic-status-badge status=${message.status}></civic-status-badge>`
        : state.state === 'loading' ? html`<span class="bone" aria-hidden="true"></span>` : nothing}</span>
    </div>
    ${isNews ? html`<p part="news" class="news">${words.t('mine.news')}</p>` : nothing}
    <p class="meta">
      ${words.t('mine.number', {number})} · ${words.t('mine.sent-on', {date: words.date(createdAt, timeZone)})}${message?.answeredAt ? html`${' · '}${words.t('mine.answered-on', {date: words.date(message.answeredAt, timeZone)})}` : nothing}
      ${state.state === 'not-there' ? html`<br />${words.t('mine.not-there')}` : state.state === 'unknown' ? html`<br />${words.t('mine.unknown')}` : nothing}
    </p>
    ${confirming === key
      ? sure(context, words.t('mine.sure-remove'), words.t('mine.yes-remove'), on.remove)
      : html`<div class="foot">
          ${queryCode
            ? html`<details>
                <summary>${words.t('mine.code')}</summary>
                <p class="code" translate="no" dir="ltr">${queryCode}</p>
              </details>`
            : nothing}
          ${rowButton(words.t('mine.remove'), words.t('mine.remove-title', {title}), () => confirm(key))}
        </div>`}
  </li>`;
}

/** A message as the board lists it: of the person's account, or followed. */
export function summaryRow(context: RowContext, {id, number, title, status, createdAt, answeredAt}: MessageSummary, onUnfollow?: () => void): TemplateResult {
  const {words, timeZone} = context;
  return html`<li part="row" class="row">
    <div class="head">
      ${titleLink(context, id, title)}
      <span class="state"><civic-status-badge status=${status}></civic-status-badge></span>
    </div>
    <p class="meta">
      ${words.t('mine.number', {number})} · ${words.t('mine.sent-on', {date: words.date(createdAt, timeZone)})}${answeredAt ? html`${' · '}${words.t('mine.answered-on', {date: words.date(answeredAt, timeZone)})}` : nothing}
    </p>
    ${onUnfollow ? html`<div class="buttons">${rowButton(words.t('mine.unfollow'), words.t('mine.unfollow-title', {title}), onUnfollow)}</div>` : nothing}
  </li>`;
}

function titleLink({threadUrl: template}: RowContext, id: string, title: string, onOpen?: () => void): TemplateResult {
  const url = threadUrl(template, id);
  return html`<p class="title" dir="auto">${url ? html`<a href=${url} @click=${onOpen}>${title}</a>` : title}</p>`;
}

/** A page of this site, or nothing: what is kept may be damaged. */
export function pageOf(url: string): string | undefined {
  try {
    const page = new URL(url, location.origin);
    return page.origin === location.origin && url.startsWith('/') ? page.pathname + page.search : undefined;
  } catch {
    return undefined;
  }
}
