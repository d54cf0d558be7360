import * as v from 'valibot';
import type {BoardErrorCode} from '../../adapter/index.js';
import {
  agencyChangeSchema, auditQuerySchema, type Call, joinDecisionSchema, joinRequestSchema, newPersonSchema, pageQuerySchema, peopleQuerySchema, personChangeSchema, settingsChangeSchema, templateSchema,
} from '../../model/index.js';
import {auditActorOf} from '../audit/index.js';
import {hashPassword, oneTimePassword} from '../identity/index.js';
import {admission} from './admit.js';
import type {ApiContext, ApiParts} from './env.js';
import {permitted} from './permitted.js';
import {checked, idempotencyKey, jsonBody, listQueryOf, queryOf} from './request.js';
import type {Route} from './route.js';
import * as answers from './schemas-administration.js';
import {viewerOf} from './session.js';

const revision = v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(0, 'too-small'));
/** A change and the revision that it is based on; what the change must look like is the store's to check. */
const based = v.strictObject({change: v.unknown(), baseRevision: revision});
const basedOn = <S extends v.GenericSchema>(change: S) => v.strictObject({change, baseRevision: revision});
const holidaysQuery = v.strictObject({
  country: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(20, 'too-long')),
  years: v.pipe(v.string('wrong-type'), v.regex(/^\d{4}(,\d{4}){0,19}$/, 'wrong-type')),
});
const removal = v.strictObject({baseRevision: v.pipe(v.string('wrong-type'), v.regex(/^\d{1,9}$/, 'wrong-type'))});

/** What can go wrong with every call of administrators, and with those that change something. */
const READING = ['invalid', 'malformed', 'unauthenticated', 'forbidden'] as const satisfies readonly BoardErrorCode[];
const CHANGING = [...READING, 'stale', 'too-large'] as const satisfies readonly BoardErrorCode[];

/** A handler for those whom the table of permissions lets do this; it gets what the log calls them. */
const as = (call: Call, handle: (c: ApiContext, parts: ApiParts, by: ReturnType<typeof auditActorOf>) => Promise<Response>): Route['handle'] =>
  async (c, parts) => {
    permitted(call, viewerOf(c));
    return await handle(c, parts, auditActorOf(viewerOf(c)));
  };

const idOf = (c: ApiContext) => c.req.param('id') ?? '';

/** A change out of the body. */
async function changeOf(c: ApiContext) {
  const {change, baseRevision} = checked(based, await jsonBody(c));
  return {change, baseRevision};
}

