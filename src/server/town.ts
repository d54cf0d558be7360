import type {Town, TownAccount} from '../model/index.js';
import {hashPassword} from './identity/index.js';
import {type NewAccount, sealSecondFactor, type Store} from './store/index.js';

/** Fills a board with a town, passwords hashed, and tells whether it did. All or nothing; see {@link Store.seed}. */
export async function seedTown(store: Pick<Store, 'seed' | 'secrets'>, {accounts, ...town}: Town, options?: {readonly onlyIfUnset?: boolean}): Promise<boolean> {
  return await store.seed({...town, accounts: await Promise.all(accounts.map((account) => storable(store, account)))}, options);
}

async function storable({secrets}: Pick<Store, 'secrets'>, {password, secondFactor, personId, ...account}: TownAccount): Promise<NewAccount> {
  return {
    ...account, personId, passwordHash: await hashPassword(password),
    ...(secondFactor !== undefined && {secondFactor: sealSecondFactor(secrets, personId, secondFactor)}),
  };
}
