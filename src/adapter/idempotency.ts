import {BoardError} from './error.js';

/** Holds an idempotency key to the contract's length; rejects with `malformed`. */
export function checkIdempotencyKey(key: string): void {
  if (key.length < 8 || key.length > 100) throw new BoardError('malformed', 'an idempotency key has 8 to 100 characters');
}

/** JSON with the fields of every object in one order: equal requests give equal text, however they were written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner);
}
