import type {BoardAdapter, Challenge, MessageOptions, OpenOptions} from '../../adapter/index.js';
import type {Following, SimilarMessage} from '../../model/index.js';
import {client, type RestOptions} from './client.js';
import {withFileAddresses} from './file-address.js';
import {segment} from './segment.js';
import {isFigures, isMessage, isNothing, isObject, isPage, isReceipt, isSession} from './shape.js';

/** What somebody does on a board, beyond reading it. */
export type Acting = Pick<BoardAdapter,
  'findSimilar' | 'uploadFile' | 'getChallenge' | 'submitMessage' | 'act' | 'follow' | 'reportContent' | 'watchMessage' | 'getFigures' | 'requestToJoin' |
  'openDesk' | 'openAdministration' | 'signIn' | 'signOut' | 'openAccount'>;

export function acting(options: RestOptions): Acting {
  const {get, send} = client(options);
  const {endpoint} = options;
  const headersFor = ({idempotencyKey, queryCode, proof}: OpenOptions & MessageOptions) => ({idempotencyKey, ...(queryCode && {queryCode}), ...(proof && {proof})});
  return {
    findSimilar: async (query, {signal} = {}) => {
      return send('POST', '/similar', isPage<SimilarMessage>, {signal, body: query});
    },
    uploadFile: async (file, uploadOptions) => {
      const {upload} = await import('./upload.js');
      return upload(options, file, uploadOptions);
    },
    getChallenge: async ({signal} = {}) => {
      return get('/challenge', isObject<Challenge>, {signal});
    },
    submitMessage: async (draft, submitOptions) => {
      return send('POST', '/messages', isReceipt, {signal: submitOptions.signal, ...headersFor(submitOptions), body: draft});
    },
    act: async (id, request, options) => {
      const {signal, expectedVersion} = options;
      const body = {...request, expectedVersion};
      return withFileAddresses(await send('POST', `/messages/${segment(id)}/actions`, isMessage, {signal, ...headersFor(options), body}), endpoint);
    },
    follow: async (id, request, {signal, queryCode} = {}) => {
      return send('PUT', `/messages/${segment(id)}/following`, isObject<Following>, {signal, queryCode, body: request});
    },
    reportContent: async (id, report, reportOptions) => {
      const {signal} = reportOptions;
      return send('POST', `/messages/${segment(id)}/reports`, isNothing, {signal, ...headersFor(reportOptions), body: report});
    },
    watchMessage: async (id, onChange, {signal, queryCode}) => {
      const {watch} = await import('./watch.js');
      return watch(options, `/messages/${segment(id)}/changes`, onChange, {signal, queryCode});
    },
    getFigures: async (query, {signal} = {}) => {
      return get('/figures', isFigures, {signal, query: {...query}});
    },
    requestToJoin: async (request, joinOptions) => {
      const {signal} = joinOptions;
      return send('POST', '/join-requests', isNothing, {signal, ...headersFor(joinOptions), body: request});
    },
    openDesk: async () => {
      const {restDesk} = await import('./desk.js');
      return restDesk(options);
    },
    openAdministration: async () => {
      const {restAdministration} = await import('./administration.js');
      return restAdministration(options);
    },
    signIn: async (credentials, {signal} = {}) => {
      return send('POST', '/session', isSession, {signal, body: credentials});
    },
    signOut: async ({signal} = {}) => send('DELETE', '/session', isNothing, {signal}),
    openAccount: async () => {
      const {ownAccount} = await import('./own-account.js');
      return ownAccount(options);
    },
  };
}
