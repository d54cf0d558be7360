import {html} from 'hono/html';
import * as v from 'valibot';
import {BoardError} from '../../adapter/index.js';
import {fill} from '../../i18n/index.js';
import type {NoticeStrings} from '../../i18n/notices.js';
import {cookieName, OidcError, type OidcSignIn, type SignInWish} from '../oidc/index.js';
import {serverPage} from '../page.js';
import {NotAdmitted} from '../store/index.js';
import type {ApiContext, ApiParts} from './env.js';
import {checked, queryOf} from './request.js';
import {giveCookie, giveSession, readCookie, takeCookie} from './session.js';

/** Longest address to go back to. */
const RETURN_LENGTH = 2000;

export const oidcStartQuery = v.strictObject({
  return: v.optional(v.pipe(v.string(), v.maxLength(RETURN_LENGTH, 'too-long'))),
  /** Base64url of the SHA-256 of what the page keeps to itself. */
  challenge: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/, 'wrong-type'))),
});

/** Why somebody sees a page instead of being signed in, and its status. */
const REASONS = {denied: 403, unreachable: 503, refused: 400, unknown: 403, return: 400} as const;
type Reason = keyof typeof REASONS;

/** Sends the browser to the identity provider. */
export async function startOidc(c: ApiContext, parts: ApiParts): Promise<Response> {
  const oidc = oidcOf(parts);
  const {return: given = '.', challenge} = checked(oidcStartQuery, queryOf(c));
  const address = oidc.returnAddress(given);
  // A page on another site could do nothing with a cookie, and would get a session that it cannot use.
  if (!address || (!oidc.isOwn(address) && challenge === undefined)) return await explain(c, parts, 'return');
  const wish = {returnTo: address.href, ...(!oidc.isOwn(address) && {challenge: challenge ?? ''})};
  try {
    const {location, cookie} = await oidc.begin(wish);
    giveCookie(c, cookie.name, cookie.value, {trustProxy: parts.trustProxy, seconds: cookie.seconds});
    return c.redirect(location, 302);
  } catch (error) {
    return await explain(c, parts, reasonOf(error, parts), wish);
  }
}

/** Takes in whoever comes back from it, and sends them on to where they were. */
export async function finishOidc(c: ApiContext, parts: ApiParts): Promise<Response> {
  const oidc = oidcOf(parts);
  const {sessions, store, trustProxy} = parts;
  const query = new URL(c.req.url).searchParams;
  const state = query.get('state') ?? '';
  const cookie = readCookie(c, cookieName(state), trustProxy);
  const wish = oidc.wishOf(state, cookie);
  if (cookie !== undefined) takeCookie(c, cookieName(state), trustProxy);
  try {
    const {account, wish: {returnTo, challenge}} = await oidc.finish(query, cookie);
    if (challenge !== undefined) {
      // Behind the #, which no server and no log gets to see.
      return c.redirect(`${returnTo.replace(/#.*$/s, '')}#civic-ticket=${await store.people.issueTicket(account.personId, challenge)}`, 303);
    }
    const token = await sessions.open({account, byPassword: false});
    const before = c.get('session');
    if (before) await sessions.close(before.id);
    giveSession(c, token, trustProxy);
    return c.redirect(returnTo, 303);
  } catch (error) {
    if (error instanceof NotAdmitted) await store.people.refused('provider');
    return await explain(c, parts, reasonOf(error, parts), wish);
  }
}

function oidcOf({oidc}: ApiParts): OidcSignIn {
  if (!oidc) throw new BoardError('not-found', 'this board has no identity provider');
  return oidc;
}

/** What to tell; for the operator the log says more. Whatever is none of these is nobody's to know here. */
function reasonOf(error: unknown, {log}: ApiParts): Reason {
  if (error instanceof NotAdmitted) {
    log.warn({reason: error.reason}, 'somebody signed in at the identity provider whom the board has no place for');
    return 'unknown';
  }
  if (!(error instanceof OidcError)) throw error;
  const {code, error: answer} = (error.cause ?? {}) as {code?: unknown; error?: unknown};
  log.warn({failure: error.failure, code, answer}, 'signing in at the identity provider failed');
  return error.failure;
}

/** A page that says what happened, and what can be done. */
async function explain(c: ApiContext, parts: ApiParts, reason: Reason, wish?: SignInWish): Promise<Response> {
  const {label: provider} = oidcOf(parts).service;
  const response = await serverPage(await parts.store.getBoard(), c.req.header('Accept-Language'), (strings, tag) => ({
    status: REASONS[reason],
    heading: fill(strings[`sign-in-${reason}-title`], tag),
    content: html`<p>${fill(strings[`sign-in-${reason}`], tag, {provider})}</p>
${wish ? links(wish, strings, tag) : ''}`,
  }));
  // The cookie that was taken away, or given, before it came to this.
  for (const cookie of c.res.headers.getSetCookie()) response.headers.append('Set-Cookie', cookie);
  return response;
}

function links({returnTo, challenge}: SignInWish, strings: NoticeStrings, tag: string) {
  const again = new URLSearchParams({return: returnTo, ...(challenge !== undefined && {challenge})});
  return html`<p class="actions"><a class="button" href="start?${String(again)}">${fill(strings['sign-in-again'], tag)}</a> <a href="${returnTo}">${fill(strings['sign-in-back'], tag)}</a></p>`;
}
