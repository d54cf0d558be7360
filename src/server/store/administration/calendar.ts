import type {Calendar, FieldIssue} from '../../../model/index.js';
import {calendarOf, HolidaysError} from '../../holidays/index.js';
import {invalid} from '../errors.js';

/** A country's holidays in some years. Errors: `invalid` with the paths `country` and `years`, for those that nobody has a table of. */
export async function suggestCalendar(country: string, years: readonly number[]): Promise<Calendar> {
  try {
    return await calendarOf(country, years);
  } catch (error) {
    if (!(error instanceof HolidaysError)) throw error;
    throw invalid([{path: error.code === 'unknown-year' ? 'years' : 'country', code: 'not-in-list'} satisfies FieldIssue]);
  }
}
