import {type RelativeUnit, shownOn, type Written} from '../written.js';

const UNITS: Readonly<Record<RelativeUnit, string>> = {second: 'སྐར་ཆ་', minute: 'སྐར་མ་', hour: 'ཆུ་ཚོད་', day: 'ཉིན་'};

const DAYS: Readonly<Record<number, string>> = {[-1]: 'ཁ་སང་', 0: 'དེ་རིང་', 1: 'སང་ཉིན་'};

/** Tibetan, with the digits that CLDR gives it: "5 November 2026" is "སྤྱི་ལོ་2026 ཟླ་11 ཚེས་5". */
export const written: Written = {
  date(date, {timeZone, timeStyle} = {}) {
    const {year, month, day, time} = shownOn(date, timeZone);
    return `སྤྱི་ལོ་${year} ཟླ་${month} ཚེས་${day}${timeStyle ? ` ${time}` : ''}`;
  },
  relative(value, unit) {
    const named = unit === 'day' ? DAYS[value] : unit === 'second' && value === 0 ? 'ད་ལྟ་' : undefined;
    return named ?? `${UNITS[unit]}${Math.abs(value)}་${value < 0 ? 'སྔོན་' : 'རྗེས་'}`;
  },
  list: (items) => items.join(' དང་ '),
};
