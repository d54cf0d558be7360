import type {Calendar} from '../../model/index.js';
import type {Days} from './days.js';
import {HolidaysError} from './error.js';
import {weekendOf} from './weekend.js';

/** A calendar that says which years it knows. */
export type HolidayTable = Calendar & Required<Pick<Calendar, 'years' | 'names'>>;

/**
 * The holiday table of a country for some years, for a board's `calendar`: made once, kept as data, made anew when next year is known.
 *
 * @param country ISO 3166, with a region where it matters: `CN`, `DE-BY`, `GB-SCT`.
 * @throws {HolidaysError} with a cure, when the source does not know the country, its region or one of the years.
 */
export async function calendarOf(country: string, years: readonly number[]): Promise<HolidayTable> {
  const wanted = [...new Set(years)].sort((a, b) => a - b);
  const daysIn = await sourceFor(country);
  const days = wanted.map(daysIn);
  return {
    weekend: weekendOf(country.slice(0, 2)),
    holidays: days.flatMap(({holidays}) => holidays).sort(),
    workdays: days.flatMap(({workdays}) => workdays).sort(),
    years: wanted,
    names: Object.fromEntries(days.flatMap(({names}) => Object.entries(names)).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The tables weigh a megabyte and are needed once a year. */
async function sourceFor(country: string): Promise<(year: number) => Days> {
  if (country === 'CN') return (await import('./china.js')).chineseDays;
  if (country.startsWith('CN-')) throw new HolidaysError('unknown-region', 'China announces its holidays for the whole country.', 'Write CN alone.');
  const {publicHolidays} = await import('./other.js');
  return (year) => publicHolidays(country, year);
}
