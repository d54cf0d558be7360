import type {ValidSettingsChange} from './administration.js';
import type {BoardInfo} from './board.js';
import {ruleIssues} from './board-rules.js';
import {flattenTopics} from './topic.js';
import type {FieldIssue} from './validate.js';

/** A board with some parts changed; of limits those that are given. */
export function changedBoard(board: BoardInfo, {limits, ...change}: ValidSettingsChange): BoardInfo {
  return {...board, ...change, limits: {...board.limits, ...limits}} as BoardInfo;
}

/** What is wrong with a whole board beyond the form of its parts: rules that fit nothing, campaigns of nobody, limits that there are not. */
export function settingsIssues(board: BoardInfo, isAgency: (id: string) => boolean, known: readonly string[] = LIMITS): FieldIssue[] {
  return [
    ...ruleIssues(board, isAgency),
    ...board.campaigns.flatMap(({agencyId}, index): FieldIssue[] => (isAgency(agencyId) ? [] : [{path: `campaigns.${index}.agencyId`, code: 'not-in-list'}])),
    ...board.topics.flatMap(({id, children = []}, index) => children.flatMap((child, place): FieldIssue[] =>
      (child.id.startsWith(`${id}/`) ? [] : [{path: `topics.${index}.children.${place}.id`, code: 'not-in-list'}]))),
    ...Object.keys(board.limits).flatMap((name): FieldIssue[] => (known.includes(name) ? [] : [{path: `limits.${name}`, code: 'unknown-field'}])),
  ];
}

/** The kinds and topics that a change takes away. */
export function goneFrom(before: Pick<BoardInfo, 'kinds' | 'topics'>, after: Pick<BoardInfo, 'kinds' | 'topics'>): {readonly kinds: readonly string[]; readonly topics: readonly string[]} {
  const gone = <T extends {readonly id: string}>(some: readonly T[], now: readonly T[]) => some.filter(({id}) => !now.some((other) => other.id === id)).map(({id}) => id);
  return {kinds: gone(before.kinds, after.kinds), topics: gone(flattenTopics(before.topics), flattenTopics(after.topics))};
}

/** Whether clocks go by what a change takes away: that is said first, for who takes a kind away sees nothing of clocks. */
export function clockedIssues({clocks}: Pick<BoardInfo, 'clocks'>, {kinds, topics}: ReturnType<typeof goneFrom>): FieldIssue[] {
  return [
    ...(clocks.some(({kind}) => kind !== undefined && kinds.includes(kind)) ? [{path: 'kinds', code: 'in-use'} as const] : []),
    ...(clocks.some(({topic}) => topic !== undefined && topics.includes(topic)) ? [{path: 'topics', code: 'in-use'} as const] : []),
  ];
}

const LIMITS: readonly string[] = [
  'title', 'body', 'demand', 'details', 'name', 'phone', 'remark', 'address', 'note', 'answer', 'contact', 'description', 'images', 'imageBytes', 'videos', 'videoBytes', 'videoSeconds',
];
