import {type Context, Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {BoardError, isBoardError} from '../../adapter/index.js';
import {KEPT_NOWHERE, keptBy, showsSomebody} from '../http/caching.js';
import type {ApiContext, ApiParts, Env} from '../http/env.js';
import {sameOriginOnly} from '../http/origin.js';
import {packed} from '../http/packed.js';
import {BODY_LIMIT} from '../http/request.js';
import {publicDocument} from '../publishing/document.js';
import {Freshness} from '../publishing/freshness.js';
import {pageContext, rootOf} from './context.js';
import {embedFragment, type EmbedName, EMBEDS} from './embed.js';
import {figuresPage} from './figures-page.js';
import {type Page, type PageContext, pageFrame} from './frame.js';
import {listPage} from './list-page.js';
import {messagePage} from './message-page.js';
import {PAGE_STYLES} from './page-styles.js';
import {refusedPage} from './refused-page.js';
import {trackedPage, trackPage} from './track-page.js';
import {writePage, writtenPage} from './write/write-page.js';

export {errorPages} from './error-pages.js';

/** Seconds for which what everybody gets may be kept: what is taken off the board is gone two minutes later. */
const KEPT = {browser: 0, shared: 60, stale: 60};

/** What the board shows by itself: whole pages that work without script, and fragments for other sites. `script`: address of the elements' loader. */
export function pageRoutes(parts: ApiParts, {script = ''} = {}): Hono<Env> {
  const app = new Hono<Env>();
  const freshness = new Freshness();
  const answer = async (c: ApiContext, context: PageContext, page: Page): Promise<Response> => {
    const {status, body, headers, own} = await pageFrame(context, page);
    if (own) return new Response(body, {status, headers: {...headers, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': KEPT_NOWHERE}});
    return publicDocument(c, {body, type: 'text/html; charset=utf-8', headers, keeping: KEPT}, {freshness, fixed: parts.publicUrl !== undefined});
  };
  const page = (path: string, write: (context: PageContext, c: ApiContext) => Promise<Page | {readonly moved: string}> | Page) => {
    app.get(path, packed, async (c) => {
      c.set('route', path);
      const context = await pageContext(c, parts, script);
      const written = await orRefused(context, () => write(context, c));
      return 'moved' in written ? movedTo(c, written.moved) : await answer(c, context, written);
    });
    // Many put a slash behind what they type or link.
    app.get(`${path}/`, (c) => {
      c.set('route', path);
      const {pathname, search} = new URL(c.req.url);
      return movedTo(c, `${rootOf(parts)}${pathname.replace(/\/+$/, '')}${search}`);
    });
  };
  page('/messages', (context) => listPage(context, parts));
  page('/messages/:id', (context, c) => messagePage(context, parts, c.req.param('id') ?? ''));
  page('/figures', (context) => figuresPage(context, parts));
  page('/write', (context) => writePage(context, parts));
  page('/track', (context) => trackPage(context));

  const form = (path: string, take: (context: PageContext, c: ApiContext, fields: ReadonlyMap<string, string>) => Promise<Page>) => {
    app.post(path, bodyLimit({maxSize: BODY_LIMIT, onError: () => { throw new BoardError('too-large', `the body is over ${BODY_LIMIT} bytes`); }}), async (c) => {
      c.set('route', path);
      const context = await pageContext(c, parts, script);
      const written = await orRefused(context, async () => {
        await ownOnly(c);
        return await take(context, c, await fieldsOf(c));
      });
      // What was sent may stand in it, and is its sender's alone.
      return await answer(c, context, {...written, own: true});
    });
  };
  // Only our own pages: those of other sites that the board is part of have the elements.
  const guard = sameOriginOnly({allows: () => Promise.resolve(false)});
  const ownOnly = async (c: Context<Env, string>) => { await guard(c, () => Promise.resolve()); };
  form('/write', (context, c, fields) => writtenPage(context, parts, c, fields));
  form('/track', (context, c, fields) => trackedPage(context, parts, c, fields));

  app.get('/pages.css', packed, (c) => {
    c.set('route', '/pages.css');
    return publicDocument(c, {body: PAGE_STYLES, type: 'text/css; charset=utf-8', keeping: {browser: 600, shared: 600, stale: 600}}, {freshness, fixed: true});
  });
  // Not packed: nginx and others put them into a page as they came, whatever the page's reader had said to accept.
  for (const name of Object.keys(EMBEDS) as EmbedName[]) {
    app.get(`/embed/${name}`, async (c) => {
      c.set('route', `/embed/${name}`);
      const {body, language, policy} = await embedFragment(await pageContext(c, parts, script, {forOthers: true}), parts, name);
      return publicDocument(c, {
        body, type: 'text/html; charset=utf-8', keeping: KEPT,
        headers: {'Content-Language': language, 'Content-Security-Policy': policy, 'X-Robots-Tag': 'noindex'},
      }, {freshness, fixed: parts.publicUrl !== undefined});
    });
  }
  return app;
}

/** Leads on, for as long as what is there is public. */
function movedTo(c: ApiContext, address: string): Response {
  const response = c.redirect(address, 301);
  response.headers.set('Cache-Control', showsSomebody(c) ? KEPT_NOWHERE : keptBy(KEPT));
  return response;
}

/** An error as a page that people can read. What nobody can do anything about goes on to the log. */
async function orRefused<T>(context: PageContext, work: () => Promise<T> | T): Promise<T | Page> {
  try {
    return await work();
  } catch (error) {
    if (!isBoardError(error)) throw error;
    return refusedPage(context, error);
  }
}

/** The fields of a form. Files are none of ours, and of a name that is given twice the last one counts. */
async function fieldsOf(c: ApiContext): Promise<ReadonlyMap<string, string>> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new BoardError('malformed', 'the body must be a form');
  return new Map(new URLSearchParams(await c.req.text()));
}
