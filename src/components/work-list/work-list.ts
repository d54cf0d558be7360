import type {LitElement, ReactiveController} from 'lit';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardPages} from '../../controllers/board-pages.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {deskOf} from '../../controllers/desk.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {type Box, type BoxCounts, type BoxQueue, isNamedBy, type Message, type MessageSummary, type Sort} from '../../model/index.js';

/** Messages of a page, and how many unread ones are left when the next page is fetched. */
const PAGE_SIZE = 30;
const FETCH_BELOW = 5;

/** Which messages are gone through. */
export interface WorkQuery {
  readonly queue: BoxQueue;
  /** Empty where the board has no trays. */
  readonly box: Box | '';
  readonly sort: Sort;
}

/** How a list belongs to its element. */
export interface WorkListOptions {
  /** Undefined: there is nobody here whose work this is. */
  readonly query: () => WorkQuery | undefined;
  /** There is room for the list and a message beside each other: the first message is open by itself then. */
  readonly wide: () => boolean;
  /** Another message is before the person, or none. */
  readonly onOpened: () => void;
  /** The id or number of a message that is open from the beginning, in the list or not; empty for none. */
  readonly first?: () => string;
}

/**
 * A list of messages that somebody goes through one at a time, with the message that is open. What was dealt with leaves the list at once
 * and the next one opens; nothing else in the list moves until its reader wants that.
 */
export class WorkList implements ReactiveController {
  readonly pages: BoardPages<MessageSummary, readonly [BoxQueue, Box | '', Sort]>;
  readonly thread: BoardQuery<Message, readonly [string]>;
  readonly counts: BoardQuery<BoxCounts, readonly [BoxQueue]>;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #options: WorkListOptions;
  #opened = '';
  /** The person went back to the list on purpose. */
  #closed = false;
  readonly #dealt = new Set<string>();
  readonly #newer = new Map<string, MessageSummary>();
  #key = '';
  #person: string | undefined;
  #shown = '';
  /** What the list before this one held, which stays in sight until the other has come. */
  #before: readonly MessageSummary[] | undefined;
  /** How many lay in the tray when the list was fetched. */
  #base: number | undefined;
  /** Where focus goes once it is there: the first of these that there is. */
  #focus: readonly string[] = [];

