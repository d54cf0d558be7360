import type {LitElement, ReactiveController} from 'lit';
import type {BoardAdapter} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {asBoardError} from '../../controllers/board-query.js';
import type {KeptReceipt} from '../../controllers/receipts.js';
import type {Message} from '../../model/index.js';

/** How a message that was sent from here stands now. */
export type ReceiptState =
  | {readonly state: 'loading' | 'not-there' | 'unknown'}
  | {readonly state: 'known'; readonly message: Message};

/** How many are asked for at once. */
const AT_ONCE = 3;

/** Asks the board, with the query code of each receipt, how the message stands: once for each time that the element is shown. */
export class ReceiptStates implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: BoardConnection;
  readonly #receipts: () => readonly KeptReceipt[];
  readonly #states = new Map<string, ReceiptState>();
  #adapter: BoardAdapter | undefined;
  #abort = new AbortController();
  #running = 0;

  constructor(host: LitElement, connection: BoardConnection, receipts: () => readonly KeptReceipt[]) {
    this.#host = host;
    this.#connection = connection;
    this.#receipts = receipts;
    host.addController(this);
  }

  /** How one stands, as far as known. */
  of({id}: Pick<KeptReceipt, 'id'>): ReceiptState {
    return this.#states.get(id) ?? {state: 'loading'};
  }

  hostDisconnected(): void {
    this.#forget();
  }

  hostUpdate(): void {
    const {adapter} = this.#connection;
    if (adapter !== this.#adapter) this.#forget();
    this.#adapter = adapter;
    this.#next();
  }

  /** Asks again for those that could not be had. */
  retry(): void {
    for (const [id, {state}] of this.#states) if (state === 'unknown') this.#states.delete(id);
    this.#host.requestUpdate();
  }

  #next(): void {
    const adapter = this.#adapter;
    if (!adapter) return;
    for (const receipt of this.#receipts()) {
      if (this.#running >= AT_ONCE) return;
      if (!this.#states.has(receipt.id)) void this.#ask(adapter, receipt, this.#abort.signal);
    }
  }

  async #ask(adapter: BoardAdapter, {id, queryCode}: KeptReceipt, signal: AbortSignal): Promise<void> {
    this.#states.set(id, {state: 'loading'});
    this.#running++;
    const state = await adapter.getMessage(id, {queryCode, signal}).then(
      (message): ReceiptState => ({state: 'known', message}),
      (error: unknown): ReceiptState => ({state: asBoardError(error).code === 'not-found' ? 'not-there' : 'unknown'}),
    );
    if (signal.aborted) return;
    this.#running--;
    this.#states.set(id, state);
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#running = 0;
    this.#states.clear();
  }
}
