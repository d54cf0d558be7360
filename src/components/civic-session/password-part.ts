import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {type AccountStanding, type BoardError, isRetryable, type OwnAccount, type Session} from '../../adapter/index.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {PASSWORD_LENGTH, passwordIssue} from '../../model/password.js';
import {errorText} from '../error-text.js';
import type {AccountWords} from './account-words.js';
import {SecretForm} from './secret-form.js';

/** How a part belongs to its account. */
export interface AccountPartOptions {
  readonly words: AccountWords;
  readonly account: () => Promise<OwnAccount>;
  readonly standing: () => AccountStanding | undefined;
  /** Whose account it is. */
  readonly owner: () => string | undefined;
  /** What the board may have demanded first is done. */
  readonly onReady: () => void;
}

/** Changes the password. */
export class PasswordPart {
  readonly #host: LitElement;
  readonly #options: AccountPartOptions;
  readonly #form: SecretForm<Session>;
  #open = false;
  #changed = false;

  constructor(host: LitElement, options: AccountPartOptions) {
    this.#host = host;
    this.#options = options;
    const {words, account, standing, owner, onReady} = options;
    this.#form = new SecretForm(host, words, {
      owner,
      fields: () => [
        {name: 'current', label: words.t('account.password-current'), kind: 'password', autocomplete: 'current-password'},
        {name: 'next', label: words.t('account.password-next'), hint: words.t('account.password-hint', {min: PASSWORD_LENGTH.min}), kind: 'password', autocomplete: 'new-password'},
      ],
      check: ({next = ''}) => {
        const issue = passwordIssue(next, standing()?.username ?? '');
        return issue ? [{path: 'next', ...issue}] : [];
      },
      send: async ({current = '', next = ''}) => await (await account()).changePassword({current, next}),
      onDone: () => {
        this.#open = false;
        this.#changed = true;
        this.#backToButton();
        onReady();
      },
      failureText: (error) => this.#failureText(error),
      issueText: ({path, code}) => (path === 'next' && code === 'twice' ? words.t('account.password-twice') : undefined),
    });
  }

  reset(): void {
    this.#open = false;
    this.#changed = false;
    this.#form.reset();
  }

  /** `required`: it was made for them, and there is nothing else to do before. */
  render(required: boolean): TemplateResult {
    const {words} = this.#options;
    return html`<section part="password" class="block" aria-labelledby="password-title">
      <h3 id="password-title">${words.t('account.password-title')}</h3>
      ${required ? html`<p class="notice">${words.t('account.password-required')}</p>` : nothing}
      <p role="status">${this.#changed ? html`<span class="notice done said">${words.t('account.password-changed')}</span>` : nothing}</p>
      ${this.#open || required
        ? html`<input type="text" autocomplete="username" .value=${this.#options.standing()?.username ?? ''} hidden />
          ${this.#form.render({
            submit: words.t('account.password-change'), submitting: words.t('account.working'),
            ...(!required && {cancel: {label: words.t('account.cancel'), onCancel: this.#onCancel}}),
          })}`
        : html`<button id="open-password" type="button" class="button secondary" @click=${this.#onOpen}>${words.t('account.password-change')}</button>`}
      ${this.#form.renderFailure()}
    </section>`;
  }

  /** Whether the answer was lost, or there was none: they must know which password to try. */
  #failureText(error: BoardError): string {
    const {words} = this.#options;
    const text = errorText(words, error);
    return isRetryable(error) && error.code !== 'rate-limited' ? `${text} ${words.t('account.password-maybe')}` : text;
  }

  readonly #onOpen = (): void => {
    this.#open = true;
    this.#changed = false;
    this.#host.requestUpdate();
    void this.#form.focus();
  };

  readonly #onCancel = (): void => {
    this.reset();
    this.#backToButton();
  };

  /** The form is gone, and what had focus with it. */
  #backToButton(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      if (mayTakeFocus(this.#host)) this.#host.renderRoot.querySelector<HTMLElement>('#open-password')?.focus();
    });
  }
}
