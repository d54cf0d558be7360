import type {Localize} from '../../controllers/localize.js';
import {inbox} from '../../i18n/en/inbox.js';
import {standing} from '../../i18n/en/standing.js';
import {formEnglish} from '../action-form/words.js';

/** The English of everything that the inbox says. */
export const english = {...formEnglish, inbox, standing};

/** What the inbox's templates speak with. */
export type Words = Localize<typeof english>;
