import type {Message, Viewer} from '../../model/index.js';
import {changeStream, STREAM_HEADERS} from '../live/stream.js';
import type {ApiContext, ApiParts} from './env.js';
import {addressOf, viewerOf} from './session.js';

/** The stream of changes of a message that the request was found to be allowed to read. */
export function watching(c: ApiContext, {live, sessions, trustProxy}: ApiParts, {id, relations}: Pick<Message, 'id' | 'relations'>): Response {
  // Whoever asks for the headers alone never reads a stream, nor ends one.
  if (c.req.raw.method === 'HEAD') return new Response(null, {headers: STREAM_HEADERS});
  const session = c.get('session');
  // The code itself is not kept: that they are the author has been found out.
  const reader: Viewer = {...viewerOf(c), holdsQueryCode: relations.includes('author')};
  const isStill = async (): Promise<boolean> => {
    if (!session) return true;
    const now = await sessions.read(session.id);
    return now?.account.role === session.account.role && now.account.agencyId === session.account.agencyId && now.required === session.required;
  };
  return changeStream(({change, end}) => live.watch(id, {reader, address: addressOf(c, trustProxy), isStill, onChange: change, onEnd: end}));
}
