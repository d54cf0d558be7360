import {Hono, type MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {every} from 'hono/combine';
import {cors} from 'hono/cors';
import {etag, RETAINED_304_HEADERS} from 'hono/etag';
import {BoardError} from '../../adapter/index.js';
import {cachingOf, KEPT_NOWHERE, showsSomebody} from './caching.js';
import type {ApiContext, ApiParts, Env} from './env.js';
import {accessLog, logUnexpected} from './log.js';
import {openApiDocument} from './openapi.js';
import {packed} from './packed.js';
import {type Origins, sameOriginOnly} from './origin.js';
import {presentable, problemResponse, StatusError} from './problem.js';
import {API_PATH} from './path.js';
import {BODY_LIMIT} from './request.js';
import type {Route} from './route.js';
import {ROUTES} from './routes.js';
import {withSession} from './session.js';
import {isTransfer, serveTus, TUS_HEADERS} from './upload-routes.js';

export {API_PATH};

export interface AppOptions {
  /** What every answer passes, last. */
  readonly before?: readonly MiddlewareHandler<Env>[];
  /** Says what went wrong as a page, where a person is to read it; undefined where a program is. */
  readonly page?: (c: ApiContext, error: BoardError & {readonly status?: number}) => Promise<Response | undefined>;
}

/** The HTTP API as a Hono application: `app.request(…)` in tests, or served by `startServer`. */
export function createApp(parts: ApiParts, {before = [], page}: AppOptions = {}): Hono<Env> {
  const {store, sessions, log, origins, trustProxy} = parts;
  const app = new Hono<Env>();

  app.use(accessLog(log));
  for (const middleware of before) app.use(middleware);
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'same-origin');
  });

  const api = new Hono<Env>();
  api.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Content-Security-Policy')) c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    // What does not say that everybody may keep it is kept nowhere: uploads, refusals, and whatever else is no route of the table.
    if (!c.res.headers.get('Cache-Control')?.startsWith('public')) c.header('Cache-Control', KEPT_NOWHERE);
    // Data for programs; public files say nothing, for pictures may be found.
    if (!c.get('route')?.endsWith('/files/:id')) c.header('X-Robots-Tag', 'noindex');
  });
  api.use(crossOrigin(origins));
  api.use(sameOriginOnly(origins));
  const smallBody = bodyLimit({maxSize: BODY_LIMIT, onError: () => { throw new BoardError('too-large', `the body is over ${BODY_LIMIT} bytes`); }});
  api.use(async (c, next) => (isTransfer(c.req) ? await next() : await smallBody(c, next)));
  api.use(withSession(sessions, trustProxy));
  serveTus(api, parts);
  for (const route of ROUTES) {
    const {method, path, audience} = route;
    api.on(method, path, async (c, next) => {
      c.set('route', `${API_PATH}${path}`);
      if (audience === 'own' || audience === 'private' || showsSomebody(c)) return await next();
      return await forEverybody(c, next);
    }, async (c) => {
      checkReady(c, route);
      const response = await route.handle(c, parts);
      cachingOf(c, route).forEach(([name, value]) => response.headers.set(name, value));
      return response;
    });
  }
  api.get('/openapi.json', forEverybody, async (c) => c.json(openApiDocument(await store.getBoard()), 200, Object.fromEntries(cachingOf(c, {audience: 'public'}))));
  for (const path of new Set([...ROUTES.map((route) => route.path), '/openapi.json'])) {
    const methods = ROUTES.filter((route) => route.path === path).map((route) => route.method);
    const allowed = methods.join(', ') || 'GET';
    api.all(path, (c) => {
      c.header('Allow', allowed);
      throw new BoardError('unsupported', `only ${allowed} here`);
    });
  }

  app.route(API_PATH, api);
  const said = async (c: ApiContext, error: BoardError & {readonly status?: number}): Promise<Response> => {
    try {
      return await page?.(c, error) ?? problemResponse(error);
    } catch (another) {
      logUnexpected(log, another, c.get('route'));
      return problemResponse(error);
    }
  };
  app.notFound((c) => said(c, new StatusError(404, 'not-found', 'nothing here')));
  app.onError(async (error, c) => {
    const shown = presentable(error);
    if (shown !== error) logUnexpected(log, error, c.get('route'));
    const response = await said(c, shown);
    // What middlewares had said before, CORS above all: without it a page could not read what went wrong.
    c.res.headers.forEach((value, name) => { if (!response.headers.has(name)) response.headers.set(name, value); });
    return response;
  });
  return app;
}

/** Answers with a tag, which stays the same however the answer is packed, and with 304 where the asker has it already. What pages of other sites need to read an answer stays in both. */
const tagged = etag({weak: true, retainedHeaders: [...RETAINED_304_HEADERS, 'Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Access-Control-Expose-Headers']});

/** What stands around every answer that everybody gets. */
const forEverybody = every(packed, tagged);

/** Every answer says that it depends on the origin, those without one too: a cache would otherwise give them to pages that may not read them, or keep them from those that may. */
function crossOrigin(origins: Origins) {
  return cors({
    origin: async (origin) => (await origins.allows(origin) ? origin : null),
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
