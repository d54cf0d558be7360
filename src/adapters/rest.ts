import {ALL_CAPABILITIES, type BoardAdapter, BoardError, type Capabilities, type Challenge, type MessageOptions, type OpenOptions, type Session} from '../adapter/index.js';
import type {Agency, Following, MessageSummary, Place, PublishedAnswer, SimilarMessage, StatusCounts} from '../model/index.js';
import {client, type RestOptions} from './rest/client.js';
import {withFileAddresses, withServiceAddresses} from './rest/file-address.js';
import {segment} from './rest/segment.js';
import {isBoard, isFigures, isList, isMessage, isNothing, isObject, isPage, isReceipt, isSession} from './rest/shape.js';

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
  const {get, send} = client(options);
  const {endpoint} = options;
  const need = (capability: keyof Capabilities): void => {
    if (!able[capability]) throw new BoardError('unsupported', `this board has no ${capability}`);
  };
  const headersFor = ({idempotencyKey, queryCode, proof}: OpenOptions & MessageOptions) => ({idempotencyKey, ...(queryCode && {queryCode}), ...(proof && {proof})});
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
    findSimilar: async (query, {signal} = {}) => {
      need('similar');
      return send('POST', '/similar', isPage<SimilarMessage>, {signal, body: query});
    },
    uploadFile: async (file, uploadOptions) => {
      need('upload');
      const {upload} = await import('./rest/upload.js');
      return upload(options, file, uploadOptions);
    },
    getChallenge: async ({signal} = {}) => {
      need('challenge');
      return get('/challenge', isObject<Challenge>, {signal});
    },
    submitMessage: async (draft, submitOptions) => {
      need('submit');
      return send('POST', '/messages', isReceipt, {signal: submitOptions.signal, ...headersFor(submitOptions), body: draft});
    },
    act: async (id, request, options) => {
      need('act');
      const {signal, expectedVersion} = options;
      const body = {...request, expectedVersion};
      return withFileAddresses(await send('POST', `/messages/${segment(id)}/actions`, isMessage, {signal, ...headersFor(options), body}), endpoint);
    },
    follow: async (id, request, {signal, queryCode} = {}) => {
      need('follow');
      return send('PUT', `/messages/${segment(id)}/following`, isObject<Following>, {signal, queryCode, body: request});
    },
    reportContent: async (id, report, reportOptions) => {
      need('report');
      const {signal} = reportOptions;
      return send('POST', `/messages/${segment(id)}/reports`, isNothing, {signal, ...headersFor(reportOptions), body: report});
    },
    watchMessage: async (id, onChange, {signal, queryCode}) => {
      need('live');
      const {watch} = await import('./rest/watch.js');
      return watch(options, `/messages/${segment(id)}/changes`, onChange, {signal, queryCode});
    },
    getFigures: async (query, {signal} = {}) => {
      need('figures');
      return get('/figures', isFigures, {signal, query: {...query}});
    },
    requestToJoin: async (request, joinOptions) => {
      need('join');
      const {signal} = joinOptions;
      return send('POST', '/join-requests', isNothing, {signal, ...headersFor(joinOptions), body: request});
    },
    openDesk: async () => {
      need('desk');
      const {restDesk} = await import('./rest/desk.js');
      return restDesk(options);
    },
    openAdministration: async () => {
      need('administration');
      const {restAdministration} = await import('./rest/administration.js');
      return restAdministration(options);
    },
    getSession: async ({signal} = {}) => get('/session', (value): value is Session | null => value === null || isSession(value), {signal}),
    signIn: async (credentials, {signal} = {}) => {
      need('signIn');
      return send('POST', '/session', isSession, {signal, body: credentials});
    },
    signOut: async ({signal} = {}) => send('DELETE', '/session', isNothing, {signal}),
    openAccount: async () => {
      need('account');
      const {ownAccount} = await import('./rest/own-account.js');
      return ownAccount(options);
    },
  };
}
