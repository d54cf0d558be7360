import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {join} from '../../i18n/en/join.js';

/** The English of everything that the form says. */
export const english = {common, errors, join};
