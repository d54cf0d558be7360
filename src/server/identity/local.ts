import {BoardError} from '../../adapter/index.js';
import type {Store} from '../store/index.js';
import {checkPassword} from './password.js';
import type {IdentityProvider} from './provider.js';
import {SignInLimit} from './sign-in-limit.js';

/** Accounts with name and password that the board keeps itself. */
export function localIdentity(store: Pick<Store, 'findAccount'>, limit = new SignInLimit()): IdentityProvider {
  return {
    signIn: async ({username, password}, {address}) => {
      limit.check(username, address);
      limit.count(username, address);
      const found = await store.findAccount(username);
      const right = await checkPassword(password, found?.passwordHash);
      if (!found || !right) throw new BoardError('bad-credentials', 'name and password do not match');
      limit.forgive(username, address);
      const {passwordHash: _, ...account} = found;
      return account;
    },
  };
}
