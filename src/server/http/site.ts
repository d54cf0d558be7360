import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {etag, RETAINED_304_HEADERS} from 'hono/etag';
import type {Env} from './env.js';
import {SITE_CSP} from './csp.js';
import {pageAncestors} from './framing.js';
import type {Origins} from './origin.js';

/** Folders of a site that is served beside the API. */
export interface SiteFolders {
  /** Served at `/`. */
  readonly pages: string;
  /** The built scripts, served at `/cdn/`. */
  readonly scripts?: string;
  /** The pages' content security policy without `frame-ancestors`; {@link SITE_CSP} when left out. */
  readonly policy?: string;
}

/** Those of these paths that a site has files of its own for. */
export function filesAmong(paths: readonly string[], {pages}: Pick<SiteFolders, 'pages'>): string[] {
  return paths.filter((path) => existsSync(join(pages, path)));
}

/** A plain site from files: pages that load the elements as a town's own pages would. */
export function siteRoutes({pages, scripts, policy = SITE_CSP}: SiteFolders, origins: Pick<Origins, 'all'>): Hono<Env> {
  const site = new Hono<Env>();
  if (scripts !== undefined) {
    site.use('/cdn/*', etag({retainedHeaders: [...RETAINED_304_HEADERS, 'Access-Control-Allow-Origin', 'Cross-Origin-Resource-Policy']}), async (c, next) => {
      await next();
      // Also on what goes out as it is: a cache would give that to everybody, for a year.
      if (!c.res.headers.get('Vary')?.includes('Accept-Encoding')) c.header('Vary', 'Accept-Encoding', {append: true});
      // Pages of other sites load our script as a module, which needs both.
      c.header('Access-Control-Allow-Origin', '*');
      c.header('Cross-Origin-Resource-Policy', 'cross-origin');
      // The others keep their names when the board is renewed, and name those that do not.
      c.header('Cache-Control', c.req.path.startsWith('/cdn/chunks/') && c.res.ok ? 'public, max-age=31536000, immutable' : 'public, no-cache');
    }, serveStatic({root: scripts, precompressed: true, rewriteRequestPath: (path) => path.replace(/^\/cdn/, '')}));
  }
  site.use('*', async (c, next) => {
    c.set('route', 'file');
    await next();
    // By its time and not by a tag: what a tag is made of is read whole, and a town's films may lie here.
    const changed = c.res.headers.get('Last-Modified');
    if (c.res.status === 200 && changed !== null && c.req.header('If-Modified-Since') === changed) {
      await c.res.body?.cancel();
      c.res = new Response(null, {status: 304, headers: {'Last-Modified': changed}});
    }
    // What is not there has been said by others, whose page goes under a policy of its own.
    if (c.res.status >= 400) return;
    c.header('Content-Security-Policy', `${policy}; frame-ancestors ${await pageAncestors(origins)}`);
    c.header('Cache-Control', 'no-cache');
  }, serveStatic({root: pages}));
  return site;
}
