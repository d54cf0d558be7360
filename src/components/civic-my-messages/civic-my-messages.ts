import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {BoardError} from '../../adapter/index.js';
import type {OutboxItem} from '../../context/index.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardPages} from '../../controllers/board-pages.js';
import {asBoardError} from '../../controllers/board-query.js';
import {DeviceLists, type Kept} from '../../controllers/device-lists.js';
import {type KeptDraft, putFirst, removeDraft, saveDraft} from '../../controllers/drafts.js';
import {removeFollow} from '../../controllers/follows.js';
import {deviceOf} from '../../controllers/kept-here.js';
import {Localize} from '../../controllers/localize.js';
import {OutboxWatch} from '../../controllers/outbox-watch.js';
import {type KeptReceipt, markSeen, removeReceipt} from '../../controllers/receipts.js';
import {removeReplyDraft} from '../../controllers/reply-drafts.js';
import {Ticker} from '../../controllers/ticker.js';
import {type MessageSummary, PAGE_LIMIT} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {renderFailure} from '../failure.js';
import {styles} from './civic-my-messages.styles.js';
import {forgetEverything} from './forgetting.js';
import {ReceiptStates} from './receipt-states.js';
import {draftRow, pageOf, receiptRow, type RowContext, summaryRow, waitingRow} from './rows.js';
import {ENGLISH} from './words.js';

/** The row key of the question whether to forget everything. */
const EVERYTHING = 'everything';

/**
 * What somebody has on the board: drafts and messages that wait on this device, what was sent, and what is followed. Without an account it
 * goes by what the device keeps; who is signed in sees their own, and nobody else's.
 *
 * @tag civic-my-messages
 * @status experimental
 * @since 0.2.0
 * @slot heading - A heading of the page's own instead of "My messages".
 * @csspart section - Each of the lists with its heading.
 * @csspart row - An entry.
 * @csspart news - The mark of a message that has changed since its author last looked.
 * @cssproperty [--civic-my-messages-width=48rem] - Widest that the lists get.
 */
export class CivicMyMessages extends BoardElement {
  static override styles = [tokens, reset, controls, styles];

  /** Where a message can be read, with `{id}` in it: `/message.html?id={id}`. Without it titles are no links. */
  @property({attribute: 'thread-url'}) threadUrl = '';

  /** Where a message can be written; linked where there is nothing yet. */
  @property({attribute: 'form-url'}) formUrl = '';

  /** The row that asks whether it is meant. */
  @state() private confirming: string | undefined;

  /** Why the board was not told that somebody follows no longer, and what tells it again. */
  @state() private unfollowing: {readonly error: BoardError; readonly retry: () => void} | undefined;

  /** Everything was forgotten just now. */
  @state() private forgotten = false;

