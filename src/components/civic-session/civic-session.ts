import {html, LitElement, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import type {BoardError, Credentials, Session} from '../../adapter/index.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {session as english} from '../../i18n/en/session.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {CivicSessionChanged} from '../civic-board-provider/civic-board-provider.events.js';
import {styles} from './civic-session.styles.js';

const FIELDS = ['username', 'password'] as const satisfies readonly (keyof Credentials)[];
type Field = (typeof FIELDS)[number];

/**
 * Who is signed in and the way out; for those who are not, the way in. Made for a page's header.
 *
 * The password is in its field and nowhere else, and is gone from there as soon as the board has answered.
 *
 * @tag civic-session
 * @status experimental
 * @since 0.1.0
 * @event {CivicSessionChanged} civic-session-changed - Somebody signed in or out here; the provider asks the board who is there now.
 * @csspart base - Everything.
 * @csspart person - Who is signed in: name, role and agency.
 * @csspart form - The form to sign in with.
 * @csspart button - The button that signs in or out.
 */
export class CivicSession extends LitElement {
  static override styles = [tokens, reset, controls, styles];

  @state() private shown = false;
  @state() private missing: readonly Field[] = [];

  readonly #words = new Localize(this, {session: english, errors, common});
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #agency = new BoardQuery(
    this,
    this.#connection,
    async (adapter, options, [id]) => (await adapter.listAgencies({ids: [id]}, options))[0],
    () => (this.#connection.session?.agencyId ? ([this.#connection.session.agencyId] as const) : undefined),
  );
  /** The mutation is told no more than which of the two it is: it remembers its input for another attempt. */
  readonly #change = new BoardMutation(this, this.#connection, (adapter, wish: 'in' | 'out'): Promise<unknown> =>
    wish === 'in' ? adapter.signIn(this.#credentials()) : adapter.signOut());
  #awaited: {readonly from: string | null} | undefined;

  protected override updated(): void {
    const {session} = this.#connection;
    if (!this.#awaited || session === undefined || (session?.personId ?? null) === this.#awaited.from) return;
    this.#awaited = undefined;
    // What had focus is gone from the page.
    if (mayTakeFocus(this)) this.renderRoot.querySelector<HTMLElement>('.base')?.focus();
  }

  protected override render() {
    const words = this.#words;
    const {adapter, session} = this.#connection;
    if (!adapter) return html`<p class="notice">${words.t('errors.no-board')}</p>`;
    return html`<div part="base" class="base" role="group" aria-label=${words.t('session.label')} tabindex="-1">
      ${session === undefined
        ? html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>`
        : session ? this.#renderPerson(session) : adapter.capabilities.signIn ? this.#renderForm() : html`<p>${words.t('session.signed-out')}</p>`}
      <div role="alert">${this.#renderFailure(this.#change.error)}</div>
    </div>`;
  }

  #renderPerson({name, role}: Session) {
    const words = this.#words;
    const agency = words.text(this.#agency.value?.name);
    return html`<div class="who">
      <p part="person" class="person">
        <span class="visually-hidden">${words.t('session.signed-in-as')}</span>
        <bdi class="name">${name}</bdi>
        <span class="role">${words.any(`session.role-${role}`)}${agency ? html`${' · '}<bdi>${agency}</bdi>` : nothing}</span>
      </p>
      <button part="button" type="button" class="button secondary" aria-disabled=${this.#change.pending} @click=${this.#onSignOut}>
        ${words.t(this.#change.pending ? 'session.signing-out' : 'session.sign-out')}
      </button>
    </div>`;
  }

  #renderForm() {
    const words = this.#words;
    return html`<form part="form" novalidate @submit=${this.#onSignIn}>
      ${FIELDS.map((field) => this.#renderField(field))}
      <button part="button" class="button" aria-disabled=${this.#change.pending}>
        ${words.t(this.#change.pending ? 'session.signing-in' : 'session.sign-in')}
      </button>
      <div class="choice show">
        <input id="show" type="checkbox" .checked=${this.shown} @change=${(event: Event) => (this.shown = (event.target as HTMLInputElement).checked)} />
        <label for="show">${words.t('session.show-password')}</label>
      </div>
    </form>`;
  }

  #renderField(field: Field) {
    const words = this.#words;
    const missing = this.missing.includes(field);
    return html`<div class="field">
      <label for=${field}>${words.t(`session.${field}`)}</label>
      ${missing ? html`<p class="error" id="${field}-error">${words.t('errors.field-required')}</p>` : nothing}
      <input
        id=${field}
        name=${field}
        type=${field === 'password' && !this.shown ? 'password' : 'text'}
        autocomplete=${field === 'password' ? 'current-password' : 'username'}
        autocapitalize="none"
        spellcheck="false"
        dir="auto"
        required
        aria-invalid=${missing}
        aria-describedby=${missing ? `${field}-error` : nothing}
        @input=${() => (this.missing = this.missing.filter((other) => other !== field))}
      />
    </div>`;
  }

  #renderFailure(error: BoardError | undefined) {
    if (!error) return nothing;
    const {code, retryAfter} = error;
    const words = this.#words;
    const wait = !retryAfter ? '' : retryAfter < 100
      ? words.t('session.wait-seconds', {count: Math.ceil(retryAfter)})
      : words.t('session.wait-minutes', {count: Math.ceil(retryAfter / 60)});
    return html`<p class="notice failed">${words.any(`errors.${code}`)} ${wait}</p>`;
  }

  #input(field: Field): HTMLInputElement | null {
    return this.renderRoot.querySelector(`#${field}`);
  }

  #credentials(): Credentials {
    return {username: this.#input('username')?.value.trim() ?? '', password: this.#input('password')?.value ?? ''};
  }

  readonly #onSignIn = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#change.pending) return;
    const typed = this.#credentials();
    this.missing = FIELDS.filter((field) => typed[field] === '');
    const [first] = this.missing;
    if (first) {
      await this.updateComplete;
      this.#input(first)?.focus();
      return;
    }
    await this.#carryOut('in');
    if (this.#change.error && mayTakeFocus(this)) this.#input('password')?.focus();
  };

  readonly #onSignOut = (): void => void this.#carryOut('out');

  async #carryOut(wish: 'in' | 'out'): Promise<void> {
    if (this.#change.pending) return;
    const from = this.#connection.session?.personId ?? null;
    await this.#change.run(wish);
    this.shown = false;
    const password = this.#input('password');
    if (password) password.value = '';
    if (this.#change.error) return;
    this.#awaited = {from};
    this.dispatchEvent(new CivicSessionChanged());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-session': CivicSession;
  }
}
