import type {ReturnReason} from '../reasons.js';

/** What the check objects to: the reason codes of a return that can be seen in the words, and the same text as other answers. */
export const CHECK_REASONS = [
  'receipt-only', 'buck-passing', 'platitude', 'no-information', 'incomplete', 'same-text',
] as const satisfies readonly (ReturnReason | 'same-text')[];
export type CheckReason = (typeof CHECK_REASONS)[number];

/** The message that is answered. Where a kind asks for demand and details, hand both in as the body, in the order in which they are shown. */
export interface CheckedMessage {
  readonly title: string;
  readonly body: string;
  /** Id of a kind; an answer to `thanks` may be thanks. */
  readonly kind?: string | undefined;
}

/** The draft of an answer. */
export interface CheckedAnswer {
  readonly body: string;
}

/** What else the check may look at. */
export interface ReplyCheckOptions {
  /** Earlier public answers, of the same unit for instance, that this one should not merely repeat. */
  readonly others?: readonly string[];
}

/** Words of the answer that the check objects to. Indexes in UTF-16 units, the end exclusive, as `String.slice` and text fields count. */
export interface ReplyMark {
  readonly start: number;
  readonly end: number;
  readonly reason: CheckReason;
}

/** One thing that a message asks for. */
export interface Demand {
  /** How the author numbered it: `1`, `二`, `a`; empty for a question without a number. */
  readonly label: string;
  /** Indexes into the body of the message, in UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words themselves, without the number. */
  readonly text: string;
}

/** What the check says of an answer. It advises; a person decides. */
export interface ReplyCheck {
  /** Whether the answer as a whole says nothing: it acknowledges, passes on, thanks or promises, and no more. */
  readonly perfunctory: boolean;
  /** Why, each once, the weightiest first. `incomplete` and `same-text` can stand here also when the answer is not perfunctory. */
  readonly reasons: readonly CheckReason[];
  /** The very words, in their order, none overlapping another. `incomplete` marks nothing: what is missing has no words. */
  readonly marks: readonly ReplyMark[];
  /** The demands of the message that the answer passes over; empty unless `incomplete` is among the reasons. */
  readonly passedOver: readonly Demand[];
}
