import {ContextConsumer} from '@lit/context';
import type {LitElement} from 'lit';
import type {BoardAdapter, BoardError, DeviceStore, Session} from '../adapter/index.js';
import {adapterContext, boardContext, deviceContext, sessionContext} from '../context/index.js';
import type {BoardInfo} from '../model/board.js';

/** What an element knows of the board around it. The element renders again when any of it changes. */
export class BoardConnection {
  readonly #adapter: ContextConsumer<typeof adapterContext, LitElement>;
  readonly #board: ContextConsumer<typeof boardContext, LitElement>;
  readonly #session: ContextConsumer<typeof sessionContext, LitElement>;
  readonly #device: ContextConsumer<typeof deviceContext, LitElement>;

  constructor(host: LitElement) {
    this.#adapter = new ContextConsumer(host, {context: adapterContext, subscribe: true});
    this.#board = new ContextConsumer(host, {context: boardContext, subscribe: true});
    this.#session = new ContextConsumer(host, {context: sessionContext, subscribe: true});
    this.#device = new ContextConsumer(host, {context: deviceContext, subscribe: true});
  }

  /** The backend; undefined outside of a provider. */
  get adapter(): BoardAdapter | undefined {
    return this.#adapter.value;
  }

  /** The board's own data; undefined until it is there. */
  get board(): BoardInfo | undefined {
    return this.#board.value?.info;
  }

  /** Why the board's own data could not be had. */
  get boardError(): BoardError | undefined {
    return this.#board.value?.error;
  }

  /** Fetches the board's own data again. */
  retryBoard(): void {
    this.#board.value?.retry();
  }

  /** Who is signed in; undefined until that is known. */
  get session(): Session | null | undefined {
    return this.#session.value;
  }

  /** What is kept on this device for the board; undefined outside of a provider. */
  get device(): DeviceStore | undefined {
    return this.#device.value;
  }
}
