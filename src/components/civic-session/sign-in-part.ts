import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {BoardError, Session} from '../../adapter/index.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import type {BoardServices} from '../../model/board.js';
import {SecretForm} from './secret-form.js';
import type {SessionWords} from './words.js';

/** Longest address that a board takes along. */
const RETURN_LENGTH = 2000;

/** The way in: name and password, then a code where the account asks for one; or the town's identity provider. */
export class SignInPart {
  readonly #connection: BoardConnection;
  readonly #words: SessionWords;
  readonly #form: SecretForm<Session>;
  /** Name and password are right, and a code is asked for. */
  #asksCode = false;
  /** Somebody was signed in a moment ago, and did not sign out here. */
  #left = false;
  readonly #host: LitElement;

  constructor(host: LitElement, connection: BoardConnection, words: SessionWords, onDone: () => void) {
    this.#host = host;
    this.#connection = connection;
    this.#words = words;
    this.#form = new SecretForm(host, words, {
      fields: () => this.#fields(),
      send: async ({username = '', password = '', code}) => await this.#adapter().signIn({username, password, ...(code && {code})}),
      onDone: () => {
        this.#asksCode = false;
        onDone();
      },
      onFailed: (error) => this.#onFailed(error),
      failureText: (error) => this.#failureText(error),
      issueText: ({path, code}) => (path === 'code' && code === 'does-not-match' ? words.t('session.code-wrong') : undefined),
    });
  }

  /** Forgets what was typed. `left`: somebody who was here is signed out. */
  reset({left = false} = {}): void {
    this.#asksCode = false;
    this.#left = left;
    this.#form.reset();
  }

  render(): TemplateResult {
    const words = this.#words;
    const oidc = this.#elsewhere;
    const local = this.#connection.adapter?.capabilities.signIn === true;
    if (!local && !oidc) return html`<p>${words.t('session.signed-out')}</p>`;
    return html`${this.#left ? html`<p id="left" part="ended" class="notice" tabindex="-1">${words.t('session.left')}</p>` : nothing}
      ${local ? this.#renderForm() : nothing}
      ${oidc && !this.#asksCode
        ? html`<p class="elsewhere">${local ? html`<span class="or">${words.t('session.or')}</span>` : nothing}
          <a part="elsewhere" class="button secondary" href=${this.#address(oidc.url)} @click=${this.#onElsewhere}><span>${words.t('session.elsewhere', {provider: oidc.label})}</span></a></p>`
        : nothing}`;
  }

  #renderForm(): TemplateResult {
    const words = this.#words;
    return html`<p class="step" role="status">${this.#asksCode ? words.t('session.code-step') : nothing}</p>
      ${this.#form.render({
        submit: words.t('session.sign-in'), submitting: words.t('session.signing-in'),
        ...(this.#asksCode && {cancel: {label: words.t('session.back'), onCancel: this.#onBack}}),
      })}
      ${this.#form.renderFailure()}`;
  }

  #fields() {
    const words = this.#words;
    const known = {hidden: this.#asksCode};
    return [
      {name: 'username', label: words.t('session.username'), kind: 'text', autocomplete: 'username', ...known},
      {name: 'password', label: words.t('session.password'), kind: 'password', autocomplete: 'current-password', ...known},
      ...(this.#asksCode ? [{name: 'code', label: words.t('session.code'), hint: words.t('session.code-hint'), kind: 'code', autocomplete: 'one-time-code'} as const] : []),
    ] as const;
  }

  /** Half of it was right: name and password stay where they are, for the second half. */
  #onFailed({code}: BoardError): boolean {
    if (code !== 'second-factor-required') {
      // What was right has changed meanwhile, or there is nothing left to send.
      if (code !== 'invalid') this.#asksCode = false;
      return false;
    }
    this.#asksCode = true;
    this.#host.requestUpdate();
    void this.#form.focus('code');
    return true;
  }

  #failureText({code, retryAfter}: BoardError): string {
    const words = this.#words;
    const wait = !retryAfter ? '' : retryAfter < 100
      ? words.t('session.wait-seconds', {count: Math.ceil(retryAfter)})
      : words.t('session.wait-minutes', {count: Math.ceil(retryAfter / 60)});
    return `${words.any(`errors.${code}`)} ${wait}`.trim();
  }

  readonly #onBack = (): void => {
    this.reset();
    void this.#form.focus();
  };

  /** The page may have another address by now than when it was rendered. */
  readonly #onElsewhere = (event: Event): void => {
    const oidc = this.#elsewhere;
    if (oidc) (event.currentTarget as HTMLAnchorElement).href = this.#address(oidc.url);
  };

  /** The town's identity provider, where coming back from it signs in: that takes a cookie, which pages of other sites do not get. */
  get #elsewhere(): BoardServices['oidc'] {
    const {oidc} = this.#connection.board?.services ?? {};
    const {baseURI} = this.#host.ownerDocument;
    return oidc && new URL(oidc.url, baseURI).origin === new URL(baseURI).origin ? oidc : undefined;
  }

  /** With the way back to this very page, or to its beginning where its address is too long to be taken along. */
  #address(url: string): string {
    const {href, origin, pathname} = this.#host.ownerDocument.location;
    return `${url}?return=${encodeURIComponent(href.length > RETURN_LENGTH ? `${origin}${pathname}` : href)}`;
  }

  #adapter() {
    const {adapter} = this.#connection;
    if (!adapter) throw new Error('there is no board');
    return adapter;
  }
}
