import type {Localize} from '../../controllers/localize.js';
import {account} from '../../i18n/en/account.js';
import {SESSION_ENGLISH} from './words.js';

/** The English of one's own account. */
export const ACCOUNT_ENGLISH = {...SESSION_ENGLISH, account};

/** The words of one's own account, for its parts. */
export type AccountWords = Localize<typeof ACCOUNT_ENGLISH>;
