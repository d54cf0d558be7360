import {css, html, LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import type {BoardAdapter, DeviceStore} from '../../adapter/index.js';
import {restAdapter} from '../../adapters/rest.js';
import {BoardKeeping} from '../../controllers/board-keeping.js';
import {BoardLink} from '../../controllers/board-link.js';
import {LinkProvider} from '../../controllers/link-provider.js';
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

  readonly #inside = new LinkProvider(this);
  #link: BoardLink | undefined;

  constructor() {
    super();
    // On the element itself, and for as long as it lives: it survives being moved in the page.
    this.addEventListener(CivicSessionChanged.eventName, () => void this.#link?.changeSession());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#link?.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#link?.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('adapter') && !changed.has('endpoint') && !changed.has('device')) return;
    if (this.isConnected) this.#link?.stop();
    const {device, board: info} = this;
    const adapter = this.adapter ?? (this.endpoint ? restAdapter({endpoint: this.endpoint}) : undefined);
    this.#link = adapter && new BoardLink({adapter, device, info, keeping: BoardKeeping, name: this.adapter ? adapter.name : new URL(this.endpoint, document.baseURI).href});
    this.#inside.set(this.#link);
    if (this.isConnected) this.#link?.start();
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-board-provider': CivicBoardProvider;
  }
}
