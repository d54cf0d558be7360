import * as v from 'valibot';
import {BoardError, type BoardErrorCode} from '../../adapter/index.js';
import {shownSession} from '../identity/index.js';
import type {ApiContext, ApiParts} from './env.js';
import {checked, jsonBody} from './request.js';
import type {Route} from './route.js';
import {finishOidc, oidcStartQuery, startOidc} from './oidc-routes.js';
import * as answers from './schemas.js';
import {addressOf, bearerOf, giveSession, ownSession, takeSession} from './session.js';

const secret = (max: number) => v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(max, 'too-long'));
const password = () => secret(500);
const code = () => secret(100);

const credentials = v.strictObject({
  username: secret(100),
  password: password(),
  /** Of the second factor, where the account has one. */
  code: v.exactOptional(code()),
  /** True: the answer holds the token as well, for a program or a page on another site, which cookies do not reach. */
  token: v.optional(v.boolean('wrong-type'), false),
});
const ticketRedemption = v.strictObject({ticket: secret(100), verifier: secret(200)});
const passwordChange = v.strictObject({current: password(), next: v.pipe(v.string('wrong-type'), v.nonEmpty('required'))});
const confirmation = v.strictObject({code: code()});
const proof = v.strictObject({password: password(), code: v.exactOptional(code())});

/** What can go wrong with every change of one's own account. */
const ACCOUNT_ERRORS = ['malformed', 'invalid', 'unauthenticated', 'forbidden', 'too-large', 'rate-limited'] as const satisfies readonly BoardErrorCode[];

const originOf = (c: ApiContext, {trustProxy}: ApiParts) => ({address: addressOf(c, trustProxy)});

