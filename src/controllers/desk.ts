import {type BoardAdapter, BoardError, type Desk} from '../adapter/index.js';

const desks = new WeakMap<BoardAdapter, Promise<Desk>>();

/**
 * The desk of a board, opened once: its code is fetched when somebody of staff first needs it. What could not be opened is tried again by
 * the next call. Errors: `unsupported`, `offline`.
 */
export function deskOf(adapter: BoardAdapter): Promise<Desk> {
  let desk = desks.get(adapter);
  if (!desk) {
    desk = adapter.capabilities.desk ? adapter.openDesk() : Promise.reject(new BoardError('unsupported', 'the board has no desk'));
    desks.set(adapter, desk);
    desk.catch(() => desks.delete(adapter));
  }
  return desk;
}
