import {BoardError} from '../../adapter/index.js';
import {validate} from '../../model/index.js';

/** The value in its clean form, copied. */
export function checked<S extends Parameters<typeof validate>[0]>(schema: S, input: unknown) {
  const result = validate(schema, input);
  if (!result.ok) throw new BoardError('invalid', 'fields break the rules', {issues: result.issues});
  return structuredClone(result.value);
}
