import {BoardError} from '../../adapter/index.js';
import {databaseLimits, signInLimit} from '../limits/index.js';
import type {Store} from '../store/index.js';
import {checkPassword} from './password.js';
import type {IdentityProvider} from './provider.js';

/** Accounts with name and password that the board keeps itself. */
export function localIdentity(
  store: Pick<Store, 'findAccount' | 'secrets' | 'context'>, limit = signInLimit(databaseLimits(store.context.db, store.secrets)),
): IdentityProvider {
  return {
    signIn: async ({username, password}, {address}) => {
      const succeeded = await limit.attempt(username, address);
      const found = await store.findAccount(username);
      const right = await checkPassword(password, found?.passwordHash);
      if (!found || !right) throw new BoardError('bad-credentials', 'name and password do not match');
      await succeeded();
      const {passwordHash: _, ...account} = found;
      return account;
    },
  };
}
