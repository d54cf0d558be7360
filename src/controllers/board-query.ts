import type {LitElement, ReactiveController} from 'lit';
import {BoardError, type BoardAdapter, isBoardError} from '../adapter/index.js';
import type {BoardConnection} from './board-connection.js';

type Fetch<T, D> = (adapter: BoardAdapter, options: {signal: AbortSignal}, dependencies: D) => Promise<T>;

/** How a query behaves. */
export interface BoardQueryOptions {
  /** Drop the value when a dependency changes, because it would be of something else (another message). Default: keep it meanwhile. */
  readonly reset?: boolean;
}

/**
 * Something that an element reads from the board. Fetches when the element is first shown and again when a dependency, the
 * adapter or the signed-in person changes; a newer fetch aborts the older. **The last good value is kept** while a newer one is under way
 * and when it fails, so that nothing that somebody is reading disappears. It is dropped when it is no longer theirs to read: when the
 * person who was signed in has left, or the adapter is that of another board.
 */
export class BoardQuery<T, D extends readonly unknown[] = readonly unknown[]> implements ReactiveController {
  /** The last good value. */
  value: T | undefined;
  /** Why the last attempt failed; cleared when a new one starts. */
  error: BoardError | undefined;
  /** A request is under way. With a value there, that is a refresh. */
  pending = false;
  /** The answer to the first fetch where the page came with it: taken once, instead of fetching. Set before the first update (`define/hydration`). */
  first: T | undefined;

  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #fetch: Fetch<T, D>;
  readonly #dependencies: () => D | undefined;
  readonly #reset: boolean;
  #lastKey: readonly unknown[] | undefined;
  /** Somebody asked for a fetch although nothing changed. */
  #again = false;
  #lastAdapter: BoardAdapter | undefined;
  #person: string | null | undefined;
  #abort: AbortController | undefined;

  /** `dependencies` giving undefined means: not now (nothing is fetched, and a value that was there is dropped). */
  constructor(host: LitElement, connection: BoardConnection, fetch: Fetch<T, D>, dependencies: () => D | undefined, {reset = false}: BoardQueryOptions = {}) {
    this.#host = host;
    this.#connection = connection;
    this.#fetch = fetch;
    this.#dependencies = dependencies;
    this.#reset = reset;
    host.addController(this);
  }

  hostUpdate(): void {
    const {adapter} = this.#connection;
    const dependencies = this.#dependencies();
    const key = adapter && dependencies ? [adapter, ...dependencies] : undefined;
    const boardChanged = adapter !== this.#lastAdapter;
    this.#lastAdapter = adapter;
    if (boardChanged) this.#person = undefined;
    const before = this.#person;
    const personChanged = this.#personChanged();
    const keyChanged = !sameKey(key, this.#lastKey);
    if (!keyChanged && !personChanged && !this.#again) return;
    this.#lastKey = key;
    this.#again = false;
    const somebodyLeft = personChanged && before !== null;
    if (!key || boardChanged || somebodyLeft || (this.#reset && keyChanged)) this.value = undefined;
    this.error = undefined;
    if (!adapter || !dependencies) this.#stop();
    else if (this.first === undefined) this.#start(adapter, dependencies);
    else [this.value, this.first] = [this.first, undefined];
  }

  hostDisconnected(): void {
    // A request under way is given up; being added to the page again starts anew.
    this.#again ||= this.pending;
    this.#stop();
  }

  /** Fetches once more: after a failure, or because something is known to have changed. */
  refresh(): void {
    this.#again = true;
    this.#host.requestUpdate();
  }

  /** Puts in what the element learnt by another way: the message that a change answered with. */
  set(value: T): void {
    this.#stop();
    this.value = value;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /** Another person sees other things, and so does one whose rights have changed. Learning at first who is signed in is no change: the first fetch carried the cookie already. */
  #personChanged(): boolean {
    const {session} = this.#connection;
    if (session === undefined) return false;
    const person = session ? JSON.stringify([session.personId, session.role, session.agencyId]) : null;
    const changed = this.#person !== undefined && this.#person !== person;
    this.#person = person;
    return changed;
  }

  #start(adapter: BoardAdapter, dependencies: D): void {
    this.#abort?.abort();
    const {signal} = (this.#abort = new AbortController());
    this.pending = true;
    // In a promise, so that a fetch that throws at once fails like any other.
    void Promise.resolve()
      .then(() => (signal.aborted ? Promise.reject(signal.reason as Error) : this.#fetch(adapter, {signal}, dependencies)))
      .then((value) => ({value}), (error: unknown) => ({error: asBoardError(error)}))
      .then((outcome) => {
        if (signal.aborted) return;
        this.pending = false;
        if ('value' in outcome) this.value = outcome.value;
        else this.error = outcome.error;
        this.#host.requestUpdate();
      });
  }

  #stop(): void {
    this.#abort?.abort();
    this.pending = false;
  }
}

/** Adapters reject with a BoardError; anything else is a fault of theirs and is shown as one. */
export function asBoardError(error: unknown): BoardError {
  return isBoardError(error) ? error : new BoardError('protocol', String(error), {cause: error});
}

function sameKey(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  return a === b || (!!a && !!b && a.length === b.length && a.every((item, index) => Object.is(item, b[index])));
}
