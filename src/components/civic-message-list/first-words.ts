import {common} from '../../i18n/en/common.js';
import {firstErrors} from '../../i18n/en/first/errors.js';
import {firstList} from '../../i18n/en/first/list.js';
import {status} from '../../i18n/en/status.js';

/** The English that a list comes with. */
export const FIRST_ENGLISH = {list: firstList, common, errors: firstErrors, status};
