import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardPages} from '../../controllers/board-pages.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {Localize} from '../../controllers/localize.js';
import {namesOf} from '../../model/localized.js';
import type {PublicStatus} from '../../model/states.js';
import type {Queue, Sort} from '../../model/query.js';
import {flattenTopics} from '../../model/topic.js';
import type {MessageSummary} from '../../model/view.js';
import {buttons} from '../../styles/buttons.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {badgeStyles} from '../civic-status-badge/badge.styles.js';
import {failedPart} from '../failed-part.js';
import {renderFailure} from '../failure.js';
import {CivicMessageOpen} from './civic-message-list.events.js';
import {styles} from './civic-message-list.styles.js';
import {Entries} from './entries.js';
import {type EntryModel, renderSkeleton} from './entry.js';
import {FIRST_ENGLISH} from './first-words.js';
import type {Words} from './words.js';

/** Entries that a page holds unless told otherwise, and at most (the contract's limits). */
const PAGE_SIZE = 20;
const LARGEST_PAGE = 100;

/** Rows that stand for those to come: about a screen of them. */
const SKELETON_ROWS = 6;

/**
 * Messages, newest first, with filters and search. What is chosen in the filters is in the properties of the same name and, where the
 * page wants that (`address`), in its address, so that a list can be linked and the browser's way back leads through it.
 *
 * @tag civic-message-list
 * @status experimental
 * @since 0.1.0
 * @slot heading - A heading of second level; without it there is one for screen readers.
 * @event {CivicMessageOpen} civic-message-open - Somebody wants to read a message; cancellable, so that a page can show it without following the link.
 * @csspart base - Everything.
 * @csspart filters - The form with the filters.
 * @csspart counts - How many messages there are of each status; buttons that filter by it.
 * @csspart list - The list of messages.
 * @csspart entry - A message.
 * @csspart title - The heading of a message.
 * @csspart link - The link or button in it.
 * @csspart badge - The status badge.
 * @csspart mark - What else there is to know of where a message stands.
 * @csspart excerpt - The beginning of the text, or the part of it that was looked for.
 * @csspart match - A word that was looked for, in title and excerpt.
 * @csspart facts - Kind, topic, agency; author and dates.
 * @csspart failure - What went wrong.
 * @csspart more - The button that loads more.
 * @cssproperty [--civic-message-list-gap=1.25rem] - Space above and below the line between two messages.
 */
export class CivicMessageList extends BoardElement {
  static override styles = [tokens, reset, buttons, badgeStyles, styles];

  /** Which messages: `public`, or for whoever is signed in `followed`, `mine`, `handling` (their unit's) or `moderation` (board staff's). */
  @property() queue: Queue = 'public';

  /** `newest` by sending, `newest-answer`, `most-followed`, or `due` (first what is due first; for the queues of staff). */
  @property() sort: Sort = 'newest';

  /** Only messages to agencies of this place and of places in it. */
  @property({attribute: 'place-id'}) placeId = '';

  /** Only messages that this agency has. */
  @property({attribute: 'agency-id'}) agencyId = '';

  /** Only messages about this topic and topics in it. */
  @property() topic = '';

  /** Only messages of this kind. */
  @property() kind = '';

  /** Only messages with this status: `waiting`, `in-progress` or `answered`. */
  @property() status: PublicStatus | '' = '';

  /** Only messages with all these words in them or in their answers. */
  @property() text = '';

  /** Only these messages, at most 100 ids; undefined: all. */
  @property({attribute: false}) ids: readonly string[] | undefined;

  /** Which controls are shown, out of `search place agency topic kind status sort`. Empty: none. */
  @property() filters = 'search place agency topic kind status sort';

  /** How many messages come at a time, 1 to 100. */
  @property({type: Number, attribute: 'page-size'}) pageSize = PAGE_SIZE;

  /** The address of a message's page, `{id}` standing for its id: `/message.html?id={id}`. Without it, titles are buttons that fire the event. */
  @property({attribute: 'thread-url'}) threadUrl = '';

