import {BoardError} from '../../adapter/index.js';

/** Requests of ours are four levels deep; what is nested deeper is meant to exhaust the stack. */
const MAX_DEPTH = 20;

/**
 * The same value without what PostgreSQL cannot hold in a text: NUL, and halves of surrogate pairs (they are not text at all). Goes
 * through arrays and objects; run over everything that comes from outside before it is validated.
 *
 * @throws {BoardError} `malformed` when it is nested too deep.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) throw new BoardError('malformed', 'nested too deep');
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map((inner) => storable(inner, depth + 1));
  if (value !== null && typeof value === 'object') {
    // fromEntries defines properties and never calls a setter, so that "__proto__" stays a field like any other.
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner, depth + 1)]));
  }
  return value;
}

export function storableText(text: string): string {
  // eslint-disable-next-line no-control-regex -- the very character to remove
  return text.replace(/\u0000|\p{Cs}/gu, '');
}
