import {BoardError, type BoardErrorCode} from '../../adapter/index.js';
import type {FieldIssue} from '../../model/index.js';
import {secondsUntil} from '../rest/problem.js';
import {entriesIn, textIn, type Tree} from './tree.js';

/** What a status of the standard means. The same for reading and sending but for 400, which is about what was sent. */
const BY_STATUS: Readonly<Record<number, BoardErrorCode>> = {
  401: 'forbidden', 403: 'forbidden', 404: 'not-found', 405: 'unsupported', 408: 'unavailable', 410: 'not-found', 413: 'too-large', 422: 'invalid', 429: 'rate-limited', 501: 'unsupported',
};

/** What whoever keeps the page can do, for the log. */
const CURES: Partial<Readonly<Record<BoardErrorCode, string>>> = {
  forbidden: 'look at `apiKey` and `jurisdictionId`, and whether the key may do this',
  'not-found': 'look at `endpoint` and `jurisdictionId`, unless it was a report that is gone',
  malformed: 'the endpoint may want `jurisdictionId`',
};

/** Which field an endpoint speaks of, in words that are its own: what it is looked for by, and what is wrong with it when it is there. */
const FIELDS: readonly (readonly [words: RegExp, path: string, wrong: FieldIssue['code'] | undefined])[] = [
  [/service_code|attribute/i, 'topic', 'not-in-list'],
  [/\blat\b|\blong\b|latitude|longitude|address|location/i, 'spot.address', undefined],
  [/e-?mail/i, 'email', 'not-an-email'],
  [/phone/i, 'privatePart.phone', undefined],
  [/first_name|last_name/i, 'privatePart.name', undefined],
  [/description/i, 'body', undefined],
];

/** The errors in an answer: `[{code, description}]`, `{"errors": […]}`, `<errors><error>…`. */
export function errorsIn(tree: Tree): {code: string; description: string}[] {
  return entriesIn(tree, 'error')
    // Attributes of a service have a code and a description as well.
    .filter((entry) => !['datatype', 'service_code', 'service_request_id'].some((name) => name in entry))
    .map((entry) => ({code: textIn(entry, 'code'), description: textIn(entry, 'description')}))
    .filter(({description, code}) => description !== '' || /^\d{3}$/.test(code));
}

/** The error that an answer stands for. `sending`: it is about a report that was sent. `tree`: what it said, as far as that could be read. */
export function errorFrom({status, headers}: Pick<Response, 'status' | 'headers'>, tree: Tree, sending: boolean): BoardError {
  const errors = errorsIn(tree);
  // Some answer 200 or 500 with the status of the standard in the list.
  const said = Number(errors[0]?.code);
  const means = status >= 400 && status < 500 ? status : said >= 400 && said < 600 ? said : status;
  const code = means === 400 ? (sending ? 'invalid' : 'malformed') : (BY_STATUS[means] ?? (means >= 500 ? 'unavailable' : 'protocol'));
  const retryAfter = secondsUntil(headers.get('Retry-After'));
  const text = errors.map(({code: number, description}) => [number, description].filter(Boolean).join(' ')).join('; ') || 'nothing else';
  const cure = CURES[code];
  return new BoardError(code, `the endpoint answered ${status}, and said: ${text.slice(0, 500)}${cure ? ` (${cure})` : ''}`, {
    ...(code === 'invalid' && {issues: errors.flatMap(({description}) => issueIn(description))}),
    ...(retryAfter !== undefined && {retryAfter}),
  });
}

function issueIn(description: string): FieldIssue[] {
  const missing = /missing|required|not provided|must be|blank|empty/i.test(description);
  const field = FIELDS.find(([words]) => words.test(description));
  const code = missing ? 'required' : field?.[2];
  return field && code ? [{path: field[1], code}] : [];
}
