import type * as v from 'valibot';
import {BoardError} from '../../adapter/index.js';
import {type FieldIssue, validate} from '../../model/index.js';
import {invalid} from '../store/index.js';
import type {ApiContext} from './env.js';
import {StatusError} from './problem.js';

/** Bytes of a request's body at most. The largest that is sound, an answer of 5000 Chinese characters, has 15 kB. */
export const BODY_LIMIT = 64 * 1024;

/**
 * The body as JSON.
 *
 * @throws {BoardError} `malformed` when it says to be something else or cannot be read.
 */
export async function jsonBody(c: ApiContext): Promise<unknown> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new StatusError(415, 'malformed', 'the body must be application/json');
  const bytes = await c.req.arrayBuffer();
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  } catch {
    throw new BoardError('malformed', 'the body is not JSON in UTF-8');
  }
}

/** The query string as an object of texts. A name that is given twice is refused: nobody could tell which one was meant. */
export function queryOf(c: ApiContext): Record<string, string> {
  const values = Object.entries(c.req.queries());
  const twice = values.filter(([, given]) => given.length > 1).map(([path]): FieldIssue => ({path, code: 'twice'}));
  if (twice.length > 0) throw invalid(twice);
  return Object.fromEntries(values.map(([name, [value = '']]) => [name, value]));
}

/** The query string of a list, with its limit as a number and its ids, separated by commas, as a list. */
export function listQueryOf(c: ApiContext): Record<string, unknown> {
  const {limit, ids, ...rest} = queryOf(c);
  return {
    ...rest,
    ...(limit !== undefined && {limit: /^\d{1,9}$/.test(limit) ? Number(limit) : limit}),
    ...(ids !== undefined && {ids: ids.split(',').filter(Boolean)}),
  };
}

/** The value in its clean form. */
export function checked<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const result = validate(schema, input);
  if (!result.ok) throw invalid(result.issues);
  return result.value;
}

/** The key that makes a repeated request do its work once. */
export function idempotencyKey(c: ApiContext): string {
  const key = c.req.header('Idempotency-Key');
  if (key === undefined) throw new BoardError('malformed', 'the header Idempotency-Key is missing');
  return key;
}

/** The query code of a message, when the request brings one. In a header, because addresses end up in logs and histories. */
export function queryCode(c: ApiContext): string | undefined {
  return c.req.header('Board-Query-Code');
}
