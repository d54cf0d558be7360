import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {session} from '../../i18n/en/session.js';

/** The English of signing in and out. */
export const SESSION_ENGLISH = {session, errors, common};

/** The words of signing in and out, for its parts. */
export type SessionWords = Localize<typeof SESSION_ENGLISH>;
