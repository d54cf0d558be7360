import * as v from 'valibot';
import {BoardError} from '../../adapter/index.js';
import {findById, flattenTopics, VISITOR} from '../../model/index.js';
import type {ApiContext, ApiParts} from '../http/env.js';
import {checked, listQueryOf, queryOf} from '../http/request.js';
import {pageWords} from '../pages/words.js';
import {type Addresses, addressesFor, FEED_TYPES, type FeedFormat, type FeedKind, type FeedScope} from './addresses.js';
import {atomOf} from './atom.js';
import {type Wording} from './content.js';
import {answerEntry, type EntryContext, messageEntry, stepEntry} from './entries.js';
import type {Feed} from './feed.js';
import {jsonFeedOf} from './json-feed.js';
import {agenciesById, isForEverybody} from './public-message.js';
import type {PublicDocument} from './document.js';

/** Entries of a page of a feed. */
const ENTRIES = {default: 20, max: 50};

const id = () => v.optional(v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(100, 'too-long')));
const lang = v.optional(v.pipe(v.string('wrong-type'), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/, 'wrong-type')));

/** What addresses of feeds end with. */
export const feedQuery = v.strictObject({
  place: id(), agency: id(), topic: id(), lang,
  cursor: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(500, 'too-long'))),
  limit: v.optional(v.pipe(v.number('wrong-type'), v.integer('wrong-type'), v.minValue(1, 'too-small'), v.maxValue(ENTRIES.max, 'too-large'))),
});
export const messageFeedQuery = v.strictObject({id: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(100, 'too-long')), lang});

/** The newest messages or answers of a board, an agency, a place or a topic. */
export async function boardFeed(c: ApiContext, parts: ApiParts, kind: FeedKind, format: FeedFormat): Promise<PublicDocument> {
  const {place: placeId, agency: agencyId, topic, lang: wanted, cursor, limit} = checked(feedQuery, listQueryOf(c));
  const scope = {placeId, agencyId, topic};
  const addresses = addressesFor(c, parts);
  const {store} = parts;
  const board = await store.getBoard();
  const words = await pageWords(wanted ?? board.languages[0] ?? 'en');
  const names = await namesOf(parts, scope, {board, words});
  const query = {...dropEmpty(scope), ...(cursor !== undefined && {cursor}), limit: limit ?? ENTRIES.default};
  const same = {...scope, lang: wanted, limit: limit === undefined ? undefined : String(limit)};
  const wordingOf = (agencies: Wording['agencies']): EntryContext => ({words, board, agencies, addresses});
  const {entries, nextCursor} = kind === 'messages'
    ? await store.listPublicMessages(query).then(({items, agencies, nextCursor: after}) =>
      ({entries: items.filter(isForEverybody).map((item) => messageEntry(item, wordingOf(agenciesById(agencies)))), nextCursor: after}))
    : await store.listAnswers(query).then(({items, agencies, nextCursor: after}) =>
      ({entries: items.map((item) => answerEntry(item, wordingOf(agenciesById(agencies)))), nextCursor: after}));
  return await written(format, {
    id: addresses.feed(kind, format, same),
    title: [words.t(kind === 'messages' ? 'pages.list' : 'thread.answers'), ...names, words.text(board.name)].join(' · '),
    page: addresses.list(scope),
    self: addresses.feed(kind, format, {...same, cursor}),
    ...(nextCursor !== undefined && {next: addresses.feed(kind, format, {...same, cursor: nextCursor})}),
    language: words.language,
    author: words.text(board.name),
    entries,
  });
}

/** What happened to one message, the newest first. */
export async function messageFeed(c: ApiContext, parts: ApiParts, format: FeedFormat): Promise<PublicDocument> {
  const {id: messageId, lang: wanted} = checked(messageFeedQuery, queryOf(c));
  const addresses = addressesFor(c, parts);
  const [board, message] = [await parts.store.getBoard(), await publicMessage(parts, messageId)];
  const words = await pageWords(wanted ?? board.languages[0] ?? 'en');
  const context: EntryContext = {words, board, agencies: agenciesById(message.agencies), addresses};
  const self = addresses.messageFeed(message.id, format, {lang: wanted});
  return await written(format, {
    id: self, self,
    title: `${message.title} · ${words.text(board.name)}`,
    page: addresses.message(message.id),
    language: words.language,
    author: words.text(board.name),
    entries: message.timeline.map((step) => stepEntry(step, message, context)).reverse(),
  });
}

/**
 * A message as everybody gets it, whoever asks.
 *
 * @throws {BoardError} `not-found` for one that not everybody may read, as for one that there is not.
 */
export async function publicMessage({store}: Pick<ApiParts, 'store'>, idOrNumber: string) {
  const message = await store.getMessage(VISITOR, idOrNumber);
  if (!isForEverybody(message)) throw new BoardError('not-found', 'no such message');
  return message;
}

/**
 * What the parts of a scope are called.
 *
 * @throws {BoardError} `not-found` for a part that there is not: an empty feed would never get an entry, and nobody would know why.
 */
async function namesOf({store}: Pick<ApiParts, 'store'>, {placeId, agencyId, topic}: FeedScope, {board, words}: Pick<Wording, 'board' | 'words'>): Promise<string[]> {
  const missing = (what: string) => new BoardError('not-found', `no such ${what}`);
  const [agency] = agencyId === undefined ? [] : await store.listAgencies({ids: [agencyId]});
  if (agencyId !== undefined && !agency) throw missing('agency');
  const place = placeId === undefined ? undefined : (await store.getPlacePath(placeId)).at(-1);
  const known = topic === undefined ? undefined : findById(flattenTopics(board.topics), topic);
  if (topic !== undefined && !known) throw missing('topic');
  return [known, agency, place].flatMap((part) => (part ? [words.text(part.name)] : []));
}

async function written(format: FeedFormat, feed: Feed): Promise<PublicDocument> {
  const body = format === 'atom' ? await atomOf(feed) : await jsonFeedOf(feed);
  return {body, type: `${FEED_TYPES[format]}; charset=utf-8`, headers: {'Content-Language': feed.language, 'X-Robots-Tag': 'noindex'}};
}

function dropEmpty(scope: FeedScope): FeedScope {
  return Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined));
}

/** Links by which programs find the feeds of a page. */
export interface FeedLink {
  readonly title: string;
  readonly type: string;
  readonly href: string;
}

/** The feeds of a list, for the head of its page. */
export function feedLinksOf(scope: FeedScope, {words, addresses}: {readonly words: Wording['words']; readonly addresses: Addresses}): FeedLink[] {
  return (['messages', 'answers'] as const).flatMap((kind) => (['atom', 'json'] as const).map((format) => ({
    title: `${words.t(kind === 'messages' ? 'pages.list' : 'thread.answers')} (${format === 'atom' ? 'Atom' : 'JSON'})`,
    type: FEED_TYPES[format], href: addresses.feed(kind, format, {...scope}),
  })));
}
