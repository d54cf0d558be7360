import type {Attachment} from './attachment.js';
import type {Hidden} from './hiding.js';
import type {Action, State} from './lifecycle.js';
import type {Rating} from './rating.js';
import type {HandBackGround, RejectReason, ReturnReason} from './reasons.js';
import type {Role} from './role.js';
import type {VisitWay} from './supervision.js';

/** Who did something. Names of people are for colleagues; the public sees the role and the agency. */
export interface Actor {
  readonly role: Role | 'author' | 'system';
  readonly personId?: string;
  readonly name?: string;
  readonly agencyId?: string;
}

/** A unit that is called in by a whistle. */
export interface SupportTask {
  readonly agencyId: string;
  readonly task: string;
  /** ISO 8601. */
  readonly dueAt?: string;
}

/** A visit after an answer (回访). What was found is in the event's public text, and what only staff should know in its internal one. */
export interface Visit {
  readonly way: VisitWay;
  /** When it was; ISO 8601. */
  readonly visitedAt: string;
  /** Whether the matter was found settled. */
  readonly solved: boolean;
  readonly attachments?: readonly Attachment[];
}

/** Somebody whom a unit gave a message to. */
export interface Assignee {
  readonly personId: string;
  readonly name: string;
}

/** An answer as the handling unit wrote it. */
export interface AnswerDraft {
  readonly body: string;
  /** The organisation that replies, in words, when it is not the handling agency itself. */
  readonly organisation: string;
  /** Public contact for questions. */
  readonly contact: string;
  /** The person in charge who stands by the answer, as the agency names them; empty where it names nobody. */
  readonly person?: string;
  readonly attachments?: readonly Attachment[];
}

/**
 * Something that happened to a message. Events are only ever added, and state is folded from them (`evolve`). Which readers see
 * the event follows from its action's audience; which of its texts they see follows from the field:
 * `publicText` everybody who sees the event, `words` the parties, until board staff have read the author's and publish them (`publish-words`),
 * `internalText` staff.
 */
export interface BoardEvent {
  readonly id: string;
  /** 1, 2, 3 … within the message; also the message's version after this event. */
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly action: Action | 'submit';
  readonly actor: Actor;
  /** null only for `submit`. */
  readonly from: State | null;
  readonly to: State;
  readonly publicText?: string;
  readonly words?: string;
  readonly internalText?: string;
  /** The handling agency after `submit` and `transfer`; null after `hand-back`. */
  readonly handlerId?: string | null;
  /** When the answer is due, after an event that sets, moves or stops the clock; null: stopped. */
  readonly dueAt?: string | null;
  readonly answer?: AnswerDraft;
  readonly rating?: Rating;
  readonly supports?: readonly SupportTask[];
  readonly returnReasons?: readonly ReturnReason[];
  readonly rejectReason?: RejectReason;
  readonly ground?: HandBackGround;
  /** After `assign`: who has it in the unit; null: nobody in particular. */
  readonly assignee?: Assignee | null;
  /** After `submit-answer`: the unit's lead has to endorse the answer before board staff review it. */
  readonly awaitsLead?: true;
  /** Whom a reminder was for, and the due time that had passed or was near, where there was one. */
  readonly reminded?: {readonly agencyId: string; readonly dueAt?: string};
  /** After `supervise`: by when the matter is to be settled. */
  readonly superviseUntil?: string;
  /** After `escalate`: the agency above. */
  readonly escalatedTo?: string;
  readonly visit?: Visit;
  /** After `publish` and `mask`: what the public does not get. */
  readonly hidden?: Hidden;
}
