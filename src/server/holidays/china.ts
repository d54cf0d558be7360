import {createRequire} from 'node:module';
import type {LocalizedText} from '../../model/index.js';
import type {Days} from './days.js';
import {HolidaysError} from './error.js';

/** The package's data for programs of other languages, as its manual describes it: dates, each with `English,中文,days`. */
interface Announced {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/**
 * Holidays and make-up working days of one year as the State Council has announced them (`chinese-days`, MIT). They are announced in the
 * autumn before, so that next year is known only with a package of that time.
 *
 * @throws {HolidaysError} `unknown-year`
 */
export function chineseDays(year: number): Days {
  const {holidays, workdays} = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Announced;
  // New Year's days can stand there with the year before: only the National Day says that the whole year was announced.
  if (!holidays[`${year}-10-01`]) {
    throw new HolidaysError('unknown-year', `China's holidays of ${year} are not known to this version.`,
      'They are announced in the autumn before: update chinese-days (npm update chinese-days) when they are, or leave the year out.');
  }
  const of = (table: Announced['holidays']) => Object.entries(table).filter(([date]) => date.startsWith(`${year}-`));
  return {
    holidays: of(holidays).map(([date]) => date),
    workdays: of(workdays).map(([date]) => date),
    names: Object.fromEntries([...of(holidays), ...of(workdays)].map(([date, name]) => [date, nameOf(name)])),
  };
}

function nameOf(text: string): LocalizedText {
  const [en = '', zh = ''] = text.split(',');
  return {en, 'zh-Hans': zh};
}
