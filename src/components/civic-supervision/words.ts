import type {Localize} from '../../controllers/localize.js';
import {reply} from '../../i18n/en/reply.js';
import {report} from '../../i18n/en/report.js';
import {standing} from '../../i18n/en/standing.js';
import {status} from '../../i18n/en/status.js';
import {supervision} from '../../i18n/en/supervision.js';
import {thread} from '../../i18n/en/thread.js';
import {work} from '../../i18n/en/work.js';
import {formEnglish} from '../action-form/words.js';

/** The English of everything that supervision says. */
export const english = {...formEnglish, reply, report, standing, status, supervision, thread, work};

/** What its templates speak with. */
export type Words = Localize<typeof english>;
