import {html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {track} from '../../i18n/en/track.js';
import {normaliseQueryCode} from '../../model/query-code.js';
import type {Message} from '../../model/view.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import type {CivicThread} from '../civic-thread/civic-thread.js';
import {errorText} from '../error-text.js';
import {styles} from './civic-track.styles.js';
import {typedNumber} from './typed-number.js';

type Field = 'number' | 'code';

/**
 * Shows a message to its author who has its number and query code, confidential ones too. Whatever is wrong is said in the same words, and
 * the code stands in no address, no markup and no event.
 *
 * @tag civic-track
 * @status experimental
 * @since 0.2.0
 * @csspart base - Everything.
 * @csspart form - Asks for number and code.
 * @csspart button - Looks the message up.
 * @csspart failure - Says what went wrong.
 * @csspart thread - The message; a civic-thread.
 */
export class CivicTrack extends BoardElement {
  static override styles = [tokens, reset, controls, styles];

  /** As civic-thread's: the address of a message's page, with `{id}` in it. */
  @property({attribute: 'thread-url'}) threadUrl = '';

  /** As civic-thread's: the address of a map, with `{latitude}` and `{longitude}` in it. */
  @property({attribute: 'map-url'}) mapUrl = '';

  /** As civic-thread's: the address of the site's service worker that shows notices. */
  @property({attribute: 'push-worker'}) pushWorker = '';

  @state() private missing: readonly Field[] = [];
  @state() private wrong = false;
  @state() private found: {readonly id: string; readonly code: string} | undefined;

  readonly #board = new BoardConnection(this);
  readonly #words = new Localize(this, {common, errors, track});
  readonly #lookUp = new BoardMutation<Message, {readonly number: string; readonly code: string}>(this, this.#board, (adapter, {number, code}) =>
    adapter.getMessage(number, {queryCode: code}));

  protected override render(): TemplateResult {
    const {adapter} = this.#board;
    if (!adapter?.capabilities.queryCodes) return html`<p class="notice failed">${this.#words.t(adapter ? 'errors.unsupported' : 'errors.no-board')}</p>`;
    return html`<div part="base" class="base">${this.found ? this.#renderThread(this.found) : this.#renderForm()}</div>`;
  }

  #renderThread({id, code}: {readonly id: string; readonly code: string}): TemplateResult {
    return html`<p class="on-screen"><button type="button" class="button secondary" @click=${this.#onAnother}>${this.#words.t('track.another')}</button></p>
      <civic-thread part="thread" message-id=${id} .queryCode=${code} thread-url=${this.threadUrl} map-url=${this.mapUrl}
        push-worker=${this.pushWorker}></civic-thread>`;
  }

  #renderForm(): TemplateResult {
    const words = this.#words;
    const {pending} = this.#lookUp;
    const failure = this.#failure;
    return html`<h2 id="title">${words.t('track.title')}</h2>
      <p>${words.t('track.intro')}</p>
      <div role="alert">${failure ? html`<div part="failure" class="notice failed"><p>${failure}</p></div>` : nothing}</div>
      <form part="form" novalidate autocomplete="off" aria-labelledby="title" @submit=${this.#onSubmit}>
        ${this.#renderField('number')}
        ${this.#renderField('code')}
        <button part="button" class="button" aria-disabled=${pending ? 'true' : nothing}>${words.t(pending ? 'track.looking-up' : 'track.look-up')}</button>
      </form>`;
  }

  #renderField(field: Field): TemplateResult {
    const words = this.#words;
    const missing = this.missing.includes(field);
    return html`<div class="field">
      <label for=${field}>${words.t(`track.${field}`)}</label>
      <p class="hint" id="${field}-hint">${words.t(`track.${field}-hint`)}</p>
      ${missing ? html`<p class="error" id="${field}-error">${words.t(`track.${field}-required`)}</p>` : nothing}
      <input id=${field} class=${field} type="text" dir="ltr" maxlength="60" autocomplete="off" autocapitalize=${field === 'code' ? 'characters' : 'off'}
        spellcheck="false" aria-required="true" aria-invalid=${missing || this.wrong ? 'true' : nothing}
        aria-describedby="${field}-hint ${missing ? `${field}-error` : ''}" @input=${this.#onInput} />
    </div>`;
  }

  /** The same for a number that is none and for a code that is not its own. */
  get #failure(): string {
    const {error} = this.#lookUp;
    if (this.wrong) return this.#words.t('track.wrong');
    return error ? errorText(this.#words, error) : '';
  }

  readonly #onInput = ({target}: Event): void => {
    const {id} = target as HTMLInputElement;
    this.missing = this.missing.filter((field) => field !== id);
    this.wrong = false;
    if (this.#lookUp.error) this.#lookUp.clearError();
  };

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#lookUp.pending) return;
    const number = typedNumber(this.#field('number').value);
    const code = normaliseQueryCode(this.#field('code').value);
    this.wrong = false;
    this.#lookUp.clearError();
    this.missing = [...(number ? [] : ['number' as const]), ...(code ? [] : ['code' as const])];
    if (this.missing[0]) return await this.#focus(this.missing[0]);
    const message = await this.#lookUp.run({number, code});
    if (message?.relations.includes('author')) return await this.#show(message, code);
    // A public message is found by its number alone, which is not what was asked.
    this.wrong = !!message || this.#lookUp.error?.code === 'not-found';
    await this.#focus(this.wrong ? 'code' : undefined);
  };

  async #show({id}: Message, code: string): Promise<void> {
    this.found = {id, code};
    await this.updateComplete;
    this.renderRoot.querySelector<CivicThread>('civic-thread')?.focus();
  }

  readonly #onAnother = async (): Promise<void> => {
    this.found = undefined;
    await this.#focus('number');
  };

  async #focus(field: Field | undefined): Promise<void> {
    await this.updateComplete;
    if (field) this.#field(field).focus();
  }

  #field(field: Field): HTMLInputElement {
    const input = this.renderRoot.querySelector<HTMLInputElement>(`#${field}`);
    if (!input) throw new Error(`there is no field ${field}`);
    return input;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-track': CivicTrack;
  }
}
