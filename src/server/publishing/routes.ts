import * as v from 'valibot';
import {BoardError} from '../../adapter/index.js';
import type {ApiContext, ApiParts} from '../http/env.js';
import {embedAncestors} from '../http/framing.js';
import {checked, queryOf} from '../http/request.js';
import type {Route} from '../http/route.js';
import {countListed, listedAddresses} from '../store/list-public.js';
import {pageWords} from '../pages/words.js';
import {addressesFor, FEED_FORMATS, FEED_KINDS, FEED_TYPES} from './addresses.js';
import {type PublicDocument, publicDocument} from './document.js';
import {EMBED_SCRIPT, EMBED_SCRIPT_PATH, embedPage} from './embed-page.js';
import {boardFeed, feedQuery, messageFeed, messageFeedQuery, publicMessage} from './feeds.js';
import type {Freshness} from './freshness.js';
import {oembed, oembedQuery} from './oembed.js';
import {MOST_ADDRESSES, partsFor, robotsText, sitemapIndexOf, sitemapOf} from './sitemap.js';

/** A document for machines, on a path of its own outside of the API. It is made for a visitor: no session and no code is looked at. */
export interface PublishingRoute extends Omit<Route, 'handle' | 'audience'> {
  readonly method: 'GET';
  readonly audience: 'public';
  readonly make: (c: ApiContext, parts: ApiParts) => Promise<PublicDocument>;
}

/** Seconds for which sitemaps may be kept, and what never changes by itself. */
const SLOW = {browser: 600, shared: 600, stale: 600};
const noQuery = v.strictObject({});
const embedQuery = v.strictObject({lang: messageFeedQuery.entries.lang});
const NAMES = {messages: 'Messages', answers: 'Answers'} as const;
const FORMATS = {atom: 'Atom 1.0', json: 'JSON Feed 1.1'} as const;

export const PUBLISHING_ROUTES: readonly PublishingRoute[] = [
  ...FEED_KINDS.flatMap((kind) => FEED_FORMATS.map((format): PublishingRoute => ({
    method: 'GET', path: `/feeds/${kind}.${format}`, operationId: `feedOf${NAMES[kind]}As${format === 'atom' ? 'Atom' : 'Json'}`,
    summary: `The newest ${kind} of the board, or of an agency, a place or a topic, as ${FORMATS[format]}.`,
    query: feedQuery, answer: {status: 200, media: FEED_TYPES[format]}, errors: ['malformed', 'invalid', 'not-found'], audience: 'public',
    make: async (c, parts) => await boardFeed(c, parts, kind, format),
  }))),
  ...FEED_FORMATS.map((format): PublishingRoute => ({
    method: 'GET', path: `/feeds/message.${format}`, operationId: `feedOfMessageAs${format === 'atom' ? 'Atom' : 'Json'}`,
    summary: `What happened to one public message, the newest first, as ${FORMATS[format]}.`,
    query: messageFeedQuery, answer: {status: 200, media: FEED_TYPES[format]}, errors: ['invalid', 'not-found'], audience: 'public',
    make: async (c, parts) => await messageFeed(c, parts, format),
  })),
  {
    method: 'GET', path: '/oembed', operationId: 'oembed', summary: 'How the message at an address is embedded in another site (oEmbed 1.0, `rich`).',
    query: oembedQuery, answer: {status: 200, media: ['application/json', 'text/xml']}, errors: ['invalid', 'not-found', 'unsupported'], audience: 'public',
    make: oembed,
  },
  {
    method: 'GET', path: '/embed/messages/:id', operationId: 'embedMessage', summary: 'A public message as a page for frames of other sites.',
    query: embedQuery, answer: {status: 200, media: 'text/html'}, errors: ['invalid', 'not-found'], audience: 'public',
    make: async (c, parts) => {
      const {lang} = checked(embedQuery, queryOf(c));
      const {store, origins} = parts;
      const [board, message] = [await store.getBoard(), await publicMessage(parts, c.req.param('id') ?? '')];
      const words = await pageWords(lang ?? board.languages[0] ?? 'en');
      const {body, headers} = await embedPage(message, {words, board, addresses: addressesFor(c, parts), ancestors: await embedAncestors(await store.getSites(), origins)});
      return {body, type: 'text/html; charset=utf-8', headers};
    },
  },
  {
    method: 'GET', path: EMBED_SCRIPT_PATH, operationId: 'embedScript', summary: 'The script of such pages: tells the site around how high they are.',
    answer: {status: 200, media: 'text/javascript'}, errors: [], audience: 'public',
    make: async () => ({body: EMBED_SCRIPT, type: 'text/javascript; charset=utf-8', headers: {'Cross-Origin-Resource-Policy': 'cross-origin'}, keeping: SLOW}),
  },
  {
    method: 'GET', path: '/sitemap.xml', operationId: 'sitemap', summary: `The addresses of all public messages; beyond ${MOST_ADDRESSES}, an index of the parts.`,
    query: noQuery, answer: {status: 200, media: 'application/xml'}, errors: ['invalid'], audience: 'public',
    make: async (c, parts) => await sitemap(c, parts, undefined),
  },
  {
    method: 'GET', path: '/sitemaps/:part', operationId: 'sitemapPart', summary: 'A part of the sitemap, such as `1.xml`.',
    query: noQuery, answer: {status: 200, media: 'application/xml'}, errors: ['invalid', 'not-found'], audience: 'public',
    make: async (c, parts) => {
      const [, part] = /^([1-9]\d{0,5})\.xml$/.exec(c.req.param('part') ?? '') ?? [];
      if (part === undefined) throw new BoardError('not-found', 'no such part');
      return await sitemap(c, parts, Number(part));
    },
  },
  {
    method: 'GET', path: '/robots.txt', operationId: 'robots', summary: 'What search engines may read.',
    answer: {status: 200, media: 'text/plain'}, errors: [], audience: 'public',
    make: async (c, parts) => ({body: robotsText(addressesFor(c, parts)), type: 'text/plain; charset=utf-8', keeping: SLOW}),
  },
];

/** The sitemap, or a part of it where it has several; `most`: addresses of one. */
export async function sitemap(c: ApiContext, parts: ApiParts, part: number | undefined, most = MOST_ADDRESSES): Promise<PublicDocument> {
  checked(noQuery, queryOf(c));
  const {context} = parts.store;
  const addresses = addressesFor(c, parts);
  const count = partsFor(await countListed(context), most);
  if (part !== undefined && part > count) throw new BoardError('not-found', 'no such part');
  const body = part === undefined && count > 1
    ? await sitemapIndexOf(count, addresses)
    : await sitemapOf(await listedAddresses(context, {offset: ((part ?? 1) - 1) * most, limit: most}), addresses);
  return {body, type: 'application/xml; charset=utf-8', keeping: SLOW};
}

/** Answers with what a route makes. */
export async function publish(c: ApiContext, parts: ApiParts, route: PublishingRoute, freshness: Freshness): Promise<Response> {
  c.set('route', route.path);
  return publicDocument(c, await route.make(c, parts), {freshness, fixed: parts.publicUrl !== undefined});
}
