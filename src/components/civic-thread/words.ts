import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {reasons} from '../../i18n/en/reasons.js';
import {status} from '../../i18n/en/status.js';
import {thread} from '../../i18n/en/thread.js';

/** The English of the thread. */
export const ENGLISH = {common, errors, reasons, status, thread};

/** The thread's words, for its templates. */
export type Words = Localize<typeof ENGLISH>;
