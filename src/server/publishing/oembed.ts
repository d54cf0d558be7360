import {html, raw} from 'hono/html';
import * as v from 'valibot';
import {BoardError} from '../../adapter/index.js';
import type {ApiContext, ApiParts} from '../http/env.js';
import {StatusError} from '../http/problem.js';
import {checked, queryOf} from '../http/request.js';
import {pageWords} from '../pages/words.js';
import {addressesFor, messageIdAt} from './addresses.js';
import {authorOf} from './content.js';
import type {PublicDocument} from './document.js';
import {publicMessage} from './feeds.js';
import {languageTag} from './public-message.js';
import {type Markup, xml, xmlDocument} from './xml.js';

/** How large an embed is where the site has room, in CSS pixels; and how long sites may keep what they were told. */
const SIZE = {width: 600, height: 480};
const KEPT_SECONDS = 3600;

const pixels = v.optional(v.pipe(v.string('wrong-type'), v.regex(/^[1-9]\d{0,4}$/, 'wrong-type'), v.transform(Number)));

/** What oEmbed 1.0 asks with. Others may add parameters of their own, and some do. */
export const oembedQuery = v.object({
  url: v.pipe(v.string('wrong-type'), v.nonEmpty('required'), v.maxLength(2000, 'too-long')),
  format: v.optional(v.pipe(v.string('wrong-type'), v.maxLength(20, 'too-long')), 'json'),
  maxwidth: pixels,
  maxheight: pixels,
});

/**
 * How a message looks in another site, for one who has only its address (https://oembed.com).
 *
 * The HTML is one `<iframe>` with no more than WordPress leaves in what it is given by a site that it does not know: it takes `a`, `blockquote` and
 * `iframe`, wants an `iframe` that holds nothing, sets `sandbox="allow-scripts"`, and where a `blockquote` comes before it, hides the frame until
 * a script in it has spoken. So there is no blockquote: the thread is shown at once, with JavaScript off too.
 */
export async function oembed(c: ApiContext, parts: ApiParts): Promise<PublicDocument> {
  const {url, format, maxwidth = SIZE.width, maxheight = SIZE.height} = checked(oembedQuery, queryOf(c));
  if (format !== 'json' && format !== 'xml') throw new StatusError(501, 'unsupported', 'the formats are json and xml');
  const addresses = addressesFor(c, parts);
  const id = messageIdAt(url, addresses);
  if (id === undefined) throw new BoardError('not-found', 'this is not the address of a message');
  const [board, message] = [await parts.store.getBoard(), await publicMessage(parts, id)];
  const words = await pageWords(languageIn(url) ?? board.languages[0] ?? 'en');
  const [width, height] = [Math.min(SIZE.width, maxwidth), Math.min(SIZE.height, maxheight)];
  const source = addresses.embed(message.id, languageIn(url));
  const answer = {
    version: '1.0',
    type: 'rich',
    title: message.title,
    author_name: authorOf(message, words),
    provider_name: words.text(board.name),
    provider_url: addresses.board,
    cache_age: KEPT_SECONDS,
    html: String(await html`<iframe src="${source}" width="${width}" height="${height}" title="${message.title}" frameborder="0"></iframe>`),
    width,
    height,
  };
  return format === 'json'
    ? {body: JSON.stringify(answer), type: 'application/json; charset=utf-8'}
    : {body: await xmlDocument(xml`<oembed>
${Object.entries(answer).map(([name, value]) => xml`${tag(name)}${value}${tag(`/${name}`)}
`)}</oembed>`), type: 'text/xml; charset=utf-8'};
}

/** The language of the page that somebody copied the address of. */
function languageIn(url: string): string | undefined {
  return languageTag(new URL(url).searchParams.get('lang') ?? '');
}

/** A tag of one of oEmbed's own names. */
function tag(name: string): Markup {
  return html`${raw(`<${name}>`)}`;
}