/** Signing in and out, and what people do with their own account. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  {
    method: 'GET', path: '/session', operationId: 'getSession', summary: 'Who is signed in, or null.',
    answer: {status: 200, schema: v.nullable(answers.session)}, errors: [], audience: 'private',
    handle: async (c) => {
      const session = c.get('session');
      return c.json(session ? shownSession(session) : null);
    },
  },
  {
    method: 'POST', path: '/session', operationId: 'signIn', summary: 'Signs in. The session comes as a cookie or, when asked for, as a bearer token.',
    body: () => [credentials], answer: {status: 200, schema: answers.sessionWithToken}, unready: true,
    errors: ['malformed', 'invalid', 'bad-credentials', 'second-factor-required', 'forbidden', 'too-large', 'rate-limited'], audience: 'private',
    handle: async (c, parts) => {
      const {token: wantsToken, ...given} = checked(credentials, await jsonBody(c));
      const {identity, sessions} = parts;
      const token = await sessions.open(await identity.signIn(given, originOf(c, parts)));
      return await begin(c, parts, token, wantsToken);
    },
  },
  {
    method: 'DELETE', path: '/session', operationId: 'signOut', summary: 'Ends the session; fine when there is none.',
    answer: {status: 204}, errors: ['forbidden'], audience: 'private', unready: true,
    handle: async (c, {sessions, trustProxy}) => {
      const session = c.get('session');
      if (session) await sessions.close(session.id);
      takeSession(c, trustProxy);
      return c.body(null, 204);
    },
  },
  {
    method: 'GET', path: '/oidc/start', operationId: 'startOidc',
    summary: 'Sends a browser to the town\'s identity provider, where `services.oidc` of the board names one; a page in words when that cannot be.',
    query: oidcStartQuery, answer: {status: 302}, errors: ['invalid', 'not-found'], audience: 'private',
    handle: startOidc,
  },
  {
    method: 'GET', path: '/oidc/callback', operationId: 'finishOidc',
    summary: 'Where the provider sends people back to: with a session to the page that they came from, or a page in words. '
      + 'A page on another site gets `#civic-ticket=…` instead, for `redeemTicket`.',
    answer: {status: 303}, errors: ['not-found'], audience: 'private',
    handle: finishOidc,
  },
  {
    method: 'POST', path: '/session/ticket', operationId: 'redeemTicket', summary: 'Gives a bearer token for a ticket of `finishOidc`. It is good once, for two minutes.',
    body: () => [ticketRedemption], answer: {status: 200, schema: answers.sessionWithToken}, unready: true,
    errors: ['malformed', 'invalid', 'bad-credentials', 'forbidden', 'too-large'], audience: 'private',
    handle: async (c, parts) => {
      const {ticket, verifier} = checked(ticketRedemption, await jsonBody(c));
      const account = await parts.store.people.redeemTicket(ticket, verifier);
      if (!account) throw new BoardError('bad-credentials', 'the ticket is not good, or no longer');
      return await begin(c, parts, await parts.sessions.open({account, byPassword: false}), true);
    },
  },
  {
    method: 'GET', path: '/account', operationId: 'getStanding', summary: 'How one\'s own account stands.',
    answer: {status: 200, schema: answers.accountStanding}, errors: ['unauthenticated'], audience: 'private',
    handle: async (c, {accounts}) => c.json(await accounts.standing(ownSession(c))),
  },
  {
    method: 'PUT', path: '/account/password', operationId: 'changePassword',
    summary: 'Sets one\'s own password. All sessions of the account end; this one goes on as a new one, by cookie or by token, as it was.',
    body: () => [passwordChange], answer: {status: 200, schema: answers.sessionWithToken}, errors: [...ACCOUNT_ERRORS, 'stale'], audience: 'private', unready: true,
    handle: async (c, parts) => {
      const change = checked(passwordChange, await jsonBody(c));
      const {accounts, sessions} = parts;
      const token = await sessions.open(await accounts.changePassword(ownSession(c), change, originOf(c, parts)));
      return await begin(c, parts, token, bearerOf(c) !== undefined);
    },
  },
  {
    method: 'POST', path: '/account/second-factor', operationId: 'beginSecondFactor', summary: 'Begins to set up a second factor. What it gives is shown this once.',
    body: () => [proof], answer: {status: 201, schema: answers.newSecondFactor}, errors: ACCOUNT_ERRORS, audience: 'private', unready: true,
    handle: async (c, parts) => c.json(await parts.accounts.beginSecondFactor(ownSession(c), checked(proof, await jsonBody(c)), originOf(c, parts)), 201),
  },
  {
    method: 'PUT', path: '/account/second-factor', operationId: 'confirmSecondFactor',
    summary: 'Confirms the second factor that was begun, with a code of it. Other sessions of the account end. Said twice it is done once.',
    body: () => [confirmation], answer: {status: 200, schema: answers.accountStanding}, errors: [...ACCOUNT_ERRORS, 'not-allowed-now'], audience: 'private', unready: true,
    handle: async (c, parts) => {
      const {code: shown} = checked(confirmation, await jsonBody(c));
      return c.json(await parts.accounts.confirmSecondFactor(ownSession(c), shown, originOf(c, parts)));
    },
  },
  {
    method: 'POST', path: '/account/second-factor/removal', operationId: 'removeSecondFactor', summary: 'Removes the second factor; fine when there is none.',
    body: () => [proof], answer: {status: 200, schema: answers.accountStanding}, errors: ACCOUNT_ERRORS, audience: 'private', unready: true,
    handle: async (c, parts) => c.json(await parts.accounts.removeSecondFactor(ownSession(c), checked(proof, await jsonBody(c)), originOf(c, parts))),
  },
  {
    method: 'POST', path: '/account/recovery-codes', operationId: 'renewRecoveryCodes', summary: 'Makes new recovery codes; those of before are worth nothing then.',
    body: () => [proof], answer: {status: 201, schema: answers.recoveryCodes}, errors: [...ACCOUNT_ERRORS, 'not-allowed-now'], audience: 'private', unready: true,
    handle: async (c, parts) =>
      c.json({recoveryCodes: await parts.accounts.renewRecoveryCodes(ownSession(c), checked(proof, await jsonBody(c)), originOf(c, parts))}, 201),
  },
];

/** Hands a new session over, by cookie or by token. A browser's session of before ends: nobody goes on with an id that was there before they signed in. */
async function begin(c: ApiContext, {sessions, trustProxy}: ApiParts, token: string, byToken: boolean): Promise<Response> {
  const [session, before] = [await sessions.find(token), c.get('session')];
  if (!session) throw new Error('a session that was just begun is not there');
  if (byToken) return c.json({...shownSession(session), token});
  if (before && bearerOf(c) === undefined) await sessions.close(before.id);
  giveSession(c, token, trustProxy);
  return c.json(shownSession(session));
}
