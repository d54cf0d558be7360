import type {Localize} from '../../controllers/localize.js';
import {author} from '../../i18n/en/author.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {guard} from '../../i18n/en/guard.js';
import {outbox} from '../../i18n/en/outbox.js';
import {thread} from '../../i18n/en/thread.js';

/** The English of the author's part. */
export const AUTHOR_ENGLISH = {author, common, errors, guard, outbox, thread};

/** The words of the author's part, for its templates. */
export type AuthorWords = Localize<typeof AUTHOR_ENGLISH>;
