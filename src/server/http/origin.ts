import {getCookie} from 'hono/cookie';
import {createMiddleware} from 'hono/factory';
import {BoardError} from '../../adapter/index.js';
import type {BoardSites} from '../../model/index.js';
import type {Env} from './env.js';
import {SESSION_COOKIE} from './session.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** The other sites that the board is part of. */
export interface Origins {
  /** Those that its operator named when the server was started and those that its administrators name, at most some seconds old. */
  all(): Promise<readonly string[]>;
  /** Whether pages of an origin may use the API. */
  allows(origin: string): Promise<boolean>;
}

/** `operators`: named at the start. */
export function originsOf(operators: readonly string[], sites: () => Promise<BoardSites>): Origins {
  const all = async () => [...new Set([...operators, ...(await sites()).origins])];
  return {all, allows: async (origin) => operators.includes(origin) || (await sites()).origins.includes(origin)};
}

/**
 * Keeps pages of other sites from acting with a visitor's session. A browser says where a request comes from; what changes something
 * must come from our own pages or an allowed origin. A program that is no browser says nothing, and then brings no cookie either.
 */
export function sameOriginOnly(origins: Pick<Origins, 'allows'>) {
  return createMiddleware<Env>(async (c, next) => {
    if (!SAFE_METHODS.includes(c.req.method)) {
      const origin = c.req.header('Origin');
      const site = c.req.header('Sec-Fetch-Site');
      const trusted =
        origin !== undefined && (await origins.allows(origin)) ? true
          : site !== undefined ? site === 'same-origin' || site === 'none'
            : origin !== undefined ? isOwn(origin, c.req.header('Host'))
              : getCookie(c, SESSION_COOKIE) === undefined && getCookie(c, SESSION_COOKIE, 'host') === undefined;
      if (!trusted) throw new BoardError('forbidden', 'the request comes from another site');
    }
    await next();
  });
}

/** By host and port only: behind a proxy that ends TLS the scheme that we see is not the one that the browser sees. */
function isOwn(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
