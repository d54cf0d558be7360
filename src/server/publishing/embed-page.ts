import {html, raw} from 'hono/html';
import {directionOf} from '../../i18n/index.js';
import type {Message} from '../../model/index.js';
import {plainCsp} from '../http/csp.js';
import {authorOf, messageContent, nameOf} from './content.js';
import type {EntryContext} from './entries.js';
import {agenciesById, languageTag} from './public-message.js';

/** In the page, for a frame loads slowly enough; its digest lets it through the policy. Follows the reader's own colours. */
const STYLE = `:root{color-scheme:light dark}
body{font:1rem/1.6 system-ui,sans-serif;margin:0;padding:1rem;color:CanvasText;background:Canvas;overflow-wrap:anywhere}
article{border-block-start:.25rem solid #0b5394;padding-block-start:.75rem}
h1{font-size:1.25rem;line-height:1.35;margin:0 0 .5rem}
h2{font-size:1rem;margin:1rem 0 .25rem}
p{margin:0 0 .75rem}
.facts{display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.875rem;margin:0 0 1rem;padding:0;list-style:none}
.status{font-weight:600}
a{color:LinkText}
a:focus-visible{outline:3px solid currentcolor;outline-offset:2px}
footer{border-block-start:1px solid GrayText;padding-block-start:.75rem;font-size:.875rem}
footer a{display:inline-block;padding-block:.5rem}`;

/** Nothing in the script writes into the page. */
const POLICY = `${plainCsp([STYLE])}; script-src 'self'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

/** Where the script of embeds is. */
export const EMBED_SCRIPT_PATH = '/embed/frame.js';

/**
 * Tells the page around the frame how high the message is and where a link leads, as WordPress listens to it: by a secret that it has put behind
 * the #, and once more when that page says that it is listening. In its sandbox a frame can do neither by itself. Without a secret nobody listens, and without script
 * everything is there all the same.
 */
export const EMBED_SCRIPT = `(function () {
  'use strict';
  var secret = (/[?#&]secret=([A-Za-z0-9]{1,64})/.exec(location.hash) || [])[1];
  if (!secret || parent === window) return;
  function tell(message, value) { parent.postMessage({message: message, value: value, secret: secret}, '*'); }
  function height() { tell('height', Math.ceil(document.documentElement.getBoundingClientRect().height)); }
  addEventListener('load', height);
  addEventListener('resize', height);
  addEventListener('message', function (event) {
    if (event.source === parent && event.data && event.data.message === 'ready' && event.data.secret === secret) height();
  });
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (link) tell('link', link.href);
  });
  height();
})();
`;

/** What a page for frames is written with. `ancestors`: who may show it (`frame-ancestors`). */
export interface EmbedContext extends Omit<EntryContext, 'agencies'> {
  readonly ancestors: string;
}

/** A page for frames, as it is sent. */
export interface EmbedPage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A message on a page of its own that other sites show in a frame: to read, with a way to the board. */
export async function embedPage(message: Message, context: EmbedContext): Promise<EmbedPage> {
  const {words, board, addresses} = context;
  const entry = {words, board, addresses, agencies: agenciesById(message.agencies)};
  return await framed(context, {
    title: message.title, titleLanguage: message.language, url: addresses.message(message.id), number: message.number,
    content: html`
<ul class="facts"><li class="status">${words.t(`status.${message.status}`)}</li>
<li>${words.t('thread.written-by', {name: authorOf(message, words), date: words.dateTime(message.createdAt, board.timeZone)})}</li>
<li>${words.t('thread.written-to', {agency: nameOf(message.agencyId, entry)})}</li></ul>
${messageContent(message, entry)}`,
  });
}

/** What stands in the frame where there is no message to show, or none just now. */
export async function embedNotice(context: EmbedContext, {title, text}: {readonly title: string; readonly text: string}): Promise<EmbedPage> {
  return await framed(context, {title, url: context.addresses.board, content: html`
<p>${text}</p>`});
}

/** What stands in a frame. */
interface Framed {
  readonly title: string;
  readonly titleLanguage?: string;
  /** Where there is more of it. */
  readonly url: string;
  /** The message's own. */
  readonly number?: string;
  /** Follows the heading. */
  readonly content: ReturnType<typeof html>;
}

async function framed({words, board, addresses, ancestors}: EmbedContext, {title, titleLanguage = '', url, number, content}: Framed): Promise<EmbedPage> {
  const name = words.text(board.name) || words.t('pages.list');
  const body = await html`<!doctype html>
<html lang="${words.language}" dir="${directionOf(words.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.t('pages.page-title', {page: title, board: name})}</title>
<meta name="robots" content="noindex">${number === undefined ? '' : html`<link rel="canonical" href="${url}">`}<style>${raw(STYLE)}</style>
<script src="${addresses.base}${EMBED_SCRIPT_PATH}" defer></script></head>
<body><article>
<h1 dir="auto"${lang(titleLanguage)}>${title}</h1>${content}</article>
<footer><a href="${url}" target="_top">${number === undefined ? '' : `${words.t('thread.number', {number})} · `}${name}</a></footer>
</body></html>`;
  return {
    body: String(body),
    headers: {
      'Content-Language': words.language,
      'Content-Security-Policy': `${POLICY}; frame-ancestors ${ancestors}`,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Robots-Tag': 'noindex',
    },
  };
}

function lang(language: string) {
  const tag = languageTag(language);
  return tag ? raw(` lang="${tag}"`) : '';
}
