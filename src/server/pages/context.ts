import {LANGUAGES} from '../../i18n/names.js';
import {nearestTag} from '../../model/index.js';
import type {ApiContext, ApiParts} from '../http/env.js';
import {pageAncestors} from '../http/framing.js';
import {addressesFor} from '../publishing/addresses.js';
import type {PageContext} from './frame.js';
import {pageWords} from './words.js';

/**
 * What a page is written with. Its language is the one in its address, out of the board's; without one it is the board's main language, so
 * that one address shows everybody the same, and caches need not tell readers apart. `forOthers`: it stands in a page of another site, whose
 * language may be any that there are words in.
 */
export async function pageContext(c: ApiContext, parts: ApiParts, script: string, {forOthers = false} = {}): Promise<PageContext> {
  const board = {...await parts.store.getBoard(), services: parts.services};
  const root = rootOf(parts);
  const [main = 'en'] = board.languages;
  const url = new URL(c.req.url);
  const wanted = url.searchParams.get('lang');
  const tag = (wanted !== null && nearestTag(forOthers ? [...board.languages, ...LANGUAGES.map((language) => language.tag)] : board.languages, wanted)) || main;
  return {
    board, root, url,
    script: script && `${root}${script}`,
    words: await pageWords(tag),
    addresses: addressesFor(c, parts),
    ancestors: await pageAncestors(parts.origins),
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
