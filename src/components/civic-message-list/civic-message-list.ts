import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {BoardError} from '../../adapter/error.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardPages} from '../../controllers/board-pages.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {Localize} from '../../controllers/localize.js';
import {WideEnough} from '../../controllers/wide-enough.js';
import {PUBLIC_STATUSES, type PublicStatus} from '../../model/states.js';
import type {Queue, Sort} from '../../model/query.js';
import {flattenTopics} from '../../model/topic.js';
import type {MessageSummary} from '../../model/view.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {renderFailure} from '../failure.js';
import type {Kept} from './address.js';
import {blocksOf} from './blocks.js';
import {CivicMessageOpen} from './civic-message-list.events.js';
import {styles} from './civic-message-list.styles.js';
import {renderCounts} from './counts.js';
import {type EntryModel, namesOf, renderEntry, renderSkeleton} from './entry.js';
import {type Filter, FILTERS, type FilterValues, renderFilters} from './filters.js';
import {FIRST_ENGLISH} from './first-words.js';
import {ListHistory, type Place} from './list-history.js';
import type {Words} from './words.js';

/** The statuses that messages of a queue can have, where more than one. */
const STATUSES_OF: Readonly<Record<Queue, readonly PublicStatus[]>> = {
  public: PUBLIC_STATUSES, followed: PUBLIC_STATUSES, mine: PUBLIC_STATUSES, handling: ['waiting', 'in-progress'], moderation: [],
};

/** The orders that make sense for a queue. */
const SORTS_OF: Readonly<Record<Queue, readonly Sort[]>> = {
  public: ['newest', 'newest-answer', 'most-followed'],
  followed: ['newest', 'newest-answer', 'most-followed'],
  mine: ['newest', 'newest-answer'],
  handling: ['newest', 'due'],
  moderation: ['newest', 'due'],
};

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
 * @cssproperty [--civic-message-list-gap=1.5rem] - Space above and below the line between two messages.
 */
export class CivicMessageList extends BoardElement {
  static override styles = [tokens, reset, controls, styles];

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
  @property() filters = FILTERS.join(' ');

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

  @state() private unfolded = false;
  /** Somebody has used the list, so that what it comes to is worth saying. */
  @state() private used = false;

