import type {BoardEvent} from './event.js';
import type {Rating} from './rating.js';

/** A due time as it was set, moved or stopped. */
export interface DutyClock {
  /** Since when it is so; ISO 8601, as all times here. */
  readonly at: string;
  /** null: no clock runs. */
  readonly dueAt: string | null;
}

/**
 * What one unit owed for one message from the moment its clock began: published, transferred to it, reopened or asked again. It holds
 * enough to say how things stood at any time since: figures are told as of a cut-off time.
 */
export interface Duty {
  readonly agencyId: string;
  /** The event that began it: its `seq`. */
  readonly seq: number;
  readonly startedAt: string;
  /** Every due time that it had, oldest first; none while board staff read an answer that left the unit in time. */
  readonly clocks: readonly DutyClock[];
  /** When the answer that was approved left the unit: what board staff need to read it is not the unit's time. */
  readonly answeredAt?: string;
  readonly approvedAt?: string;
  /** Whether `answeredAt` was by the due time in force then. */
  readonly onTime?: boolean;
  /** When the unit ceased to owe it without an answer: it was transferred, handed back, withdrawn or taken down. */
  readonly leftAt?: string;
  /** When board staff read its answers, and when they returned one. */
  readonly reviewedAt: readonly string[];
  readonly returnedAt: readonly string[];
  readonly rating?: Rating;
  readonly ratedAt?: string;
}

/** When what a duty asks for was due at an instant, as far as was known then; undefined while no clock ran. */
export function dutyDueAt({clocks}: Pick<Duty, 'clocks'>, at: string): string | undefined {
  return clocks.findLast((clock) => clock.at <= at)?.dueAt ?? undefined;
}

interface Fold {
  readonly done: readonly Duty[];
  readonly open: (Duty & {readonly submittedAt?: string; readonly submittedOnTime?: boolean}) | undefined;
  readonly handlerId: string | null;
}

/** Folds the events of a message, oldest first, into the duties that figures count. */
export function dutiesOf(events: readonly BoardEvent[]): Duty[] {
  const {done, open} = events.reduce(fold, {done: [], open: undefined, handlerId: null});
  return open ? [...done, closed(open)] : [...done];
}

function fold(before: Fold, event: BoardEvent): Fold {
  const handlerId = event.handlerId === undefined ? before.handlerId : event.handlerId;
  const {done} = before;
  const open = withClock(before.open, event);
  /** The duty that was there ends here without an answer. */
  const left = (): readonly Duty[] => (before.open ? [...done, {...closed(before.open), leftAt: event.at}] : done);
  switch (event.action) {
    case 'publish': case 'transfer': case 'reopen': return {done: left(), open: begun(handlerId, event), handlerId};
    // From answered it begins anew; otherwise it only adds to what is being handled.
    case 'follow-up': return event.from === 'answered' ? {done: left(), open: begun(handlerId, event), handlerId} : {done, open, handlerId};
    case 'hand-back': case 'withdraw': case 'take-down': case 'reject': return {done: left(), open: undefined, handlerId};
    case 'submit-answer': case 'endorse': return {done, open: open && submitted(open, event), handlerId};
    case 'return': {
      const back = open && takenUp(open, event);
      return {done, open: back && (event.actor.role === 'moderator' ? {...back, reviewedAt: [...back.reviewedAt, event.at], returnedAt: [...back.returnedAt, event.at]} : back), handlerId};
    }
    case 'approve': {
      if (!before.open) return {...before, handlerId};
      const {submittedAt: answeredAt = event.at, submittedOnTime: onTime = true, ...duty} = before.open;
      return {done: [...done, {...duty, reviewedAt: [...duty.reviewedAt, event.at], answeredAt, approvedAt: event.at, onTime}], open: undefined, handlerId};
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
  return agencyId === null ? undefined : {agencyId, seq, startedAt: at, clocks: dueAt ? [{at, dueAt}] : [], reviewedAt: [], returnedAt: []};
}

/**
 * The duty with an answer that leaves the unit. Submitted again, the last time counts. Once board staff have an answer that came in time, no
 * clock of the unit's runs: it cannot become overdue by their reading.
 */
function submitted({clocks, ...open}: NonNullable<Fold['open']>, {at, awaitsLead}: BoardEvent): Fold['open'] {
  const due = clocks.at(-1)?.dueAt ?? undefined;
  const onTime = due === undefined || at <= due;
  return {...open, clocks: onTime && due !== undefined && !awaitsLead ? [...clocks, {at, dueAt: null}] : clocks, submittedAt: at, submittedOnTime: onTime};
}

/** The duty with an answer that came back: its clock runs on as it did before the answer left the unit, unless the reviewer has set it anew. */
function takenUp(open: NonNullable<Fold['open']>, {at, dueAt}: BoardEvent): NonNullable<Fold['open']> {
  const before = open.clocks.findLast((clock) => clock.dueAt !== null);
  return dueAt === undefined && before && open.clocks.at(-1)?.dueAt === null ? {...open, clocks: [...open.clocks, {at, dueAt: before.dueAt}]} : open;
}

/** The duty with the due time that an event sets or stops. */
function withClock(open: Fold['open'], {at, dueAt}: BoardEvent): Fold['open'] {
  return open && dueAt !== undefined ? {...open, clocks: [...open.clocks, {at, dueAt}]} : open;
}

function closed({submittedAt: _, submittedOnTime: __, ...duty}: NonNullable<Fold['open']>): Duty {
  return duty;
}
