import type {Localize} from '../../controllers/localize.js';
import type {common} from '../../i18n/en/common.js';
import type {errors} from '../../i18n/en/errors.js';
import type {figures} from '../../i18n/en/figures.js';

/** What the templates speak with. */
export type Words = Localize<{readonly common: typeof common; readonly errors: typeof errors; readonly figures: typeof figures}>;
