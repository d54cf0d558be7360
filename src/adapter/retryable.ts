import {isBoardError} from './error.js';

/** Whether trying the very same call again later can help. */
export function isRetryable(error: unknown): boolean {
  return isBoardError(error) && ['rate-limited', 'offline', 'unavailable'].includes(error.code);
}
