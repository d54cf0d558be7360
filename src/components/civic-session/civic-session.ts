import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {state} from 'lit/decorators.js';
import type {Session} from '../../adapter/index.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardMutation} from '../../controllers/board-mutation.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {mayTakeFocus} from '../../controllers/focus.js';
import {LazyPart} from '../../controllers/lazy-part.js';
import {Localize} from '../../controllers/localize.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {CivicSessionChanged} from '../civic-board-provider/civic-board-provider.events.js';
import {failedPart} from '../failed-part.js';
import {styles} from './civic-session.styles.js';
import {SignInPart} from './sign-in-part.js';
import {SESSION_ENGLISH} from './words.js';

/**
 * Who is signed in, the way out, and their own account; for those who are not, the way in. Made for a page's header.
 *
 * Passwords and codes are in their fields and nowhere else, and are gone from there as soon as the board has answered. The account, with
 * password and second factor, is fetched when somebody opens it, and opens by itself when the board wants something done there first.
 * The way through the town's identity provider is shown on pages of the board's own origin: it ends with a cookie.
 *
 * @tag civic-session
 * @status experimental
 * @since 0.1.0
 * @event {CivicSessionChanged} civic-session-changed - Somebody signed in or out here, has other rights now, or turned out to be signed out; the provider asks the board who is there now.
 * @csspart base - Everything.
 * @csspart person - Who is signed in: name, role and agency.
 * @csspart form - A form: to sign in with, and those of the account.
 * @csspart ended - That somebody is not signed in any more.
 * @csspart button - The button that signs in or out, or that sends a form of the account.
 * @csspart cancel - The button that leaves a form.
 * @csspart elsewhere - The link to the town's identity provider.
 * @csspart account-button - The button that opens and closes the account.
 * @csspart account - The account.
 * @csspart password - What is about the password.
 * @csspart second-factor - What is about the second factor.
 * @csspart secret - The key to be typed into an app.
 * @csspart recovery-codes - The list of recovery codes.
 */
export class CivicSession extends BoardElement {
  static override styles = [tokens, reset, controls, styles];

  /** Somebody has opened their account. */
  @state() private open = false;

  readonly #words = new Localize(this, SESSION_ENGLISH);
  readonly #connection: BoardConnection = new BoardConnection(this);
  readonly #agency = new BoardQuery(
    this,
    this.#connection,
    async (adapter, options, [id]) => (await adapter.listAgencies({ids: [id]}, options))[0],
    () => (this.#connection.session?.agencyId ? ([this.#connection.session.agencyId] as const) : undefined),
  );
  readonly #signIn = new SignInPart(this, this.#connection, this.#words, () => this.#changed());
  readonly #signOut = new BoardMutation(this, this.#connection, async (adapter): Promise<true> => {
    await adapter.signOut();
    return true;
  });
  readonly #account = new LazyPart(this, async () => new (await import('./account-part.js')).AccountPart(this, this.#connection, () => this.#changed()));
  /** Who was there, and with which rights, before that changed, until the page knows of it. */
  #awaited: {readonly from: string} | undefined;
  #person: string | null | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const {session} = this.#connection;
    const person = session === undefined ? this.#person : (session?.personId ?? null);
    if (person !== this.#person) {
      const left = !!this.#person && person === null && !this.#awaited;
      if (left && this.matches(':focus-within')) this.#awaited = {from: ''};
      // Nothing of one person is there for the next.
      this.#signIn.reset({left});
      this.#account.part?.reset();
      this.open = false;
    }
    this.#person = person;
    if (session?.required && !this.#account.part && !this.#account.failed) void this.#account.load();
    if (this.#account.part) this.#account.part.shown = this.#opened;
  }

  protected override updated(): void {
    if (!this.#awaited || this.#connection.session === undefined || this.#standing === this.#awaited.from) return;
    this.#awaited = undefined;
    // What had focus is gone from the page.
    const target = this.renderRoot.querySelector<HTMLElement>('#left') ?? this.renderRoot.querySelector<HTMLElement>('.base');
    if (mayTakeFocus(this)) target?.focus();
  }

  protected override render() {
    const words = this.#words;
    const {adapter, session} = this.#connection;
    if (!adapter) return html`<p class="notice">${words.t('errors.no-board')}</p>`;
    return html`<div part="base" class="base" role="group" aria-label=${words.t('session.label')} tabindex="-1">
      ${session === undefined
        ? html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>`
        : session ? this.#renderPerson(session, adapter.capabilities.account) : this.#signIn.render()}
    </div>`;
  }

  #renderPerson(session: Session, hasAccount: boolean): TemplateResult {
    const words = this.#words;
    const {name, role, required} = session;
    const agency = words.text(this.#agency.value?.name);
    const holding = this.#account.part?.holding === true;
    const opened = this.#opened;
    const {error, pending} = this.#signOut;
    return html`<div class="who">
        <p part="person" class="person">
          <span class="visually-hidden">${words.t('session.signed-in-as')}</span>
          <span class="name"><bdi>${name}</bdi></span>
          ${required ? nothing : html`<span class="role">${words.any(`session.role-${role}`)}${agency ? html`${' · '}<bdi>${agency}</bdi>` : nothing}</span>`}
        </p>
        ${hasAccount && !required && !holding
          ? html`<button part="account-button" type="button" class="button secondary toggle" aria-expanded=${opened} @click=${this.#onToggle}>${words.t('session.account')}</button>`
          : nothing}
        <button part="button" type="button" class="button secondary" aria-disabled=${pending} @click=${this.#onSignOut}>
          ${words.t(pending ? 'session.signing-out' : 'session.sign-out')}
        </button>
      </div>
      <div role="alert">${error ? html`<p class="notice failed">${words.any(`errors.${error.code}`)}</p>` : nothing}</div>
      ${hasAccount && opened ? this.#renderAccount(required) : nothing}`;
  }

  #renderAccount(required: Session['required']): TemplateResult {
    const {part, failed} = this.#account;
    if (part) return part.render(required);
    return failed ? failedPart(this.#words, this.#account) : html`<p class="loading" aria-busy="true">${this.#words.t('common.loading')}</p>`;
  }

  readonly #onToggle = (): void => {
    this.open = !this.open;
    this.#account.part?.reset();
    if (this.open) void this.#account.load();
  };

  readonly #onSignOut = async (): Promise<void> => {
    if (await this.#signOut.run('out')) this.#changed();
  };

  /** Somebody else is there from now on, or with other rights. */
  #changed(): void {
    this.#awaited = {from: this.#standing};
    this.dispatchEvent(new CivicSessionChanged());
  }

  /** Codes that nobody has kept yet are not closed by a slip of the finger. */
  get #opened(): boolean {
    return this.open || this.#connection.session?.required !== undefined || this.#account.part?.holding === true;
  }

  get #standing(): string {
    const {personId = '', required = ''} = this.#connection.session ?? {};
    return `${required} ${personId}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-session': CivicSession;
  }
}
