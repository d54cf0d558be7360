import {type AccountProof, type AccountStanding, BoardError, type OwnAccount} from '../../adapter/index.js';
import {newTotpSecret, totpStep, totpUri} from '../../adapter/totp.js';
import {passwordIssue, readRecoveryCode, recoveryCodes, textIn, type TownAccount} from '../../model/index.js';
import type {MemorySession} from './session.js';
import type {MemoryStore, SecondFactor} from './store.js';
import {wrong} from './wrong.js';

/** Milliseconds within which a second factor that was begun must be confirmed. */
const CONFIRM_WITHIN = 15 * 60_000;

/** How calls of the adapter are made. */
interface Caller {
  readonly store: MemoryStore;
  readonly session: MemorySession;
  readonly now: () => Date;
  readonly call: <T>(signal: AbortSignal | undefined, work: () => T) => Promise<T>;
}

/** Signs in with a second factor: whether the code is good, which it then is no more. */
export function useCode(factor: SecondFactor, code: string, at: Date): boolean {
  const recovery = readRecoveryCode(code);
  if (recovery !== undefined) return factor.recoveryCodes.delete(recovery);
  const step = totpStep(factor.secret, code, at);
  if (step === undefined || step <= factor.lastStep) return false;
  factor.lastStep = step;
  return true;
}

/** What people do with their own account. Wrong passwords are not counted here: nobody guesses who can read the memory. */
export function ownAccount({store, session, now, call}: Caller): OwnAccount {
  const proven = ({password, code}: AccountProof): TownAccount => {
    const {account} = session;
    const factor = store.factors.get(account.personId);
    if (password !== account.password) throw wrong('password', 'does-not-match');
    if (factor && !code) throw wrong('code', 'required');
    if (factor && !useCode(factor, code ?? '', now())) throw wrong('code', 'does-not-match');
    return account;
  };
  const standing = (): AccountStanding => {
    const {account} = session;
    const factor = store.factors.get(account.personId);
    return {
      username: account.username, name: account.name,
      ...(account.email !== undefined && {email: account.email}),
      hasPassword: true,
      ...(factor && {secondFactor: {since: factor.since, recoveryCodes: factor.recoveryCodes.size}}),
      secondFactorRequired: session.demandsSecondFactor(account),
    };
  };
  const newCodes = () => recoveryCodes((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  const kept = (codes: readonly string[]) => new Set(codes.map((code) => readRecoveryCode(code) ?? ''));

  return {
    getStanding: ({signal} = {}) => call(signal, standing),

    changePassword: ({current, next}, {signal} = {}) => call(signal, () => {
      const {account} = session;
      const issue = passwordIssue(next, account.username) ?? (next === current ? {code: 'twice' as const} : undefined);
      if (issue) throw new BoardError('invalid', 'fields break the rules', {issues: [{path: 'next', ...issue}]});
      if (current !== account.password) throw wrong('current', 'does-not-match');
      store.changeAccount(account.personId, {password: next, mustChangePassword: false});
      session.endOthers();
      return session.shown ?? {personId: account.personId, name: account.name, role: account.role};
    }),

    beginSecondFactor: (proof, {signal} = {}) => call(signal, () => {
      const {personId, username} = proven(proof);
      const [secret, codes] = [newTotpSecret(), newCodes()];
      store.begunFactors.set(personId, {secret, since: now().toISOString(), lastStep: 0, recoveryCodes: kept(codes)});
      const {name, languages} = store.board;
      return {secret, uri: totpUri(secret, textIn(name, languages[0] ?? 'en'), username), recoveryCodes: codes};
    }),

    confirmSecondFactor: (code, {signal} = {}) => call(signal, () => {
      const {personId} = session.account;
      const begun = store.begunFactors.get(personId);
      const current = store.factors.get(personId);
      if (!begun && current && totpStep(current.secret, code, now()) === current.lastStep) return standing();
      if (!begun || now().getTime() - Date.parse(begun.since) > CONFIRM_WITHIN) throw new BoardError('not-allowed-now', 'no second factor was begun, or too long ago');
      if (!useCode({...begun, recoveryCodes: new Set()}, code, now())) throw wrong('code', 'does-not-match');
      store.factors.set(personId, {...begun, since: now().toISOString(), lastStep: totpStep(begun.secret, code, now()) ?? 0});
      store.begunFactors.delete(personId);
      session.endOthers();
      return standing();
    }),

    renewRecoveryCodes: (proof, {signal} = {}) => call(signal, () => {
      const factor = store.factors.get(proven(proof).personId);
      if (!factor) throw new BoardError('not-allowed-now', 'there is no second factor');
      const codes = newCodes();
      factor.recoveryCodes = kept(codes);
      return codes;
    }),

    removeSecondFactor: (proof, {signal} = {}) => call(signal, () => {
      if (session.demandsSecondFactor(session.account)) throw new BoardError('forbidden', 'the board demands a second factor of this account');
      store.factors.delete(proven(proof).personId);
      return standing();
    }),
  };
}