  readonly #words: Words = new Localize(this, FIRST_ENGLISH, async () => (await import('./words.js')).ENGLISH);
  readonly #connection = new BoardConnection(this);
  readonly #wide = new WideEnough(this, 40);
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
  readonly #counts = new BoardQuery(
    this,
    this.#connection,
    (adapter, {signal}, [placeId, agencyId, topic, kind, text]) => adapter.countMessages({placeId, agencyId, topic, kind, text}, {signal}),
    () => (this.#countable ? [this.placeId, this.agencyId, this.topic, this.kind, this.#text] as const : undefined),
  );
  readonly #history = new ListHistory(this);
  readonly #lists = new LazyPart(this, async () => {
    const {ENGLISH, FilterLists} = await import('./filter-lists.js');
    this.#words.learn(ENGLISH);
    return new FilterLists(this, this.#connection, () => (this.#placesShown ? [this.placeId] : undefined));
  });
  /** A desk's messages say more of how they stand than those of the public board do. */
  readonly #deskWords = new LazyPart(this, async () => {
    const {ENGLISH} = await import('./words.js');
    this.#words.learn(ENGLISH);
    return ENGLISH;
  });
  readonly #highlight = new LazyPart(this, async () => (await import('./highlight.js')).highlighted);
  #blocks: readonly (readonly MessageSummary[])[] = [];
  #entries: {readonly key: readonly unknown[]; readonly model: EntryModel} | undefined;
  /** The message that the reader had opened when they left; until it is there again. */
  #returningTo = '';

  protected override willUpdate(): void {
    this.#history.begin();
    if (!this.#wordsReady) void this.#deskWords.load();
  }

  /** Fetches the list anew, as far as it was loaded, for instance because a message was acted on. What is shown stays until then. */
  refresh(): void {
    this.#pages.refresh();
    this.#counts.refresh();
  }

  /** What the address holds. @internal */
  get kept(): Kept {
    const {text, placeId, agencyId, topic, kind, status, sort} = this;
    return {text, placeId, agencyId, topic, kind, status, sort};
  }

  /** The controls whose values the address may hold: those that the page wants, whether or not the board can do what they do. @internal */
  get keepable(): ReadonlySet<Filter> {
    return new Set(FILTERS.filter((filter) => this.#wanted.includes(filter)));
  }

  /** Takes over what the address says. @internal */
  restore(values: Kept, {loaded, opened}: Place): void {
    Object.assign(this, values);
    this.#pages.restore(loaded);
    this.#returningTo = opened;
  }

  protected override render(): TemplateResult {
    const {adapter} = this.#connection;
    if (!adapter) return html`<p part="failure" class="notice">${this.#words.t('errors.no-board')}</p>`;
    const items = this.#connection.board && this.#wordsReady ? this.#pages.items : undefined;
    const error = this.#signedOut ? new BoardError('unauthenticated') : this.#pages.error ?? this.#connection.boardError;
    return html`<section part="base" class="base">
      <slot name="heading"><h2 class="visually-hidden">${this.#words.t('list.label')}</h2></slot>
      ${this.#signedOut ? nothing : html`${this.#renderFilters()}${this.#renderCounts()}${this.#renderSummary(items)}`}
      ${renderFailure(this.#words, error, this.#retry)}
      <div class="results" aria-busy=${String(this.#pages.pending || this.#pages.morePending)}>
        ${items ? this.#renderItems(items) : error ? nothing : this.#renderSkeleton()}
      </div>
    </section>`;
  }

  protected override updated(): void {
    // After the options are there; and also when somebody's choice was taken back without any option changing.
    for (const select of this.renderRoot.querySelectorAll('select')) {
      select.value = select.dataset['value'] ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
    // Not in the markup, for there a policy of `style-src 'self'` blocks it.
    for (const block of this.renderRoot.querySelectorAll<HTMLElement>('.block')) block.style.setProperty('--_count', `${block.childElementCount}`);
    if (this.#listsShown && !this.#lists.failed) void this.#lists.load();
    if (this.#text && !this.#highlight.failed) void this.#highlight.load();
    if (this.#returningTo && this.#pages.items && !this.#pages.pending) this.#return();
  }

  /** What can be said of messages is there, or cannot be had. */
  get #wordsReady(): boolean {
    return this.queue === 'public' || !!this.#deskWords.part || this.#deskWords.failed;
  }

  /** Whose list it is depends on who is signed in: everything but the public board. */
  get #signedOut(): boolean {
    return this.queue !== 'public' && this.#connection.session === null;
  }

  /** A list of one's own is asked for once it is known whose. */
  get #askable(): boolean {
    return this.queue === 'public' || !!this.#connection.session;
  }

  #renderFilters() {
    return renderFilters({
      words: this.#words,
      lists: this.#lists,
      shown: this.#shown,
      values: this,
      count: this.#set.length,
      board: this.#connection.board,
      named: this.#pages.agencies,
      statuses: STATUSES_OF[this.queue] ?? [],
      sorts: this.#sorts,
      wide: this.#wide.matches,
      unfolded: this.unfolded,
      onFold: (unfolded) => (this.unfolded = unfolded),
      onFilter: this.#filter,
    });
  }

  #renderCounts() {
    if (!this.#countable) return nothing;
    return renderCounts(this.#words, this.#counts.value, this.status, (status) => this.#filter({status}));
  }

  /** How many there are, said after each search; the way back to all of them. */
  #renderSummary(items: readonly MessageSummary[] | undefined) {
    const busy = this.#pages.pending && items;
    const text = busy ? this.#words.t('common.refreshing') : this.used && items ? this.#words.t('list.found', {count: items.length}) : '';
    const clearable = this.#shown.size > 0 && (this.#set.length > 0 || this.#text);
    return html`<div class=${this.#shown.size > 0 ? 'summary kept' : 'summary'}>
      <p role="status">${text}</p>
      ${clearable ? html`<button type="button" class="link" @click=${this.#clear}>${this.#words.t('list.clear')}</button>` : nothing}
    </div>`;
  }

  #renderItems(items: readonly MessageSummary[]) {
    if (items.length === 0) return html`<p class="notice">${this.#emptyText}</p>`;
    const model = this.#entryModel();
    this.#blocks = blocksOf(items, this.#blocks);
    // Not ul and li: nothing may stand between these, and the blocks do. They have no role, so that it is one list to those who hear it.
    return html`<div part="list" class="list" role="list">
        ${repeat(this.#blocks, ([first]) => first?.id, (block) => html`<div class="block">
          ${guard([model, ...block], () => repeat(block, ({id}) => id, (item) => html`<div role="listitem" class="item">${renderEntry(item, model)}</div>`))}
        </div>`)}
      </div>
      ${this.#renderMore(items)}`;
  }

  /** The same object until something in it changes: with thousands of entries on the page, only those are rendered that have to be. */
  #entryModel(): EntryModel {
    const {board} = this.#connection;
    const {agencies} = this.#pages;
    const highlight = this.#highlight.part;
    const key = [board, agencies, this.threadUrl, this.queue, this.#text, highlight, this.#words.edition];
    if (!this.#entries || key.some((value, index) => value !== this.#entries?.key[index])) {
      this.#entries = {
        key,
        model: {
          words: this.#words,
          names: {kinds: namesOf(board?.kinds ?? []), topics: namesOf(flattenTopics(board?.topics ?? [])), agencies: namesOf(agencies)},
          timeZone: board?.timeZone,
          threadUrl: this.threadUrl,
          queue: this.queue,
          marked: (text) => (this.#text && highlight ? highlight(text, this.#text) : text),
          now: new Date(),
          onOpen: this.#open,
        },
      };
    }
    return this.#entries.model;
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
    const rows = Array.from({length: Math.min(this.#limit, SKELETON_ROWS)}, () => html`<div class="item">${renderSkeleton()}</div>`);
    return html`<p class="visually-hidden">${this.#words.t('common.loading')}</p><div class="list" aria-hidden="true">${rows}</div>`;
  }

  get #shown(): ReadonlySet<Filter> {
    const searchable = this.#connection.adapter?.capabilities.search;
    return new Set(FILTERS.filter((filter) => this.#wanted.includes(filter)
      && (filter !== 'search' || searchable)
      && (filter !== 'status' || this.queue !== 'moderation')
      && (filter !== 'sort' || this.#sorts.length > 1)));
  }

  get #wanted(): readonly string[] {
    return this.filters.split(/\s+/);
  }

  /** The orders to choose from, that which the page chose among them. */
  get #sorts(): readonly Sort[] {
    const sorts = (SORTS_OF[this.queue] ?? []).filter((sort) => sort !== 'most-followed' || this.#connection.adapter?.capabilities.follow);
    return sorts.includes(this.sort) ? sorts : [...sorts, this.sort];
  }

  /** Counts are of the whole public board, and are there to choose a status by. */
  get #countable(): boolean {
    return this.queue === 'public' && !this.ids && this.#shown.has('status') && !!this.#connection.adapter?.capabilities.counts;
  }

  /** The lists and what is in them are fetched when somebody can see them. */
  get #listsShown(): boolean {
    return [...this.#shown].some((filter) => filter !== 'search') && (this.#wide.matches || this.unfolded);
  }

  get #placesShown(): boolean {
    const shown = this.#shown;
    return (shown.has('place') || shown.has('agency')) && this.#listsShown;
  }

  get #set(): readonly string[] {
    return [this.placeId, this.agencyId, this.topic, this.kind, this.status].filter(Boolean);
  }

  get #text(): string {
    return this.#connection.adapter?.capabilities.search ? this.text : '';
  }

  get #limit(): number {
    return Math.min(Math.max(Math.trunc(this.pageSize) || PAGE_SIZE, 1), LARGEST_PAGE);
  }

  get #emptyText(): string {
    if (this.#set.length > 0 || this.#text) return this.#words.t('list.none-found');
    return this.#words.any(this.queue === 'public' ? 'list.empty' : `list.empty-${this.queue}`);
  }

  readonly #filter = (values: Partial<FilterValues & {readonly sort: Sort}>): void => {
    this.used = true;
    Object.assign(this, values);
    this.#history.choose();
  };

  readonly #clear = (): void => {
    const form = this.renderRoot.querySelector('form');
    // The button goes with the last filter, and words that were typed and not sent go too.
    form?.reset();
    this.#filter({text: '', placeId: '', agencyId: '', topic: '', kind: '', status: ''});
    const fields = form?.querySelectorAll<HTMLElement>('input, summary, select') ?? [];
    [...fields].find((field) => field.checkVisibility())?.focus();
  };

  readonly #retry = (): void => {
    this.used = true;
    if (this.#connection.boardError) this.#connection.retryBoard();
    if (this.#pages.error) this.#pages.refresh();
  };

  readonly #more = async (): Promise<void> => {
    const before = this.#pages.items?.length ?? 0;
    this.used = true;
    await this.#pages.more();
    this.#history.reach({loaded: this.#pages.items?.length ?? 0, opened: ''});
    // Whoever went elsewhere in the meantime is left there. Not every browser gives focus to a button that is pressed.
    const stayed = this.shadowRoot?.activeElement?.part.contains('more') ?? document.activeElement === document.body;
    if (this.#pages.moreError || !stayed) return;
    await this.updateComplete;
    const titles = this.renderRoot.querySelectorAll<HTMLElement>('.title > *');
    (titles[before] ?? this.renderRoot.querySelector<HTMLElement>('.end'))?.focus();
  };

  readonly #open = (id: string, event: MouseEvent): void => {
    // A click that opens another tab or window is between the person and the browser.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    this.#history.reach({loaded: this.#pages.items?.length ?? 0, opened: id});
    if (!this.dispatchEvent(new CivicMessageOpen(id))) event.preventDefault();
  };

  /** Back to the message that was opened from here, so that whoever goes through a list goes on where they were. */
  #return(): void {
    const id = this.#returningTo;
    this.#returningTo = '';
    const title = this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    this.#history.reach({loaded: this.#pages.items?.length ?? 0, opened: ''});
    title?.scrollIntoView({block: 'center'});
    title?.focus({preventScroll: true});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-message-list': CivicMessageList;
  }
}
