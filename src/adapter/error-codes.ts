/**
 * Everything that can go wrong between an element and a board. `retry` of the table says whether the very same call may succeed
 * later without anybody changing anything.
 *
 * | code | meaning | HTTP | retry |
 * | --- | --- | --- | --- |
 * | `malformed` | not readable: broken JSON, wrong media type, a bad cursor | 400, 415 | no |
 * | `invalid` | readable, but fields break the rules; see `issues` | 422 | no |
 * | `unauthenticated` | needs a session; there is none or it ended | 401 | after signing in |
 * | `bad-credentials` | name and password do not match | 401 | no |
 * | `second-factor-required` | name and password are right, and the account asks for a code as well | 401 | with a code |
 * | `challenge-failed` | the proof of work is missing, wrong, too old or was used | 403 | with a new proof |
 * | `forbidden` | the session may not do this | 403 | no |
 * | `not-found` | not there, or not for you: the two are never told apart | 404 | no |
 * | `not-allowed-now` | right person, wrong moment; see `refusal` | 409 | after reloading |
 * | `stale` | somebody changed the message since; reload and decide again | 409 | after reloading |
 * | `key-reused` | this idempotency key was used with another request | 409 | with a new key |
 * | `too-large` | the request's body is over the limit | 413 | no |
 * | `rate-limited` | too many requests; see `retryAfter` | 429 | yes |
 * | `unsupported` | this adapter or backend has no such thing; see capabilities | 405, 501 | no |
 * | `offline` | no connection reached the backend | – | yes |
 * | `unavailable` | the backend answered that it cannot now, or took too long | 5xx | yes |
 * | `protocol` | the answer was not of the agreed form: not our backend, or a proxy in between | – | no |
 */
export const BOARD_ERROR_CODES = [
  'malformed', 'invalid', 'unauthenticated', 'bad-credentials', 'second-factor-required', 'challenge-failed', 'forbidden', 'not-found', 'not-allowed-now', 'stale',
  'key-reused', 'too-large', 'rate-limited', 'unsupported', 'offline', 'unavailable', 'protocol',
] as const;
export type BoardErrorCode = (typeof BOARD_ERROR_CODES)[number];
