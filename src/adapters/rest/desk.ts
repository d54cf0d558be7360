import type {Colleague, Desk, EarlierAnswer} from '../../adapter/index.js';
import type {BoxCounts, PrivateReading, ReplyDraft, ReplyTemplate} from '../../model/index.js';
import {client, type RestOptions} from './client.js';
import {segment} from './segment.js';
import {isList, isNothing, isObject} from './shape.js';

/** What staff do, over the reference backend's HTTP API. */
export function restDesk(options: RestOptions): Desk {
  const {get, send} = client(options);
  const about = (messageId: string, what: string): string => `/desk/messages/${segment(messageId)}/${what}`;
  return {
    countBoxes: async (queue, {signal} = {}) => get('/desk/boxes', isObject<BoxCounts>, {signal, query: {queue}}),
    listColleagues: async ({signal} = {}) => get('/desk/colleagues', isList<Colleague>, {signal}),
    readPrivatePart: async (messageId, {signal} = {}) => send('POST', about(messageId, 'looks'), isReading, {signal}),
    getReplyDraft: async (messageId, {signal} = {}) => get(about(messageId, 'draft'), (value): value is ReplyDraft | null => value === null || isDraft(value), {signal}),
    saveReplyDraft: async (messageId, content, {signal, baseRevision}) => send('PUT', about(messageId, 'draft'), isDraft, {signal, body: {content, baseRevision}}),
    discardReplyDraft: async (messageId, {signal, baseRevision}) => send('DELETE', about(messageId, 'draft'), isNothing, {signal, query: {baseRevision}}),
    listTemplates: async ({kind, topic}, {signal} = {}) => get('/desk/templates', isList<ReplyTemplate>, {signal, query: {kind, topic}}),
    findEarlierAnswers: async (messageId, {signal} = {}) => get(about(messageId, 'earlier-answers'), isList<EarlierAnswer>, {signal}),
  };
}

function isReading(value: unknown): value is PrivateReading {
  return isObject<{privatePart: unknown; looks: unknown}>(value) && isObject(value.privatePart) && isList(value.looks);
}

function isDraft(value: unknown): value is ReplyDraft {
  return isObject<{content: unknown; revision: unknown}>(value) && isObject(value.content) && typeof value.revision === 'number';
}
