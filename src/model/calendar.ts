/**
 * Which days count, as data. Dates are `YYYY-MM-DD` in the board's time zone. A date in `workdays` counts even on a weekend:
 * China moves working days around its holidays and announces them a year at a time.
 */
export interface Calendar {
  /** Days of the week that do not count, 0 = Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/** Saturday and Sunday off, and no holidays. */
export const PLAIN_CALENDAR: Calendar = {weekend: [0, 6], holidays: [], workdays: []};

/** Whether a date counts as a working day. */
export function isWorkday(date: string, calendar: Calendar): boolean {
  if (calendar.workdays.includes(date)) return true;
  if (calendar.holidays.includes(date)) return false;
  return !calendar.weekend.includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

/** The date after, `YYYY-MM-DD`. */
export function nextDate(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
