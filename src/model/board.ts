import type {Calendar} from './calendar.js';
import type {Campaign} from './campaign.js';
import type {Clock} from './clock.js';
import type {Kind} from './kind.js';
import type {Limits} from './limits.js';
import type {LocalizedText} from './localized.js';
import type {EmbedRule} from './sites.js';
import type {Topic} from './topic.js';

/** Whether a form asks for a field. */
export type FieldRule = 'required' | 'optional' | 'hidden';

/** The agreement that authors consent to. */
export interface Consent {
  /** Kept with each message. A new text gets a new version. */
  readonly version: string;
  readonly text: LocalizedText;
  /** The full text, when it has a page of its own. */
  readonly url?: string;
}

/** A clock for some messages: the first rule in a list that fits applies; a missing field fits everything. */
export interface ClockRule extends Clock {
  readonly kind?: string;
  /** Also fits the topics inside it. */
  readonly topic?: string;
  readonly agencyId?: string;
}

/** What the backend offers beside the board. Its operator's settings and not the town's data: backends fill this in when they are asked. */
export interface BoardServices {
  /** Sending a message takes a proof of work (`getChallenge`). */
  readonly challenge: boolean;
  /** News can be sent by e-mail. */
  readonly email: boolean;
  /** News can be sent by web push: the server's public key (VAPID, RFC 8292), base64url. */
  readonly pushKey?: string;
  /** Staff can sign in at the town's own identity provider (OpenID Connect). */
  readonly oidc?: {
    /** What people know it by. */
    readonly label: string;
    /** Where a browser goes to do so, with the page to come back to in the parameter `return`. */
    readonly url: string;
  };
}

/** Everything that makes this town's board this town's: all of it data, and none of it private but what says so. */
export interface BoardInfo {
  readonly name: LocalizedText;
  /** BCP 47 tags of the languages that the board works in, the main one first. */
  readonly languages: readonly string[];
  /** IANA name; days end and begin there. */
  readonly timeZone: string;
  readonly kinds: readonly Kind[];
  readonly topics: readonly Topic[];
  readonly limits: Limits;
  /** What the form asks of an author's private part and place. */
  readonly fields: {
    readonly name: FieldRule;
    readonly phone: FieldRule;
    readonly remark: FieldRule;
    readonly place: FieldRule;
    /** Where news about the message goes. Asked for only where the backend can send e-mail. */
    readonly email: FieldRule;
    /** Pictures and a video. Asked for only where the adapter can upload. */
    readonly attachments: FieldRule;
  };
  readonly services: BoardServices;
  readonly consent: Consent;
  readonly clocks: readonly ClockRule[];
  readonly calendar: Calendar;
  /** Days within which an unhappy verdict may reopen a message; 0 switches that off. */
  readonly reopenDays: number;
  /** Working days of the one extension. */
  readonly extensionDays: number;
  /** Working days before its due time in which an answer counts as due soon. */
  readonly dueSoonDays: number;
  /** Figures of a unit are shown from so many cases on: fewer tell of chance. */
  readonly figuresMinimum: number;
  /** Special columns (征集) that collect proposals for an agency. */
  readonly campaigns: readonly Campaign[];
  /** Origins of other sites that the board is part of. For administrators and the server: readers never get it ({@link publicBoardOf}). */
  readonly sites?: readonly string[];
  /** Which sites may show its embeds in a frame; `everywhere` when left out. For administrators and the server, as `sites` is. */
  readonly embeds?: EmbedRule;
}
