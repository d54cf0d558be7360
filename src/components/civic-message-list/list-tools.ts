import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import type {BoardPages} from '../../controllers/board-pages.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {WideEnough} from '../../controllers/wide-enough.js';
import type {Queue, Sort, StatusCounts} from '../../model/query.js';
import {PUBLIC_STATUSES, type PublicStatus} from '../../model/states.js';
import type {MessageSummary} from '../../model/view.js';
import {list as english} from '../../i18n/en/list.js';
import {disclosure} from '../../styles/disclosure.js';
import {fields} from '../../styles/fields.js';
import type {Kept} from './address.js';
import {renderCounts} from './counts.js';
import type {EntryModel, EntryTools} from './entry.js';
import {type Filter, FILTERS, type FilterValues, renderFilters} from './filters.js';
import {ListHistory, type Place} from './list-history.js';
import {toolStyles} from './list-tools.styles.js';
import {renderDue, renderMarks} from './standing.js';
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

/** The list, as far as its tools go. */
interface List extends LitElement, FilterValues {
  readonly queue: Queue;
  readonly sort: Sort;
  readonly status: PublicStatus | '';
  readonly ids: readonly string[] | undefined;
  readonly filters: string;
  readonly address: string | null;
}

type Pages = Pick<BoardPages<MessageSummary, never>, 'items' | 'agencies' | 'pending' | 'moreError' | 'more' | 'restore'>;

interface ListToolsOptions {
  readonly words: Words;
  readonly pages: Pages;
  /** Nobody is signed in whose list it could be. */
  readonly signedOut: () => boolean;
}

/**
 * What its reader finds messages with: search, filters, counts, the page's address, the way back to where they were, and more of the list. It
 * is fetched beside the messages by lists that have any of it, and by the others when somebody wants more.
 */
export class ListTools implements EntryTools {
  readonly #list: List;
  readonly #connection: BoardConnection;
  readonly #options: ListToolsOptions;
  readonly #wide: WideEnough;
  readonly #counts: BoardQuery<StatusCounts, readonly string[]>;
  readonly #history: ListHistory;
  readonly #lists;
  readonly #highlight;
  #unfolded = false;
  /** Somebody has used the list, so that what it comes to is worth saying. */
  #used = false;
  /** The message that the reader had opened when they left; until it is there again. */
  #returningTo = '';

