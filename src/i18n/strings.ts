import type {author} from './en/author.js';
import type {common} from './en/common.js';
import type {desk} from './en/desk.js';
import type {errors} from './en/errors.js';
import type {form} from './en/form.js';
import type {list} from './en/list.js';
import type {reasons} from './en/reasons.js';
import type {picker} from './en/picker.js';
import type {replies} from './en/replies.js';
import type {session} from './en/session.js';
import type {status} from './en/status.js';
import type {thread} from './en/thread.js';
import type {Translation} from './phrase.js';

/**
 * Everything that a language translates, in sections so that an element loads only the English that it shows. A missing or an extra
 * key does not compile. A new section is added here and in each language's file.
 */
export interface Strings {
  readonly author: Translation<typeof author>;
  readonly common: Translation<typeof common>;
  readonly desk: Translation<typeof desk>;
  readonly errors: Translation<typeof errors>;
  readonly form: Translation<typeof form>;
  readonly list: Translation<typeof list>;
  readonly reasons: Translation<typeof reasons>;
  readonly picker: Translation<typeof picker>;
  readonly replies: Translation<typeof replies>;
  readonly session: Translation<typeof session>;
  readonly status: Translation<typeof status>;
  readonly thread: Translation<typeof thread>;
}

/** A language as its file exports it. */
export interface Language {
  /** BCP 47 tag. */
  readonly tag: string;
  readonly strings: Strings;
}
