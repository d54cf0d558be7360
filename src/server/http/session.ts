import {getConnInfo} from '@hono/node-server/conninfo';
import {deleteCookie, getCookie, setCookie} from 'hono/cookie';
import {createMiddleware} from 'hono/factory';
import {BoardError} from '../../adapter/index.js';
import type {Viewer} from '../../model/index.js';
import {VISITOR} from '../../model/index.js';
import {type CurrentSession, SESSION_SECONDS, type Sessions} from '../identity/index.js';
import type {ApiContext, Env} from './env.js';

/** The name of the session's cookie over plain HTTP; over HTTPS it has a prefix, which keeps other hosts of the domain from setting it. */
export const SESSION_COOKIE = 'civic-board-session';

/** Finds out who is asking, by bearer token or cookie. A token that is worth nothing makes a visitor, as if it had not been there. */
export function withSession(sessions: Sessions, trustProxy: boolean) {
  return createMiddleware<Env>(async (c, next) => {
    const token = bearerOf(c) ?? readCookie(c, SESSION_COOKIE, trustProxy);
    c.set('session', token === undefined ? undefined : await sessions.find(token));
    await next();
  });
}

/** The bearer token that a request shows, whether it is worth something or not. */
export function bearerOf(c: ApiContext): string | undefined {
  return /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
}

/** Whoever is asking, as the model knows people. A session that something is required for gives the rights of a visitor. */
export function viewerOf(c: ApiContext): Viewer {
  const session = c.get('session');
  return session && !session.required ? {...session.account} : VISITOR;
}

/**
 * The session of whoever looks after their own account, also while something is required of them.
 *
 * @throws {BoardError} `unauthenticated` without one.
 */
export function ownSession(c: ApiContext): CurrentSession {
  const session = c.get('session');
  if (!session) throw new BoardError('unauthenticated', 'needs a session');
  return session;
}

/** Hands the browser its token where no script can read it. */
export function giveSession(c: ApiContext, token: string, trustProxy: boolean): void {
  giveCookie(c, SESSION_COOKIE, token, {trustProxy, seconds: SESSION_SECONDS});
}

/** Takes it away again. */
export function takeSession(c: ApiContext, trustProxy: boolean): void {
  takeCookie(c, SESSION_COOKIE, trustProxy);
}

/** Sets a cookie that no script reads and that other sites do not send; over HTTPS only this very host sets and gets it (`__Host-`). */
export function giveCookie(c: ApiContext, name: string, value: string, {trustProxy, seconds}: {readonly trustProxy: boolean; readonly seconds: number}): void {
  setCookie(c, name, value, {...cookieOptions(c, trustProxy), maxAge: seconds});
}

export function takeCookie(c: ApiContext, name: string, trustProxy: boolean): void {
  deleteCookie(c, name, cookieOptions(c, trustProxy));
}

/** What a cookie of ours holds. Over HTTPS one without the prefix is not looked at: anybody may have set it. */
export function readCookie(c: ApiContext, name: string, trustProxy: boolean): string | undefined {
  return isSecure(c, trustProxy) ? getCookie(c, name, 'host') : getCookie(c, name);
}

function cookieOptions(c: ApiContext, trustProxy: boolean) {
  const common = {httpOnly: true, sameSite: 'Lax', path: '/'} as const;
  return isSecure(c, trustProxy) ? {...common, secure: true, prefix: 'host'} as const : common;
}

/** Whether the browser speaks HTTPS, with us or with the proxy before us. */
function isSecure(c: ApiContext, trustProxy: boolean): boolean {
  const scheme = (trustProxy && c.req.header('X-Forwarded-Proto')) || new URL(c.req.url).protocol.slice(0, -1);
  return scheme === 'https';
}

/** The client's network address; behind a trusted proxy the one that it took the request from. */
export function addressOf(c: ApiContext, trustProxy: boolean): string {
  const forwarded = trustProxy && c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim();
  if (forwarded) return forwarded;
  return c.env.incoming ? (getConnInfo(c).remote.address ?? '') : '';
}
