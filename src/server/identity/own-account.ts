import {randomBytes} from 'node:crypto';
import {type AccountProof, type AccountStanding, BoardError, type NewSecondFactor, type PasswordChange} from '../../adapter/index.js';
import {newTotpSecret, totpUri} from '../../adapter/totp.js';
import {passwordIssue, recoveryCodes, textIn} from '../../model/index.js';
import {auditActorOf} from '../audit/index.js';
import type {SignInLimit} from '../limits/index.js';
import {invalid, type Store, type StoredAccount} from '../store/index.js';
import {checkPassword, hashPassword} from './password.js';
import type {SignedIn, SignInOrigin} from './provider.js';
import type {CurrentSession, Sessions} from './session.js';

/** What people do with their own account, by the session that they show. See `OwnAccount` of the contract. */
export interface OwnAccounts {
  standing(session: CurrentSession): Promise<AccountStanding>;
  /** Ends every session of the account, and gives what a new one is opened with. */
  changePassword(session: CurrentSession, change: PasswordChange, origin: SignInOrigin): Promise<SignedIn>;
  beginSecondFactor(session: CurrentSession, proof: AccountProof, origin: SignInOrigin): Promise<NewSecondFactor>;
  confirmSecondFactor(session: CurrentSession, code: string, origin: SignInOrigin): Promise<AccountStanding>;
  renewRecoveryCodes(session: CurrentSession, proof: AccountProof, origin: SignInOrigin): Promise<readonly string[]>;
  removeSecondFactor(session: CurrentSession, proof: AccountProof, origin: SignInOrigin): Promise<AccountStanding>;
}

/** `attempts` counts wrong passwords and codes here together with those at sign-in: a stolen session is no place to go on guessing. */
export function ownAccountsOf({people, context}: Pick<Store, 'people' | 'context'>, attempts: SignInLimit, sessions: Pick<Sessions, 'demandsSecondFactor'>): OwnAccounts {
  const accountOf = async ({account: {personId}}: CurrentSession): Promise<StoredAccount> => {
    const found = await people.findById(personId);
    if (!found) throw new BoardError('unauthenticated', 'needs a session');
    return found;
  };

  /** The account of whoever proves to know its password, and to hold its second factor where there is one. */
  const proven = async (session: CurrentSession, {password, code}: AccountProof, {address}: SignInOrigin, {path = 'password', withCode = true} = {}): Promise<StoredAccount & {readonly passwordHash: string}> => {
    const account = await accountOf(session);
    const {personId, username, passwordHash, hasSecondFactor} = account;
    if (passwordHash === undefined || !session.byPassword) throw new BoardError('forbidden', 'this account signs in elsewhere');
    const attempt = await attempts.attempt(username, address);
    if (!(await checkPassword(password, passwordHash))) throw invalid([{path, code: 'does-not-match'}]);
    if (withCode && hasSecondFactor && !code) {
      await attempt.undo();
      throw invalid([{path: 'code', code: 'required'}]);
    }
    if (withCode && hasSecondFactor && !(await people.useCode(personId, code ?? ''))) throw invalid([{path: 'code', code: 'does-not-match'}]);
    await attempt.succeeded();
    return {...account, passwordHash};
  };

  const standing = async (session: CurrentSession): Promise<AccountStanding> => {
    const {personId, username, name, email, passwordHash} = await accountOf(session);
    const factor = await people.secondFactor(personId);
    return {
      username, name,
      ...(email !== undefined && {email}),
      hasPassword: passwordHash !== undefined && session.byPassword,
      ...(factor && {secondFactor: {since: factor.since.toISOString(), recoveryCodes: factor.recoveryCodes}}),
      secondFactorRequired: session.byPassword && sessions.demandsSecondFactor(session.account),
    };
  };

  return {
    standing,
    changePassword: async (session, {current, next}, origin) => {
      const {username} = await accountOf(session);
      const issue = passwordIssue(next, username) ?? (next === current ? {code: 'twice' as const} : undefined);
      if (issue) throw invalid([{path: 'next', ...issue}]);
      // Without a code: the session has shown one, and whoever is to set their first password has none yet.
      const {personId, passwordHash} = await proven(session, {password: current}, origin, {path: 'current', withCode: false});
      const passwordSetAt = await people.changePassword(auditActorOf(session.account), personId, {passwordHash: await hashPassword(next), expected: passwordHash});
      return {account: session.account, byPassword: true, passwordSetAt};
    },
    beginSecondFactor: async (session, proof, origin) => {
      const {personId, username} = await proven(session, proof, origin);
      const {name, languages} = await context.board();
      const secret = newTotpSecret();
      const codes = recoveryCodes(randomBytes);
      await people.beginSecondFactor(personId, secret, codes);
      return {secret, uri: totpUri(secret, textIn(name, languages[0] ?? 'en'), username), recoveryCodes: codes};
    },
    confirmSecondFactor: async (session, code, {address}) => {
      const {personId, username} = await accountOf(session);
      const attempt = await attempts.attempt(username, address);
      const confirmation = await people.confirmSecondFactor(auditActorOf(session.account), personId, {code, session: session.id});
      if (confirmation === 'wrong') throw invalid([{path: 'code', code: 'does-not-match'}]);
      await attempt.undo();
      if (confirmation === 'none') throw new BoardError('not-allowed-now', 'no second factor was begun, or too long ago');
      return await standing(session);
    },
    renewRecoveryCodes: async (session, proof, origin) => {
      const {personId} = await proven(session, proof, origin);
      const codes = recoveryCodes(randomBytes);
      if (!(await people.renewRecoveryCodes(auditActorOf(session.account), personId, codes))) throw new BoardError('not-allowed-now', 'there is no second factor');
      return codes;
    },
    removeSecondFactor: async (session, proof, origin) => {
      if (sessions.demandsSecondFactor(session.account)) throw new BoardError('forbidden', 'the board demands a second factor of this account');
      const {personId} = await proven(session, proof, origin);
      await people.removeSecondFactor(auditActorOf(session.account), personId);
      return await standing(session);
    },
  };
}
