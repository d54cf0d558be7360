import {createHash} from 'node:crypto';
import {ASKED_EACH_TIME, KEPT_NOWHERE, keptBy, type Keeping, showsSomebody} from '../http/caching.js';
import type {ApiContext} from '../http/env.js';
import type {Freshness} from './freshness.js';

/** For how long documents for machines may be kept: what is taken off the board is gone from every cache two minutes later. */
const KEPT: Keeping = {browser: 60, shared: 60, stale: 60};

/** A document that everybody gets. */
export interface PublicDocument {
  readonly body: string;
  readonly type: string;
  /** Headers beside those of caching. */
  readonly headers?: Readonly<Record<string, string>>;
  /** {@link KEPT} unless given. */
  readonly keeping?: Keeping;
}

/**
 * Answers with a document that everybody gets: with a tag and the time of its last change, so that who has it already is told just that (304).
 * `fixed`: whether addresses in it are the operator's own words; otherwise the request has named them, and no shared cache gives them to others.
 */
export function publicDocument(c: ApiContext, {body, type, headers = {}, keeping = KEPT}: PublicDocument, {freshness, fixed}: {readonly freshness: Freshness; readonly fixed: boolean}): Response {
  const digest = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  // Weak, for it stays the same however the body is packed for sending.
  const tag = `W/${digest}`;
  const changed = freshness.changedAt(c.req.url, tag).toUTCString();
  const kept = {
    'Cache-Control': showsSomebody(c) ? KEPT_NOWHERE : fixed ? keptBy(keeping) : ASKED_EACH_TIME,
    ETag: tag,
    'Last-Modified': changed,
    // The same for everybody, and nothing in it is anybody's: pages of other sites may read it as their servers can.
    'Access-Control-Allow-Origin': '*',
  };
  if (isKnown(c, digest, changed)) return new Response(null, {status: 304, headers: kept});
  return new Response(body, {headers: {'Content-Type': type, ...headers, ...kept}});
}

/** A tag goes before a time (RFC 9110). A time must be the very one: what is taken away does not make a document newer. */
function isKnown(c: ApiContext, digest: string, changed: string): boolean {
  const tags = c.req.header('If-None-Match');
  if (tags !== undefined) return tags.trim() === '*' || tags.split(',').some((known) => known.trim().replace(/^W\//, '') === digest);
  return c.req.header('If-Modified-Since') === changed;
}
