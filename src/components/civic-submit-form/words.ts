import type {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {form} from '../../i18n/en/form.js';
import {outbox} from '../../i18n/en/outbox.js';
import {guard} from '../../i18n/en/guard.js';
import {place} from '../../i18n/en/place.js';
import {similar} from '../../i18n/en/similar.js';

/** The English of the form. */
export const ENGLISH = {form, errors, common, outbox, guard, place, similar};

/** The form's words, for its templates. */
export type Words = Localize<typeof ENGLISH>;
