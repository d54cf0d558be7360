import {BoardError} from '../../adapter/index.js';
import type {FieldIssue} from '../../model/index.js';

/** Fields that break the rules. */
export function invalid(issues: readonly FieldIssue[]): BoardError {
  return new BoardError('invalid', `fields break the rules: ${issues.map(({path, code}) => `${path || 'all'} ${code}`).join(', ')}`, {issues});
}

/** Not there, or not for this reader: the same error, to the letter. */
export function noMessage(): BoardError {
  return new BoardError('not-found', 'no such message');
}
