import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import type {Message} from '../../model/view.js';
import {errorText} from '../error-text.js';
import type {AuthorWords} from './author-words.js';

/** How the code entry belongs to its thread. */
export interface CodeEntryOptions {
  readonly words: AuthorWords;
  /** Called with the message as its author sees it, and the code that showed who that is. */
  readonly onAuthor: (message: Message, code: string) => void;
}

/**
 * Asks for the query code that shows who wrote a message. The code stays in memory: it is never in the page's markup, its address or an event.
 * A wrong one is no error of the board's; that the reader is not the author then tells.
 */
export class CodeEntry {
  readonly #host: LitElement;
  readonly #options: CodeEntryOptions;
  readonly #check: BoardMutation<Message, {readonly id: string; readonly code: string}>;
  #problem: 'missing' | 'wrong' | undefined;

  constructor(host: LitElement, connection: BoardConnection, options: CodeEntryOptions) {
    this.#host = host;
    this.#options = options;
    this.#check = new BoardMutation(host, connection, (adapter, {id, code}) => adapter.getMessage(id, {queryCode: code}));
  }

  /** Nothing was typed that counts any more: the thread shows another message. */
  reset(): void {
    this.#problem = undefined;
    this.#check.error = undefined;
  }

  /** `hidden`: the message itself is not shown without a code. */
  render(id: string, hidden: boolean): TemplateResult {
    const {words} = this.#options;
    return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => void this.#onSubmit(event, id)}>
      ${this.#field(hidden)}
      <button class="button" aria-disabled=${this.#check.pending ? 'true' : nothing}>
        ${words.t(this.#check.pending ? 'author.checking-code' : 'author.use-query-code')}
      </button>
    </form>`;
  }

  #field(hidden: boolean): TemplateResult {
    const {words} = this.#options;
    const error = this.#errorText();
    return html`<div class="field">
      <label for="code">${words.t('author.query-code')}</label>
      <p class="hint" id="code-hint">${words.t(hidden ? 'author.query-code-hint-hidden' : 'author.query-code-hint')}</p>
      <p class="error" id="code-error" role="alert">${error}</p>
      <input id="code" type="text" dir="ltr" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
        aria-describedby="code-hint code-error" aria-invalid=${error ? 'true' : nothing} @input=${this.#onInput} />
    </div>`;
  }

  #errorText(): string {
    const {words} = this.#options;
    if (this.#problem) return words.t(`author.query-code-${this.#problem}`);
    const {error} = this.#check;
    return error ? errorText(words, error) : '';
  }

  async #onSubmit(event: SubmitEvent, id: string): Promise<void> {
    event.preventDefault();
    if (this.#check.pending) return;
    const input = this.#host.renderRoot.querySelector<HTMLInputElement>('#code');
    const code = input?.value.trim() ?? '';
    this.#problem = code ? undefined : 'missing';
    const message = code ? await this.#check.run({id, code}) : undefined;
    if (message?.relations.includes('author')) {
      this.#options.onAuthor(message, code);
      return;
    }
    // A confidential message is not found by a wrong code; another one is, as for anybody.
    if (message || this.#check.error?.code === 'not-found') this.#problem = 'wrong';
    this.#host.requestUpdate();
    input?.focus();
  }

  readonly #onInput = (): void => {
    if (!this.#problem && !this.#check.error) return;
    this.#problem = undefined;
    this.#check.clearError();
  };
}
