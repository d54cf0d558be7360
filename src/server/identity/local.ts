import {BoardError} from '../../adapter/index.js';
import {databaseLimits, type SignInLimit, signInLimit} from '../limits/index.js';
import {invalid, type Store, type StoredAccount} from '../store/index.js';
import {attemptsOf} from './attempts.js';
import {checkPassword, hashPassword, isCheap} from './password.js';
import type {IdentityProvider} from './provider.js';

/** Days for which a password is good that was made for somebody. */
const ONE_TIME_DAYS = 7;

/** Accounts with name and password, and perhaps a second factor, that the board keeps itself. */
export function localIdentity(
  {people, secrets, context: {db, now}}: Pick<Store, 'people' | 'secrets' | 'context'>, limit: SignInLimit = signInLimit(databaseLimits(db, secrets)),
): IdentityProvider {
  const attempts = attemptsOf(people, limit);
  return {
    signIn: async ({username, password, code}, {address}) => {
      const attempt = await attempts.attempt(username, address);
      const found = await people.findByUsername(username);
      const right = await checkPassword(password, found?.passwordHash);
      const refusal = !found || !right ? 'password' : found.disabled ? 'disabled' : isExpired(found, now()) ? 'expired' : undefined;
      if (!found || refusal) {
        // Names that nothing has are guessed by the thousand, and are no business of a log that is kept for ever.
        if (found && refusal) await people.refused(refusal, found.personId);
        // Of an account that is closed nothing is told either.
        throw new BoardError('bad-credentials', 'name and password do not match');
      }
      const {personId, passwordSetAt, passwordHash = ''} = found;
      if (found.hasSecondFactor) {
        if (!code) {
          // Half of a sign-in: neither a failure, nor what would let somebody who has the password guess codes for ever.
          await attempt.undo();
          throw new BoardError('second-factor-required', 'this account asks for a code as well');
        }
        if (!(await people.useCode(personId, code))) {
          await people.refused('code', personId);
          throw invalid([{path: 'code', code: 'does-not-match'}]);
        }
      }
      await attempt.succeeded();
      if (isCheap(passwordHash)) await people.rehashPassword(personId, {passwordHash: await hashPassword(password), expected: passwordHash});
      const {name, role, agencyId} = found;
      return {account: {personId, name, role, ...(agencyId !== undefined && {agencyId})}, byPassword: true, passwordSetAt};
    },
  };
}

function isExpired({mustChangePassword, passwordSetAt}: StoredAccount, now: Date): boolean {
  return mustChangePassword && now.getTime() - passwordSetAt.getTime() > ONE_TIME_DAYS * 86_400_000;
}
