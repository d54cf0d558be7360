import type {BoardInfo} from './board.js';
import {dateIn, isOverdue} from './clock.js';
import type {BoardEvent} from './event.js';
import type {Progress} from './progress.js';
import {isOpen} from './progress.js';

/** A unit that owes something, and since when it should have been there. */
export interface Overdue {
  readonly agencyId: string;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** The units that are late at an instant: the handling one with its answer, called-in ones with their parts. */
export function overdueUnits(progress: Progress, now: Date): Overdue[] {
  const {handlerId, dueAt} = progress;
  const handling = isOpen(progress) && handlerId !== null && dueAt !== undefined && isOverdue(dueAt, now) ? [{agencyId: handlerId, dueAt}] : [];
  return [...handling, ...openTasks(progress).flatMap(({agencyId, dueAt: due}) => (due !== undefined && isOverdue(due, now) ? [{agencyId, dueAt: due}] : []))];
}

/** The tasks of called-in units that have not reported in, as long as the lead unit can still use them. */
export function openTasks({state, supports}: Progress): Progress['supports'] {
  return state === 'in-progress' || state === 'needs-info' ? supports.filter((support) => !support.reportedAt) : [];
}

/** The units to be reminded (催办): since the day after, in the board's time zone, and each once for one due time. */
export function remindersDue(progress: Progress, now: Date, {timeZone}: Pick<BoardInfo, 'timeZone'>): Overdue[] {
  const today = dateIn(now, timeZone);
  return overdueUnits(progress, now).filter(({agencyId, dueAt}) => dateIn(new Date(dueAt), timeZone) < today && !isReminded(progress, {agencyId, dueAt}));
}

/**
 * The event of the board's own reminder, or undefined when it is not due (any more): asked under the message's lock, this is what makes
 * each reminder happen once, however many servers try.
 */
export function reminderEvent(
  progress: Progress, {agencyId, dueAt}: Overdue, {at, board, newId}: {readonly at: Date; readonly board: Pick<BoardInfo, 'timeZone'>; readonly newId: () => string},
): BoardEvent | undefined {
  const due = remindersDue(progress, at, board).find((overdue) => overdue.agencyId === agencyId && overdue.dueAt === dueAt);
  return due && {
    id: newId(), seq: progress.version + 1, at: at.toISOString(), action: 'remind', actor: {role: 'system'}, from: progress.state, to: progress.state,
    reminded: due,
  };
}

function isReminded({reminders}: Progress, {agencyId, dueAt}: Overdue): boolean {
  return reminders.some((reminder) => reminder.bySystem && reminder.agencyId === agencyId && reminder.dueAt === dueAt);
}
