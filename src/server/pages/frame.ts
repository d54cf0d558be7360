import {html, raw} from 'hono/html';
import {directionOf} from '../../i18n/index.js';
import type {BoardInfo} from '../../model/index.js';
import {strictCsp} from '../http/csp.js';
import type {Addresses} from '../publishing/addresses.js';
import type {PageWords} from './words.js';

export type Html = ReturnType<typeof html>;

/** What every page is written with. */
export interface PageContext {
  readonly board: BoardInfo;
  readonly words: PageWords;
  /** Whole addresses of what is public. */
  readonly addresses: Addresses;
  /** Who may show the page in a frame. */
  readonly ancestors: string;
  /** What stands before every path, for people; empty unless the server is reached below a path of another host. */
  readonly root: string;
  /** What was asked for, without anything that the page does not know. */
  readonly url: URL;
  /** The address of one of our pages for the same reader: with `lang` where that is not the board's main language. */
  readonly link: (path: string, parameters?: Readonly<Record<string, string>>) => string;
  /** Address of the loader of the elements; empty where the server has no scripts. */
  readonly script: string;
}

/** A page as its own module writes it. */
export interface Page {
  /** 200 when left out. */
  readonly status?: number;
  /** Its heading and, before the board's name, its title. */
  readonly title: string;
  /** Which of the board's pages it is, for the navigation. */
  readonly place?: 'list' | 'write' | 'track' | 'figures';
  /** What else stands in the head: canonical address, Open Graph, JSON-LD, feeds. */
  readonly head?: Html | '';
  /** What follows the heading. */
  readonly content: Html;
  /** Replaces the heading, for pages whose content brings one. */
  readonly heading?: Html | '';
  /** For this reader only: no cache keeps it, no search engine lists it. */
  readonly own?: boolean;
  /** Not for search engines, though public. */
  readonly unlisted?: boolean;
  /** The texts of the `<style>` elements in it, which the policy lets through by their digests. */
  readonly styles?: readonly string[];
  /** Whether the elements of the page come alive where the reader has script. */
  readonly enhanced?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page that is ready to be sent. */
export interface FramedPage {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For this reader or this moment only: no cache keeps it. */
  readonly own: boolean;
}

/** A whole page in the board's frame: skip link, name, navigation, languages, heading. */
export async function pageFrame(context: PageContext, page: Page): Promise<FramedPage> {
  const {board, words, link, script} = context;
  const {status = 200, title, head = '', content, heading, own = false, unlisted = false, styles = [], enhanced = false, headers = {}} = page;
  // A board that could not be read has no name yet.
  const name = words.text(board.name) || words.t('pages.list');
  const body = await html`<!doctype html>
<html lang="${words.language}" dir="${directionOf(words.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.t('pages.page-title', {page: title, board: name})}</title>
${own || unlisted || status >= 400 ? html`<meta name="robots" content="noindex">` : ''}<link rel="stylesheet" href="${context.root}/pages.css">${head}
${enhanced && script ? html`<script type="module" src="${script}"></script>` : ''}</head>
<body><a class="skip" href="#main">${words.t('pages.skip')}</a>
<header class="masthead"><div class="frame"><a class="board-name" href="${link('/messages')}">${name}</a>
<nav aria-label="${words.t('pages.navigation')}"><ul>
${NAVIGATION.map(([place, path]) => html`<li><a href="${link(path)}"${page.place === place ? raw(' aria-current="page"') : ''}>${words.t(`pages.${place}`)}</a></li>`)}
</ul></nav>${languages(context, own)}</div></header>
<main id="main" class="frame">${heading ?? html`<h1>${title}</h1>`}
${content}
</main></body></html>`;
  return {
    status, own: own || status >= 400,
    body: String(body),
    headers: {'Content-Language': words.language, 'Content-Security-Policy': `${strictCsp({styles})}; frame-ancestors ${context.ancestors}`, ...headers},
  };
}

const NAVIGATION = [['list', '/messages'], ['write', '/write'], ['track', '/track'], ['figures', '/figures']] as const;

/** Where to go from a page that has nothing else to say. */
export function waysOn({words, link}: PageContext, places: readonly (typeof NAVIGATION)[number][0][]): Html {
  const ways = NAVIGATION.filter(([place]) => places.includes(place));
  return html`<p>${ways.map(([place, path], index) => html`${index > 0 ? ' · ' : ''}<a href="${link(path)}">${words.t(`pages.${place}`)}</a>`)}</p>`;
}

/** The same page in the board's other languages. What was sent by a form has no address, and then none are offered. */
function languages({board, words, url, root}: PageContext, own: boolean): Html | '' {
  if (own || board.languages.length < 2) return '';
  const others = board.languages.map((tag, index) => {
    const other = new URL(url);
    if (index === 0) other.searchParams.delete('lang');
    else other.searchParams.set('lang', tag);
    // Two slashes at the beginning would lead to another host.
    return {tag, href: `${root}${other.pathname.replace(/^\/+/, '/')}${other.search}`, name: new Intl.DisplayNames([tag], {type: 'language'}).of(tag) ?? tag};
  });
  return html`<nav aria-label="${words.t('pages.languages')}"><ul>
${others.map(({tag, href, name}) => html`<li><a href="${href}" lang="${tag}" hreflang="${tag}"${tag === words.language ? raw(' aria-current="true"') : ''}>${name}</a></li>`)}
</ul></nav>`;
}
