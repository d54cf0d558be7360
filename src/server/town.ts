import type {Town} from '../model/index.js';
import {hashPassword} from './identity/index.js';
import type {Store} from './store/index.js';

/** Fills a board with a town, passwords hashed, and tells whether it did. All or nothing; see {@link Store.seed}. */
export async function seedTown(store: Pick<Store, 'seed'>, {accounts, ...town}: Town, options?: {readonly onlyIfUnset?: boolean}): Promise<boolean> {
  const hashed = accounts.map(async ({password, ...account}) => ({...account, passwordHash: await hashPassword(password)}));
  return await store.seed({...town, accounts: await Promise.all(hashed)}, options);
}
