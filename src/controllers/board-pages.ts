import type {LitElement, ReactiveController} from 'lit';
import type {BoardAdapter, BoardError} from '../adapter/index.js';
import type {Agency, Page} from '../model/index.js';
import type {BoardConnection} from './board-connection.js';
import {asBoardError, BoardQuery} from './board-query.js';

type FetchPage<T, D> = (adapter: BoardAdapter, options: {signal: AbortSignal}, dependencies: D, cursor: string | undefined) => Promise<Page<T>>;

/** A list that grows by pages: the first comes by itself like any {@link BoardQuery}, the others when somebody asks for more. */
export class BoardPages<T, D extends readonly unknown[]> implements ReactiveController {
  /** Why the last page could not be had; what was there stays. */
  moreError: BoardError | undefined;
  morePending = false;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #fetchPage: FetchPage<T, D>;
  readonly #first: BoardQuery<Page<T>, D>;
  #dependencies: D | undefined;
  #abort: AbortController | undefined;

  constructor(host: LitElement, connection: BoardConnection, fetchPage: FetchPage<T, D>, dependencies: () => D | undefined) {
    this.#host = host;
    this.#connection = connection;
    this.#fetchPage = fetchPage;
    this.#first = new BoardQuery(host, connection, (adapter, options, d: D) => {
      this.#dependencies = d;
      this.#stopMore();
      return fetchPage(adapter, options, d, undefined);
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

  /** Adds the next page. Does nothing while one is under way, while the list begins anew, and when all are there. */
  async more(): Promise<void> {
    const {adapter} = this.#connection;
    const before = this.#first.value;
    const dependencies = this.#dependencies;
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

  #stopMore(): void {
    this.#abort?.abort();
    this.morePending = false;
    this.moreError = undefined;
  }
}

function joined<T>(a: Page<T>, b: Page<T>): Page<T> {
  return {...b, items: [...a.items, ...b.items], agencies: [...new Map([...a.agencies, ...b.agencies].map((agency) => [agency.id, agency])).values()]};
}
