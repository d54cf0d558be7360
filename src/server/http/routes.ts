import * as v from 'valibot';
import {
  actionRequestSchema, answerQuerySchema, ATTACHMENT_TYPES, CAPTIONS_TYPE, countQuerySchema, draftSchema, followSchema, messageQuerySchema,
  reportSchema, similarQuerySchema,
} from '../../model/index.js';
import {admission, clientOf, withCode} from './admit.js';
import {checked, idempotencyKey, jsonBody, listQueryOf, queryOf} from './request.js';
import {noticePage, settleNotices} from '../notices/pages.js';
import type {Route} from './route.js';
import {ACCOUNT_ROUTES} from './routes-account.js';
import {ADMINISTRATION_ROUTES} from './routes-administration.js';
import {DESK_ROUTES} from './routes-desk.js';
import * as answers from './schemas.js';
import {viewerOf} from './session.js';
import {fileQuery, serveFile, uploadsOf} from './upload-routes.js';
import {watching} from './watch.js';

const id = () => v.optional(v.pipe(v.string(), v.maxLength(100, 'too-long')));
const placesQuery = v.strictObject({parent: id()});
const agenciesQuery = v.strictObject({place: id(), ids: v.optional(v.pipe(v.string(), v.maxLength(20_000, 'too-long')))});

/** Which version of the message the person decided on; travels beside the action's own fields. */
const expectedVersion = v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(1, 'too-small'));
const change = v.looseObject({expectedVersion}, 'wrong-type');

