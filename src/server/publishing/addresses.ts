import type {ApiContext, ApiParts} from '../http/env.js';

/** What a feed is about. */
export interface FeedScope {
  readonly placeId?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly topic?: string | undefined;
}

export const FEED_KINDS = ['messages', 'answers'] as const;
/** The newest messages, or the newest answers. */
export type FeedKind = (typeof FEED_KINDS)[number];

export const FEED_FORMATS = ['atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** Media types of feeds. */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {atom: 'application/atom+xml', json: 'application/feed+json'};

/** Whole addresses of what is public. */
export interface Addresses {
  /** Without a slash at the end. */
  readonly base: string;
  /** Whether the operator has said what it is. Otherwise it is what the request names, and no cache that many share may keep it. */
  readonly fixed: boolean;
  /** The board's own page. */
  readonly board: string;
  /** The list of what a scope names. */
  list(scope: FeedScope): string;
  /** The permanent address of a message. */
  message(id: string): string;
  /** The message on a page that other sites show in a frame. */
  embed(id: string, language?: string): string;
  feed(kind: FeedKind, format: FeedFormat, scope?: FeedScope & {readonly [parameter: string]: string | undefined}): string;
  /** The feed of what happens to one message. */
  messageFeed(id: string, format: FeedFormat, parameters?: {readonly lang?: string | undefined}): string;
  oembed(id: string, format: 'json' | 'xml'): string;
  sitemap(part?: number): string;
  /** A file, by the address that the API gives. */
  file(url: string): string;
}

/** Addresses below the one that people reach the server by. */
export function addressesBelow(base: string, fixed = true): Addresses {
  const at = (path: string, parameters: Readonly<Record<string, string | undefined>> = {}): string => {
    const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
    return `${base}${path}${given.length > 0 ? `?${String(new URLSearchParams(given))}` : ''}`;
  };
  const scoped = ({placeId, agencyId, topic, ...more}: FeedScope & {readonly [parameter: string]: string | undefined}) => ({place: placeId, agency: agencyId, topic, ...more});
  const message = (id: string) => at(`/messages/${encodeURIComponent(id)}`);
  return {
    base, fixed, message,
    board: at('/messages'),
    list: (scope) => at('/messages', scoped({...scope})),
    embed: (id, language) => at(`/embed/messages/${encodeURIComponent(id)}`, {lang: language}),
    feed: (kind, format, scope = {}) => at(`/feeds/${kind}.${format}`, scoped(scope)),
    messageFeed: (id, format, parameters) => at(`/feeds/message.${format}`, {id, ...parameters}),
    oembed: (id, format) => at('/oembed', {format, url: message(id)}),
    sitemap: (part) => (part === undefined ? at('/sitemap.xml') : at(`/sitemaps/${part}.xml`)),
    file: (url) => (URL.canParse(url) ? url : at(`/api/v1/${url}`)),
  };
}

/** Addresses as whoever asks knows the server, unless its operator has said how it is reached. */
export function addressesFor(c: ApiContext, {publicUrl, trustProxy}: Pick<ApiParts, 'publicUrl' | 'trustProxy'>): Addresses {
  if (publicUrl !== undefined) return addressesBelow(publicUrl);
  const {protocol, host} = new URL(c.req.url);
  const forwarded = trustProxy ? c.req.header('X-Forwarded-Proto') : undefined;
  return addressesBelow(`${forwarded === 'https' || forwarded === 'http' ? `${forwarded}:` : protocol}//${host}`, false);
}

/** The id of the message whose permanent address this is; undefined for any other address. */
export function messageIdAt(address: string, {base}: Pick<Addresses, 'base'>): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const [url, own] = [new URL(address), new URL(base)];
  // Whether it was linked with http or https matters to nobody.
  if (url.host !== own.host || !/^https?:$/.test(url.protocol) || url.username !== '' || !url.pathname.startsWith(own.pathname.replace(/\/$/, ''))) return undefined;
  const [, id] = /^\/messages\/([^/]+)\/?$/.exec(url.pathname.slice(own.pathname.replace(/\/$/, '').length)) ?? [];
  try {
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
