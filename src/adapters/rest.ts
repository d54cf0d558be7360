import {ALL_CAPABILITIES, type BoardAdapter, BoardError, type Capabilities, type Session} from '../adapter/index.js';
import type {Agency, MessageSummary, Place, PublishedAnswer, StatusCounts} from '../model/index.js';
import type {Acting} from './rest/acting.js';
import {client, overNetwork, type RestOptions, seemsOffline} from './rest/client.js';
import {withFileAddresses, withServiceAddresses} from './rest/file-address.js';
import {segment} from './rest/segment.js';
import {isBoard, isList, isMessage, isNothing, isObject, isPage, isSession} from './rest/shape.js';

export type {RestOptions} from './rest/client.js';

/**
 * The adapter for the reference backend's HTTP API (`/api/v1/openapi.json` describes it). Makes no request until it is called, keeps
 * nothing, and never puts a query code into an address, where logs and histories would keep it.
 */
export function restAdapter({capabilities, ...options}: RestOptions & {
  /** What to leave out when the backend does less than ours. */
  readonly capabilities?: Partial<Capabilities>;
}): BoardAdapter {
  const able = {...ALL_CAPABILITIES, ...capabilities};
  const {get} = client(options);
  const {endpoint} = options;
  const need = (capability: keyof Capabilities): void => {
    if (!able[capability]) throw new BoardError('unsupported', `this board has no ${capability}`);
  };
  // What is done once somebody does something is loaded then.
  const later = <M extends keyof Acting>(method: M, capability?: keyof Capabilities): Acting[M] =>
    (async (...args: unknown[]) => {
      if (capability) need(capability);
      if (seemsOffline()) await get('/session', isNothing, {});
      const {acting} = await overNetwork(() => import('./rest/acting.js'));
      return await (acting(options)[method] as (...given: unknown[]) => Promise<unknown>)(...args);
    }) as Acting[M];
  return {
    name: 'rest',
    capabilities: able,
    getBoard: async ({signal} = {}) => withServiceAddresses(await get('/board', isBoard, {signal}), endpoint),
    listPlaces: async (parentId, {signal} = {}) => get('/places', isList<Place>, {signal, query: {parent: parentId}}),
    getPlacePath: async (placeId, {signal} = {}) => get(`/places/${segment(placeId)}/path`, isList<Place>, {signal}),
    listAgencies: async ({placeId, ids}, {signal} = {}) =>
      ids?.length === 0 ? [] : get('/agencies', isList<Agency>, {signal, query: {place: placeId, ids: ids?.join(',')}}),
    listMessages: async (query, {signal} = {}) => {
      if (query.text) need('search');
      // No ids at all would be left out of the address, and everything would come.
      if (query.ids?.length === 0) return {items: [], agencies: []};
      return get('/messages', isPage<MessageSummary>, {signal, query: {...query, ids: query.ids?.join(',')}});
    },
    getMessage: async (id, {signal, queryCode} = {}) => withFileAddresses(await get(`/messages/${segment(id)}`, isMessage, {signal, queryCode}), endpoint),
    listAnswers: async (query, {signal} = {}) => get('/answers', isPage<PublishedAnswer>, {signal, query: {...query}}),
    countMessages: async (query, {signal} = {}) => {
      need('counts');
      if (query.text) need('search');
      return get('/counts', isObject<StatusCounts>, {signal, query: {...query}});
    },
    findSimilar: later('findSimilar', 'similar'),
    uploadFile: later('uploadFile', 'upload'),
    getChallenge: later('getChallenge', 'challenge'),
    submitMessage: later('submitMessage', 'submit'),
    act: later('act', 'act'),
    follow: later('follow', 'follow'),
    reportContent: later('reportContent', 'report'),
    watchMessage: later('watchMessage', 'live'),
    getFigures: later('getFigures', 'figures'),
    requestToJoin: later('requestToJoin', 'join'),
    openDesk: later('openDesk', 'desk'),
    openAdministration: later('openAdministration', 'administration'),
    getSession: async ({signal} = {}) => get('/session', (value): value is Session | null => value === null || isSession(value), {signal}),
    signIn: later('signIn', 'signIn'),
    signOut: later('signOut'),
    openAccount: later('openAccount', 'account'),
  };
}
