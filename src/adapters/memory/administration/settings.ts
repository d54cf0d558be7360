import {BoardError} from '../../../adapter/index.js';
import {type BoardSettings, type Calendar, changedBoard, CHINA, clockedIssues, type FieldIssue, goneFrom, settingsIssues, type ValidSettingsChange} from '../../../model/index.js';
import type {MemoryStore} from '../store.js';

/** The board's data with its revision. */
export function settingsOf({board, settingsRevision: revision}: MemoryStore): BoardSettings {
  return {board, revision};
}

/** Changes parts of the board's data. */
export function saveSettings(store: MemoryStore, change: ValidSettingsChange, baseRevision: number): BoardSettings {
  if (store.settingsRevision !== baseRevision) throw new BoardError('stale', 'the settings were changed since');
  const after = changedBoard(store.board, change);
  const issues = [...inUseIssues(store, after), ...settingsIssues(after, (id) => store.agencies.some((agency) => agency.id === id))];
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

/** Kinds and topics that would vanish although messages, clocks or templates have them. */
function inUseIssues({board, messages, templates}: MemoryStore, after: BoardSettings['board']): FieldIssue[] {
  const contents = [...messages.values()].map(({record}) => record.content);
  const gone = goneFrom(board, after);
  const written = [...contents, ...templates];
  return [
    ...clockedIssues(after, gone),
    ...(gone.kinds.some((id) => written.some(({kind}) => kind === id)) ? [{path: 'kinds', code: 'in-use'} as const] : []),
    ...(gone.topics.some((id) => written.some(({topic}) => topic === id || topic?.startsWith(`${id}/`))) ? [{path: 'topics', code: 'in-use'} as const] : []),
  ];
}
