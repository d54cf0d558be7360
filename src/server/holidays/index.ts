export {HolidaysError, type HolidaysErrorCode} from './error.js';
export {calendarOf, type HolidayTable} from './table.js';
