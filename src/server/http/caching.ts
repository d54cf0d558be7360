import {getCookie} from 'hono/cookie';
import type {ApiContext} from './env.js';
import type {Route} from './route.js';
import {SESSION_COOKIE} from './session.js';

/** Seconds for which an answer that everybody gets may be given again without asking. */
export interface Keeping {
  /** By the browser itself. */
  readonly browser: number;
  /** By caches that many share, such as a CDN. What is taken off the board is gone from them no later than this and `stale` together. */
  readonly shared: number;
  /** For how much longer, while the cache asks in the background. */
  readonly stale: number;
}

/** Nothing keeps it, wherever it is. */
export const KEPT_NOWHERE = 'private, no-store';

/** Everybody may keep it, and asks each time whether it is still so. */
export const ASKED_EACH_TIME = 'public, no-cache';

/** Whose answers differ: those of whoever shows one of these. */
export const SHOWN_BY = 'Cookie, Authorization, Board-Query-Code';

/** What an answer of the API that everybody gets is kept for. Browsers ask each time, so that people see what they have just done. */
const API_SECONDS = 30;

/** The value of `Cache-Control` for what everybody gets. */
export function keptBy({browser, shared, stale}: Keeping): string {
  return `public, max-age=${browser}, s-maxage=${shared}${stale > 0 ? `, stale-while-revalidate=${stale}` : ''}`;
}

/**
 * Whether a request shows who asks, be it true or not: a session's cookie or token, a query code. Its answer is kept nowhere, even where
 * everybody gets the same, so that no mistake elsewhere can put something private into a cache.
 */
export function showsSomebody(c: ApiContext): boolean {
  return c.req.header('Authorization') !== undefined || c.req.header('Board-Query-Code') !== undefined
    || getCookie(c, SESSION_COOKIE) !== undefined || getCookie(c, SESSION_COOKIE, 'host') !== undefined;
}

/** The headers that say who may keep the answer of a route; none where the answer says so itself. */
export function cachingOf(c: ApiContext, {audience, shared = API_SECONDS}: Pick<Route, 'audience' | 'shared'>): [name: string, value: string][] {
  if (audience === 'own') return [];
  const open = audience !== 'private' && !showsSomebody(c);
  const control = !open ? KEPT_NOWHERE : shared === 0 ? ASKED_EACH_TIME : keptBy({browser: 0, shared, stale: 0});
  return [['Cache-Control', control], ...(audience === 'public' ? [] : [['Vary', SHOWN_BY]] as [string, string][])];
}
