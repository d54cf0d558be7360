import type {Localize} from '../../controllers/localize.js';
import {attachments} from '../../i18n/en/attachments.js';
import {common} from '../../i18n/en/common.js';
import {desk} from '../../i18n/en/desk.js';
import {errors} from '../../i18n/en/errors.js';
import {guard} from '../../i18n/en/guard.js';
import {reasons} from '../../i18n/en/reasons.js';

/** The English of forms of actions. An element with such a form has these among its own. */
export const formEnglish = {attachments, common, desk, errors, guard, reasons};

/** What the templates of a form speak with. */
export type Words = Localize<typeof formEnglish>;
