import * as v from 'valibot';
import {plainCsp} from '../http/csp.js';
import {API_PATH} from '../http/path.js';
import type {ApiParts} from '../http/env.js';
import {checked} from '../http/request.js';
import {BoardError} from '../../adapter/index.js';
import {PUBLIC_STATUSES, VISITOR} from '../../model/index.js';
import {render, type RenderedTag} from '../../ssr/index.js';
import {isForEverybody} from '../publishing/public-message.js';
import type {PageContext} from './frame.js';
import {storeReader} from './reader.js';

const word = (max = 100) => v.optional(v.pipe(v.string(), v.maxLength(max, 'too-long')));
const count = (max: number) => v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'wrong-type'), v.toNumber(), v.minValue(1, 'too-small'), v.maxValue(max, 'too-large')));
/** Where links lead; `{id}` stands for the message. Only addresses of pages. */
const pattern = v.optional(v.pipe(v.string(), v.maxLength(500, 'too-long'), v.regex(/^(https?:\/\/|\/(?!\/))/i, 'wrong-type')));
const shared = {lang: word(35)};

/** What each fragment may be asked for. */
export const EMBEDS = {
  'recent-replies': {
    tag: 'civic-recent-replies', query: v.strictObject({agency: word(), place: word(), topic: word(), count: count(100), thread: pattern, ...shared}),
  },
  'message-list': {
    tag: 'civic-message-list',
    query: v.strictObject({agency: word(), place: word(), topic: word(), kind: word(), status: v.optional(v.picklist(PUBLIC_STATUSES, 'not-in-list')), search: word(200), count: count(100), thread: pattern, ...shared}),
  },
  thread: {tag: 'civic-thread', query: v.strictObject({message: v.pipe(v.string('required'), v.maxLength(100, 'too-long')), thread: pattern, ...shared})},
  'status-badge': {tag: 'civic-status-badge', query: v.strictObject({message: v.pipe(v.string('required'), v.maxLength(100, 'too-long')), ...shared})},
  figures: {tag: 'civic-figures', query: v.strictObject({agency: word(), place: word(), topic: word(), kind: word(), ...shared})},
} as const satisfies Readonly<Record<string, {readonly tag: RenderedTag; readonly query: v.GenericSchema}>>;
export type EmbedName = keyof typeof EMBEDS;

/**
 * An element as a fragment of HTML, for sites that include it by any means. It shows all that it has to say by itself; a site that loads
 * `civic-board.js` as well gets the living element, which fetches nothing that is there.
 */
export async function embedFragment(context: PageContext, parts: ApiParts, name: EmbedName): Promise<{readonly body: string; readonly language: string; readonly policy: string}> {
  const {board, words, url, addresses} = context;
  const {tag, query} = EMBEDS[name];
  const given = checked(query, Object.fromEntries(url.searchParams)) as Readonly<Record<string, string | number | undefined>>;
  const message = given['message'] === undefined ? undefined : await parts.store.getMessage(VISITOR, String(given['message']));
  if (message && !isForEverybody(message)) throw new BoardError('not-found', 'no such message');
  const limit = name === 'message-list' ? 'page-size' : 'count';
  const scope = {'agency-id': given['agency'], 'place-id': given['place'], topic: given['topic']};
  const thread = {'thread-url': given['thread'] ?? `${addresses.base}/messages/{id}`};
  const attributes = name === 'thread' ? {'message-id': message?.id, ...thread}
    : name === 'status-badge' ? {status: message?.status}
      : name === 'figures' ? {...scope, kind: given['kind'], filters: ''}
        : {...scope, ...thread, [limit]: given['count'], ...(name === 'message-list' && {kind: given['kind'], status: given['status'], text: given['search'], filters: ''})};
  const rendered = await render(tag, attributes, {adapter: storeReader(parts, message, addresses.base), board, language: words.language, url: addresses.base, endpoint: `${addresses.base}${API_PATH}`});
  const body = await rendered.text();
  return {body, language: words.language, policy: `${plainCsp(rendered.styles)}; form-action 'none'; frame-ancestors 'none'`};
}
