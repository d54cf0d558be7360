import type {FieldIssue, Refusal} from '../model/index.js';
import type {BoardErrorCode} from './error-codes.js';

/** What some codes carry beside themselves. */
export interface BoardErrorDetails {
  /** `invalid`: what is wrong with which field. */
  readonly issues?: readonly FieldIssue[];
  /** `not-allowed-now`: which condition failed. */
  readonly refusal?: Refusal;
  /** `rate-limited`, `unavailable`: seconds after which to try again. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** The only error that adapters reject with, apart from the `signal`'s own reason when a call was aborted. */
export class BoardError extends Error {
  override readonly name = 'BoardError';
  readonly code: BoardErrorCode;
  readonly issues: readonly FieldIssue[];
  readonly refusal: Refusal | undefined;
  readonly retryAfter: number | undefined;

  /** `message` is for developers and logs, in English; people are shown the translation of `code`. */
  constructor(code: BoardErrorCode, message: string = code, {issues = [], refusal, retryAfter, cause}: BoardErrorDetails = {}) {
    super(message, cause === undefined ? undefined : {cause});
    this.code = code;
    this.issues = issues;
    this.refusal = refusal;
    this.retryAfter = retryAfter;
  }
}

/** By name and not by class: a page may hold two copies of this module. */
export function isBoardError(error: unknown): error is BoardError {
  return error instanceof Error && error.name === 'BoardError' && 'code' in error;
}
