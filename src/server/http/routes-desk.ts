import * as v from 'valibot';
import {BOX_QUEUES, figuresQuerySchema, replyDraftSchema, templateQuerySchema} from '../../model/index.js';
import type {ApiContext} from './env.js';
import {checked, jsonBody, queryOf} from './request.js';
import type {Route} from './route.js';
import {template} from './schemas-administration.js';
import * as answers from './schemas-desk.js';
import {viewerOf} from './session.js';

const boxesQuery = v.strictObject({queue: v.picklist(BOX_QUEUES, 'not-in-list')});

/** The revision that the person saw; 0 when there was nothing yet. */
const baseRevision = v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(0, 'too-small'));
/** The fields of the content are the store's to check; a list would pass for an object without any. */
const draftChange = v.strictObject({content: v.pipe(v.unknown(), v.check((value) => !Array.isArray(value), 'wrong-type')), baseRevision});
/** The same in an address, where everything is text. */
const baseQuery = v.strictObject({baseRevision: v.pipe(v.string('wrong-type'), v.regex(/^\d{1,9}$/, 'wrong-type'), v.transform(Number))});

const idOf = (c: ApiContext): string => c.req.param('id') ?? '';

/** What staff do beyond single messages; and the figures, which are for everybody. */
export const DESK_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/figures', operationId: 'getFigures',
    summary: 'How the units do, of public messages only, at a cut-off time. What review returned is in it for those only who may know.',
    query: figuresQuerySchema, answer: {status: 200, schema: answers.figures}, errors: ['invalid'], audience: 'reader',
    handle: async (c, {store}) => c.json(await store.getFigures(viewerOf(c), queryOf(c))),
  },
  {
    method: 'GET', path: '/desk/boxes', operationId: 'countBoxes', summary: 'How many messages lie in each tray of the viewer\'s queue.',
    query: boxesQuery, answer: {status: 200, schema: answers.boxCounts}, errors: ['invalid', 'unauthenticated', 'forbidden'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.desk.countBoxes(viewerOf(c), checked(boxesQuery, queryOf(c)).queue)),
  },
  {
    method: 'GET', path: '/desk/colleagues', operationId: 'listColleagues', summary: 'The people of the viewer\'s unit, by name.',
    answer: {status: 200, schema: answers.colleagues}, errors: ['unauthenticated', 'forbidden'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.desk.listColleagues(viewerOf(c))),
  },
  {
    method: 'GET', path: '/desk/templates', operationId: 'listTemplates', summary: 'The templates that fit a message, the closest first.',
    query: templateQuerySchema, answer: {status: 200, schema: v.array(template)}, errors: ['invalid', 'unauthenticated', 'forbidden'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.desk.listTemplates(viewerOf(c), queryOf(c))),
  },
  {
    // It keeps that somebody looked, so it is no GET.
    method: 'POST', path: '/desk/messages/:id/looks', operationId: 'readPrivatePart', summary: 'The private part of a message. That somebody looked is kept for good, before the answer is given.',
    answer: {status: 200, schema: answers.privateReading}, errors: ['unauthenticated', 'forbidden', 'not-found'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.desk.readPrivatePart(viewerOf(c), idOf(c))),
  },
  {
    method: 'GET', path: '/desk/messages/:id/draft', operationId: 'getReplyDraft', summary: 'The unit\'s shared draft of the answer, or null.',
    answer: {status: 200, schema: v.nullable(answers.replyDraft)}, errors: ['unauthenticated', 'forbidden', 'not-found'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.desk.getReplyDraft(viewerOf(c), idOf(c))),
  },
  {
    method: 'PUT', path: '/desk/messages/:id/draft', operationId: 'saveReplyDraft', summary: 'Keeps the shared draft, unless somebody changed it since. The same request sent again gets the same answer.',
    body: (board) => [v.strictObject({content: replyDraftSchema(board.limits), baseRevision})], answer: {status: 200, schema: answers.replyDraft},
    errors: ['malformed', 'invalid', 'unauthenticated', 'forbidden', 'not-found', 'not-allowed-now', 'stale', 'too-large'], audience: 'private',
    handle: async (c, {store}) => {
      const {content, baseRevision: base} = checked(draftChange, await jsonBody(c));
      return c.json(await store.desk.saveReplyDraft(viewerOf(c), idOf(c), content, base));
    },
  },
  {
    method: 'DELETE', path: '/desk/messages/:id/draft', operationId: 'discardReplyDraft', summary: 'Throws the shared draft away, unless somebody changed it since; fine when there is none.',
    query: baseQuery, answer: {status: 204}, errors: ['invalid', 'unauthenticated', 'forbidden', 'not-found', 'stale'], audience: 'private',
    handle: async (c, {store}) => {
      await store.desk.discardReplyDraft(viewerOf(c), idOf(c), checked(baseQuery, queryOf(c)).baseRevision);
      return c.body(null, 204);
    },
  },
  {
    method: 'GET', path: '/desk/messages/:id/earlier-answers', operationId: 'findEarlierAnswers',
    summary: 'What the unit that has a message has answered to others in public: to like ones first, then the newest.',
    answer: {status: 200, schema: v.array(answers.earlierAnswer)}, errors: ['unauthenticated', 'forbidden', 'not-found'], audience: 'private',
    handle: async (c, {store}) => c.json(await store.desk.findEarlierAnswers(viewerOf(c), idOf(c))),
  },
];
