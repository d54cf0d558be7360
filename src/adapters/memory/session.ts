import {BoardError, type Session} from '../../adapter/index.js';
import {GUARDED_ROLES, type TownAccount, type Viewer, VISITOR} from '../../model/index.js';
import type {MemoryStore} from './store.js';

/** Who is signed in on one adapter. Looks at the account each time: what was changed or demanded since counts at once. */
export class MemorySession {
  readonly #store: MemoryStore;
  readonly #requireSecondFactor: boolean;
  #session: Session | null;
  /** The account as it stood when this session began. */
  #begun: TownAccount | undefined;
  /** How often all sessions of the account had been ended when this one began. */
  #ended = 0;

  constructor(store: MemoryStore, given: Session | null, requireSecondFactor: boolean) {
    this.#store = store;
    this.#session = structuredClone(given);
    this.#requireSecondFactor = requireSecondFactor;
    this.#mark();
  }

  /** The session as its holder is told of it, or null. */
  get shown(): Session | null {
    const session = this.#live;
    const required = this.#required;
    return session && required ? {personId: session.personId, name: session.name, role: 'visitor', required} : session;
  }

  /** Whoever is asking, as the model knows people. */
  get viewer(): Viewer {
    const session = this.shown;
    return session && !session.required ? {...session} : VISITOR;
  }

  /** The account of whoever is signed in. */
  get account(): TownAccount {
    const personId = this.#live?.personId;
    if (personId === undefined) throw new BoardError('unauthenticated', 'needs a session');
    const account = this.#store.accountOf(personId);
    if (!account) throw new BoardError('forbidden', 'this account signs in elsewhere');
    return account;
  }

  begin(account: TownAccount): void {
    this.#session = sessionOf(account);
    this.#mark();
  }

  end(): void {
    this.#session = null;
  }

  /** Ends all sessions of the account but this one. */
  endOthers(): void {
    const personId = this.#session?.personId ?? '';
    this.#store.sessionsEnded.set(personId, this.#endedNow + 1);
    this.#ended = this.#endedNow;
  }

  /** Whether the board demands a second factor of this account. */
  demandsSecondFactor({role}: Pick<TownAccount, 'role'>): boolean {
    return this.#requireSecondFactor && GUARDED_ROLES.includes(role);
  }

  /** Nobody changes anything who has to set a password or second factor first. */
  checkReady(): void {
    const required = this.#required;
    if (required) throw new BoardError('forbidden', `this account needs a ${required} of its own first`);
  }

  /** A session that was given may differ from its account, as long as nobody changes that. */
  get #live(): Session | null {
    if (!this.#session || this.#ended !== this.#endedNow) return null;
    const account = this.#store.accountOf(this.#session.personId);
    return account && account !== this.#begun ? sessionOf(account) : this.#session;
  }

  #mark(): void {
    this.#begun = this.#session ? this.#store.accountOf(this.#session.personId) : undefined;
    this.#ended = this.#endedNow;
  }

  get #required(): Session['required'] {
    const account = this.#live && this.#store.accountOf(this.#live.personId);
    if (!account) return this.#live?.required;
    if (account.mustChangePassword) return 'password';
    return this.demandsSecondFactor(account) && !this.#store.factors.has(account.personId) ? 'second-factor' : undefined;
  }

  get #endedNow(): number {
    return this.#store.sessionsEnded.get(this.#session?.personId ?? '') ?? 0;
  }
}

function sessionOf({personId, name, role, agencyId}: TownAccount): Session {
  return {personId, name, role, ...(agencyId && {agencyId})};
}
