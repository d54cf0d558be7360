import type {BoardInfo} from './board.js';
import {dateBefore} from './calendar.js';
import {dateIn, instantIn, isOverdue} from './clock.js';
import type {BoardEvent} from './event.js';
import type {Progress} from './progress.js';
import {isOpen, isWanted} from './progress.js';

/** A unit that owes something, and since when it should have been there. */
export interface Overdue {
  readonly agencyId: string;
  /** ISO 8601. */
  readonly dueAt: string;
}

/** What units owe, with when it is due: the handling one its answer, called-in ones their parts. Nothing without a clock is among it. */
export function owedBy(progress: Progress): Overdue[] {
  const {handlerId, dueAt} = progress;
  const handling = isOpen(progress) && handlerId !== null && dueAt !== undefined ? [{agencyId: handlerId, dueAt}] : [];
  return [...handling, ...openTasks(progress).flatMap(({agencyId, dueAt: due}) => (due !== undefined ? [{agencyId, dueAt: due}] : []))];
}

/** The units that are late at an instant. */
export function overdueUnits(progress: Progress, now: Date): Overdue[] {
  return owedBy(progress).filter(({dueAt}) => isOverdue(dueAt, now));
}

/** The tasks of called-in units that have not reported in, as long as the lead unit can still use them. */
export function openTasks({state, supports}: Progress): Progress['supports'] {
  return state === 'in-progress' || state === 'needs-info' ? supports.filter(isWanted) : [];
}

/** The units to be reminded (催办): since the day after, in the board's time zone, and each once for one due time. */
export function remindersDue(progress: Progress, now: Date, {timeZone}: Pick<BoardInfo, 'timeZone'>): Overdue[] {
  const today = dateIn(now, timeZone);
  return overdueUnits(progress, now).filter(({agencyId, dueAt}) => dateIn(new Date(dueAt), timeZone) < today && !isReminded(progress, {agencyId, dueAt}));
}

/** Hour of the board's day from which reminders of the day before go out. Midnight would serve nobody. */
const MORNING = '08:00';

/** What was due before this is reminded of: the beginning of the last day whose morning has come, in the board's time zone. */
export function remindBefore(now: Date, timeZone: string): Date {
  const today = dateIn(now, timeZone);
  const date = now >= instantIn(`${today}T${MORNING}`, timeZone) ? today : dateBefore(today);
  return instantIn(`${date}T00:00`, timeZone);
}

/** The first due time of which no reminder has gone out, passed or not; undefined for none. Who looks for what to remind of compares it with {@link remindBefore}. */
export function nextReminder(progress: Progress): string | undefined {
  const waiting = owedBy(progress).filter((owed) => !isReminded(progress, owed)).map(({dueAt}) => dueAt);
  return waiting.sort((a, b) => Date.parse(a) - Date.parse(b))[0];
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