  /**
   * Keeps what a reader chooses in the page's address, as `?search=…&place=…&agency=…&topic=…&kind=…&status=…&sort=…`. A value is put
   * before the names, with a hyphen, for pages with several lists: `desk` makes `desk-search`. Null, without the attribute: the address
   * and the history are left alone. To be there from the beginning.
   */
  @property() address: string | null = null;

  readonly #words: Words = new Localize(this, FIRST_ENGLISH, async () => (await import('./words.js')).ENGLISH);
  readonly #connection = new BoardConnection(this);
  readonly #pages = new BoardPages(
    this,
    this.#connection,
    (adapter, {signal}, [queue, sort, limit, placeId, agencyId, topic, kind, status, text, ids], cursor, size = limit) => adapter.listMessages({
      queue, sort, limit: size, placeId, agencyId, topic, kind, ...(status && {status}), text,
      ...(ids !== undefined && {ids: JSON.parse(ids) as string[]}), ...(cursor && {cursor}),
    }, {signal}),
    () => this.#askable
      ? [this.queue, this.sort, this.#limit, this.placeId, this.agencyId, this.topic, this.kind, this.status, this.#text, this.ids && JSON.stringify(this.ids)] as const
      : undefined,
  );
  readonly #tools = new LazyPart(this, async () => {
    const {ListTools} = await import('./list-tools.js');
    const tools = new ListTools(this, this.#connection, {words: this.#words, pages: this.#pages, signedOut: () => this.#signedOut});
    tools.begin();
    return tools;
  });
  #entries = new Entries();
  #drawnWith: {readonly key: readonly unknown[]; readonly model: EntryModel} | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Beside what leads to the board, and not after it.
    this.#bringTools();
  }

  protected override willUpdate(): void {
    this.#bringTools();
    this.#tools.part?.begin();
  }

  /** Fetches the list anew, as far as it was loaded, for instance because a message was acted on. What is shown stays until then. */
  refresh(): void {
    this.#pages.refresh();
    this.#tools.part?.refresh();
  }

  protected override render(): TemplateResult {
    const {adapter} = this.#connection;
    if (!adapter) return html`<p part="failure" class="notice">${this.#words.t('errors.no-board')}</p>`;
    const {part: tools} = this.#tools;
    const heading = html`<slot name="heading"><h2 class="visually-hidden">${this.#words.t('list.label')}</h2></slot>`;
    // Another template than the one below: what comes then comes anew, and nothing that is seen moves.
    if (this.#awaitsTools) return html`<div part="base" class="base" aria-busy="true">${heading}${this.#renderSkeleton()}</div>`;
    const items = this.#connection.board && this.#pages.items;
    // Whoever was signed in takes along what they saw.
    if (!items) this.#entries = new Entries();
    const error = this.#signedOut ? new BoardError('unauthenticated') : this.#pages.error ?? this.#connection.boardError;
    return html`<section part="base" class="base">
      ${heading}
      ${this.#signedOut ? nothing : tools?.render() ?? (this.#tools.failed ? failedPart(this.#words, this.#tools) : nothing)}
      ${renderFailure(this.#words, error, this.#retry)}
      <div class="results" aria-busy=${String(this.#pages.pending || this.#pages.morePending)}>
        ${items ? this.#renderItems(items) : error ? nothing : this.#renderSkeleton()}
      </div>
    </section>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.addEventListener('click', this.#open as (event: Event) => void);
  }

  protected override updated(): void {
    this.#tools.part?.updated();
  }

  /** What is more than messages one after the other: something to find them with, an address to keep it in, or what a desk's messages say of how they stand. */
  get #wantsTools(): boolean {
    return this.address !== null || !!this.filters.trim() || !!this.text || this.queue !== 'public';
  }

  get #awaitsTools(): boolean {
    return this.#wantsTools && !this.#tools.part && !this.#tools.failed;
  }

  #bringTools(): void {
    // Whoever is signed in may get to know more of a message, which nobody has to wait for.
    if (this.#awaitsTools || (this.#connection.session && !this.#tools.failed)) void this.#tools.load();
  }

  /** Whose list it is depends on who is signed in: everything but the public board. */
  get #signedOut(): boolean {
    return this.queue !== 'public' && this.#connection.session === null;
  }

  /** A list of one's own is asked for once it is known whose, and one that the page's address has a say in once that has been read. */
  get #askable(): boolean {
    return (this.queue === 'public' || !!this.#connection.session) && (this.address === null || !this.#awaitsTools);
  }

  #renderItems(items: readonly MessageSummary[]) {
    if (items.length === 0) return html`<p class="notice">${this.#emptyText}</p>`;
    return html`${this.#entries.draw(this.renderRoot, items, this.#pages.agencies, this.#entryModel())}${this.#renderMore(items)}`;
  }

  /**
   * The same object until something changes that any entry shows: with thousands of them on the page, only those are drawn anew that have to be. More
   * agencies are none, for those that an entry names have come with it.
   */
  #entryModel(): EntryModel {
    const {board} = this.#connection;
    const {part: tools} = this.#tools;
    const key = [board, this.threadUrl, this.queue, tools, tools?.marking, this.#words.edition];
    if (!this.#drawnWith || key.some((value, index) => value !== this.#drawnWith?.key[index])) {
      this.#drawnWith = {
        key,
        model: {
          words: this.#words,
          kinds: namesOf(board?.kinds ?? []),
          topics: namesOf(flattenTopics(board?.topics ?? [])),
          timeZone: board?.timeZone,
          threadUrl: this.threadUrl,
          queue: this.queue,
          tools,
        },
      };
    }
    return this.#drawnWith.model;
  }

  #renderMore(items: readonly MessageSummary[]): TemplateResult {
    const {hasMore, morePending, moreError} = this.#pages;
    const label = morePending ? 'common.loading' : moreError ? 'errors.retry' : 'common.more';
    return html`<div class="more">
      <div role="alert">${moreError
        ? html`<div part="failure" class="notice failed"><p>${this.#words.t('list.failed-more')} ${this.#words.any(`errors.${moreError.code}`)}</p></div>`
        : nothing}</div>
      ${hasMore
        ? html`<button part="more" type="button" class="button secondary" aria-disabled=${String(morePending)} @click=${this.#more}>${this.#words.t(label)}</button>`
        : items.length > this.#limit ? html`<p class="end" tabindex="-1">${this.#words.t('list.end-of-list')}</p>` : nothing}
    </div>`;
  }

  #renderSkeleton() {
    const rows = Array.from({length: Math.min(this.#limit, SKELETON_ROWS)}, renderSkeleton);
    return html`<p class="visually-hidden">${this.#words.t('common.loading')}</p><div class="list" aria-hidden="true">${rows}</div>`;
  }

  get #text(): string {
    return this.#connection.adapter?.capabilities.search ? this.text : '';
  }

  get #limit(): number {
    return Math.min(Math.max(Math.trunc(this.pageSize) || PAGE_SIZE, 1), LARGEST_PAGE);
  }

  get #emptyText(): string {
    if (this.placeId || this.agencyId || this.topic || this.kind || this.status || this.#text) return this.#words.any('list.none-found');
    return this.#words.any(this.queue === 'public' ? 'list.empty' : `list.empty-${this.queue}`);
  }

  readonly #retry = (): void => {
    this.#tools.part?.use();
    if (this.#connection.boardError) this.#connection.retryBoard();
    if (this.#pages.error) this.#pages.refresh();
  };

  readonly #more = async (): Promise<void> => {
    await ((await this.#tools.load()) ?? this.#pages).more();
  };

  readonly #open = (event: MouseEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'];
    // A click that opens another tab or window is between the person and the browser.
    if (!id || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    this.#tools.part?.opened(id);
    if (!this.dispatchEvent(new CivicMessageOpen(id))) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-message-list': CivicMessageList;
  }
}
