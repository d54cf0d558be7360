import type {LocalizedText} from './localized.js';

/**
 * Which days count, as data. Dates are `YYYY-MM-DD` in the board's time zone. A date in `workdays` counts even on a weekend:
 * China moves working days around its holidays and announces them a year at a time.
 */
export interface Calendar {
  /** Days of the week that do not count, 0 = Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  /** The years whose holidays and moved working days are known. Of other years only the weekend is. Left out: nobody has said. */
  readonly years?: readonly number[];
  /** What the holidays are called, by date; a moved working day has the name of the holiday that it makes up for. */
  readonly names?: Readonly<Record<string, LocalizedText>>;
}

/** Saturday and Sunday off, and no holidays. */
export const PLAIN_CALENDAR: Calendar = {weekend: [0, 6], holidays: [], workdays: []};

/** Whether a date counts as a working day. */
export function isWorkday(date: string, calendar: Calendar): boolean {
  if (calendar.workdays.includes(date)) return true;
  if (calendar.holidays.includes(date)) return false;
  return !calendar.weekend.includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

/** Whether the holidays of a date's year are known. A clock that runs past what is known counts every weekday. */
export function isKnown(date: string, {years}: Calendar): boolean {
  return years === undefined || years.includes(yearOf(date));
}

/**
 * A calendar with the years of a holiday table in it: these years are as the table has them, and so is the weekend; other years stay as
 * they were.
 */
export function withTable(before: Calendar, table: Calendar & {readonly years: readonly number[]}): Calendar {
  const stays = (date: string) => !table.years.includes(yearOf(date));
  const names = {...Object.fromEntries(Object.entries(before.names ?? {}).filter(([date]) => stays(date))), ...table.names};
  return {
    weekend: table.weekend,
    holidays: [...before.holidays.filter(stays), ...table.holidays].sort(),
    workdays: [...before.workdays.filter(stays), ...table.workdays].sort(),
    years: [...new Set([...(before.years ?? []), ...table.years])].sort((a, b) => a - b),
    ...(Object.keys(names).length > 0 && {names}),
  };
}

/** The date after, `YYYY-MM-DD`. */
export function nextDate(date: string): string {
  return shifted(date, 1);
}

/** The date before, `YYYY-MM-DD`. */
export function dateBefore(date: string): string {
  return shifted(date, -1);
}

function shifted(date: string, days: number): string {
  const other = new Date(`${date}T00:00:00Z`);
  other.setUTCDate(other.getUTCDate() + days);
  return other.toISOString().slice(0, 10);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
