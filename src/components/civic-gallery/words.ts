import type {Localize} from '../../controllers/localize.js';
import {gallery} from '../../i18n/en/gallery.js';

/** The English of the gallery. */
export const ENGLISH = {gallery};

/** The gallery's words, for its templates. */
export type Words = Localize<typeof ENGLISH>;
