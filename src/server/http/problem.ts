import {BoardError, type BoardErrorCode, isBoardError} from '../../adapter/index.js';
import {errorCodeOf} from '../store/index.js';
import {KEPT_NOWHERE} from './caching.js';

/** The status of each code, and its title (English, for developers). The first of the table in `BoardError` where it gives several. */
export const PROBLEMS: Readonly<Record<BoardErrorCode, {readonly status: number; readonly title: string}>> = {
  malformed: {status: 400, title: 'Not readable'},
  invalid: {status: 422, title: 'Fields break the rules'},
  unauthenticated: {status: 401, title: 'Needs a session'},
  'bad-credentials': {status: 401, title: 'Name and password do not match'},
  'second-factor-required': {status: 401, title: 'Needs a code of the second factor'},
  'challenge-failed': {status: 403, title: 'Needs a fresh proof of work'},
  forbidden: {status: 403, title: 'Not for this session'},
  'not-found': {status: 404, title: 'Not found'},
  'not-allowed-now': {status: 409, title: 'Not possible now'},
  stale: {status: 409, title: 'Changed since'},
  'key-reused': {status: 409, title: 'Idempotency key used with another request'},
  'too-large': {status: 413, title: 'Body too large'},
  'rate-limited': {status: 429, title: 'Too many requests'},
  unsupported: {status: 405, title: 'No such method'},
  offline: {status: 503, title: 'No connection'},
  unavailable: {status: 500, title: 'Cannot do this at present'},
  protocol: {status: 500, title: 'Cannot do this at present'},
};

/** A `BoardError` that wants another status than its code's. */
export class StatusError extends BoardError {
  readonly status: number;

  constructor(status: number, code: BoardErrorCode, message: string) {
    super(code, message);
    this.status = status;
  }
}

/** Seconds after which a database that went away may be back. */
const RETRY_AFTER = 5;

/** An error as what the reader may know of it: ours as it is, a database that cannot be reached, or nothing but that it went wrong. */
export function presentable(error: unknown): BoardError & {readonly status?: number} {
  if (isBoardError(error)) return error;
  if (isUnreachable(error)) return Object.assign(new BoardError('unavailable', 'the database cannot be reached', {retryAfter: RETRY_AFTER}), {status: 503});
  return new BoardError('unavailable', 'something went wrong on the server');
}

/** Whether the database went away, is starting or stopping, is full of connections, or took too long. */
function isUnreachable(error: unknown): boolean {
  const code = errorCodeOf(error) ?? '';
  if (/^(08|53|57)/.test(code) || /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|ENOENT)/.test(code)) return true;
  return error instanceof Error && /connection terminated|timeout exceeded when trying to connect/i.test(error.message);
}

/** An error as RFC 9457 problem details. */
export function problemResponse(error: BoardError & {readonly status?: number}): Response {
  const {code, message, issues, refusal, retryAfter} = error;
  const {status: usual, title} = PROBLEMS[code];
  const status = error.status ?? usual;
  const body = {
    type: `urn:civic-board:problem:${code}`, title, status, code, detail: message,
    ...(issues.length > 0 && {issues}),
    ...(refusal && {refusal}),
    ...(retryAfter !== undefined && {retryAfter}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': KEPT_NOWHERE,
      ...(status === 401 && {'WWW-Authenticate': 'Bearer realm="civic-board"'}),
      ...(retryAfter !== undefined && {'Retry-After': String(retryAfter)}),
    },
  });
}
