import type {BoardInfo, ClockRule} from './board.js';
import type {Calendar} from './calendar.js';
import {flattenTopics, isWithinTopic} from './topic.js';
import type {FieldIssue} from './validate.js';

/** Longest clock and extension, in days; longest time in which a verdict can reopen a message. */
const MOST = {days: 365, reopenDays: 3650};

/**
 * What is wrong with a board's time zone, clocks and calendar beyond their form: what would make a clock stand still, run for ever or never apply.
 * Which agencies there are the caller knows; without them they are not looked at.
 */
export function ruleIssues(board: Pick<BoardInfo, 'timeZone' | 'kinds' | 'topics' | 'clocks' | 'calendar' | 'reopenDays' | 'extensionDays'>, isAgency?: (id: string) => boolean): FieldIssue[] {
  const {timeZone, clocks, calendar, reopenDays, extensionDays} = board;
  return [
    ...(isTimeZone(timeZone) ? [] : [{path: 'timeZone', code: 'not-in-list'} as const]),
    ...clocks.flatMap((rule, index) => clockIssues(rule, clocks.slice(0, index), board, isAgency).map((issue) => ({...issue, path: ['clocks', index, issue.path].filter((part) => part !== '').join('.')}))),
    ...calendarIssues(calendar).map((issue) => ({...issue, path: `calendar.${issue.path}`})),
    ...numberIssues('reopenDays', reopenDays, 0, MOST.reopenDays),
    ...numberIssues('extensionDays', extensionDays, 1, MOST.days),
  ];
}

function clockIssues(rule: ClockRule, before: readonly ClockRule[], {kinds, topics}: Pick<BoardInfo, 'kinds' | 'topics'>, isAgency?: (id: string) => boolean): FieldIssue[] {
  const {days, kind, topic, agencyId} = rule;
  const unknown = (path: string, id: string | undefined, isKnown: (id: string) => boolean): FieldIssue[] =>
    (id === undefined || isKnown(id) ? [] : [{path, code: 'not-in-list'}]);
  return [
    ...numberIssues('days', days, 1, MOST.days),
    ...unknown('kind', kind, (id) => kinds.some((known) => known.id === id)),
    ...unknown('topic', topic, (id) => flattenTopics(topics).some((known) => known.id === id)),
    ...(isAgency ? unknown('agencyId', agencyId, isAgency) : []),
    // The first rule that fits applies: behind one that fits more, this one never would.
    ...(before.some((earlier) => covers(earlier, rule)) ? [{path: '', code: 'twice'} as const] : []),
  ];
}

/** Whether everything that a rule fits is fitted by an earlier one. */
function covers(earlier: ClockRule, rule: ClockRule): boolean {
  return (earlier.kind === undefined || earlier.kind === rule.kind) &&
    (earlier.agencyId === undefined || earlier.agencyId === rule.agencyId) &&
    (earlier.topic === undefined || (rule.topic !== undefined && isWithinTopic(rule.topic, earlier.topic)));
}

function calendarIssues({weekend, holidays, workdays, years = [], names = {}}: Calendar): FieldIssue[] {
  const listIssues = (path: string, values: readonly (string | number)[], fits: (value: string | number) => boolean, code: FieldIssue['code']): FieldIssue[] => [
    ...values.flatMap((value, index): FieldIssue[] => (fits(value) ? [] : [{path: `${path}.${index}`, code}])),
    ...(new Set(values).size === values.length ? [] : [{path, code: 'twice'} as const]),
  ];
  const off = new Set(holidays);
  return [
    ...listIssues('weekend', weekend, (day) => Number.isInteger(day) && Number(day) >= 0 && Number(day) <= 6, 'not-in-list'),
    // Without a day to work on nothing would ever be due.
    ...(new Set(weekend).size > 6 ? [{path: 'weekend', code: 'too-many'} as const] : []),
    ...listIssues('holidays', holidays, isDate, 'not-a-time'),
    ...listIssues('workdays', workdays, isDate, 'not-a-time'),
    ...workdays.flatMap((date, index): FieldIssue[] => (off.has(date) ? [{path: `workdays.${index}`, code: 'twice'}] : [])),
    ...listIssues('years', years, (year) => Number.isInteger(year) && Number(year) >= 1900 && Number(year) <= 2200, 'not-a-time'),
    ...Object.keys(names).flatMap((date): FieldIssue[] => (isDate(date) ? [] : [{path: `names.${date}`, code: 'not-a-time'}])),
  ];
}

function numberIssues(path: string, value: number, min: number, max: number): FieldIssue[] {
  if (!Number.isInteger(value)) return [{path, code: 'wrong-type'}];
  if (value < min) return [{path, code: 'too-small'}];
  return value > max ? [{path, code: 'too-large', max}] : [];
}

function isDate(value: string | number): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', {timeZone: name}).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
