import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {figures} from '../../i18n/en/figures.js';
import {readErrors} from '../../i18n/en/read-errors.js';

/** The English of the figures. */
export const ENGLISH = {common, errors: readErrors, figures};

/** What the templates speak with. */
export type Words = Localize<typeof ENGLISH>;
