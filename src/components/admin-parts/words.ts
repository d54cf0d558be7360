import type {Localize} from '../../controllers/localize.js';
import {admin} from '../../i18n/en/admin.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';

/** The English of everything that the elements of administration say. */
export const english = {admin, common, errors};

/** What their templates speak with. */
export type Words = Localize<typeof english>;
