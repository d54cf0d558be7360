import type {LitElement, ReactiveController} from 'lit';
import type {BoardAdapter, BoardError} from '../adapter/index.js';
import type {Agency, Page} from '../model/index.js';
import type {BoardConnection} from './board-connection.js';
import {asBoardError, BoardQuery} from './board-query.js';

/** `size`: how many entries are wanted, where it is not the list's own page size. */
type FetchPage<T, D> = (adapter: BoardAdapter, options: {signal: AbortSignal}, dependencies: D, cursor: string | undefined, size?: number) => Promise<Page<T>>;

/** Entries of one request when a list is fetched anew (the contract's limit), and of a list that is fetched whole. */
const LARGEST_PAGE = 100;
const KEPT = 2_000;

/**
 * A list that grows by pages: the first comes by itself like any {@link BoardQuery}, the others when somebody asks for more. A refresh
 * brings as many as were there, so that nobody loses their place; another filter begins with one page.
 */
export class BoardPages<T, D extends readonly unknown[]> implements ReactiveController {
  /** Why the last page could not be had; what was there stays. */
  moreError: BoardError | undefined;
  morePending = false;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #fetchPage: FetchPage<T, D>;
  readonly #first: BoardQuery<Page<T>, D>;
  readonly #current: () => D | undefined;
  #dependencies: D | undefined;
  #abort: AbortController | undefined;
  #restored = 0;

  constructor(host: LitElement, connection: BoardConnection, fetchPage: FetchPage<T, D>, dependencies: () => D | undefined) {
    this.#host = host;
    this.#connection = connection;
    this.#fetchPage = fetchPage;
    this.#current = dependencies;
    this.#first = new BoardQuery(host, connection, (adapter, options, d: D) => {
      const same = !!this.#dependencies && d.length === this.#dependencies.length && d.every((value, index) => Object.is(value, this.#dependencies?.[index]));
      const wanted = this.#restored || (same ? (this.items?.length ?? 0) : 0);
      this.#restored = 0;
      this.#dependencies = d;
      this.#stopMore();
      return this.#fetchFirst(adapter, options, d, Math.min(wanted, KEPT));
    }, dependencies);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stopMore();
  }

  /** Everything loaded so far; undefined before the first page. */
  get items(): readonly T[] | undefined {
    return this.#first.value?.items;
  }

  /** The agencies that the items name. */
  get agencies(): readonly Agency[] {
    return this.#first.value?.agencies ?? [];
  }

  get hasMore(): boolean {
    return this.#first.value?.nextCursor !== undefined;
  }

  /** The first page is under way; with items there, that is a refresh. */
  get pending(): boolean {
    return this.#first.pending;
  }

  /** Why the first page could not be had. */
  get error(): BoardError | undefined {
    return this.#first.error;
  }

  refresh(): void {
    this.#first.refresh();
  }

  /** The next fetch that begins the list brings this many entries: as many as were there when its reader left. */
  restore(count: number): void {
    this.#restored = count;
  }

  /** Adds the next page. Does nothing while one is under way, while the list begins anew, and when all are there. */
  async more(): Promise<void> {
    const {adapter} = this.#connection;
    const before = this.#first.value;
    // The first page may have come with the page and not by a fetch.
    const dependencies = (this.#dependencies ??= this.#current());
    if (!adapter || !before?.nextCursor || !dependencies || this.morePending || this.pending) return;
    const {signal} = (this.#abort = new AbortController());
    this.morePending = true;
    this.moreError = undefined;
    this.#host.requestUpdate();
    try {
      const page = await this.#fetchPage(adapter, {signal}, dependencies, before.nextCursor);
      // A refresh or another filter in the meantime makes this page one of a list that is gone.
      if (!signal.aborted && !this.pending && this.#first.value === before) this.#first.set(joined(before, page));
    } catch (error) {
      if (!signal.aborted) this.moreError = asBoardError(error);
    }
    if (signal.aborted) return;
    this.morePending = false;
    this.#host.requestUpdate();
  }

  async #fetchFirst(adapter: BoardAdapter, options: {signal: AbortSignal}, dependencies: D, wanted: number): Promise<Page<T>> {
    let page = await this.#fetchPage(adapter, options, dependencies, undefined, wanted > 0 ? Math.min(wanted, LARGEST_PAGE) : undefined);
    while (page.items.length < wanted && page.nextCursor) {
      const size = Math.min(wanted - page.items.length, LARGEST_PAGE);
      page = joined(page, await this.#fetchPage(adapter, options, dependencies, page.nextCursor, size));
    }
    return page;
  }

  #stopMore(): void {
    this.#abort?.abort();
    this.morePending = false;
    this.moreError = undefined;
  }
}

function joined<T>(a: Page<T>, b: Page<T>): Page<T> {
  const known = new Set(a.agencies.map(({id}) => id));
  const others = b.agencies.filter(({id}) => !known.has(id));
  // The same array where nothing was added, so that what was made from it can be kept.
  return {...b, items: [...a.items, ...b.items], agencies: others.length > 0 ? [...a.agencies, ...others] : a.agencies};
}
