import type {Localize} from '../../controllers/localize.js';
import {attachments} from '../../i18n/en/attachments.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';

/** The English of the field. */
export const ENGLISH = {attachments, common, errors};

/** The field's words, for its templates. */
export type Words = Localize<typeof ENGLISH>;
