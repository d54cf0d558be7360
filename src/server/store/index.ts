export type {Account, NewAccount} from './accounts.js';
export type {ChangeRequest} from './act.js';
export {errorCodeOf} from './database.js';
export {invalid} from './errors.js';
export {type Secrets, SECRET_LENGTH} from './secret.js';
export type {TownData} from './seed.js';
export {openStore, type Store, type StoreOptions} from './store.js';
