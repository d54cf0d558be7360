import type {BoxCounts, BoxQueue, PrivateReading, PublishedAnswer, ReplyDraft, ReplyDraftContent, ReplyTemplate, TemplateQuery} from '../model/index.js';
import type {CallOptions} from './adapter.js';

/** Somebody of the viewer's own unit, to whom a message can be given. */
export interface Colleague {
  readonly personId: string;
  readonly name: string;
  /** Leads endorse answers, where the agency wants that. */
  readonly role: 'staff' | 'lead';
  /** Whether it is the viewer. */
  readonly self: boolean;
}

/** Options of a change of something that several people change: which one it is based on. */
export interface RevisionOptions extends CallOptions {
  /** The `revision` that the person saw; 0 when there was nothing yet. When it is no longer that, the call rejects with `stale`. */
  readonly baseRevision: number;
}

/** An answer that was published before. */
export interface EarlierAnswer extends PublishedAnswer {
  /** Whether the messages are about the same matter, as far as words tell; the others are the unit's newest answers. */
  readonly similar: boolean;
}

/**
 * What agency staff, leads and board staff do beyond acting on single messages. Who may call what is in the model's `PERMISSIONS`; a call
 * without the permission rejects with `unauthenticated` or `forbidden`, a message that is not the reader's with `not-found`.
 */
export interface Desk {
  /** How many messages lie in each tray of the viewer's queue. Errors: `forbidden` (another's queue). */
  countBoxes(queue: BoxQueue, options?: CallOptions): Promise<BoxCounts>;

  /** The people of the viewer's unit who can be given messages, by name. At most 500. */
  listColleagues(options?: CallOptions): Promise<readonly Colleague[]>;

  /**
   * The private part of a message, for the handling unit and board staff. **That they looked is kept for good**, before the answer is given;
   * looking again within a minute is the same look. Errors: `not-found`, `forbidden` (other relations).
   */
  readPrivatePart(messageId: string, options?: CallOptions): Promise<PrivateReading>;

  /** The unit's shared draft of the answer to a message, or null. For the handling unit. Errors: `not-found`, `forbidden`. */
  getReplyDraft(messageId: string, options?: CallOptions): Promise<ReplyDraft | null>;

  /**
   * Keeps the shared draft. Nothing is overwritten: when somebody changed it since `baseRevision`, the call rejects with `stale`, and
   * `getReplyDraft` tells what is there, who changed it and when; the same save sent again gets what the first one gave. A draft goes away
   * when the answer is submitted or the message leaves the unit, and revisions are not used again. Errors: `invalid`, `not-found`,
   * `forbidden`, `stale`, `not-allowed-now` (`wrong-state`: no answer is to be written now).
   */
  saveReplyDraft(messageId: string, content: ReplyDraftContent, options: RevisionOptions): Promise<ReplyDraft>;

  /** Throws the shared draft away; fine when there is none. Errors: `not-found`, `forbidden`, `stale`. */
  discardReplyDraft(messageId: string, options: RevisionOptions): Promise<void>;

  /** The templates that fit: the viewer's unit's before everybody's, the closer fit before the wider. At most 100. */
  listTemplates(query: TemplateQuery, options?: CallOptions): Promise<readonly ReplyTemplate[]>;

  /**
   * Earlier published answers of the unit that has the message, to other messages: those to like ones first, then its newest; at most 10. For
   * the units of the message and board staff: for reading answers, and for the check that finds the same text again. Errors: `not-found`,
   * `forbidden`.
   */
  findEarlierAnswers(messageId: string, options?: CallOptions): Promise<readonly EarlierAnswer[]>;
}
