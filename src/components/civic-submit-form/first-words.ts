import {common} from '../../i18n/en/common.js';
import {firstErrors} from '../../i18n/en/first/errors.js';
import {firstForm} from '../../i18n/en/first/form.js';

/** The English that a form comes with. */
export const FIRST_ENGLISH = {common, errors: firstErrors, form: firstForm};
