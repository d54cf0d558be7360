import {BoardError} from '../../adapter/index.js';

/** Where an entry stands in its list: by the first number, then by the second, then by id. */
export type Place = readonly [number, number, string];

interface PageOptions {
  /** Names list and order: a cursor is good for its own only. */
  readonly list: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * The entries after a cursor. A cursor holds the place of the last entry that was shown and not a count, so that entries that are
 * added meanwhile move nothing.
 */
export function pageAfter<T>(entries: readonly T[], placeOf: (entry: T) => Place, {list, limit, cursor}: PageOptions): {items: T[]; nextCursor?: string} {
  const after = cursor ? placeIn(cursor, list) : undefined;
  const rest = entries
    .map((entry) => ({entry, place: placeOf(entry)}))
    .filter(({place}) => !after || compare(place, after) > 0)
    .sort((one, other) => compare(one.place, other.place));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {items: page.map(({entry}) => entry), ...(last && rest.length > limit && {nextCursor: encode(list, last.place)})};
}

function compare(one: Place, other: Place): number {
  return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0);
}

/** JSON without anything that Base64 could not take. */
function encode(list: string, place: Place): string {
  return btoa(encodeURIComponent(JSON.stringify([list, ...place])));
}

/** The place that a cursor of a list holds. */
export function placeIn(cursor: string, list: string): Place {
  const [of, first, second, id] = parse(cursor);
  if (of !== list || typeof first !== 'number' || typeof second !== 'number' || typeof id !== 'string') throw malformed();
  return [first, second, id];
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    return Array.isArray(value) ? value : [];
  } catch {
    throw malformed();
  }
}

function malformed(): BoardError {
  return new BoardError('malformed', 'the cursor is not one of this list');
}
