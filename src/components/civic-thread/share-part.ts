import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {Message} from '../../model/view.js';
import {type CopyOutcome, copyText} from '../copy-text.js';
import type {ReaderWords} from './reader-words.js';

/** How sharing belongs to its thread. */
export interface SharePartOptions {
  readonly words: ReaderWords;
  readonly url: () => string;
}

/** Gives a message's address on: to the system's share sheet, or to the clipboard. */
export class SharePart {
  readonly #host: LitElement;
  readonly #options: SharePartOptions;
  /** The address that was copied, which is shown; and what became of it. */
  #shown = '';
  #copied: CopyOutcome | undefined;

  constructor(host: LitElement, options: SharePartOptions) {
    this.#host = host;
    this.#options = options;
  }

  reset(): void {
    this.#shown = '';
    this.#copied = undefined;
  }

  /** Opens the system's sheet; where that is refused, the link is copied. Closing it is no failure. */
  async openSheet({title}: Message): Promise<void> {
    try {
      await navigator.share({title, url: this.#options.url()});
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'AbortError') await this.copy();
    }
  }

  async copy(): Promise<void> {
    this.#shown = this.#options.url();
    this.#copied = undefined;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const shown = this.#host.renderRoot.querySelector('#link');
    if (shown) this.#copied = await copyText(this.#shown, shown);
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const {words} = this.#options;
    return html`<p role="status" class=${this.#copied === 'copied' ? 'said' : ''}>${this.#copied ? words.t(this.#copied === 'copied' ? 'share.copied' : 'share.copy-by-hand') : nothing}</p>
      ${this.#shown ? html`<p id="link" class="link-text" dir="ltr" translate="no">${this.#shown}</p>` : nothing}`;
  }
}
