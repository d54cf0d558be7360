import {BOARD_ERROR_CODES, BoardError, type BoardErrorCode, type BoardErrorDetails} from '../../adapter/index.js';

/** What RFC 9457 and our backend say about an error. */
interface Problem extends BoardErrorDetails {
  readonly code?: unknown;
  readonly detail?: unknown;
}

/** What a status means when its body does not say: a proxy or a load balancer spoke, and not our backend. */
const BY_STATUS: Readonly<Record<number, BoardErrorCode>> = {405: 'unsupported', 408: 'unavailable', 413: 'too-large', 429: 'rate-limited', 501: 'unsupported'};

/** The error that a response stands for. `body` is its text. */
export function errorFrom({status, headers}: Pick<Response, 'status' | 'headers'>, body: string): BoardError {
  const problem = isJson(headers) ? parse(body) : {};
  const code = isCode(problem.code) ? problem.code : (BY_STATUS[status] ?? (status >= 500 ? 'unavailable' : 'protocol'));
  const {issues, refusal} = problem;
  const retryAfter = typeof problem.retryAfter === 'number' ? problem.retryAfter : secondsUntil(headers.get('Retry-After'));
  return new BoardError(code, typeof problem.detail === 'string' ? problem.detail : `the backend answered ${status}`, {
    ...(Array.isArray(issues) && {issues}),
    ...(refusal && {refusal}),
    ...(retryAfter !== undefined && {retryAfter}),
  });
}

/** `application/json`, `application/problem+json`. */
export function isJson(headers: Headers): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(headers.get('Content-Type') ?? '');
}

function parse(body: string): Problem {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}

function isCode(code: unknown): code is BoardErrorCode {
  return (BOARD_ERROR_CODES as readonly unknown[]).includes(code);
}

/** RFC 9110: seconds, or a date. */
export function secondsUntil(header: string | null): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
