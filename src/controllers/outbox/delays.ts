import type {BoardErrorCode} from '../../adapter/index.js';
import type {OutboxItem} from '../../context/index.js';
import {growing} from '../waiting.js';

/** Milliseconds before the second attempt, and the most between two. */
const FIRST = 10_000;
const LONGEST = 15 * 60 * 1000;

/** When to try again after so many attempts: when the board said, in seconds, or later each time. */
export function nextAttempt(attempts: number, retryAfter: number | undefined, now: Date): string {
  const wait = retryAfter === undefined ? growing(FIRST, attempts - 1, LONGEST) : retryAfter * 1000;
  return new Date(now.getTime() + wait).toISOString();
}

/** What trying again later may put right. An answer of another form is somebody between us and the board: the sign-in page of a wireless network. */
const RETRIED: readonly BoardErrorCode[] = ['offline', 'unavailable', 'rate-limited', 'protocol', 'challenge-failed'];

/** What waits until somebody signs in as who they were. */
const HELD: readonly BoardErrorCode[] = ['unauthenticated', 'forbidden'];

/** What becomes of an item after a failure. */
export function isRetried(code: BoardErrorCode): boolean {
  return RETRIED.includes(code);
}

/** Whether an item waits for somebody and not for time. */
export function isHeld({state, failure}: Pick<OutboxItem, 'state' | 'failure'>): boolean {
  return state === 'waiting' && !!failure && HELD.includes(failure.code);
}

/** Whether the failure was of a kind that leaves open what the board did. */
export function isUncertain(code: BoardErrorCode): boolean {
  return code === 'offline' || code === 'unavailable' || code === 'protocol';
}

/** Whether a failure keeps an item in the outbox. */
export function staysInOutbox(code: BoardErrorCode): boolean {
  return isRetried(code) || HELD.includes(code);
}

/** When an item is to be tried, in milliseconds since 1970; undefined for never by itself. */
export function dueTime(item: OutboxItem): number | undefined {
  if (item.state === 'sent' || item.state === 'refused' || isHeld(item)) return undefined;
  return item.nextAt ? Date.parse(item.nextAt) : 0;
}