/** Every route of the API. */
export const ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/board', operationId: 'getBoard', summary: 'The board\'s kinds, topics, limits and rules.',
    answer: {status: 200, schema: answers.board}, errors: [], audience: 'public',
    handle: async (c, {store, services}) => c.json({...await store.getBoard(), services}),
  },
  {
    method: 'GET', path: '/places', operationId: 'listPlaces', summary: 'The places directly inside one, or the outermost ones.',
    query: placesQuery, answer: {status: 200, schema: v.array(answers.place)}, errors: ['invalid', 'not-found'], audience: 'public',
    handle: async (c, {store}) => c.json(await store.listPlaces(checked(placesQuery, queryOf(c)).parent ?? null)),
  },
  {
    method: 'GET', path: '/places/:id/path', operationId: 'getPlacePath', summary: 'The places around one and itself, from the outermost inwards.',
    answer: {status: 200, schema: v.array(answers.place)}, errors: ['not-found'], audience: 'public',
    handle: async (c, {store}) => c.json(await store.getPlacePath(c.req.param('id') ?? '')),
  },
  {
    method: 'GET', path: '/agencies', operationId: 'listAgencies', summary: 'The agencies of one place, or those with the ids, separated by commas.',
    query: agenciesQuery, answer: {status: 200, schema: v.array(answers.agency)}, errors: ['invalid'], audience: 'public',
    handle: async (c, {store}) => {
      const {place, ids} = checked(agenciesQuery, queryOf(c));
      return c.json(await store.listAgencies({...(place !== undefined && {placeId: place}), ...(ids !== undefined && {ids: ids.split(',')})}));
    },
  },
  {
    method: 'GET', path: '/messages', operationId: 'listMessages', summary: 'A page of the messages that the session may read.',
    query: messageQuerySchema, answer: {status: 200, schema: answers.messagePage},
    errors: ['malformed', 'invalid', 'unauthenticated', 'forbidden'], audience: 'reader',
    handle: async (c, {store}) => c.json(await store.listMessages(viewerOf(c), listQueryOf(c))),
  },
  {
    method: 'POST', path: '/messages', operationId: 'submitMessage', summary: 'Sends a message.',
    headers: ['Idempotency-Key', 'Board-Proof'], body: (board) => [draftSchema(board)], answer: {status: 201, schema: answers.receipt},
    errors: ['malformed', 'invalid', 'challenge-failed', 'forbidden', 'key-reused', 'too-large', 'rate-limited'], audience: 'private',
    handle: async (c, parts) => {
      const admit = admission(c, parts, 'submit', {proof: true});
      return c.json(await parts.store.submitMessage(viewerOf(c), await jsonBody(c), idempotencyKey(c), admit), 201);
    },
  },
  {
    method: 'GET', path: '/messages/:id', operationId: 'getMessage', summary: 'One message, with as much as the session or query code gives a right to.',
    headers: ['Board-Query-Code'], answer: {status: 200, schema: answers.message}, errors: ['not-found', 'rate-limited'], audience: 'reader', shared: 0,
    handle: async (c, parts) => {
      const id = c.req.param('id') ?? '';
      return c.json(await withCode(c, parts, id, ({queryCode, onWrongCode}) => parts.store.getMessage(viewerOf(c), id, queryCode, onWrongCode)));
    },
  },
  {
    method: 'POST', path: '/messages/:id/actions', operationId: 'act', summary: 'Does something with a message and gives it as it is then.',
    headers: ['Idempotency-Key', 'Board-Query-Code'],
    body: (board) => actionRequestSchema(board.limits).options.map((action) => v.strictObject({...action.entries, expectedVersion})),
    answer: {status: 200, schema: answers.message},
    errors: ['malformed', 'invalid', 'unauthenticated', 'forbidden', 'not-found', 'not-allowed-now', 'stale', 'key-reused', 'too-large', 'rate-limited'],
    audience: 'private',
    handle: async (c, parts) => {
      const key = idempotencyKey(c);
      const {expectedVersion, ...request} = checked(change, await jsonBody(c));
      const id = c.req.param('id') ?? '';
      return c.json(await withCode(c, parts, id, (code) => parts.store.act(viewerOf(c), id, request, {expectedVersion, idempotencyKey: key, ...code})));
    },
  },
  {
    method: 'PUT', path: '/messages/:id/following', operationId: 'follow', summary: 'Follows a message, or stops that. Said twice it is done once.',
    headers: ['Board-Query-Code'], body: () => [followSchema], answer: {status: 200, schema: answers.following},
    errors: ['malformed', 'invalid', 'unauthenticated', 'forbidden', 'not-found', 'too-large', 'rate-limited'], audience: 'private',
    handle: async (c, parts) => {
      const [id, request] = [c.req.param('id') ?? '', await jsonBody(c)];
      const admit = admission(c, parts, 'follow');
      return c.json(await withCode(c, parts, id, (code) => parts.store.follow(viewerOf(c), id, request, {admit, ...code})));
    },
  },
  {
    method: 'POST', path: '/messages/:id/reports', operationId: 'reportContent', summary: 'Reports a message or its answers to the moderators.',
    headers: ['Idempotency-Key', 'Board-Query-Code', 'Board-Proof'], body: (board) => [reportSchema(board.limits)], answer: {status: 204},
    errors: ['malformed', 'invalid', 'challenge-failed', 'forbidden', 'not-found', 'key-reused', 'too-large', 'rate-limited'], audience: 'private',
    handle: async (c, parts) => {
      const [id, key, report] = [c.req.param('id') ?? '', idempotencyKey(c), await jsonBody(c)];
      const admit = admission(c, parts, 'report', {proof: true});
      await withCode(c, parts, id, (code) => parts.store.reportContent(viewerOf(c), id, report, {idempotencyKey: key, admit, ...code}));
      return c.body(null, 204);
    },
  },
  {
    method: 'GET', path: '/messages/:id/changes', operationId: 'watchMessage',
    summary: 'Server-sent events: a `change` at once and whenever something that this reader may see is added; what it is, they fetch.',
    headers: ['Board-Query-Code'], answer: {status: 200, media: 'text/event-stream'}, errors: ['not-found', 'rate-limited'], audience: 'private',
    handle: async (c, parts) => {
      const id = c.req.param('id') ?? '';
      // Let in just as one who reads the message, and counted like them: a wrong code must not be cheaper to try here.
      const message = await withCode(c, parts, id, ({queryCode, onWrongCode}) => parts.store.getMessage(viewerOf(c), id, queryCode, onWrongCode));
      return watching(c, parts, message);
    },
  },
  {
    method: 'GET', path: '/challenge', operationId: 'getChallenge', summary: 'Something to compute (ALTCHA), for a board that asks for it before it takes a message or a report.',
    answer: {status: 200, schema: answers.challenge}, errors: ['rate-limited'], audience: 'private',
    handle: async (c, {proofs, limits, trustProxy}) => {
      await limits.count('challenge', clientOf(c, trustProxy));
      return c.json(await proofs.challenge());
    },
  },
  {
    method: 'GET', path: '/answers', operationId: 'listAnswers', summary: 'A page of published answers, newest first.',
    query: answerQuerySchema, answer: {status: 200, schema: answers.answerPage}, errors: ['malformed', 'invalid'], audience: 'public',
    handle: async (c, {store}) => c.json(await store.listAnswers(listQueryOf(c))),
  },
  {
    method: 'GET', path: '/counts', operationId: 'countMessages', summary: 'How many public messages fit, by status. Large counts may be a minute old.',
    query: countQuerySchema, answer: {status: 200, schema: answers.counts}, errors: ['invalid'], audience: 'public',
    handle: async (c, {store}) => c.json(await store.countMessages(queryOf(c))),
  },
  {
    method: 'POST', path: '/similar', operationId: 'findSimilar', summary: 'Public messages about the same matter as what somebody is writing, the nearest first.',
    body: () => [similarQuerySchema], answer: {status: 200, schema: answers.similar},
    errors: ['malformed', 'invalid', 'too-large', 'rate-limited'], audience: 'private',
    handle: async (c, {store, limits, trustProxy}) => {
      await limits.count('similar', clientOf(c, trustProxy));
      return c.json(await store.findSimilar(await jsonBody(c)));
    },
  },
  {
    method: 'GET', path: '/uploads/:id', operationId: 'getUpload', summary: 'What a file that was uploaded whole was found to be, and the id that it is attached by.',
    answer: {status: 200, schema: answers.upload}, errors: ['invalid', 'not-found', 'unavailable'], audience: 'private',
    handle: async (c, parts) => c.json(await uploadsOf(parts).result(c.req.param('id') ?? '')),
  },
  {
    method: 'GET', path: '/files/:id', operationId: 'getFile', summary: 'A file of a message, by the address that the message gives.',
    query: fileQuery, answer: {status: 200, media: [...ATTACHMENT_TYPES, CAPTIONS_TYPE]}, errors: ['not-found'], audience: 'own',
    handle: serveFile,
  },
  ...ACCOUNT_ROUTES,
  ...ADMINISTRATION_ROUTES,
  ...DESK_ROUTES,
  {
    method: 'GET', path: '/notices/:token', operationId: 'askAboutNotices', summary: 'The page that a link of a letter opens: asks before it does anything.',
    answer: {status: 200, media: 'text/html'}, errors: [], audience: 'private',
    handle: async (c, {store}) => await noticePage(store.context, c.req.param('token') ?? '', c.req.header('Accept-Language')),
  },
  {
    method: 'POST', path: '/notices/:token', operationId: 'settleNotices', unready: true,
    summary: 'Begins or stops letters, as the link says; also for mail programs, in one click (RFC 8058).',
    answer: {status: 200, media: 'text/html'}, errors: [], audience: 'private',
    handle: async (c, {store}) => await settleNotices(store.context, c.req.param('token') ?? '', c.req.header('Accept-Language')),
  },
  {
    method: 'GET', path: '/health', operationId: 'getHealth', summary: 'Whether the server and its database work.',
    answer: {status: 200, schema: answers.health}, errors: ['unavailable'], audience: 'private',
    handle: async (c, {store}) => {
      await store.ping();
      return c.json({status: 'ok'});
    },
  },
];
