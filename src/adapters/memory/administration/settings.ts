import {BoardError} from '../../../adapter/index.js';
import {type BoardSettings, type Calendar, changedBoard, CHINA, type FieldIssue, flattenTopics, settingsIssues, type ValidSettingsChange} from '../../../model/index.js';
import type {MemoryStore} from '../store.js';

/** The board's data with its revision. */
export function settingsOf({board, settingsRevision: revision}: MemoryStore): BoardSettings {
  return {board, revision};
}

/** Changes parts of the board's data. */
export function saveSettings(store: MemoryStore, change: ValidSettingsChange, baseRevision: number): BoardSettings {
  if (store.settingsRevision !== baseRevision) throw new BoardError('stale', 'the settings were changed since');
  const after = changedBoard(store.board, change);
  const issues = [...settingsIssues(after, (id) => store.agencies.some((agency) => agency.id === id)), ...inUseIssues(store, after)];
  if (issues.length > 0) throw new BoardError('invalid', 'fields break the rules', {issues});
  // In place: every adapter on this store has the same board in its hand.
  Object.assign(store.board, after);
  store.settingsRevision += 1;
  return settingsOf(store);
}

/** China's, for the years that the model has a table of; no others are known without a server. */
export function suggestCalendar(country: string, years: readonly number[]): Calendar {
  const known = CHINA.years ?? [];
  const issues: FieldIssue[] = [
    ...(country.toUpperCase() === 'CN' ? [] : [{path: 'country', code: 'not-in-list'} as const]), ...(years.every((year) => known.includes(year)) ? [] : [{path: 'years', code: 'not-in-list'} as const]),
  ];
  if (issues.length > 0) throw new BoardError('invalid', 'no table of these holidays', {issues});
  const within = (date: string) => years.includes(Number(date.slice(0, 4)));
  const {weekend, holidays, workdays, names = {}} = CHINA;
  return {
    weekend, holidays: holidays.filter(within), workdays: workdays.filter(within), years, names: Object.fromEntries(Object.entries(names).filter(([date]) => within(date))),
  };
}

/** Kinds and topics that would vanish although messages have them. */
function inUseIssues({board, messages}: MemoryStore, after: BoardSettings['board']): FieldIssue[] {
  const contents = [...messages.values()].map(({record}) => record.content);
  const gone = <T extends {readonly id: string}>(before: readonly T[], now: readonly T[]) => before.filter(({id}) => !now.some((other) => other.id === id));
  return [
    ...(gone(board.kinds, after.kinds).some(({id}) => contents.some(({kind}) => kind === id)) ? [{path: 'kinds', code: 'in-use'} as const] : []),
    ...(gone(flattenTopics(board.topics), flattenTopics(after.topics)).some(({id}) => contents.some(({topic}) => topic === id || topic.startsWith(`${id}/`)))
      ? [{path: 'topics', code: 'in-use'} as const] : []),
  ];
}
