import {common} from '../../i18n/en/common.js';
import {firstErrors} from '../../i18n/en/first/errors.js';
import {firstThread} from '../../i18n/en/first/thread.js';
import {status} from '../../i18n/en/status.js';

/** The English that a thread comes with. */
export const FIRST_ENGLISH = {common, errors: firstErrors, thread: firstThread, status};
