import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {type CopyOutcome, copyText} from '../copy-text.js';
import type {AccountWords} from './account-words.js';
import {printCodes} from './print-codes.js';

/** Recovery codes, shown once: to be printed, or copied to where passwords are kept. */
export class RecoveryCodes {
  readonly #host: LitElement;
  readonly #words: AccountWords;
  readonly #onKept: () => void;
  #codes: readonly string[] = [];
  #copied: CopyOutcome | undefined;
  /** Takes away what is being printed. */
  #unprint: (() => void) | undefined;

  constructor(host: LitElement, words: AccountWords, onKept: () => void) {
    this.#host = host;
    this.#words = words;
    this.#onKept = onKept;
  }

  keep(codes: readonly string[]): void {
    this.#codes = codes;
    this.#copied = undefined;
    this.#unprint?.();
  }

  forget(): void {
    this.keep([]);
  }

  render(username: string): TemplateResult {
    const words = this.#words;
    return html`<h4 id="step-title" tabindex="-1">${words.t('account.keep-title')}</h4>
      <p>${words.t('account.keep-hint')}</p>
      <ul id="codes" part="recovery-codes" class="codes" aria-label=${words.t('account.keep-list')} dir="ltr" translate="no">${this.#codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
      <p role="status">${this.#copied ? words.t(this.#copied === 'copied' ? 'account.keep-copied' : 'account.keep-by-hand') : nothing}</p>
      <div class="buttons">
        <button type="button" class="button secondary" @click=${() => void this.#copy()}>${words.t('account.keep-copy')}</button>
        <button type="button" class="button secondary" @click=${() => this.#print(username)}>${words.t('account.keep-print')}</button>
        <button type="button" class="button" @click=${this.#onDone}>${words.t('account.keep-done')}</button>
      </div>`;
  }

  async #copy(): Promise<void> {
    const list = this.#host.renderRoot.querySelector('#codes');
    if (list) this.#copied = await copyText(this.#codes.join('\n'), list);
    this.#host.requestUpdate();
  }

  #print(username: string): void {
    const words = this.#words;
    this.#unprint?.();
    this.#unprint = printCodes({
      title: words.t('account.paper-title', {username}), hint: words.t('account.paper-hint'), codes: this.#codes,
      language: words.language, direction: getComputedStyle(this.#host).direction,
    });
  }

  readonly #onDone = (): void => {
    this.forget();
    this.#onKept();
  };
}
