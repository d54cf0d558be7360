import {parseAccept} from 'hono/utils/accept';
import {LANGUAGES} from '../../i18n/names.js';
import {type BoardInfo, LEADERS_PRESET, nearestTag} from '../../model/index.js';
import type {Store} from '../store/index.js';
import type {ApiContext, ApiParts} from '../http/env.js';
import {pageAncestors} from '../http/framing.js';
import {addressesFor} from '../publishing/addresses.js';
import type {PageContext} from './frame.js';
import {pageWords} from './words.js';

/** What of a page the board has to say. */
interface FromBoard {
  readonly board: BoardInfo;
  readonly ancestors: string;
}

/** What the board said last, for pages that tell people that it says nothing now. */
const remembered = new WeakMap<Store, FromBoard>();

async function asked({store, services, origins}: ApiParts): Promise<FromBoard> {
  const said = {board: {...await store.getBoard(), services}, ancestors: await pageAncestors(origins)};
  remembered.set(store, said);
  return said;
}

/**
 * What a page is written with. Its language is the one in its address, out of the board's; without one it is the board's main language, so
 * that one address shows everybody the same, and caches need not tell readers apart. `forOthers`: it stands in a page of another site, whose
 * language may be any that there are words in.
 */
export async function pageContext(c: ApiContext, parts: ApiParts, script: string, {forOthers = false} = {}): Promise<PageContext> {
  const said = await asked(parts);
  const {languages} = said.board;
  const wanted = new URL(c.req.url).searchParams.get('lang');
  return await contextIn(c, parts, script, said, wanted === null ? undefined : nearestTag(forOthers ? [...languages, ...WORDS_IN] : languages, wanted));
}

/**
 * What a page for one moment is written with, which no cache keeps: without a language in its address it has what the browser asks for. Where the board
 * cannot be asked, what it said last has to do. `silent`: that is so, and there is no need to try.
 */
export async function momentContext(c: ApiContext, parts: ApiParts, {silent}: {readonly silent: boolean}): Promise<PageContext> {
  const last = remembered.get(parts.store) ?? {board: {...LEADERS_PRESET, name: {}, languages: []}, ancestors: "'self'"};
  const said = silent ? last : await asked(parts).catch(() => last);
  const languages = said.board.languages.length > 0 ? said.board.languages : WORDS_IN;
  const wished = [new URL(c.req.url).searchParams.get('lang') ?? '', ...parseAccept(c.req.header('Accept-Language') ?? '').map(({type}) => type)];
  return await contextIn(c, parts, '', said, wished.map((tag) => nearestTag(languages, tag)).find((tag) => tag !== undefined));
}

const WORDS_IN = LANGUAGES.map(({tag}) => tag);

/** `language`: undefined for the board's main one. */
async function contextIn(c: ApiContext, parts: ApiParts, script: string, {board, ancestors}: FromBoard, language: string | undefined): Promise<PageContext> {
  const root = rootOf(parts);
  const [main = 'en'] = board.languages;
  const tag = language ?? main;
  return {
    board, root, ancestors,
    url: new URL(c.req.url),
    script: script && `${root}${script}`,
    words: await pageWords(tag),
    addresses: addressesFor(c, parts),
    link: (path, parameters = {}) => {
      const given = Object.entries({...parameters, ...(tag !== main && {lang: tag})}).filter(([, value]) => value !== '');
      return `${root}${path}${given.length > 0 ? `?${String(new URLSearchParams(given))}` : ''}`;
    },
  };
}

/** What stands before every path of ours where the server is reached below one of another host: a proxy there takes it away again. Empty for most. */
export function rootOf({publicUrl}: Pick<ApiParts, 'publicUrl'>): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}
