import {type BoardAdapter, type DeviceStore, isRetryable, type Session} from '../adapter/index.js';
import type {BoardLoad, Outbox} from '../context/index.js';
import type {BoardInfo} from '../model/board.js';
import type {BoardKeeping} from './board-keeping.js';
import {asBoardError} from './board-query.js';

export interface BoardLinkOptions {
  readonly adapter: BoardAdapter;
  /** Tells boards apart on this device: the address of the board's API, say. */
  readonly name: string;
  /** Where drafts, waiting messages and receipts are kept, instead of in the browser's own storage. It belongs to {@link keeping}. */
  readonly device?: DeviceStore | undefined;
  /** The board's own data, where the page came with them. */
  readonly info?: BoardInfo | undefined;
  /** What keeps things on the device, for who has it at hand. Default: fetched when it is wanted. */
  readonly keeping?: typeof BoardKeeping;
}

/**
 * A board as the elements on a page share it: its own data and who is signed in, each fetched once, and what is kept on this device. That
 * last part is heavy, and is loaded when an element asks for it or something of this board lies on the device: then what waits is sent.
 */
export class BoardLink {
  readonly adapter: BoardAdapter;
  /** The board's own data; undefined until they are there, or could not be had. */
  board: BoardLoad | undefined;
  /** Who is signed in; undefined until that is known. */
  session: Session | null | undefined;
  readonly #options: BoardLinkOptions;
  readonly #listeners = new Set<() => void>();
  #keeping: BoardKeeping | undefined;
  #fetchingKeeping: Promise<BoardKeeping | undefined> | undefined;
  /** Who is there was not told by the board, but remembered. */
  #sessionRecalled = false;
  #users = 0;
  #abort: AbortController | undefined;

  constructor(options: BoardLinkOptions) {
    this.#options = options;
    this.adapter = options.adapter;
    if (options.keeping) this.#keepWith(options.keeping);
    if (options.info) this.board = {info: options.info, retry: () => undefined};
  }

  /** What is kept on this device; undefined until it is there, see {@link keep}. */
  get device(): DeviceStore | undefined {
    return this.#keeping?.device;
  }

  /** What people on this device have sent; undefined until it is there, see {@link keep}. */
  get outbox(): Outbox | undefined {
    return this.#keeping?.outbox;
  }

  /** Calls back whenever anything here changes. Gives what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Somebody on the page uses it. */
  start(): void {
    if (this.#users++ > 0) return;
    addEventListener('online', this.#onOnline);
    this.#keeping?.outbox.start();
    if (!this.board?.info || this.session === undefined) this.#load();
  }

  /** One who used it has gone. */
  stop(): void {
    if (--this.#users > 0) return;
    removeEventListener('online', this.#onOnline);
    this.#abort?.abort();
    this.#keeping?.outbox.stop();
  }

  /** Brings what is kept on this device. Resolves when it is there, or could not be had. */
  async keep(): Promise<void> {
    await this.#kept();
  }

  /** Whoever was here may be gone: should the board not answer now, they are not to be taken for still here. */
  async changeSession(): Promise<void> {
    await (await this.#kept())?.remember(null);
    await this.#loadSession();
  }

  #load(): void {
    this.#abort?.abort();
    this.#abort = new AbortController();
    void this.#loadBoard();
    void this.#loadSession();
  }

  async #loadBoard(): Promise<void> {
    const signal = this.#abort?.signal;
    const retry = (): void => void this.#loadBoard();
    try {
      const info = this.#options.info ?? (await this.adapter.getBoard(signal && {signal}));
      if (!signal?.aborted) this.board = {info, retry};
    } catch (error) {
      // What was fetched before, if anything, stays good.
      if (!signal?.aborted) this.board = {...this.board, error: asBoardError(error), retry};
    }
    this.#changed();
    if (!signal?.aborted && !this.#keeping && await this.#hasKept()) await this.keep();
  }

  async #loadSession(): Promise<void> {
    const signal = this.#abort?.signal;
    try {
      const session = await this.adapter.getSession(signal && {signal});
      if (signal?.aborted) return;
      this.#setSession(session);
      this.#sessionRecalled = false;
      if (session ?? this.#keeping) void (await this.#kept())?.remember(session);
    } catch (error) {
      const recalled = isRetryable(error) ? await (await this.#kept())?.recall() : null;
      if (signal?.aborted) return;
      this.#sessionRecalled = isRetryable(error);
      this.#setSession(recalled ?? null);
    }
  }

  #setSession(session: Session | null | undefined): void {
    this.session = session;
    this.#keeping?.setSession(session);
    this.#changed();
  }

  async #kept(): Promise<BoardKeeping | undefined> {
    if (this.#keeping) return this.#keeping;
    this.#fetchingKeeping ??= import('./board-keeping.js').then(
      ({BoardKeeping}) => this.#keepWith(BoardKeeping),
      () => (this.#fetchingKeeping = undefined), // another time
    );
    return await this.#fetchingKeeping;
  }

  #keepWith(Keeping: typeof BoardKeeping): BoardKeeping {
    const {adapter, name, device} = this.#options;
    const keeping = new Keeping({adapter, name, device, board: () => this.board?.info, onStranger: () => void this.#loadSession()});
    this.#keeping = keeping;
    keeping.setSession(this.session);
    if (this.#users > 0) keeping.outbox.start();
    this.#changed();
    return keeping;
  }

  /** Whether anything of this board may lie on the device. Not every browser tells. */
  async #hasKept(): Promise<boolean> {
    const {name} = this.#options;
    try {
      return (await indexedDB.databases()).some((database) => database.name?.includes(name));
    } catch {
      return true;
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  readonly #onOnline = (): void => {
    if (!this.board?.info) this.#load();
    else if (this.#sessionRecalled) void this.#loadSession();
  };
}
