import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {form} from '../../i18n/en/form.js';

/** The English of the form. */
export const ENGLISH = {form, errors, common};

/** The form's words, for its templates. */
export type Words = Localize<typeof ENGLISH>;