export const ADMINISTRATION_ROUTES: readonly Route[] = [
  {
    method: 'POST', path: '/join-requests', operationId: 'requestToJoin', summary: 'An agency asks to join the board; administrators decide.',
    headers: ['Idempotency-Key', 'Board-Proof'], body: ({limits}) => [joinRequestSchema(limits)], answer: {status: 204},
    errors: ['malformed', 'invalid', 'challenge-failed', 'forbidden', 'key-reused', 'too-large', 'rate-limited'], audience: 'private',
    handle: async (c, parts) => {
      const [key, request] = [idempotencyKey(c), await jsonBody(c)];
      await parts.store.administration.requestToJoin(viewerOf(c), request, {idempotencyKey: key, admit: admission(c, parts, 'join', {proof: true})});
      return c.body(null, 204);
    },
  },
  {
    method: 'GET', path: '/administration/settings', operationId: 'getSettings', summary: 'The board\'s own data with its revision.',
    answer: {status: 200, schema: answers.settings}, errors: ['unauthenticated', 'forbidden'], audience: 'private',
    handle: as('readSettings', async (c, {store}) => c.json(await store.administration.getSettings())),
  },
  {
    method: 'PUT', path: '/administration/settings', operationId: 'saveSettings', summary: 'Changes parts of the board\'s data.',
    body: () => [basedOn(settingsChangeSchema)], answer: {status: 200, schema: answers.settings}, errors: CHANGING, audience: 'private',
    handle: as('writeSettings', async (c, {store}, by) => {
      const {change, baseRevision} = await changeOf(c);
      return c.json(await store.administration.saveSettings(by, change, baseRevision));
    }),
  },
  {
    method: 'GET', path: '/administration/holidays', operationId: 'suggestCalendar', summary: 'The holidays of a country in some years, separated by commas.',
    query: holidaysQuery, answer: {status: 200, schema: answers.calendar}, errors: READING, audience: 'private',
    handle: as('suggestCalendar', async (c, {store}) => {
      const {country, years} = checked(holidaysQuery, queryOf(c));
      return c.json(await store.administration.suggestCalendar(country, years.split(',').map(Number)));
    }),
  },
  {
    method: 'GET', path: '/administration/agencies', operationId: 'listAgencyRecords', summary: 'All agencies, closed ones too.',
    query: pageQuerySchema, answer: {status: 200, schema: answers.agencyRecords}, errors: READING, audience: 'private',
    handle: as('readAgencies', async (c, {store}) => c.json(await store.administration.listAgencyRecords(listQueryOf(c)))),
  },
  {
    method: 'PUT', path: '/administration/agencies/:id', operationId: 'saveAgency', summary: 'Makes an agency (revision 0) or changes one.',
    body: () => [basedOn(agencyChangeSchema)], answer: {status: 200, schema: answers.agencyRecord}, errors: CHANGING, audience: 'private',
    handle: as('writeAgencies', async (c, {store}, by) => {
      const {change, baseRevision} = await changeOf(c);
      return c.json(await store.administration.saveAgency(by, idOf(c), change, baseRevision));
    }),
  },
  {
    method: 'GET', path: '/administration/join-requests', operationId: 'listJoinRequests', summary: 'Agencies that ask to join, newest first.',
    query: pageQuerySchema, answer: {status: 200, schema: answers.joinRequests}, errors: READING, audience: 'private',
    handle: as('readJoinRequests', async (c, {store}) => c.json(await store.administration.listJoinRequests(listQueryOf(c)))),
  },
  {
    method: 'PUT', path: '/administration/join-requests/:id', operationId: 'decideJoinRequest', summary: 'Approves a request, which makes the agency, or declines it.',
    body: ({limits}) => joinDecisionSchema(limits).options, answer: {status: 200, schema: answers.joinRequest}, errors: [...CHANGING, 'not-found'], audience: 'private',
    handle: as('decideJoinRequests', async (c, {store}, by) => c.json(await store.administration.decideJoinRequest(by, idOf(c), await jsonBody(c)))),
  },
  {
    method: 'GET', path: '/administration/people', operationId: 'listPeople', summary: 'People with accounts.',
    query: peopleQuerySchema, answer: {status: 200, schema: answers.people}, errors: READING, audience: 'private',
    handle: as('readPeople', async (c, {store}) => c.json(await store.people.list(listQueryOf(c)))),
  },
  {
    method: 'POST', path: '/administration/people', operationId: 'createPerson', summary: 'Makes an account, with a password for the first sign-in.',
    body: () => [newPersonSchema], answer: {status: 201, schema: answers.newCredentials}, errors: [...READING, 'too-large'], audience: 'private',
    handle: as('writePeople', async (c, {store}, by) => {
      const password = oneTimePassword();
      const person = await store.people.create(by, await jsonBody(c), {passwordHash: await hashPassword(password), oneTime: true});
      return c.json({person, oneTimePassword: password}, 201);
    }),
  },
  {
    method: 'PUT', path: '/administration/people/:id', operationId: 'savePerson', summary: 'Changes an account, or shuts somebody out.',
    body: () => [basedOn(personChangeSchema)], answer: {status: 200, schema: answers.person}, errors: [...CHANGING, 'not-found', 'not-allowed-now'], audience: 'private',
    handle: as('writePeople', async (c, {store}, by) => {
      const {change, baseRevision} = await changeOf(c);
      return c.json(await store.people.save(by, {id: idOf(c), baseRevision}, change));
    }),
  },
  {
    method: 'POST', path: '/administration/people/:id/credentials', operationId: 'renewCredentials',
    summary: 'Sets a password for one sign-in, ends all sessions and forgets a second factor that was lost.',
    answer: {status: 200, schema: answers.newCredentials}, errors: [...READING, 'not-found'], audience: 'private',
    handle: as('writePeople', async (c, {store}, by) => {
      const password = oneTimePassword();
      await store.people.givePassword(by, idOf(c), {passwordHash: await hashPassword(password), oneTime: true});
      await store.people.resetSecondFactor(by, idOf(c));
      return c.json({person: await store.people.read(idOf(c)), oneTimePassword: password});
    }),
  },
  {
    method: 'GET', path: '/administration/templates', operationId: 'listTemplateRecords', summary: 'Templates of answers, by name; a lead gets those of the own unit.',
    query: pageQuerySchema, answer: {status: 200, schema: answers.templates}, errors: READING, audience: 'private',
    handle: as('readTemplates', async (c, {store}) => c.json(await store.administration.listTemplateRecords(viewerOf(c), listQueryOf(c)))),
  },
  {
    method: 'PUT', path: '/administration/templates/:id', operationId: 'saveTemplate', summary: 'Makes a template (revision 0) or changes one.',
    body: ({limits}) => [basedOn(templateSchema(limits))], answer: {status: 200, schema: answers.template}, errors: CHANGING, audience: 'private',
    handle: as('writeTemplates', async (c, {store}) => {
      const {change, baseRevision} = await changeOf(c);
      return c.json(await store.administration.saveTemplate(viewerOf(c), idOf(c), change, baseRevision));
    }),
  },
  {
    method: 'DELETE', path: '/administration/templates/:id', operationId: 'removeTemplate', summary: 'Removes a template; fine when there is none.',
    query: removal, answer: {status: 204}, errors: [...READING, 'stale'], audience: 'private',
    handle: as('writeTemplates', async (c, {store}) => {
      await store.administration.removeTemplate(viewerOf(c), idOf(c), Number(checked(removal, queryOf(c)).baseRevision));
      return c.body(null, 204);
    }),
  },
  {
    method: 'GET', path: '/administration/audit', operationId: 'listAudit', summary: 'The audit log, newest first.',
    query: auditQuerySchema, answer: {status: 200, schema: answers.auditEntries}, errors: READING, audience: 'private',
    handle: as('readAudit', async (c, {store}) => c.json(await store.administration.listAudit(listQueryOf(c)))),
  },
];
