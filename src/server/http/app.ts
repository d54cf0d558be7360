import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {cors} from 'hono/cors';
import {etag} from 'hono/etag';
import {BoardError} from '../../adapter/index.js';
import type {ApiContext, ApiParts, Env} from './env.js';
import {accessLog, logUnexpected} from './log.js';
import {openApiDocument} from './openapi.js';
import {sameOriginOnly} from './origin.js';
import {presentable, problemResponse, StatusError} from './problem.js';
import {API_PATH} from './path.js';
import {BODY_LIMIT} from './request.js';
import type {Route} from './route.js';
import {ROUTES} from './routes.js';
import {withSession} from './session.js';
import {isTransfer, serveTus, TUS_HEADERS} from './upload-routes.js';

export {API_PATH};

/** The HTTP API as a Hono application: `app.request(…)` in tests, or served by `startServer`. */
export function createApp(parts: ApiParts): Hono<Env> {
  const {store, sessions, log, allowedOrigins, trustProxy} = parts;
  const app = new Hono<Env>();

  app.use(accessLog(log));
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'same-origin');
  });

  const api = new Hono<Env>();
  api.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  });
  if (allowedOrigins.length > 0) api.use(crossOrigin(allowedOrigins));
  api.use(sameOriginOnly(allowedOrigins));
  const smallBody = bodyLimit({maxSize: BODY_LIMIT, onError: () => { throw new BoardError('too-large', `the body is over ${BODY_LIMIT} bytes`); }});
  api.use(async (c, next) => (isTransfer(c.req) ? await next() : await smallBody(c, next)));
  api.use(withSession(sessions, trustProxy));
  serveTus(api, parts);
  const publicTag = etag();
  for (const route of ROUTES) {
    const {method, path, audience} = route;
    api.on(method, path, async (c, next) => {
      c.set('route', `${API_PATH}${path}`);
      if (audience !== 'public') return await next();
      return await publicTag(c, next);
    }, async (c) => {
      checkReady(c, route);
      const response = await route.handle(c, parts);
      cachingOf(route).forEach(([name, value]) => response.headers.set(name, value));
      return response;
    });
  }
  api.get('/openapi.json', publicTag, async (c) => c.json(openApiDocument(await store.getBoard()), 200, {'Cache-Control': 'no-cache'}));
  for (const path of new Set([...ROUTES.map((route) => route.path), '/openapi.json'])) {
    const methods = ROUTES.filter((route) => route.path === path).map((route) => route.method);
    const allowed = methods.join(', ') || 'GET';
    api.all(path, (c) => {
      c.header('Allow', allowed);
      throw new BoardError('unsupported', `only ${allowed} here`);
    });
  }

  app.route(API_PATH, api);
  app.notFound(() => problemResponse(new StatusError(404, 'not-found', 'nothing here')));
  app.onError((error, c) => {
    const shown = presentable(error);
    if (shown !== error) logUnexpected(log, error, c.get('route'));
    const response = problemResponse(shown);
    // What middlewares had said before, CORS above all: without it a page could not read what went wrong.
    c.res.headers.forEach((value, name) => { if (!response.headers.has(name)) response.headers.set(name, value); });
    return response;
  });
  return app;
}

function crossOrigin(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    credentials: true,
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Content-Type', 'Idempotency-Key', 'Board-Query-Code', 'Board-Proof', 'Authorization', ...TUS_HEADERS.sent],
    exposeHeaders: ['Retry-After', ...TUS_HEADERS.read],
    maxAge: 600,
  });
}

/** Whoever has to set a password or a second factor first can read like a visitor, and would otherwise write like one without knowing it. */
function checkReady(c: ApiContext, {method, unready}: Route): void {
  const required = c.get('session')?.required;
  if (required && method !== 'GET' && !unready) throw new BoardError('forbidden', `this account needs a ${required} of its own first`);
}

/** Public answers may be kept and are asked after each time; private ones are kept nowhere. */
function cachingOf({audience}: Route): [string, string][] {
  if (audience === 'own') return [];
  if (audience === 'public') return [['Cache-Control', 'no-cache']];
  return [['Cache-Control', 'no-store'], ['Vary', 'Cookie, Authorization, Board-Query-Code']];
}
