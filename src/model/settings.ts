import type {ValidSettingsChange} from './administration.js';
import type {BoardInfo} from './board.js';
import {ruleIssues} from './board-rules.js';
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

const LIMITS: readonly string[] = [
  'title', 'body', 'demand', 'details', 'name', 'phone', 'remark', 'address', 'note', 'answer', 'contact', 'description', 'images', 'imageBytes', 'videos', 'videoBytes', 'videoSeconds',
];
