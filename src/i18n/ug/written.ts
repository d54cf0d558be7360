import {type RelativeUnit, shownOn, type Written} from '../written.js';

const UNITS: Readonly<Record<RelativeUnit, readonly [one: string, ablative: string]>> = {
  second: ['سېكۇنت', 'سېكۇنتتىن'], minute: ['مىنۇت', 'مىنۇتتىن'], hour: ['سائەت', 'سائەتتىن'], day: ['كۈن', 'كۈندىن'],
};

const DAYS: Readonly<Record<number, string>> = {[-1]: 'تۈنۈگۈن', 0: 'بۈگۈن', 1: 'ئەتە'};

/** Uyghur, as public bodies write dates: "5 November 2026" is "2026-يىلى 11-ئاينىڭ 5-كۈنى". No line ends after the hyphens (U+2060). */
export const written: Written = {
  date(date, {timeZone, timeStyle} = {}) {
    const {year, month, day, time} = shownOn(date, timeZone);
    return `${year}-\u2060يىلى ${month}-\u2060ئاينىڭ ${day}-\u2060كۈنى${timeStyle ? ` ${time}` : ''}`;
  },
  relative(value, unit) {
    const named = unit === 'day' ? DAYS[value] : unit === 'second' && value === 0 ? 'ھازىر' : undefined;
    const [one, ablative] = UNITS[unit];
    return named ?? (value < 0 ? `${-value} ${one} ئىلگىرى` : `${value} ${ablative} كېيىن`);
  },
  list: (items) => [items.slice(0, -1).join('، '), ...items.slice(-1)].filter(Boolean).join(' ۋە '),
};
