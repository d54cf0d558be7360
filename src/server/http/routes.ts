import * as v from 'valibot';
import type {BoardErrorCode} from '../../adapter/index.js';
import {actionRequestSchema, answerQuerySchema, type BoardInfo, draftSchema, messageQuerySchema} from '../../model/index.js';
import type {ApiContext, ApiParts} from './env.js';
import {checked, idempotencyKey, jsonBody, listQueryOf, queryCode, queryOf} from './request.js';
import * as answers from './schemas.js';
import {addressOf, giveCookie, takeCookie, viewerOf} from './session.js';

/** One route of the API: what it does, and all that the OpenAPI document says of it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/api/v1`, with `:name` for a parameter. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly query?: v.GenericSchema;
  readonly headers?: readonly ('Idempotency-Key' | 'Board-Query-Code')[];
  /** The body's schemas; several where the body is one of them. They depend on the board's own limits and lists. */
  readonly body?: (board: BoardInfo) => readonly v.GenericSchema[];
  /** Status and schema of the answer; without a schema it has no body. */
  readonly answer: {readonly status: 200 | 201 | 204; readonly schema?: v.GenericSchema};
  readonly errors: readonly BoardErrorCode[];
  /** `private`: depends on who asks, and no cache may keep it. `public`: the same for everybody. */
  readonly audience: 'public' | 'private';
  readonly handle: (c: ApiContext, parts: ApiParts) => Promise<Response>;
}

const id = () => v.optional(v.pipe(v.string(), v.maxLength(100, 'too-long')));
const placesQuery = v.strictObject({parent: id()});
const agenciesQuery = v.strictObject({place: id(), ids: v.optional(v.pipe(v.string(), v.maxLength(20_000, 'too-long')))});

const credentials = v.strictObject({
  username: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(100, 'too-long')),
  password: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(500, 'too-long')),
  /** True: the answer holds the token as well, for a program or a page on another site, which cookies do not reach. */
  token: v.optional(v.boolean('wrong-type'), false),
});

/** Which version of the message the person decided on; travels beside the action's own fields. */
const expectedVersion = v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(1, 'too-small'));
const change = v.looseObject({expectedVersion}, 'wrong-type');

export const ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/board', operationId: 'getBoard', summary: 'The board\'s kinds, topics, limits and rules.',
    answer: {status: 200, schema: answers.board}, errors: [], audience: 'public',
    handle: async (c, {store}) => c.json(await store.getBoard()),
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
    errors: ['malformed', 'invalid', 'unauthenticated', 'forbidden'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.listMessages(viewerOf(c), listQueryOf(c))),
  },
  {
    method: 'POST', path: '/messages', operationId: 'submitMessage', summary: 'Sends a message.',
    headers: ['Idempotency-Key'], body: (board) => [draftSchema(board)], answer: {status: 201, schema: answers.receipt},
    errors: ['malformed', 'invalid', 'forbidden', 'key-reused', 'too-large'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.submitMessage(viewerOf(c), await jsonBody(c), idempotencyKey(c)), 201),
  },
  {
    method: 'GET', path: '/messages/:id', operationId: 'getMessage', summary: 'One message, with as much as the session or query code gives a right to.',
    headers: ['Board-Query-Code'], answer: {status: 200, schema: answers.message}, errors: ['not-found'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.getMessage(viewerOf(c), c.req.param('id') ?? '', queryCode(c))),
  },
  {
    method: 'POST', path: '/messages/:id/actions', operationId: 'act', summary: 'Does something with a message and gives it as it is then.',
    headers: ['Idempotency-Key', 'Board-Query-Code'],
    body: (board) => actionRequestSchema(board.limits).options.map((action) => v.strictObject({...action.entries, expectedVersion})),
    answer: {status: 200, schema: answers.message},
    errors: ['malformed', 'invalid', 'unauthenticated', 'forbidden', 'not-found', 'not-allowed-now', 'stale', 'key-reused', 'too-large'],
    audience: 'private',
    handle: async (c, {store}) => {
      const key = idempotencyKey(c);
      const {expectedVersion, ...request} = checked(change, await jsonBody(c));
      const options = {expectedVersion, idempotencyKey: key, queryCode: queryCode(c)};
      return c.json(await store.act(viewerOf(c), c.req.param('id') ?? '', request, options));
    },
  },
  {
    method: 'GET', path: '/answers', operationId: 'listAnswers', summary: 'A page of published answers, newest first.',
    query: answerQuerySchema, answer: {status: 200, schema: answers.answerPage}, errors: ['malformed', 'invalid'], audience: 'public',
    handle: async (c, {store}) => c.json(await store.listAnswers(listQueryOf(c))),
  },
  {
    method: 'GET', path: '/session', operationId: 'getSession', summary: 'Who is signed in, or null.',
    answer: {status: 200, schema: v.nullable(answers.session)}, errors: [], audience: 'private',
    handle: async (c) => c.json(c.get('session')?.account ?? null),
  },
  {
    method: 'POST', path: '/session', operationId: 'signIn', summary: 'Signs in. The session comes as a cookie and, when asked for, as a bearer token.',
    body: () => [credentials], answer: {status: 200, schema: answers.sessionWithToken},
    errors: ['malformed', 'invalid', 'bad-credentials', 'forbidden', 'too-large', 'rate-limited'], audience: 'private',
    handle: async (c, {identity, sessions, trustProxy}) => {
      const {username, password, token: wantsToken} = checked(credentials, await jsonBody(c));
      const account = await identity.signIn({username, password}, {address: addressOf(c, trustProxy)});
      const token = await sessions.open(account);
      if (wantsToken) return c.json({...account, token});
      giveCookie(c, token, trustProxy);
      return c.json(account);
    },
  },
  {
    method: 'DELETE', path: '/session', operationId: 'signOut', summary: 'Ends the session; fine when there is none.',
    answer: {status: 204}, errors: ['forbidden'], audience: 'private',
    handle: async (c, {sessions, trustProxy}) => {
      const session = c.get('session');
      if (session) await sessions.close(session.id);
      takeCookie(c, trustProxy);
      return c.body(null, 204);
    },
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