  constructor(host: LitElement, connection: BoardConnection, options: WorkListOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#options = options;
    // Before the queries, so that they see what this has settled.
    host.addController(this);
    this.pages = new BoardPages(
      host, connection,
      (adapter, {signal}, [queue, box, sort], cursor, size = PAGE_SIZE) => adapter.listMessages({queue, sort, limit: size, ...(box && {box}), ...(cursor && {cursor})}, {signal}),
      () => {
        const query = options.query();
        return query && ([query.queue, query.box, query.sort] as const);
      },
    );
    this.counts = new BoardQuery(
      host, connection,
      async (adapter, {signal}, [queue]: readonly [BoxQueue]) => (await deskOf(adapter)).countBoxes(queue, {signal}),
      () => {
        const query = options.query();
        return query && connection.adapter?.capabilities.desk ? ([query.queue] as const) : undefined;
      },
    );
    this.thread = new BoardQuery(
      host, connection,
      (adapter, {signal}, [id]: readonly [string]) => adapter.getMessage(id, {signal}),
      () => (options.query() && this.opened ? ([this.opened] as const) : undefined),
      {reset: true},
    );
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  hostUpdate(): void {
    const person = this.#connection.session?.personId;
    const key = JSON.stringify(this.#options.query() ?? null);
    if (key !== this.#key || person !== this.#person) this.#begin();
    this.#key = key;
    this.#person = person;
    if (!this.#opened && !this.#closed && this.pages.items !== this.#before && this.#options.wide()) this.#opened = this.items?.[0]?.id ?? '';
    if (this.#opened === this.#shown) return;
    this.#shown = this.#opened;
    this.#options.onOpened();
  }

  hostUpdated(): void {
    const {items, pending} = this.pages;
    const query = this.#options.query();
    if (items && !pending && !this.counts.pending && this.#base === undefined && query) this.#base = this.#countOf(query.box);
    this.#takeFocus();
  }

  /** The messages that are still to be gone through, as far as they were loaded. */
  get items(): readonly MessageSummary[] | undefined {
    return this.pages.items?.filter(({id}) => !this.#dealt.has(id)).map((item) => this.#newer.get(item.id) ?? item);
  }

  /** The id of the message that is open; empty for none. */
  get opened(): string {
    return this.#opened;
  }

  /** The open message; never the one before it while it is on its way. */
  get message(): Message | undefined {
    const {value} = this.thread;
    return value && isNamedBy(value, this.#opened) ? value : undefined;
  }

  /** Where the open message stands in the list, from 1; undefined when it is not in it (any more). */
  get number(): number | undefined {
    const index = this.#indexOf(this.#opened);
    return index < 0 ? undefined : index + 1;
  }

  /** How many are to be gone through, with those that were not loaded yet; undefined where that is not known. */
  get total(): number | undefined {
    const {items} = this;
    if (items && !this.pages.hasMore) return items.length;
    return this.#base === undefined ? undefined : this.#base - this.#dealt.size;
  }

  /** All that was here has been dealt with. */
  get isDone(): boolean {
    return this.items?.length === 0 && this.#dealt.size > 0;
  }

  /** How many more there are than when the list was fetched; below 0: some have gone by other hands. */
  get news(): number {
    const query = this.#options.query();
    const count = query && this.#countOf(query.box);
    return count === undefined || this.#base === undefined || this.pages.pending || this.counts.pending ? 0 : count - (this.#base - this.#dealt.size);
  }

  /** Opens a message by its id or number; focus goes to its title unless told otherwise. */
  open(id: string, {focus = true} = {}): void {
    this.#opened = id;
    this.#closed = false;
    this.#focus = focus ? ['#matter', '#gone'] : [];
    this.#host.requestUpdate();
  }

  /** Back to the list, to the message that was open. */
  close(): void {
    const id = this.#opened;
    this.#opened = '';
    this.#closed = true;
    this.#focus = [`[data-row="${CSS.escape(id)}"] [data-control]`, '[data-control]'];
    this.#host.requestUpdate();
  }

  /** The message so many places on; does nothing at the ends. */
  step(by: number): void {
    const next = this.items?.[this.#indexOf(this.#opened) + by];
    if (next) this.open(next.id);
    this.#fetchAhead();
  }

  /** The open message was dealt with: it leaves the list, and the next one opens. */
  dealtWith(id: string): void {
    const index = Math.max(0, this.#indexOf(id));
    this.#dealt.add(id);
    this.counts.refresh();
    const {items = []} = this;
    const next = items[index] ?? items.at(-1);
    if (next) this.open(next.id);
    else {
      this.#opened = '';
      this.#focus = ['#said'];
      // Nothing is left of what was loaded: look for more.
      this.#host.requestUpdate();
      if (this.pages.hasMore) void this.pages.more();
    }
    this.#fetchAhead();
  }

  /** The open message is another one now, and stays where it is. */
  learn(message: Message): void {
    this.thread.set(message);
    if (this.#indexOf(message.id) >= 0) this.#newer.set(message.id, {...message, ...(message.desk && {desk: {...message.desk, version: message.version}})});
    this.counts.refresh();
    this.#host.requestUpdate();
  }

  /** Fetches everything anew. */
  refresh(): void {
    this.#dealt.clear();
    this.#newer.clear();
    this.#base = undefined;
    this.pages.refresh();
    this.counts.refresh();
    if (this.#opened) this.thread.refresh();
    this.#host.requestUpdate();
  }

  /** Tries again what could not be had. */
  retry(): void {
    if (this.#connection.boardError) this.#connection.retryBoard();
    if (this.pages.error) this.pages.refresh();
    if (this.counts.error) this.counts.refresh();
    if (this.thread.error) this.thread.refresh();
  }

  /** Another list, or somebody else. */
  #begin(): void {
    this.#opened = this.#options.first?.() ?? '';
    this.#closed = false;
    this.#dealt.clear();
    this.#newer.clear();
    this.#base = undefined;
    this.#before = this.pages.items;
  }

  #indexOf(id: string): number {
    return this.items?.findIndex((item) => isNamedBy(item, id)) ?? -1;
  }

  #countOf(box: Box | ''): number | undefined {
    return box ? this.counts.value?.[box] : undefined;
  }

  #fetchAhead(): void {
    const {items = []} = this;
    if (this.pages.hasMore && items.length - this.#indexOf(this.#opened) < FETCH_BELOW) void this.pages.more();
  }

  /** Moves focus once what it goes to is there. */
  #takeFocus(): void {
    if (this.#focus.length === 0 || (this.#opened && !this.message && !this.thread.error)) return;
    const target = this.#focus.map((selector) => this.#host.renderRoot.querySelector<HTMLElement>(selector)).find((found) => found !== null);
    if (!target) return;
    this.#focus = [];
    if (mayTakeFocus(this.#host)) target.focus();
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'visible' && this.#options.query()) this.counts.refresh();
  };
}
