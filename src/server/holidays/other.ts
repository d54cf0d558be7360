import Holidays from 'date-holidays';
import {nextDate} from '../../model/index.js';
import type {Days} from './days.js';
import {HolidaysError} from './error.js';

/** Outside these years the package leaves out holidays of the moon's calendars without a word. */
const YEARS = {first: 1971, last: 2076};

const DAY = 86_400_000;

/** Where the package's name of a language is not the one that everybody else has. */
const TAGS: Readonly<Partial<Record<string, string>>> = {jp: 'ja'};

/**
 * Public holidays of one year in a country or one of its regions (`date-holidays`, data under CC BY-SA 3.0). Holidays that depend on
 * the sight of the moon are computed, and can come a day earlier or later. Working days that a government moves are not in there.
 *
 * @param code ISO 3166: `DE`, `DE-BY`, and the package's own third level, `DE-BY-A`.
 * @throws {HolidaysError}
 */
export function publicHolidays(code: string, year: number): Days {
  if (year < YEARS.first || year > YEARS.last) {
    throw new HolidaysError('unknown-year', `The holidays of ${year} are not known.`, `Choose years from ${YEARS.first} to ${YEARS.last}.`);
  }
  const [country = '', state, region] = checked(code);
  const place = {country, ...(state && {state}), ...(region && {region})};
  const names: Record<string, Record<string, string>> = {};
  for (const language of new Set(['en', ...new Holidays(place).getLanguages()])) {
    // One for each language: where it has no word of that language, the package gives one of the language that was asked for before.
    const source = new Holidays(place, {types: ['public'], languages: [language]});
    // Holidays of some days may have begun in the year before.
    for (const holiday of [year - 1, year].flatMap((each) => source.getHolidays(each))) {
      for (const date of wholeDays(holiday).filter((day) => day.startsWith(`${year}-`))) {
        (names[date] ??= {})[TAGS[language] ?? language] = joined(names[date]?.[TAGS[language] ?? language], holiday.name);
      }
    }
  }
  const dates = Object.keys(names).sort();
  return {holidays: dates, workdays: [], names: Object.fromEntries(dates.map((date) => [date, plainest(names[date] ?? {})]))};
}

/** Two holidays can fall on one day. */
function joined(before: string | undefined, name: string): string {
  if (before === undefined) return name;
  return before.split(' / ').includes(name) ? before : `${before} / ${name}`;
}

/** The days that are off from morning to evening: a holiday can begin at noon, and last some days. A day can have 23 hours. */
function wholeDays({date, start, end}: Pick<ReturnType<Holidays['getHolidays']>[number], 'date' | 'start' | 'end'>): string[] {
  const days = Math.floor((end.getTime() - start.getTime()) / DAY + 0.05);
  const dates: string[] = [];
  for (let day = date.slice(0, 10); dates.length < days; day = nextDate(day)) dates.push(day);
  return dates;
}

/** Without the languages that have no word of their own and were given the English one. */
function plainest({en, ...others}: Readonly<Record<string, string>>): Record<string, string> {
  return {...Object.fromEntries(Object.entries(others).filter(([, name]) => name !== en)), ...(en && {en})};
}

function checked(code: string): string[] {
  const parts = code.split('-');
  const [country = '', state, region] = parts;
  const source = new Holidays();
  if (!Object.hasOwn(source.getCountries(), country)) {
    throw new HolidaysError('unknown-country', `There is no holiday table for ${country || 'no country'}.`, 'Name the country by its two capital letters, such as DE, with a region as in DE-BY.');
  }
  const regionsIn = (within: string, regions: Readonly<Record<string, string>> | undefined, wanted: string | undefined) => {
    const known = Object.keys(regions ?? {});
    if (wanted === undefined || known.includes(wanted)) return;
    throw new HolidaysError('unknown-region', `${within} has no region ${wanted}.`, known.length > 0 ? `It has ${known.join(', ')}.` : `Write ${within} alone.`);
  };
  regionsIn(country, source.getStates(country), state);
  regionsIn(`${country}-${state ?? ''}`, state === undefined ? {} : source.getRegions(country, state), region);
  if (parts.length > 3) throw new HolidaysError('unknown-region', `${code} is no region.`, 'Name a country and at most two regions, as in DE-BY-A.');
  return parts;
}
