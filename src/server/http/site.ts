import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import {etag} from 'hono/etag';
import type {Env} from './env.js';
import {pageAncestors} from './framing.js';
import type {Origins} from './origin.js';

/** Folders of a site that is served beside the API. */
export interface SiteFolders {
  /** Served at `/`. */
  readonly pages: string;
  /** The built scripts, served at `/cdn/`. */
  readonly scripts?: string;
}

/** What a page needs to run our elements and no more, but who may show it in a frame. The README gives towns the same line. */
export const SITE_CSP = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; base-uri 'none'; form-action 'self'";

/** Those of these paths that a site has files of its own for. */
export function filesAmong(paths: readonly string[], {pages}: Pick<SiteFolders, 'pages'>): string[] {
  return paths.filter((path) => existsSync(join(pages, path)));
}

/** A plain site from files: pages that load the elements as a town's own pages would. */
export function siteRoutes({pages, scripts}: SiteFolders, origins: Pick<Origins, 'all'>): Hono<Env> {
  const site = new Hono<Env>();
  if (scripts !== undefined) {
    site.use('/cdn/*', etag(), async (c, next) => {
      await next();
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
    c.header('Content-Security-Policy', `${SITE_CSP}; frame-ancestors ${await pageAncestors(origins)}`);
    c.header('Cache-Control', 'no-cache');
  }, serveStatic({root: pages}));
  return site;
}
