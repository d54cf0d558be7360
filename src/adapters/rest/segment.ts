import {BoardError} from '../../adapter/index.js';

/** An id as one segment of a path. Ids that could not be one name nothing. */
export function segment(id: string): string {
  try {
    if (!/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  } catch {
    // Half a surrogate pair.
  }
  throw new BoardError('not-found', 'nothing has this id');
}
