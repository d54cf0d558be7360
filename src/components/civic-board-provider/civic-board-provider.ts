import {ContextProvider} from '@lit/context';
import {css, html, LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import type {BoardAdapter} from '../../adapter/index.js';
import {restAdapter} from '../../adapters/rest.js';
import {adapterContext, boardContext, sessionContext} from '../../context/index.js';
import {asBoardError} from '../../controllers/board-query.js';
import {CivicSessionChanged} from './civic-board-provider.events.js';

/**
 * Connects the elements inside it to a board. Shows nothing itself.
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

  readonly #adapter = new ContextProvider(this, {context: adapterContext});
  readonly #board = new ContextProvider(this, {context: boardContext});
  readonly #session = new ContextProvider(this, {context: sessionContext});
  #abort: AbortController | undefined;

  constructor() {
    super();
    // On the element itself, and for as long as it lives: it survives being moved in the page.
    this.addEventListener(CivicSessionChanged.eventName, () => void this.#loadSession());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#onOnline);
    // Taken out of the page and put back while it was still loading.
    if (this.hasUpdated && !this.#board.value?.info) this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#onOnline);
    this.#abort?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('adapter') && !changed.has('endpoint')) return;
    const adapter = this.adapter ?? (this.endpoint ? restAdapter({endpoint: this.endpoint}) : undefined);
    this.#adapter.setValue(adapter);
    this.#board.setValue(undefined);
    this.#session.setValue(undefined);
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
      const info = await adapter?.getBoard(signal && {signal});
      if (info && !signal?.aborted) this.#board.setValue({info, retry});
    } catch (error) {
      // What was fetched before, if anything, stays good.
      if (!signal?.aborted) this.#board.setValue({...this.#board.value, error: asBoardError(error), retry});
    }
  }

  async #loadSession(): Promise<void> {
    const adapter = this.#adapter.value;
    const signal = this.#abort?.signal;
    try {
      const session = await adapter?.getSession(signal && {signal});
      if (!signal?.aborted) this.#session.setValue(session);
    } catch {
      if (!signal?.aborted) this.#session.setValue(null);
    }
  }

  readonly #onOnline = (): void => {
    if (!this.#board.value?.info) this.#load();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-board-provider': CivicBoardProvider;
  }
}
