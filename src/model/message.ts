import type {Attachment} from './attachment.js';
import type {Spot} from './place.js';

/** Who may read a message: everybody once it is published, or only its parties. */
export const VISIBILITIES = ['public', 'confidential'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/**
 * What somebody wrote, as it was sent. It is never edited: authors follow up or withdraw. Together with the events it is all that
 * is known of a message; everything else is derived.
 */
export interface MessageContent {
  /** Id of a {@link Kind} of the board. */
  readonly kind: string;
  /** Id of a {@link Topic}. */
  readonly topic: string;
  /** The agency that the author wrote to. Who handles it now is in its {@link Progress}. */
  readonly agencyId: string;
  readonly title: string;
  /** The text; empty where the kind asks for demand and details instead. */
  readonly body: string;
  /** What happened, where, what is wanted (kinds of form `demand`). */
  readonly demand: string;
  readonly details: string;
  readonly spot?: Spot;
  readonly attachments: readonly Attachment[];
  /** How the author is shown: masked, or empty for somebody who gave no name. */
  readonly displayName: string;
  readonly visibility: Visibility;
  /** BCP 47 tag of the language that it was written in, as far as known. */
  readonly language: string;
  /** The version of the agreement that the author consented to; empty for imported history. */
  readonly consent: string;
  /** ISO 8601 with offset or Z. */
  readonly createdAt: string;
  /** The author's account, when signed in. Never leaves the backend. */
  readonly authorId?: string;
}

/** What only the handling unit and moderators see. Kept apart from the content, so that no list can join it in by mistake. */
export interface PrivatePart {
  readonly name: string;
  readonly phone: string;
  readonly remark: string;
}

/** A private part with nothing in it. */
export const NO_PRIVATE_PART: PrivatePart = {name: '', phone: '', remark: ''};

/** Whether a message is the one that somebody names by its id or by its number. */
export function isNamedBy({id, number}: {readonly id: string; readonly number: string}, idOrNumber: string): boolean {
  return idOrNumber === id || idOrNumber === number;
}

/** A message as a backend keeps it, apart from its events. */
export interface MessageRecord {
  /** Opaque, unique, sorts by nothing in particular. */
  readonly id: string;
  /** What people quote on the phone; unique on the board. */
  readonly number: string;
  readonly content: MessageContent;
  readonly privatePart: PrivatePart;
}
