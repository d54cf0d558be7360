import {Hono} from 'hono';
import {BoardError} from '../../adapter/index.js';
import type {ApiParts, Env} from '../http/env.js';
import {packed} from '../http/packed.js';
import {Freshness} from './freshness.js';
import {publish, PUBLISHING_ROUTES} from './routes.js';

export {type Addresses, addressesBelow, addressesFor} from './addresses.js';
export {listHead, messageHead, NOT_LISTED} from './head.js';
export {PUBLISHING_ROUTES} from './routes.js';

/** What the board publishes for machines: feeds, oEmbed, sitemap, robots.txt. `without`: paths that a site has files of its own for. */
export function publishingRoutes(parts: ApiParts, without: readonly string[] = []): Hono<Env> {
  const app = new Hono<Env>();
  const freshness = new Freshness();
  for (const route of PUBLISHING_ROUTES.filter(({path}) => !without.includes(path))) {
    app.get(route.path, packed, async (c) => await publish(c, parts, route, freshness));
    app.all(route.path, (c) => {
      c.header('Allow', 'GET');
      throw new BoardError('unsupported', 'only GET here');
    });
  }
  return app;
}
