import {BoardError} from '../../../adapter/index.js';
import type {Page, PersonRecord} from '../../../model/index.js';
import {audit} from '../../audit/audit.js';
import type {AuditActor} from '../../audit/entry.js';
import {type Account, findAccount, readAccount, type StoredAccount} from '../accounts.js';
import type {StoreContext} from '../context.js';
import type {Db} from '../database.js';
import {storableText} from '../storable.js';
import {type ChangeTarget, createPerson, type FirstPassword, logAccount, savePerson} from './change-people.js';
import {listPeople} from './list-people.js';
import {oidcAccount, type OidcPerson} from './oidc-accounts.js';
import {changePassword, type GivenPassword, givePassword, type OwnPassword, rehashPassword} from './passwords.js';
import {recordOf} from './records.js';
import {
  beginSecondFactor, type Confirmation, confirmSecondFactor, forgetSecondFactor, renewRecoveryCodes, secondFactorOf, useCode,
} from './second-factors.js';
import {closeSession, openSession, type SessionHolder, sessionHolder, type SessionStart, sweepSessions} from './sessions.js';
import {type Attempt, beginAttempt, sweepLocks, unlock} from './sign-in-locks.js';
import {issueTicket, redeemTicket, sweepTickets, useOnce} from './tickets.js';

export type {ChangeTarget, FirstPassword} from './change-people.js';
export {NotAdmitted, type OidcPerson} from './oidc-accounts.js';
export type {GivenPassword, OwnPassword} from './passwords.js';
export {type Confirmation, sealSecondFactor} from './second-factors.js';
export type {SessionHolder, SessionStart} from './sessions.js';
export {type Attempt, LOCK_AFTER} from './sign-in-locks.js';

/** Why somebody could not sign in. For the audit log alone: they are never told. */
export type SignInRefusal = 'password' | 'code' | 'disabled' | 'expired' | 'provider';

/**
 * Accounts, and what people prove with: passwords (as hashes, which `identity` makes), second factors, sessions. Who may call what is decided
 * before; `by` is who does it, for the audit log, in which every change is kept.
 */
export interface People {
  /** What administrators see and do. See `Administration` of the contract. */
  list(query: unknown): Promise<Omit<Page<PersonRecord>, 'agencies'>>;
  /** Errors: `not-found`. */
  read(personId: string): Promise<PersonRecord>;
  /** Errors: `not-found`. */
  readByUsername(username: string): Promise<PersonRecord>;
  create(by: AuditActor, person: unknown, password?: FirstPassword): Promise<PersonRecord>;
  save(by: AuditActor, target: ChangeTarget, change: unknown): Promise<PersonRecord>;
  givePassword(by: AuditActor, personId: string, password: GivenPassword): Promise<void>;
  /** Takes the second factor away from somebody who lost it; all their sessions end. Tells whether there was one. */
  resetSecondFactor(by: AuditActor, personId: string): Promise<boolean>;
  /** Forgets failed attempts, and with them the lock. Errors: `not-found`. */
  unlock(by: AuditActor, personId: string): Promise<void>;

  /** What signing in goes by. */
  findByUsername(username: string): Promise<StoredAccount | undefined>;
  findById(personId: string): Promise<StoredAccount | undefined>;
  findByOidc(person: OidcPerson): Promise<Account>;
  beginAttempt(username: string): Promise<Attempt | {readonly lockedFor: number}>;
  /** Keeps in the audit log that somebody did not get in. */
  refused(why: SignInRefusal, personId?: string): Promise<void>;
  changePassword(by: AuditActor, personId: string, password: OwnPassword): Promise<Date>;
  rehashPassword(personId: string, password: OwnPassword): Promise<void>;
  secondFactor(personId: string): Promise<{readonly since: Date; readonly recoveryCodes: number} | undefined>;
  useCode(personId: string, code: string): Promise<boolean>;
  beginSecondFactor(personId: string, secret: string, recoveryCodes: readonly string[]): Promise<void>;
  /** `session`: the one that goes on. */
  confirmSecondFactor(by: AuditActor, personId: string, shown: {readonly code: string; readonly session: string}): Promise<Confirmation>;
  renewRecoveryCodes(by: AuditActor, personId: string, recoveryCodes: readonly string[]): Promise<boolean>;
  removeSecondFactor(by: AuditActor, personId: string): Promise<boolean>;

  openSession(account: Account, start: Omit<SessionStart, 'now'>): Promise<string | undefined>;
  sessionHolder(sessionId: string): Promise<SessionHolder | undefined>;
  closeSession(sessionId: string): Promise<void>;
  issueTicket(personId: string, challenge: string): Promise<string>;
  redeemTicket(ticket: string, verifier: string): Promise<Account | undefined>;
  useOnce(what: string, expiresAt: Date): Promise<boolean>;
}

export function peopleOf(context: StoreContext): People {
  const {db, now} = context;
  return {
    list: (query) => listPeople(context, query),
    read: (personId) => recordOf(context, storableText(personId)),
    readByUsername: async (username) => await recordOf(context, (await findAccount(db, storableText(username)))?.personId ?? ''),
    create: (by, person, password) => createPerson(context, by, person, password),
    save: (by, target, change) => savePerson(context, by, target, change),
    givePassword: (by, personId, password) => givePassword(context, by, storableText(personId), password),
    resetSecondFactor: (by, personId) => forgetSecondFactor(context, by, storableText(personId), {endSessions: true}),
    unlock: async (by, personId) => {
      const account = await readAccount(db, storableText(personId));
      if (!account) throw new BoardError('not-found', 'no such account');
      await unlock(context, account.username);
      await logAccount(db, by, account.personId, {change: 'unlocked'});
    },
    findByUsername: (username) => findAccount(db, storableText(username)),
    findById: (personId) => readAccount(db, personId),
    findByOidc: (person) => oidcAccount(context, person),
    beginAttempt: (username) => beginAttempt(context, username),
    refused: async (why, personId) => {
      await audit(db, {kind: 'sign-in-refused', actor: {role: 'visitor'}, ...(personId !== undefined && {subject: personId}), data: {why}});
    },
    changePassword: (by, personId, password) => changePassword(context, by, personId, password),
    rehashPassword: (personId, password) => rehashPassword(db, personId, password),
    secondFactor: (personId) => secondFactorOf(context, personId),
    useCode: (personId, code) => useCode(context, personId, code),
    beginSecondFactor: (personId, secret, codes) => beginSecondFactor(context, personId, secret, codes),
    confirmSecondFactor: (by, personId, shown) => confirmSecondFactor(context, by, personId, shown),
    renewRecoveryCodes: (by, personId, codes) => renewRecoveryCodes(context, by, personId, codes),
    removeSecondFactor: (by, personId) => forgetSecondFactor(context, by, personId),
    openSession: (account, start) => openSession(db, account, {...start, now: now()}),
    sessionHolder: (sessionId) => sessionHolder(db, sessionId, now()),
    closeSession: (sessionId) => closeSession(db, sessionId),
    issueTicket: (personId, challenge) => issueTicket(context, personId, challenge),
    redeemTicket: (ticket, verifier) => redeemTicket(context, ticket, verifier),
    useOnce: (what, expiresAt) => useOnce(context, what, expiresAt),
  };
}

/** Removes sessions that ended, tickets that nobody handed in, and failures of long ago. */
export async function sweepPeople(db: Db, now: Date): Promise<void> {
  await sweepSessions(db, now);
  await sweepTickets(db, now);
  await sweepLocks(db, now);
}
