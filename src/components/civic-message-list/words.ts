import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {list} from '../../i18n/en/list.js';
import {status} from '../../i18n/en/status.js';

/** The English of the list. */
export const ENGLISH = {list, common, errors, status};

/** The list's words, for its templates. */
export type Words = Localize<typeof ENGLISH>;
