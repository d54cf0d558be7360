import {BoardError} from '../../adapter/index.js';
import type {Open311Client} from './client.js';
import {entriesIn, textIn} from './tree.js';

/** What the id of a message begins with as long as the endpoint has given a token and no number. */
const TOKEN = 'token:';

/** The id of a message of which only the token is known. */
export function tokenId(token: string): string {
  return `${TOKEN}${token}`;
}

/**
 * The number behind an id.
 *
 * @throws {BoardError} `not-found` for a token of which nothing has become yet.
 */
export async function resolveToken(client: Open311Client, id: string, signal?: AbortSignal): Promise<string> {
  if (!id.startsWith(TOKEN)) return id;
  const number = await numberOf(client, id.slice(TOKEN.length), signal);
  if (!number) throw new BoardError('not-found', 'the endpoint has no number for this report yet');
  return number;
}

/** What became of a token: a number, or nothing so far. */
export async function numberOf(client: Open311Client, token: string, signal?: AbortSignal): Promise<string> {
  const [entry] = entriesIn(await client.get(`tokens/${encodeURIComponent(token)}`, {}, signal), 'request');
  return entry ? textIn(entry, 'service_request_id').trim() : '';
}
