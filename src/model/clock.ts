import {type Calendar, isWorkday, nextDate} from './calendar.js';

export * from './overdue.js';

/** How long a unit has to answer. */
export interface Clock {
  readonly days: number;
  readonly unit: 'working' | 'calendar';
}

/** What is needed to turn days into an instant. `timeZone` is an IANA name. */
export interface ClockContext {
  readonly calendar: Calendar;
  readonly timeZone: string;
}

/**
 * When an answer is due: the end of the last day in the board's time zone. The day on which the clock starts does not count, so
 * that a message of Friday evening and five working days is due at the end of the next Friday.
 */
export function dueAt(start: Date, clock: Clock, {calendar, timeZone}: ClockContext): Date {
  let date = dateIn(start, timeZone);
  let looked = 0;
  for (let left = clock.days; left > 0; ) {
    date = nextDate(date);
    if (clock.unit === 'calendar' || isWorkday(date, calendar)) left--;
    // A calendar in which every day is a weekend must not keep a server busy for ever.
    else if (++looked > MOST_DAYS_OFF) throw new RangeError('the calendar has no working days');
  }
  return endOfDate(date, timeZone);
}

/** A clock that was stopped, with what it would have come to. ISO 8601. */
export interface Pause {
  readonly pausedAt: string;
  readonly pausedDueAt: string;
}

/**
 * When an answer is due after its clock was stopped: the days that were left, counted from the day on which it runs on; at least one, because
 * that day itself does not count. What had run out before it was stopped stays overdue. Never earlier than without the pause.
 */
export function dueAfterPause({pausedAt, pausedDueAt}: Pause, runsOn: Date, unit: Clock['unit'], context: ClockContext): Date {
  const [stopped, due] = [new Date(pausedAt), new Date(pausedDueAt)];
  if (due < stopped) return due;
  const last = dateIn(due, context.timeZone);
  let left = 0;
  for (let date = dateIn(stopped, context.timeZone); date < last; ) {
    date = nextDate(date);
    if (unit === 'calendar' || isWorkday(date, context.calendar)) left++;
  }
  const after = dueAt(runsOn, {days: Math.max(1, left), unit}, context);
  return after > due ? after : due;
}

/** Days that do not count until an answer is due, at most: nearly ten years of weekends. */
const MOST_DAYS_OFF = 1000;

/** The date of an instant in a time zone, `YYYY-MM-DD`. */
export function dateIn(instant: Date, timeZone: string): string {
  // Counted and not formatted: of no language is the short date ISO 8601 in every engine. WebKitGTK writes en-CA as 11/27/2026.
  return new Date(instant.getTime() + offsetAt(instant, timeZone)).toISOString().slice(0, 10);
}

/** The instant of a wall-clock time in a time zone. `wall` is `YYYY-MM-DDTHH:mm`, as a datetime-local field gives it; an invalid date for anything else. */
export function instantIn(wall: string, timeZone: string): Date {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return new Date(NaN);
  // Twice, because the offset at the guess can differ from the one at the result when clocks change.
  const guess = asUtc - offsetAt(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetAt(new Date(guess), timeZone));
}

/** The last millisecond of a date in a time zone. */
function endOfDate(date: string, timeZone: string): Date {
  return new Date(instantIn(`${nextDate(date)}T00:00`, timeZone).getTime() - 1);
}

/** One for each time zone: making one takes ten times as long as asking it. */
const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = wallClocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  wallClocks.set(timeZone, clock);
  return clock;
}

/** Milliseconds that a time zone is ahead of UTC at an instant. */
function offsetAt(instant: Date, timeZone: string): number {
  const parts = wallClockOf(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}
