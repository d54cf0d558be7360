import {BoardError} from '../../adapter/index.js';

/** A field that proves something and does not, or is missing. */
export function wrong(path: string, code: 'does-not-match' | 'required'): BoardError {
  return new BoardError('invalid', 'fields break the rules', {issues: [{path, code}]});
}
