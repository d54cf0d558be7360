import {getConnInfo} from '@hono/node-server/conninfo';
import {deleteCookie, getCookie, setCookie} from 'hono/cookie';
import {createMiddleware} from 'hono/factory';
import type {Viewer} from '../../model/index.js';
import {VISITOR} from '../../model/index.js';
import {SESSION_SECONDS, type Sessions} from '../identity/index.js';
import type {ApiContext, Env} from './env.js';

export const SESSION_COOKIE = 'civic-board-session';

/** Finds out who is asking, by bearer token or cookie. A token that is worth nothing makes a visitor, as if it had not been there. */
export function withSession(sessions: Sessions) {
  return createMiddleware<Env>(async (c, next) => {
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    const token = bearer ?? getCookie(c, SESSION_COOKIE);
    c.set('session', token === undefined ? undefined : await sessions.find(token));
    await next();
  });
}

/** Whoever is asking, as the model knows people. */
export function viewerOf(c: ApiContext): Viewer {
  const {account} = c.get('session') ?? {};
  return account ? {...account} : VISITOR;
}

/** Hands the browser its token where no script can read it. */
export function giveCookie(c: ApiContext, token: string, trustProxy: boolean): void {
  setCookie(c, SESSION_COOKIE, token, {...cookieOptions(c, trustProxy), maxAge: SESSION_SECONDS});
}

export function takeCookie(c: ApiContext, trustProxy: boolean): void {
  deleteCookie(c, SESSION_COOKIE, cookieOptions(c, trustProxy));
}

function cookieOptions(c: ApiContext, trustProxy: boolean) {
  const scheme = (trustProxy && c.req.header('X-Forwarded-Proto')) || new URL(c.req.url).protocol.slice(0, -1);
  return {httpOnly: true, sameSite: 'Lax', path: '/', secure: scheme === 'https'} as const;
}

/** The client's network address; behind a trusted proxy the one that it took the request from. */
export function addressOf(c: ApiContext, trustProxy: boolean): string {
  const forwarded = trustProxy && c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim();
  if (forwarded) return forwarded;
  return c.env.incoming ? (getConnInfo(c).remote.address ?? '') : '';
}
