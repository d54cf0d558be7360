import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {Localize} from '../../controllers/localize.js';
import type {Attachment} from '../../model/attachment.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {styles} from './civic-gallery.styles.js';
import {fileFigure} from './figure-views.js';
import {type ShownFile, shownFiles} from './shown-file.js';
import {viewerView} from './viewer.js';
import {ENGLISH} from './words.js';

/**
 * The pictures and videos of a message or an answer, each with what it shows in words. Pictures open large, one at a time; videos play
 * where they are, with captions where there are some.
 *
 * What not everybody sees is marked. A file that cannot be loaded leaves words in its place.
 *
 * @tag civic-gallery
 * @status experimental
 * @since 0.1.0
 * @csspart base - The list.
 * @csspart figure - Each file with its caption.
 * @csspart picture - A picture in the list.
 * @csspart video - A video.
 * @csspart caption - What a file shows, below it.
 * @csspart mark - The mark on what not everybody sees.
 * @csspart viewer - The dialog with one large picture.
 * @cssproperty [--civic-gallery-size=14rem] - Narrowest that a picture in the list gets, where there is room.
 */
export class CivicGallery extends LitElement {
  static override styles = [tokens, reset, styles];

  /** What to show, in this order. */
  @property({attribute: false}) attachments: readonly Attachment[] = [];

  /** What the list is called. Default: words of the language. */
  @property() label = '';

  /** BCP 47 tag of the language that descriptions are written in, so that they are pronounced well; empty: that of the page. */
  @property({attribute: 'written-in'}) writtenIn = '';

  /** Addresses that could not be loaded. */
  @state() private failed: ReadonlySet<string> = new Set();

  /** Addresses of videos that could not be loaded across origins, and perhaps can plainly. */
  @state() private withheld: ReadonlySet<string> = new Set();

  /** It is still as a server has drawn it, which knows no origins. */
  @state() private asDrawn = this.shadowRoot != null;

  /** The id of the picture in the viewer; undefined while it is closed. */
  @state() private openId: string | undefined;

  @state() private zoomed = false;

  readonly #words = new Localize(this, ENGLISH);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('attachments')) return;
    this.failed = new Set();
    this.withheld = new Set();
  }

  protected override updated(): void {
    // Not under the hands of whoever has begun to play one.
    if (this.asDrawn) this.asDrawn = [...this.renderRoot.querySelectorAll('video')].some(({paused, currentTime}) => !paused || currentTime > 0);
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || dialog.open === !!this.#openFile) return;
    if (dialog.open) dialog.close();
    else dialog.showModal();
  }

  protected override render() {
    const words = this.#words;
    const files = this.#files;
    if (files.length === 0) return nothing;
    const handlers = {onOpen: this.#onOpen, onBroken: this.#onBroken};
    return html`<ul part="base" class="base" aria-label=${this.label || words.t('gallery.label')}>
        ${repeat(files, ({attachment}) => attachment.id, (file) => html`<li>${fileFigure(words, file, handlers)}</li>`)}
      </ul>
      ${viewerView(words, {
        pictures: this.#pictures,
        shown: this.#openFile,
        zoomed: this.zoomed,
        onStep: this.#onStep,
        onZoom: this.#onZoom,
        onClose: this.#close,
        onBroken: this.#onBroken,
      })}`;
  }

  get #files(): ShownFile[] {
    const {failed, withheld, asDrawn} = this;
    return shownFiles(this.attachments, this.writtenIn, {failed, withheld, asDrawn});
  }

  get #pictures(): ShownFile[] {
    return this.#files.filter(({video, broken}) => !video && !broken);
  }

  get #openFile(): ShownFile | undefined {
    return this.openId === undefined ? undefined : this.#pictures.find(({attachment}) => attachment.id === this.openId);
  }

  readonly #onOpen = ({attachment}: ShownFile): void => {
    this.openId = attachment.id;
  };

  readonly #onStep = (by: number): void => {
    const pictures = this.#pictures;
    const index = pictures.findIndex(({attachment}) => attachment.id === this.openId);
    this.openId = pictures.at((index + by) % pictures.length)?.attachment.id;
    this.zoomed = false;
  };

  readonly #onZoom = (): void => {
    this.zoomed = !this.zoomed;
  };

  readonly #close = (): void => {
    this.openId = undefined;
    this.zoomed = false;
  };

  /** A host that allows nobody to ask across origins may still let the video be played. */
  readonly #onBroken = ({attachment: {url}, across}: ShownFile): void => {
    if (across) this.withheld = new Set([...this.withheld, url]);
    else this.failed = new Set([...this.failed, url]);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-gallery': CivicGallery;
  }
}
