import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {mine} from '../../i18n/en/mine.js';
import {outbox} from '../../i18n/en/outbox.js';

/** The English of the list. */
export const ENGLISH = {mine, outbox, common, errors};

/** The list's words, for its templates. */
export type Words = Localize<typeof ENGLISH>;
