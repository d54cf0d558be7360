import {type BoardInfo, draftSchema, type FieldIssue, findById, isBlank, type MessageDraft, validate} from '../../model/index.js';
import {type FieldName, FIELDS} from './values.js';
import type {Words} from './words.js';

/** What is wrong with which field. `form`: what belongs to no field that is shown. */
export type FieldErrors = ReadonlyMap<FieldName | 'form', FieldIssue>;

/** The phrases of the fields, which their requirements are named after. */
const PHRASES: Readonly<Record<FieldName, string>> = {
  kind: 'kind', agencyId: 'addressee', topic: 'topic', title: 'title', body: 'body', demand: 'demand', details: 'details', 'spot.address': 'spot', attachments: 'attachments', email: 'email',
  'privatePart.name': 'name', 'privatePart.phone': 'phone', 'privatePart.remark': 'remark', visibility: 'visibility', consent: 'consent',
};

/** Checks a draft by the very schema that the server uses. */
export function checkDraft(draft: MessageDraft, board: BoardInfo): FieldErrors {
  const result = validate(draftSchema(board), draft);
  const issues = result.ok ? [] : result.issues;
  // The schema cannot know which text to ask for before there is a kind. The form shows the simpler one, and should not ask for it later.
  const noText = !findById(board.kinds, draft.kind) && isBlank(draft.body ?? '');
  return byField(noText ? [...issues, {path: 'body', code: 'required'}] : issues);
}

/** Issues, also those that a server found, at the fields of the form, in the form's order. */
export function byField(issues: readonly FieldIssue[]): FieldErrors {
  const found = new Map(issues.map((issue) => [fieldAt(issue.path), issue] as const));
  return new Map([...FIELDS, 'form' as const].flatMap((field) => {
    const issue = found.get(field);
    return issue ? [[field, issue] as const] : [];
  }));
}

/** The error as it stands beside its field. */
export function errorText(words: Words, field: FieldName | 'form', {code, max}: FieldIssue): string {
  if (field === 'form') return words.t('errors.invalid');
  if (code === 'required') return words.any(`form.${PHRASES[field]}-required`);
  return words.any(`errors.field-${code}`, max === undefined ? {} : {max});
}

/** The error as it stands in the summary, away from its field. */
export function summaryText(words: Words, field: FieldName | 'form', issue: FieldIssue): string {
  const problem = errorText(words, field, issue);
  if (field === 'form' || issue.code === 'required') return problem;
  return words.t('form.summary-item', {field: words.any(`form.${PHRASES[field]}`), problem});
}

function fieldAt(path: string): FieldName | 'form' {
  if (path === 'spot') return 'spot.address';
  if (path.startsWith('attachments.')) return 'attachments';
  return FIELDS.find((field) => field === path) ?? 'form';
}
