import type {BoardEvent} from './event.js';
import type {Rating} from './rating.js';

/**
 * What one unit owed for one message from the moment its clock began: published, transferred to it, reopened or asked again. A message
 * that was transferred leaves no duty with the unit that passed it on, and one that was withdrawn or taken down leaves none at all.
 */
export interface Duty {
  readonly agencyId: string;
  /** The event that began it: its `seq`. */
  readonly seq: number;
  /** ISO 8601, as all times here. */
  readonly startedAt: string;
  /** When the answer is or was due; absent while the clock is stopped or where none runs. */
  readonly dueAt?: string;
  /** When the answer that was approved left the unit: what board staff need to read it is not the unit's time. */
  readonly answeredAt?: string;
  readonly approvedAt?: string;
  /** Whether `answeredAt` was by the due time in force then. */
  readonly onTime?: boolean;
  /** When board staff read its answers, and when they returned one. */
  readonly reviewedAt: readonly string[];
  readonly returnedAt: readonly string[];
  readonly rating?: Rating;
  readonly ratedAt?: string;
}

interface Fold {
  readonly done: readonly Duty[];
  readonly open: (Duty & {readonly submittedAt?: string; readonly submittedDue?: string}) | undefined;
  readonly handlerId: string | null;
}

/** Folds the events of a message, oldest first, into the duties that figures count. */
export function dutiesOf(events: readonly BoardEvent[]): Duty[] {
  const {done, open} = events.reduce(fold, {done: [], open: undefined, handlerId: null});
  if (!open) return [...done];
  const {submittedAt: _, submittedDue: __, ...duty} = open;
  return [...done, duty];
}

function fold(before: Fold, event: BoardEvent): Fold {
  const handlerId = event.handlerId === undefined ? before.handlerId : event.handlerId;
  const {done} = before;
  const open = withClock(before.open, event);
  switch (event.action) {
    case 'publish': case 'transfer': case 'reopen': return {done, open: begun(handlerId, event), handlerId};
    // From answered it begins anew; otherwise it only adds to what is being handled.
    case 'follow-up': return {done, open: event.from === 'answered' ? begun(handlerId, event) : open, handlerId};
    case 'hand-back': case 'withdraw': case 'take-down': case 'reject': return {done, open: undefined, handlerId};
    case 'submit-answer': case 'endorse':
      return {done, open: open && {...open, submittedAt: event.at, ...(open.dueAt && {submittedDue: open.dueAt})}, handlerId};
    case 'return': return {done, open: open && (event.actor.role === 'moderator' ? {...open, reviewedAt: [...open.reviewedAt, event.at], returnedAt: [...open.returnedAt, event.at]} : open), handlerId};
    case 'approve': {
      if (!before.open) return {...before, handlerId};
      const {submittedAt = event.at, submittedDue, ...duty} = before.open;
      const answered = {...duty, reviewedAt: [...duty.reviewedAt, event.at], answeredAt: submittedAt, approvedAt: event.at, onTime: submittedDue === undefined || submittedAt <= submittedDue};
      return {done: [...done, answered], open: undefined, handlerId};
    }
    case 'rate': {
      const last = done.at(-1);
      const {rating, at: ratedAt} = event;
      return {done: last && rating ? [...done.slice(0, -1), {...last, rating, ratedAt}] : done, open, handlerId};
    }
    default: return {done, open, handlerId};
  }
}

function begun(agencyId: string | null, {seq, at, dueAt}: BoardEvent): Fold['open'] {
  return agencyId === null ? undefined : {agencyId, seq, startedAt: at, ...(dueAt && {dueAt}), reviewedAt: [], returnedAt: []};
}

/** The duty with the due time that an event sets or stops. */
function withClock(open: Fold['open'], {dueAt}: BoardEvent): Fold['open'] {
  if (!open || dueAt === undefined) return open;
  const {dueAt: _, ...rest} = open;
  return dueAt === null ? rest : {...rest, dueAt};
}