  constructor(list: List, connection: BoardConnection, options: ListToolsOptions) {
    this.#list = list;
    this.#connection = connection;
    this.#options = options;
    addStyles(list, fields, disclosure, toolStyles);
    options.words.add({list: english});
    this.#wide = new WideEnough(list, 40);
    this.#counts = new BoardQuery<StatusCounts, readonly string[]>(
      list,
      connection,
      (adapter, {signal}) => {
        const {placeId, agencyId, topic, kind} = list;
        return adapter.countMessages({placeId, agencyId, topic, kind, text: this.#text}, {signal});
      },
      () => (this.#countable ? [list.placeId, list.agencyId, list.topic, list.kind, this.#text] : undefined),
    );
    this.#lists = new LazyPart(list, async () => {
      const {FilterLists} = await import('./filter-lists.js');
      return new FilterLists(list, connection, () => (this.#placesShown ? [list.placeId] : undefined));
    });
    this.#highlight = new LazyPart(list, async () => (await import('./highlight.js')).highlighted);
    this.#history = new ListHistory(list, {
      kept: () => this.#kept,
      keepable: () => new Set(FILTERS.filter((filter) => this.#wanted.includes(filter))),
      restore: (values, place) => this.#restore(values, place),
    });
  }

  /** The list has drawn itself, and set how much room it takes. */
  updated(): void {
    // After the options are there; and also when somebody's choice was taken back without any option changing.
    for (const select of this.#list.renderRoot.querySelectorAll('select')) {
      select.value = select.dataset['value'] ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
    if (this.#listsShown && !this.#lists.failed) void this.#lists.load();
    if (this.#text && !this.#highlight.failed) void this.#highlight.load();
    if (this.#returningTo && this.#options.pages.items && !this.#options.pages.pending) this.#return();
  }

  /** Takes what the page's address says, once. To be called before the first fetch. */
  begin(): void {
    this.#history.begin();
  }

  refresh(): void {
    this.#counts.refresh();
  }

  /** A text with what is looked for marked in it. */
  marked(text: string): unknown {
    const highlight = this.#highlight.part;
    return this.#text && highlight ? highlight(text, this.#text) : text;
  }

  /** How a message stands beside its status. */
  marks(message: MessageSummary, model: EntryModel): unknown {
    return renderMarks(message, model);
  }

  /** When it is due. */
  due(message: MessageSummary, model: EntryModel): unknown {
    return renderDue(message, model);
  }

  /** Another value whenever texts are marked otherwise. */
  get marking(): unknown {
    return this.#highlight.part && this.#text;
  }

  render(): TemplateResult {
    return html`${this.#renderFilters()}${this.#countable
      ? renderCounts(this.#options.words, this.#counts.value, this.#list.status, (status) => this.#filter({status}))
      : nothing}${this.#renderSummary()}`;
  }

  /** Somebody asked for something to be fetched. */
  use(): void {
    this.#used = true;
  }

  /** Adds a page, and takes whoever asked for it on to the first of what is new. */
  async more(): Promise<void> {
    const {pages} = this.#options;
    const list = this.#list;
    const before = pages.items?.length ?? 0;
    const isSeen = this.#isMoreSeen;
    this.use();
    await pages.more();
    this.#history.reach({loaded: pages.items?.length ?? 0, opened: ''});
    // Whoever went elsewhere in the meantime is left there, and so is whoever a script presses for. Not every browser gives focus to a button that is pressed.
    const stayed = list.shadowRoot?.activeElement?.part.contains('more') ?? (isSeen && document.activeElement === document.body);
    if (pages.moreError || !stayed) return;
    await list.updateComplete;
    const titles = list.renderRoot.querySelectorAll<HTMLElement>('.title > *');
    (titles[before] ?? list.renderRoot.querySelector<HTMLElement>('.end'))?.focus();
  }

  get #isMoreSeen(): boolean {
    const {top, bottom} = this.#list.renderRoot.querySelector('[part=more]')?.getBoundingClientRect() ?? {top: 0, bottom: 0};
    return bottom > 0 && top < innerHeight;
  }

  /** Somebody goes to a message. */
  opened(id: string): void {
    this.#history.reach({loaded: this.#options.pages.items?.length ?? 0, opened: id});
  }

  #renderFilters() {
    const {queue} = this.#list;
    return renderFilters({
      words: this.#options.words,
      lists: this.#lists,
      shown: this.#shown,
      values: this.#list,
      count: this.#set.length,
      board: this.#connection.board,
      named: this.#options.pages.agencies,
      statuses: STATUSES_OF[queue] ?? [],
      sorts: this.#sorts,
      wide: this.#wide.matches,
      unfolded: this.#unfolded,
      onFold: (unfolded) => {
        this.#unfolded = unfolded;
        this.#list.requestUpdate();
      },
      onFilter: this.#filter,
    });
  }

  /** How many there are, said after each search; the way back to all of them. */
  #renderSummary() {
    const {words, pages: {items, pending}} = this.#options;
    const text = pending && items ? words.t('common.refreshing') : this.#used && items ? words.t('list.found', {count: items.length}) : '';
    const clearable = this.#shown.size > 0 && (this.#set.length > 0 || this.#text);
    // Where nothing is chosen from, nobody has to see it, and nothing that is seen is to move for it.
    return html`<div class=${this.#shown.size > 0 ? 'summary' : 'visually-hidden'}>
      <p role="status">${text}</p>
      ${clearable ? html`<button type="button" class="link" @click=${this.#clear}>${words.t('list.clear')}</button>` : nothing}
    </div>`;
  }

  get #shown(): ReadonlySet<Filter> {
    const searchable = this.#connection.adapter?.capabilities.search;
    return new Set(FILTERS.filter((filter) => this.#wanted.includes(filter)
      && (filter !== 'search' || searchable)
      && (filter !== 'status' || this.#list.queue !== 'moderation')
      && (filter !== 'sort' || this.#sorts.length > 1)));
  }

  get #wanted(): readonly string[] {
    return this.#list.filters.split(/\s+/);
  }

  /** The orders to choose from, that which the page chose among them. */
  get #sorts(): readonly Sort[] {
    const {queue, sort} = this.#list;
    const able = this.#connection.adapter?.capabilities;
    const sorts = (SORTS_OF[queue] ?? []).filter((order) => (order !== 'most-followed' || able?.follow) && (order !== 'newest-answer' || able?.answerOrder));
    return sorts.includes(sort) ? sorts : [...sorts, sort];
  }

  /** Counts are of the whole public board, and are there to choose a status by. */
  get #countable(): boolean {
    const {queue, ids} = this.#list;
    return queue === 'public' && !ids && this.#shown.has('status') && !!this.#connection.adapter?.capabilities.counts;
  }

  /** The lists and what is in them are fetched when somebody can see them. */
  get #listsShown(): boolean {
    return !this.#options.signedOut() && [...this.#shown].some((filter) => filter !== 'search') && (this.#wide.matches || this.#unfolded);
  }

  get #placesShown(): boolean {
    const shown = this.#shown;
    return (shown.has('place') || shown.has('agency')) && this.#listsShown;
  }

  get #kept(): Kept {
    const {text, placeId, agencyId, topic, kind, status, sort} = this.#list;
    return {text, placeId, agencyId, topic, kind, status, sort};
  }

  get #set(): readonly string[] {
    const {placeId, agencyId, topic, kind, status} = this.#list;
    return [placeId, agencyId, topic, kind, status].filter(Boolean);
  }

  get #text(): string {
    return this.#connection.adapter?.capabilities.search ? this.#list.text : '';
  }

  readonly #filter = (values: Partial<FilterValues & {readonly sort: Sort}>): void => {
    this.use();
    Object.assign(this.#list, values);
    this.#list.requestUpdate();
    this.#history.choose();
  };

  readonly #clear = (): void => {
    const form = this.#list.renderRoot.querySelector('form');
    // The button goes with the last filter, and words that were typed and not sent go too.
    form?.reset();
    this.#filter({text: '', placeId: '', agencyId: '', topic: '', kind: '', status: ''});
    const fields = form?.querySelectorAll<HTMLElement>('input, summary, select') ?? [];
    [...fields].find((field) => field.checkVisibility())?.focus();
  };

  #restore(values: Kept, {loaded, opened}: Place): void {
    Object.assign(this.#list, values);
    this.#options.pages.restore(loaded);
    this.#returningTo = opened;
  }

  /** Back to the message that was opened from here, so that whoever goes through a list goes on where they were. */
  #return(): void {
    const title = this.#list.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.#returningTo)}"]`);
    this.#returningTo = '';
    this.#history.reach({loaded: this.#options.pages.items?.length ?? 0, opened: ''});
    // In this order: a block that is not drawn yet gets its own height only when something in it has focus.
    title?.focus({preventScroll: true});
    title?.scrollIntoView({block: 'center'});
  }
}
