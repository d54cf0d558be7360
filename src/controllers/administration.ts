import {type Administration, type BoardAdapter, BoardError} from '../adapter/index.js';

const opened = new WeakMap<BoardAdapter, Promise<Administration>>();

/**
 * The administration of a board, opened once: its code is fetched when an administrator first needs it. What could not be opened is tried again
 * by the next call. Errors: `unsupported`, `offline`.
 */
export function administrationOf(adapter: BoardAdapter): Promise<Administration> {
  let administration = opened.get(adapter);
  if (!administration) {
    administration = adapter.capabilities.administration
      ? adapter.openAdministration() : Promise.reject(new BoardError('unsupported', 'the board has no administration'));
    opened.set(adapter, administration);
    administration.catch(() => opened.delete(adapter));
  }
  return administration;
}
