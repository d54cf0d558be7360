import * as v from 'valibot';
import type {BoardInfo} from './board.js';

/** Who may show the board's embeds, which only read, in a frame: every site, or only the board's own sites. */
export const EMBED_RULES = ['everywhere', 'on-sites'] as const;
export type EmbedRule = (typeof EMBED_RULES)[number];

/** What other sites may do with a board. */
export interface BoardSites {
  /** Origins of the sites that the board is part of: their pages may use the API, and show the board's pages in a frame. */
  readonly origins: readonly string[];
  readonly embeds: EmbedRule;
}

/** As many sites as one board may be part of. */
const MOST_SITES = 100;

/**
 * Origins as browsers write them: `https://www.town.example`, with a port where it is not the usual one. No path, no name and password, and
 * no sign that stands for several: whoever may act with somebody's rights is named one by one.
 */
export const sitesSchema = v.pipe(
  v.array(v.pipe(v.string('wrong-type'), v.maxLength(300, 'too-long'), v.check(isOrigin, 'wrong-type')), 'wrong-type'),
  v.maxLength(MOST_SITES, 'too-many'),
  v.check((origins) => new Set(origins).size === origins.length, 'twice'),
);

/** Whether a text is the origin of a site, letter by letter as a browser would say it. */
export function isOrigin(text: string): boolean {
  if (!/^https?:\/\/[a-z0-9.:[\]-]+$/.test(text) || !URL.canParse(text)) return false;
  return new URL(text).origin === text;
}

/** What a board lets other sites do. */
export function sitesOf({sites = [], embeds = 'everywhere'}: Pick<BoardInfo, 'sites' | 'embeds'>): BoardSites {
  return {origins: sites, embeds};
}

/** A board as readers get it. */
export function publicBoardOf({sites: _, embeds: __, ...board}: BoardInfo): BoardInfo {
  return board;
}
