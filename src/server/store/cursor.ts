import {BoardError} from '../../adapter/index.js';

/** Where a page ended: which list in which order, and what its last entry was sorted by. */
export interface Position {
  readonly list: string;
  /** Times as ISO 8601, null for an entry without that time; counts as numbers. */
  readonly keys: readonly (string | number | null)[];
  readonly id: string;
}

/** A position as an opaque string for the reader to hand back. */
export function encodeCursor({list, keys, id}: Position): string {
  return Buffer.from(JSON.stringify([list, keys, id])).toString('base64url');
}

/**
 * The position that a cursor stands for.
 *
 * @throws {BoardError} `malformed` when it is not a cursor of this list.
 */
export function decodeCursor(cursor: string, list: string, types: readonly ('time' | 'count')[]): Position {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || parsed.length !== 3) throw malformed();
  const [of, keys, id] = parsed as unknown[];
  if (of !== list || typeof id !== 'string' || id.includes('\0')) throw malformed();
  if (!Array.isArray(keys) || keys.length !== types.length) throw malformed();
  if (!types.every((type, index) => (type === 'time' ? isTime(keys[index]) : isCount(keys[index])))) throw malformed();
  return {list, keys: keys as Position['keys'], id};
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw malformed();
  }
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
}

function isTime(value: unknown): value is string | null {
  if (value === null) return true;
  if (typeof value !== 'string') return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

function malformed(): BoardError {
  return new BoardError('malformed', 'the cursor is not one of this list');
}
