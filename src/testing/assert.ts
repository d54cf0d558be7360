import {type BoardError, type BoardErrorCode, isBoardError} from '../adapter/index.js';

/**
 * The few assertions that the suite needs. Its own, so that it runs under any test runner; messages show both values.
 */

/** Fails unless a condition holds. */
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Fails unless two values are the same as JSON, whatever the order of fields. Absent and undefined fields are the same. */
export function equal(actual: unknown, expected: unknown, message = 'not equal'): void {
  const [one, other] = [canonical(actual), canonical(expected)];
  if (one !== other) throw new Error(`${message}\n  expected ${other}\n  actual   ${one}`);
}

/** Fails unless a call rejects with a `BoardError` of a code; gives the error. */
export async function rejects(call: Promise<unknown>, code: BoardErrorCode): Promise<BoardError> {
  const error = await rejection(call);
  ok(isBoardError(error), `expected a BoardError ${code}, got ${String(error)}`);
  equal(error.code, code, `expected ${code}, got ${error.code}: ${error.message}`);
  return error;
}

/** What a call rejects with; fails when it does not. */
export async function rejection(call: Promise<unknown>): Promise<unknown> {
  const outcome = await call.then((value) => ({value}), (error: unknown) => ({error}));
  if ('value' in outcome) throw new Error(`expected a rejection, got ${canonical(outcome.value) ?? 'nothing'}`);
  return outcome.error;
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner);
}
