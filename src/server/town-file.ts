import * as v from 'valibot';
import {LEADERS_PRESET, type FieldIssue, optionalEmail, ruleIssues, templateSchema, validate} from '../model/index.js';
import {agency, board, place} from './http/schemas.js';
import {completed, invalid, type TownData} from './store/index.js';

/**
 * Places of a file need not say whether there are others inside, and a board only the limits and fields that are not the preset's. Agencies
 * may say where letters to their desk go and whether their lead endorses answers, which the API gives administrators only. Templates are as
 * administrators write them, each with an id.
 */
const townFile = v.strictObject({
  board: v.exactOptional(v.pipe(v.looseObject({limits: v.exactOptional(v.looseObject({})), fields: v.exactOptional(v.looseObject({}))}), v.transform(completed), board)),
  places: v.array(v.pipe(v.looseObject({id: v.string()}), v.transform((given) => ({hasChildren: false, ...given})), place)),
  templates: v.exactOptional(v.array(v.pipe(
    v.strictObject({...templateSchema(LEADERS_PRESET.limits).entries, id: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(100, 'too-long'))}),
    v.transform(({id, name, body, kind, topic, agencyId}) => ({id, name, body, ...(kind && {kind}), ...(topic && {topic}), ...(agencyId && {agencyId}), revision: 1})),
  ))),
  agencies: v.array(v.strictObject({...agency.pipe[0].entries, deskEmail: v.exactOptional(optionalEmail()), leadEndorses: v.exactOptional(v.boolean())})),
});

/**
 * A town's rules, places, agencies and templates of answers from a file, parents before their children.
 *
 * @throws {BoardError} `invalid`, with the paths of what is wrong: not of the form, rules that cannot work, or naming a place or agency that does
 *   not stand before. Whether the agencies of clocks, and what templates are for, are there is asked when the town is brought in.
 */
export function readTownFile(input: unknown): TownData {
  const checked = validate(townFile, input);
  if (!checked.ok) throw invalid(checked.issues);
  const {board: rules, places, agencies} = checked.value;
  const issues = [
    ...(rules ? ruleIssues(rules).map((issue) => ({...issue, path: `board.${issue.path}`})) : []),
    ...dangling(places, 'places', 'parentId', (one) => one.parentId, places),
    ...dangling(agencies, 'agencies', 'parentId', (one) => one.parentId, agencies),
    ...agencies.flatMap((one, index): FieldIssue[] => (places.some(({id}) => id === one.placeId) ? [] : [{path: `agencies.${index}.placeId`, code: 'not-in-list'}])),
  ];
  if (issues.length > 0) throw invalid(issues);
  return {...checked.value, accounts: [], messages: []};
}

function dangling<T extends {readonly id: string}>(
  list: readonly T[], name: string, field: string, parentOf: (one: T) => string | null, within: readonly T[],
): FieldIssue[] {
  return list.flatMap((one, index): FieldIssue[] => {
    const parent = parentOf(one);
    return parent === null || within.slice(0, index).some(({id}) => id === parent) ? [] : [{path: `${name}.${index}.${field}`, code: 'not-in-list'}];
  });
}
