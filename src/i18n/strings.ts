import type {account} from './en/account.js';
import type {admin} from './en/admin.js';
import type {attachments} from './en/attachments.js';
import type {author} from './en/author.js';
import type {common} from './en/common.js';
import type {desk} from './en/desk.js';
import type {errors} from './en/errors.js';
import type {figures} from './en/figures.js';
import type {follow} from './en/follow.js';
import type {form} from './en/form.js';
import type {gallery} from './en/gallery.js';
import type {guard} from './en/guard.js';
import type {inbox} from './en/inbox.js';
import type {list} from './en/list.js';
import type {mine} from './en/mine.js';
import type {outbox} from './en/outbox.js';
import type {oversight} from './en/oversight.js';
import type {reasons} from './en/reasons.js';
import type {join} from './en/join.js';
import type {live} from './en/live.js';
import type {place} from './en/place.js';
import type {picker} from './en/picker.js';
import type {replies} from './en/replies.js';
import type {reply} from './en/reply.js';
import type {report} from './en/report.js';
import type {review} from './en/review.js';
import type {session} from './en/session.js';
import type {share} from './en/share.js';
import type {similar} from './en/similar.js';
import type {standing} from './en/standing.js';
import type {status} from './en/status.js';
import type {supervision} from './en/supervision.js';
import type {theme} from './en/theme.js';
import type {thread} from './en/thread.js';
import type {track} from './en/track.js';
import type {work} from './en/work.js';
import type {Translation} from './phrase.js';
import type {Written} from './written.js';

/**
 * Everything that a language translates, in sections so that an element loads only the English that it shows. A missing or an extra
 * key does not compile. A new section is added here and in each language's file.
 */
export interface Strings {
  readonly account: Translation<typeof account>;
  readonly admin: Translation<typeof admin>;
  readonly join: Translation<typeof join>;
  readonly attachments: Translation<typeof attachments>;
  readonly author: Translation<typeof author>;
  readonly common: Translation<typeof common>;
  readonly desk: Translation<typeof desk>;
  readonly errors: Translation<typeof errors>;
  readonly figures: Translation<typeof figures>;
  readonly follow: Translation<typeof follow>;
  readonly form: Translation<typeof form>;
  readonly gallery: Translation<typeof gallery>;
  readonly guard: Translation<typeof guard>;
  readonly inbox: Translation<typeof inbox>;
  readonly list: Translation<typeof list>;
  readonly mine: Translation<typeof mine>;
  readonly outbox: Translation<typeof outbox>;
  readonly oversight: Translation<typeof oversight>;
  readonly reasons: Translation<typeof reasons>;
  readonly live: Translation<typeof live>;
  readonly place: Translation<typeof place>;
  readonly picker: Translation<typeof picker>;
  readonly replies: Translation<typeof replies>;
  readonly reply: Translation<typeof reply>;
  readonly report: Translation<typeof report>;
  readonly review: Translation<typeof review>;
  readonly session: Translation<typeof session>;
  readonly share: Translation<typeof share>;
  readonly similar: Translation<typeof similar>;
  readonly standing: Translation<typeof standing>;
  readonly status: Translation<typeof status>;
  readonly supervision: Translation<typeof supervision>;
  readonly theme: Translation<typeof theme>;
  readonly thread: Translation<typeof thread>;
  readonly track: Translation<typeof track>;
  readonly work: Translation<typeof work>;
}

/** A language as its file exports it. */
export interface Language {
  /** BCP 47 tag. */
  readonly tag: string;
  readonly strings: Strings;
  /** For a language that browsers cannot write dates in. */
  readonly written?: Written;
  /** Only what readers meet is there; the rest stays to be fetched. */
  readonly part?: 'reading';
  /** `needed`: no speaker has read it yet, and a site that offers it should have one do so. */
  readonly review?: 'needed';
}
