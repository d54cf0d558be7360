import type {BoardSites} from '../../model/index.js';
import type {Origins} from './origin.js';

/** Who may show the board's pages in a frame, for `frame-ancestors`: we ourselves, and the sites that the board is part of. */
export async function pageAncestors(origins: Pick<Origins, 'all'>): Promise<string> {
  return ["'self'", ...(await origins.all())].join(' ');
}

/** Who may show an embed, on which there is nothing to press but links: everybody, unless the board says that only its own sites may. */
export async function embedAncestors({embeds}: Pick<BoardSites, 'embeds'>, origins: Pick<Origins, 'all'>): Promise<string> {
  return embeds === 'everywhere' ? '*' : await pageAncestors(origins);
}
