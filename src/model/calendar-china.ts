import {type Calendar, nextDate} from './calendar.js';
import type {LocalizedText} from './localized.js';

/** A holiday as it was announced: its names, its first and last day off, and the working days that make up for it. */
type Row = readonly [en: string, zh: string, first: string, last: string, ...makeUp: string[]];

/**
 * The State Council's holiday notices (国务院办公厅关于节假日安排的通知) for the years at hand, as chinese-days 1.5.7 (MIT) has them: what
 * `civic-board holidays CN 2025 2026` prints, and a test holds the two together. Later years: run that command with `--save` when they are announced.
 */
const ANNOUNCED: Readonly<Record<number, readonly Row[]>> = {
  2025: [
    ['New Year\'s Day', '元旦', '01-01', '01-01'],
    ['Spring Festival', '春节', '01-28', '02-04', '01-26', '02-08'],
    ['Tomb-sweeping Day', '清明', '04-04', '04-06'],
    ['Labour Day', '劳动节', '05-01', '05-05', '04-27'],
    ['Dragon Boat Festival', '端午', '05-31', '06-02'],
    ['National Day', '国庆节', '10-01', '10-08', '09-28', '10-11'],
    // In the middle of the others.
    ['Mid-autumn Festival', '中秋', '10-06', '10-06'],
  ],
  2026: [
    ['New Year\'s Day', '元旦', '01-01', '01-03', '01-04'],
    ['Spring Festival', '春节', '02-15', '02-23', '02-14', '02-28'],
    ['Tomb-sweeping Day', '清明', '04-04', '04-06'],
    ['Labour Day', '劳动节', '05-01', '05-05', '05-09'],
    ['Dragon Boat Festival', '端午', '06-19', '06-21'],
    ['Mid-autumn Festival', '中秋', '09-25', '09-27'],
    ['National Day', '国庆节', '10-01', '10-07', '09-20', '10-10'],
  ],
};

/** China's calendar: Saturday and Sunday off, holidays and make-up working days of the years at hand. */
export const CHINA: Calendar = /* @__PURE__ */ calendarFrom(ANNOUNCED);

function calendarFrom(announced: Readonly<Record<number, readonly Row[]>>): Calendar {
  const holidays = new Set<string>();
  const workdays: string[] = [];
  const names: Record<string, LocalizedText> = {};
  for (const [year, rows] of Object.entries(announced)) {
    for (const [en, zh, first, last, ...makeUp] of rows) {
      const off = datesFrom(`${year}-${first}`, `${year}-${last}`);
      const made = makeUp.map((date) => `${year}-${date}`);
      for (const date of off) holidays.add(date);
      workdays.push(...made);
      for (const date of [...off, ...made]) names[date] = {en, 'zh-Hans': zh};
    }
  }
  return {weekend: [0, 6], holidays: [...holidays], workdays: workdays.sort(), years: Object.keys(announced).map(Number), names};
}

function datesFrom(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = nextDate(date)) dates.push(date);
  return dates;
}
