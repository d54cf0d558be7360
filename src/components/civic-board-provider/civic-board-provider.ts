import {ContextProvider} from '@lit/context';
import {css, html, LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {type BoardAdapter, type DeviceStore, isRetryable, type Session} from '../../adapter/index.js';
import {deviceStore} from '../../adapters/device.js';
import {restAdapter} from '../../adapters/rest.js';
import {adapterContext, boardContext, deviceContext, outboxContext, sessionContext} from '../../context/index.js';
import {asBoardError} from '../../controllers/board-query.js';
import {recallSession, rememberSession} from '../../controllers/last-session.js';
import {BoardOutbox} from '../../controllers/outbox/board-outbox.js';
import type {BoardInfo} from '../../model/board.js';
import {CivicSessionChanged} from './civic-board-provider.events.js';

/**
 * Connects the elements inside it to a board. Shows nothing itself. Sends what waits in the outbox on this device as soon as it can.
 *
 * On a plain page `endpoint` is enough: `<civic-board-provider endpoint="https://board.example/api/v1">…</civic-board-provider>`.
 * The language is that of the nearest `lang` attribute.
 *
 * @tag civic-board-provider
 * @status experimental
 * @since 0.1.0
 * @slot - The elements that speak to the board, with any markup around them.
 */
export class CivicBoardProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Address of a board's HTTP API, absolute or relative to the page. */
  @property() endpoint = '';

  /** A backend of one's own instead of an endpoint; wins when both are given. */
  @property({attribute: false}) adapter: BoardAdapter | undefined;

  /** The board's own data, for pages that come with them: they are not fetched then. */
  @property({attribute: false}) board: BoardInfo | undefined;

  /** Where drafts, waiting messages and receipts are kept instead of in the browser's own storage; for stories and tests. */
  @property({attribute: false}) device: DeviceStore | undefined;

  readonly #adapter = new ContextProvider(this, {context: adapterContext});
  readonly #board = new ContextProvider(this, {context: boardContext});
  readonly #session = new ContextProvider(this, {context: sessionContext});
  readonly #device = new ContextProvider(this, {context: deviceContext});
  readonly #outbox = new ContextProvider<typeof outboxContext, this>(this, {context: outboxContext});
  #sending: BoardOutbox | undefined;
  /** Who is there was not told by the board, but remembered. */
  #sessionRecalled = false;
  #abort: AbortController | undefined;

  constructor() {
    super();
    // On the element itself, and for as long as it lives: it survives being moved in the page.
    this.addEventListener(CivicSessionChanged.eventName, () => void this.#changeSession());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#onOnline);
    // Taken out of the page and put back while it was still loading.
    if (this.hasUpdated && !this.#board.value?.info) this.#load();
    this.#sending?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#onOnline);
    this.#abort?.abort();
    this.#sending?.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('adapter') && !changed.has('endpoint') && !changed.has('device')) return;
    const adapter = this.adapter ?? (this.endpoint ? restAdapter({endpoint: this.endpoint}) : undefined);
    this.#adapter.setValue(adapter);
    this.#board.setValue(undefined);
    this.#session.setValue(undefined);
    this.#openOutbox(adapter);
    this.#load();
  }

  protected override render() {
    return html`<slot></slot>`;
  }

  #load(): void {
    this.#abort?.abort();
    this.#abort = new AbortController();
    void this.#loadBoard();
    void this.#loadSession();
  }

  async #loadBoard(): Promise<void> {
    const adapter = this.#adapter.value;
    const signal = this.#abort?.signal;
    const retry = () => void this.#loadBoard();
    try {
      const info = this.board ?? (await adapter?.getBoard(signal && {signal}));
      if (info && !signal?.aborted) this.#board.setValue({info, retry});
    } catch (error) {
      // What was fetched before, if anything, stays good.
      if (!signal?.aborted) this.#board.setValue({...this.#board.value, error: asBoardError(error), retry});
    }
  }

  async #loadSession(): Promise<void> {
    const adapter = this.#adapter.value;
    const device = this.#device.value;
    const signal = this.#abort?.signal;
    try {
      const session = await adapter?.getSession(signal && {signal});
      if (signal?.aborted) return;
      if (device && session !== undefined) void rememberSession(device, session);
      this.#setSession(session);
      this.#sessionRecalled = false;
    } catch (error) {
      const recalled = device && isRetryable(error) ? await recallSession(device) : null;
      if (signal?.aborted) return;
      this.#sessionRecalled = isRetryable(error);
      this.#setSession(recalled);
    }
  }

  /** Whoever was here may be gone: should the board not answer now, they are not to be taken for still here. */
  async #changeSession(): Promise<void> {
    if (this.#device.value) await rememberSession(this.#device.value, null);
    await this.#loadSession();
  }

  #setSession(session: Session | null | undefined): void {
    this.#session.setValue(session);
    // Whoever has to set a password or second factor first can send nothing: it waits until they have.
    this.#sending?.setOwner(session === undefined || session?.required ? undefined : session?.personId ?? null);
  }

  #openOutbox(adapter: BoardAdapter | undefined): void {
    this.#sending?.stop();
    const device = adapter && (this.device ?? deviceStore({board: this.adapter ? adapter.name : new URL(this.endpoint, document.baseURI).href}));
    this.#sending = adapter && device && new BoardOutbox({
      adapter,
      device,
      board: () => this.#board.value?.info,
      onStranger: () => void this.#loadSession(),
    });
    this.#device.setValue(device);
    this.#outbox.setValue(this.#sending);
    if (this.isConnected) this.#sending?.start();
  }

  readonly #onOnline = (): void => {
    if (!this.#board.value?.info) this.#load();
    else if (this.#sessionRecalled) void this.#loadSession();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-board-provider': CivicBoardProvider;
  }
}
