import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {AccountStanding, OwnAccount, Session} from '../../adapter/index.js';
import {addStyles} from '../../controllers/add-styles.js';
import type {BoardConnection} from '../../controllers/board-connection.js';
import {asBoardError, BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {CivicSessionChanged} from '../civic-board-provider/civic-board-provider.events.js';
import {renderFailure} from '../failure.js';
import {accountStyles} from './account-part.styles.js';
import {ACCOUNT_ENGLISH} from './account-words.js';
import {PasswordPart} from './password-part.js';
import {SecondFactorPart} from './second-factor-part.js';

/** What people do with their own account. Fetched when somebody opens it, or has to do something first. */
export class AccountPart {
  /** Somebody has it before them: how it stands is asked for then, each time. */
  shown = false;
  readonly #connection: BoardConnection;
  readonly #words: Localize<typeof ACCOUNT_ENGLISH>;
  readonly #standing: BoardQuery<AccountStanding, readonly []>;
  readonly #password: PasswordPart;
  readonly #secondFactor: SecondFactorPart;

  /** `onChanged`: the session gives other rights now. */
  constructor(host: LitElement, connection: BoardConnection, onChanged: () => void) {
    addStyles(host, accountStyles);
    const words = new Localize(host, ACCOUNT_ENGLISH);
    this.#connection = connection;
    this.#words = words;
    this.#standing = new BoardQuery(host, connection, async (adapter, options) => {
      try {
        return await (await adapter.openAccount()).getStanding(options);
      } catch (error) {
        // The page takes somebody for signed in who is not any more.
        if (asBoardError(error).code === 'unauthenticated') host.dispatchEvent(new CivicSessionChanged());
        throw error;
      }
    }, () => (connection.session && this.shown ? [] as const : undefined), {reset: true});
    const account = async (): Promise<OwnAccount> => {
      const {adapter} = connection;
      if (!adapter) throw new Error('there is no board');
      return await adapter.openAccount();
    };
    const common = {
      words, account,
      standing: () => this.#standing.value,
      owner: () => connection.session?.personId,
      // Whoever had all their rights before has no others now.
      onReady: () => { if (connection.session?.required) onChanged(); },
    };
    this.#password = new PasswordPart(host, common);
    this.#secondFactor = new SecondFactorPart(host, {...common, onStanding: (now) => this.#standing.set(now)});
  }

  /** Something is shown that is shown nowhere again. */
  get holding(): boolean {
    return this.#secondFactor.holding;
  }

  /** Forgets what was typed and shown: somebody else is there. */
  reset(): void {
    this.#password.reset();
    this.#secondFactor.reset();
  }

  render(required: Session['required']): TemplateResult {
    const words = this.#words;
    const {value, error, pending} = this.#standing;
    return html`<section part="account" class="account" aria-labelledby="account-title">
      <h2 id="account-title" tabindex="-1">${words.t('account.title')}</h2>
      ${value ? this.#renderStanding(value, required) : pending ? html`<p class="loading" aria-busy="true">${words.t('common.loading')}</p>` : nothing}
      ${renderFailure(words, value ? undefined : error, () => this.#standing.refresh())}
    </section>`;
  }

  #renderStanding({username, hasPassword}: AccountStanding, required: Session['required']): TemplateResult {
    const words = this.#words;
    if (!hasPassword) {
      const provider = this.#connection.board?.services.oidc?.label;
      return html`<p>${provider === undefined ? words.t('account.elsewhere-unnamed') : words.t('account.elsewhere', {provider})}</p>`;
    }
    // One thing at a time where something has to be done; and codes that are shown once stay until they are kept.
    return html`<p class="username"><span>${words.t('session.username')}</span> <bdi>${username}</bdi></p>
      ${required === 'second-factor' || this.holding ? nothing : this.#password.render(required === 'password')}
      ${required === 'password' ? nothing : this.#secondFactor.render(required === 'second-factor')}`;
  }
}
