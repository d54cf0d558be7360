import * as v from 'valibot';

/**
 * What is wrong with one field. `path` is dotted (`privatePart.name`, empty for the whole); `code` is one of the schemas' codes,
 * which languages translate; `max` or `min` is the limit that was passed, where there is one.
 */
export interface FieldIssue {
  readonly path: string;
  readonly code: IssueCode;
  readonly max?: number;
  readonly min?: number;
}

/** Everything that can be wrong with a field. */
export const ISSUE_CODES = [
  'required', 'too-long', 'too-small', 'too-large', 'special-signs', 'not-in-list', 'not-a-time', 'twice', 'too-many', 'not-uploaded', 'not-an-email', 'in-use',
  'too-short', 'too-common', 'like-username', 'does-not-match', 'taken', 'wrong-type', 'unknown-field',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** Either the value in its clean form or every issue, at most one for a field. */
export type Validation<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly issues: readonly FieldIssue[]};

/** Runs a schema over something that came from outside. Never throws. */
export function validate<S extends v.GenericSchema>(schema: S, input: unknown): Validation<v.InferOutput<S>> {
  const result = v.safeParse(schema, input);
  if (result.success) return {ok: true, value: result.output};
  const byPath = new Map<string, FieldIssue>();
  for (const issue of result.issues) {
    const path = v.getDotPath(issue) ?? '';
    if (!byPath.has(path)) byPath.set(path, {path, code: codeOf(issue), ...maxOf(schema, path)});
  }
  return {ok: false, issues: [...byPath.values()]};
}

/** Strict objects report a missing key and an unknown one with texts of the library: both are told from what was expected. */
function codeOf(issue: v.BaseIssue<unknown>): IssueCode {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown-field';
  if (issue.input === undefined && issue.kind === 'schema') return 'required';
  return (ISSUE_CODES as readonly string[]).includes(issue.message) ? (issue.message as IssueCode) : 'wrong-type';
}

/** The limit of the field at a path, from the schema's own metadata. */
function maxOf(schema: v.GenericSchema, path: string): {max?: number} {
  const field = path.split('.').reduce<v.GenericSchema | undefined>((at, key) => entriesOf(at)?.[key], schema);
  const max = field && v.getMetadata(unwrap(field))['max'];
  return typeof max === 'number' ? {max} : {};
}

/** The fields of an object schema, whatever optional or pipe is around it. */
export function entriesOf(schema: v.GenericSchema | undefined): Record<string, v.GenericSchema> | undefined {
  const inner = schema && unwrap(schema);
  return inner && 'entries' in inner ? (inner.entries as Record<string, v.GenericSchema>) : undefined;
}

/** The schema inside `optional()`. */
export function unwrap(schema: v.GenericSchema): v.GenericSchema {
  return schema.type === 'optional' && 'wrapped' in schema ? unwrap(schema.wrapped as v.GenericSchema) : schema;
}
