export {HolidaysError, type HolidaysErrorCode} from './error.js';
export {saveHolidays} from './save.js';
export {calendarOf, type HolidayTable} from './table.js';