  readonly #words = new Localize(this, ENGLISH);
  readonly #connection = new BoardConnection(this);
  readonly #lists = new DeviceLists(this, this.#connection);
  readonly #outbox = new OutboxWatch(this, this.#connection);
  readonly #states = new ReceiptStates(this, this.#connection, () => this.#lists.value?.receipts ?? []);
  readonly #mine = new BoardPages<MessageSummary, readonly [string]>(
    this, this.#connection,
    (adapter, options, _, cursor) => adapter.listMessages({queue: 'mine', ...(cursor && {cursor})}, options),
    () => this.#account(),
  );
  readonly #followed = new BoardPages<MessageSummary, readonly [string | null, string]>(
    this, this.#connection,
    async (adapter, options, [account, ids], cursor) => {
      if (account !== null) return await adapter.listMessages({queue: 'followed', limit: PAGE_LIMIT.max, ...(cursor && {cursor})}, options);
      // The device's own list, newest first; the board is asked for as many at a time as it gives.
      const all = ids.split(' ');
      const from = Number(cursor ?? 0);
      const next = from + PAGE_LIMIT.max;
      const {items, agencies} = await adapter.listMessages({ids: all.slice(from, next), limit: PAGE_LIMIT.max}, options);
      return {items, agencies, ...(next < all.length && {nextCursor: String(next)})};
    },
    () => this.#follows(),
  );

  constructor() {
    super();
    // "In 3 minutes" goes by the clock.
    this.addController(new Ticker(this, 15_000, () => this.#waiting.length > 0));
  }

  protected override render() {
    const words = this.#words;
    const {adapter} = this.#connection;
    const kept = this.#lists.value;
    if (!adapter) return html`<p class="notice">${words.t('errors.no-board')}</p>`;
    return html`<slot name="heading"><h2>${words.t('mine.label')}</h2></slot>
      ${kept && (this.#outbox.ready || this.#lists.isUnavailable)
        ? this.#renderLists(kept)
        : html`<div class="skeleton" aria-busy="true"><p>${words.t('common.loading')}</p><div class="bone"></div><div class="bone"></div></div>`}
      <p role="status" class="done">${this.forgotten ? words.t('mine.forgotten') : ''}</p>`;
  }

  get #waiting(): readonly OutboxItem[] {
    return (this.#outbox.value?.items ?? []).filter(({state: where}) => where !== 'sent');
  }

  #renderLists(kept: Kept) {
    const words = this.#words;
    const waiting = this.#waiting;
    const context = this.#context();
    const something = kept.drafts.length + kept.receipts.length + kept.replies.length + kept.follows.length + waiting.length > 0 || this.#account() !== undefined;
    return html`${this.#lists.isUnavailable ? html`<p class="notice">${words.t('mine.unavailable')}</p>` : nothing}
      ${something || this.#lists.isUnavailable ? nothing : html`<div class="notice">
        <p>${words.t('mine.nothing')}</p>
        ${this.#renderWrite()}
      </div>`}
      ${waiting.length > 0 ? section('waiting', words.t('mine.waiting'), repeat(waiting, ({id}) => id, (item) => this.#renderWaiting(context, item))) : nothing}
      ${kept.drafts.length > 0 ? section('drafts', words.t('mine.drafts'), repeat(kept.drafts, ({id}) => id, (draft) => draftRow(context, draft, {
        onGoOn: (event) => void this.#goOn(event, draft),
        onDelete: () => void this.#deleteDraft(draft),
      }))) : nothing}
      ${something ? html`${this.#renderSent(context, kept)} ${this.#renderFollowed(context)} ${this.#renderForget()}` : nothing}`;
  }

  #renderWaiting(context: RowContext, item: OutboxItem) {
    const outbox = this.#outbox.value;
    return waitingRow(context, item, outbox?.isKept(item.id) ?? false, {
      tryNow: () => outbox?.tryNow(item.id),
      takeBack: () => void this.#takeBack(item),
      delete: () => this.#settle(outbox?.remove(item.id)),
    });
  }

  /** What the device has a receipt of, and what else the account has sent. */
  #renderSent(context: RowContext, {receipts}: Kept) {
    const words = this.#words;
    const known = new Set(receipts.map(({id}) => id));
    const others = this.#account() === undefined ? [] : (this.#mine.items ?? []).filter(({id}) => !known.has(id));
    const all = [...receipts, ...others].sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
    const rows = repeat(all, ({id}) => id, (entry) => ('queryCode' in entry ? this.#renderReceipt(context, entry) : summaryRow(context, entry)));
    const empty = all.length === 0 && !this.#mine.pending && !this.#mine.error
      ? html`<p class="hint">${words.t(this.#account() === undefined ? 'mine.nothing-sent' : 'mine.nothing-sent-signed-in')}</p>${this.#renderWrite()}`
      : nothing;
    return section('sent', words.t('mine.sent'), rows, html`${empty}
      ${renderFailure(words, this.#mine.error ?? this.#mine.moreError, () => (this.#mine.error ? this.#mine.refresh() : void this.#mine.more()))}
      ${this.#renderMore(this.#mine)}
      ${receipts.some((receipt) => this.#states.of(receipt).state === 'unknown')
        ? html`<button type="button" class="button secondary" @click=${() => this.#states.retry()}>${words.t('errors.retry')}</button>` : nothing}`);
  }

  #renderMore(pages: Pick<BoardPages<MessageSummary, never>, 'hasMore' | 'morePending' | 'more'>) {
    if (!pages.hasMore) return nothing;
    return html`<button type="button" class="button secondary" aria-disabled=${pages.morePending} @click=${() => void pages.more()}>${this.#words.t('common.more')}</button>`;
  }

  #renderReceipt(context: RowContext, receipt: KeptReceipt) {
    return receiptRow(context, receipt, this.#states.of(receipt), {
      open: () => void this.#seen(receipt),
      remove: () => this.#settle(this.#removeReceipt(receipt)),
    });
  }

  #renderFollowed(context: RowContext): TemplateResult | typeof nothing {
    const words = this.#words;
    if (!this.#connection.adapter?.capabilities.follow) return nothing;
    const {items = [], error, moreError, pending} = this.#followed;
    const rows = repeat(items, ({id}) => id, (summary) => summaryRow(context, summary, () => this.#settle(this.#unfollow(summary.id))));
    const none = !error && !pending && items.length === 0;
    return section('followed', words.t('mine.followed'), rows, html`
      ${none ? html`<p class="hint">${words.t('mine.nothing-followed')}</p>` : nothing}
      ${renderFailure(words, this.unfollowing?.error ?? error ?? moreError, this.unfollowing?.retry ?? (() => (error ? this.#followed.refresh() : void this.#followed.more())))}
      ${this.#renderMore(this.#followed)}`);
  }

  #renderWrite() {
    return this.formUrl ? html`<p><a class="button" href=${this.formUrl}>${this.#words.t('mine.write')}</a></p>` : nothing;
  }

  #renderForget() {
    const words = this.#words;
    const count = this.#waiting.length;
    return html`<div class="forget">
      ${this.confirming === EVERYTHING
        ? html`<div class="sure" role="group" aria-labelledby="sure-forget">
            <p id="sure-forget">${words.t('mine.sure-forget')} ${count > 0 ? html`<strong>${words.t('mine.sure-forget-waiting', {count})}</strong>` : nothing}</p>
            ${this.#waiting.some(({uncertain}) => uncertain) ? html`<p><strong>${words.t('mine.may-have-arrived')}</strong></p>` : nothing}
            <div class="buttons">
              <button type="button" class="button" data-focus @click=${() => void this.#forgetEverything()}>${words.t('mine.yes-forget')}</button>
              <button type="button" class="button secondary" @click=${() => this.#confirm(undefined)}>${words.t('mine.no-forget')}</button>
            </div>
          </div>`
        : html`<button type="button" class="button secondary" @click=${() => this.#confirm(EVERYTHING)}>${words.t('mine.forget-all')}</button>
            <p class="hint">${words.t('mine.forget-hint')}</p>`}
    </div>`;
  }

  #context(): RowContext {
    return {
      words: this.#words,
      timeZone: this.#connection.board?.timeZone,
      threadUrl: this.threadUrl,
      confirming: this.confirming,
      confirm: (key) => this.#confirm(key),
    };
  }

  /** The person whose messages the board lists; undefined for nobody. */
  #account(): readonly [string] | undefined {
    const {session} = this.#connection;
    return session ? [session.personId] : undefined;
  }

  #follows(): readonly [string | null, string] | undefined {
    const kept = this.#lists.value;
    if (!kept || !this.#connection.adapter?.capabilities.follow) return undefined;
    const {owner} = this.#lists;
    if (typeof owner === 'string') return [owner, ''];
    const ids = kept.follows.map(({messageId}) => messageId);
    return ids.length > 0 ? [null, ids.join(' ')] : undefined;
  }

  /** Asks whether it is meant, where the button was, or no longer. */
  #confirm(key: string | undefined): void {
    this.confirming = key;
    this.forgotten = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus());
  }

  /** Focus goes to the top of the list that has changed, because the row that had it may be gone. */
  #settle(work: Promise<unknown> | undefined): void {
    void Promise.resolve(work).catch(() => undefined).then(async () => {
      this.confirming = undefined;
      await this.#lists.read();
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
    });
  }

  /** Several drafts of one form: the one that was chosen is to be the one that the form opens. */
  async #goOn(event: MouseEvent, draft: KeptDraft): Promise<void> {
    const device = deviceOf(this.#connection);
    const page = pageOf(draft.url);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!device || !page || !isPlain || this.#lists.value?.drafts.find(({address}) => address === draft.address) === draft) return;
    event.preventDefault();
    await putFirst(device, draft).catch(() => undefined);
    location.assign(page);
  }

  #deleteDraft(draft: KeptDraft): void {
    const device = deviceOf(this.#connection);
    if (device) this.#settle(removeDraft(device, draft, draft.id));
  }

  /** Back into a draft, and to the form that it was written in. */
  async #takeBack({id}: OutboxItem): Promise<void> {
    const device = deviceOf(this.#connection);
    const item = await this.#outbox.value?.takeBack(id);
    if (!device || !item?.content) return;
    const {title, personId, address, url, content} = item;
    try {
      await saveDraft(device, {personId, address}, id, 0, {title, values: content.values, files: content.files}, url);
    } catch {
      // No room for a draft: then it stays what it was.
      await this.#outbox.value?.add({id, personId, address, url, ...content});
      return;
    }
    const page = pageOf(url);
    if (page) location.assign(page);
  }

  async #seen({id}: KeptReceipt): Promise<void> {
    const device = deviceOf(this.#connection);
    const known = this.#states.of({id});
    if (device && known.state === 'known') await markSeen(device, known.message).catch(() => undefined);
  }

  async #removeReceipt({id}: KeptReceipt): Promise<void> {
    const device = deviceOf(this.#connection);
    const {owner} = this.#lists;
    if (device) await removeReceipt(device, id);
    if (device && owner !== undefined) await removeReplyDraft(device, {messageId: id, personId: owner});
    const item = this.#outbox.value?.items.find(({receipt}) => receipt?.id === id);
    if (item) await this.#outbox.value?.remove(item.id);
  }

  async #unfollow(id: string): Promise<void> {
    const {adapter} = this.#connection;
    const device = deviceOf(this.#connection);
    const followerKey = this.#lists.value?.follows.find(({messageId}) => messageId === id)?.followerKey;
    this.unfollowing = undefined;
    try {
      await adapter?.follow(id, {following: false, ...(followerKey && {followerKey})});
    } catch (error) {
      this.unfollowing = {error: asBoardError(error), retry: () => this.#settle(this.#unfollow(id))};
      return;
    }
    if (device && followerKey) await removeFollow(device, id);
    this.#followed.refresh();
  }

  async #forgetEverything(): Promise<void> {
    const device = deviceOf(this.#connection);
    const kept = this.#lists.value;
    if (!device || !kept) return;
    const done = await forgetEverything(device, this.#outbox.value, kept).then(() => true, () => false);
    this.confirming = undefined;
    await this.#lists.read();
    this.forgotten = done;
  }
}

/** A list with its heading. */
function section(id: string, title: string, rows: unknown, more: unknown = nothing): TemplateResult {
  return html`<section part="section" aria-labelledby=${id}>
    <h3 id=${id} tabindex="-1">${title}</h3>
    <ul>${rows}</ul>
    ${more}
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-my-messages': CivicMyMessages;
  }
}
