import type {Agency, BoardInfo, Place} from '../../model/index.js';
import {shortId} from './short-id.js';

/** The id of the town itself, as a place and as the agency that all messages are written to: the protocol has nobody else to write to. */
export const TOWN = 'town';

/** The town as the one place. */
export function townPlace({name}: BoardInfo): Place {
  return {id: TOWN, name, level: 'city', parentId: null, hasChildren: false};
}

/** The town as the one addressee. */
export function townAgency({name}: BoardInfo): Agency {
  return {id: TOWN, name, placeId: TOWN, parentId: null};
}

/** Whoever a report says is responsible, which is a name and nothing more; the town where it says nobody. */
export function agencyNamed(name: string, board: BoardInfo): Agency {
  if (!name) return townAgency(board);
  return {id: `agency:${shortId(name)}`, name: {[board.languages[0] ?? 'en']: name}, placeId: TOWN, parentId: TOWN};
}
