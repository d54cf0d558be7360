import {type BoardAdapter, BoardError, type Capabilities, type ChangeOptions, type Session} from '../adapter/index.js';
import type {Agency, MessageSummary, Place, PublishedAnswer} from '../model/index.js';
import {client, type RestOptions} from './rest/client.js';
import {isBoard, isList, isMessage, isPage, isReceipt, isSession} from './rest/shape.js';

export type {RestOptions} from './rest/client.js';

/** What the reference backend can do. */
const EVERYTHING: Capabilities = {submit: true, act: true, search: true, signIn: true};

/**
 * The adapter for the reference backend's HTTP API (`/api/v1/openapi.json` describes it). Makes no request until it is called, keeps
 * nothing, and never puts a query code into an address, where logs and histories would keep it.
 */
export function restAdapter({capabilities, ...options}: RestOptions & {
  /** What to leave out when the backend does less than ours. */
  readonly capabilities?: Partial<Capabilities>;
}): BoardAdapter {
  const able = {...EVERYTHING, ...capabilities};
  const {get, send} = client(options);
  const need = (capability: keyof Capabilities): void => {
    if (!able[capability]) throw new BoardError('unsupported', `this board has no ${capability}`);
  };
  const changeHeaders = ({idempotencyKey, queryCode}: ChangeOptions) => ({idempotencyKey, ...(queryCode && {queryCode})});
  return {
    name: 'rest',
    capabilities: able,
    getBoard: async ({signal} = {}) => get('/board', isBoard, {signal}),
    listPlaces: async (parentId, {signal} = {}) => get('/places', isList<Place>, {signal, query: {parent: parentId}}),
    getPlacePath: async (placeId, {signal} = {}) => get(`/places/${segment(placeId)}/path`, isList<Place>, {signal}),
    listAgencies: async ({placeId, ids}, {signal} = {}) =>
      ids?.length === 0 ? [] : get('/agencies', isList<Agency>, {signal, query: {place: placeId, ids: ids?.join(',')}}),
    listMessages: async (query, {signal} = {}) => {
      if (query.text) need('search');
      return get('/messages', isPage<MessageSummary>, {signal, query: {...query}});
    },
    getMessage: async (id, {signal, queryCode} = {}) => get(`/messages/${segment(id)}`, isMessage, {signal, queryCode}),
    listAnswers: async (query, {signal} = {}) => get('/answers', isPage<PublishedAnswer>, {signal, query: {...query}}),
    submitMessage: async (draft, {signal, idempotencyKey}) => {
      need('submit');
      return send('POST', '/messages', isReceipt, {signal, idempotencyKey, body: draft});
    },
    act: async (id, request, options) => {
      need('act');
      const {signal, expectedVersion} = options;
      return send('POST', `/messages/${segment(id)}/actions`, isMessage, {signal, ...changeHeaders(options), body: {...request, expectedVersion}});
    },
    getSession: async ({signal} = {}) => get('/session', (value): value is Session | null => value === null || isSession(value), {signal}),
    signIn: async (credentials, {signal} = {}) => {
      need('signIn');
      return send('POST', '/session', isSession, {signal, body: credentials});
    },
    signOut: async ({signal} = {}) => send('DELETE', '/session', (_): _ is void => true, {signal}),
  };
}

/** An id as one segment of a path. Ids that could not be one name nothing. */
function segment(id: string): string {
  try {
    if (!/^\.{0,2}$/.test(id)) return encodeURIComponent(id);
  } catch {
    // Half a surrogate pair.
  }
  throw new BoardError('not-found', 'nothing has this id');
}
