import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {follow} from '../../i18n/en/follow.js';
import {report} from '../../i18n/en/report.js';
import {share} from '../../i18n/en/share.js';
import {thread} from '../../i18n/en/thread.js';

/** The English of what every reader can do with a message. */
export const READER_ENGLISH = {common, errors, follow, report, share, thread};

/** The words of following, reporting and sharing, for their templates. */
export type ReaderWords = Localize<typeof READER_ENGLISH>;
