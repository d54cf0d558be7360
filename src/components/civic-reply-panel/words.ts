import type {Localize} from '../../controllers/localize.js';
import {attachments} from '../../i18n/en/attachments.js';
import {common} from '../../i18n/en/common.js';
import {desk} from '../../i18n/en/desk.js';
import {errors} from '../../i18n/en/errors.js';
import {reasons} from '../../i18n/en/reasons.js';
import {report} from '../../i18n/en/report.js';
import {status} from '../../i18n/en/status.js';

/** The English of everything that the panel says. */
export const english = {attachments, common, desk, errors, reasons, report, status};

/** What the panel's templates speak with. */
export type Words = Localize<typeof english>;
