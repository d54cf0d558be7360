import {html, raw} from 'hono/html';
import {findById, flattenTopics, type Message, truncate} from '../../model/index.js';
import {escapeJson} from '../../ssr/escape.js';
import {FEED_TYPES, type FeedScope} from './addresses.js';
import {messageText} from './content.js';
import type {EntryContext} from './entries.js';
import {feedLinksOf} from './feeds.js';
import {type JsonLd, listJsonLd, messageJsonLd} from './json-ld.js';
import {agenciesById, changedAt, isForEverybody} from './public-message.js';
import type {Markup} from './xml.js';

/** Characters of a description: what search engines show. */
const DESCRIPTION = 160;

/**
 * What the head of a message's page says to machines: its permanent address, what to show where it is linked, structured data, its feed, and how
 * to embed it. For anything but what everybody gets of a public message: that it is not to be listed, and nothing else.
 */
export function messageHead(message: Message, {board, words, addresses}: Omit<EntryContext, 'agencies'>): Markup {
  if (!isForEverybody(message)) return NOT_LISTED;
  const context = {board, words, addresses, agencies: agenciesById(message.agencies)};
  const {id, title, createdAt, topic} = message;
  const url = addresses.message(id);
  const description = descriptionOf(messageText({...message, answers: []}, context));
  const image = message.attachments.find((file) => file.public && file.type.startsWith('image/') && !file.url.includes('?'));
  const section = words.text(findById(flattenTopics(board.topics), topic)?.name);
  return html`<link rel="canonical" href="${url}">
<meta name="description" content="${description}">
${graph({type: 'article', title, url, description, site: words.text(board.name), locale: localeOf(words.language)})}
<meta property="article:published_time" content="${createdAt}">
<meta property="article:modified_time" content="${changedAt(message)}">
${section ? html`<meta property="article:section" content="${section}">
` : ''}${image ? html`<meta property="og:image" content="${addresses.file(image.url)}">
<meta property="og:image:alt" content="${image.description}">
${image.width && image.height ? html`<meta property="og:image:width" content="${image.width}">
<meta property="og:image:height" content="${image.height}">
` : ''}` : ''}<link rel="alternate" type="${FEED_TYPES.atom}" href="${addresses.messageFeed(id, 'atom')}" title="${title} (Atom)">
<link rel="alternate" type="${FEED_TYPES.json}" href="${addresses.messageFeed(id, 'json')}" title="${title} (JSON)">
<link rel="alternate" type="application/json+oembed" href="${addresses.oembed(id, 'json')}" title="${title}">
<link rel="alternate" type="text/xml+oembed" href="${addresses.oembed(id, 'xml')}" title="${title}">
${structured(messageJsonLd(message, context))}`;
}

/** What a list's page says to machines: its address, and the feeds of what it shows. `names` are those of agency and place. */
export function listHead(scope: FeedScope, {title, description, ...names}: {
  readonly title: string; readonly description: string; readonly agencyName?: string | undefined; readonly placeName?: string | undefined;
}, {board, words, addresses}: Omit<EntryContext, 'agencies'>): Markup {
  const url = addresses.list(scope);
  return html`<link rel="canonical" href="${url}">
<meta name="description" content="${descriptionOf(description)}">
${graph({type: 'website', title, url, description: descriptionOf(description), site: words.text(board.name), locale: localeOf(words.language)})}
${feedLinksOf(scope, {words, addresses}).map((link) => html`<link rel="alternate" type="${link.type}" href="${link.href}" title="${link.title}">
`)}${structured(listJsonLd(scope, {name: title, ...names}, {board, words, addresses}))}`;
}

/** What is not for everybody has no address, no description and no feed in its head. */
export const NOT_LISTED: Markup = html`<meta name="robots" content="noindex">`;

function graph({type, title, url, description, site, locale}: {readonly type: string; readonly title: string; readonly url: string; readonly description: string; readonly site: string; readonly locale: string}): Markup {
  return html`<meta property="og:type" content="${type}">
<meta property="og:title" content="${title}">
<meta property="og:url" content="${url}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="${site}">
<meta property="og:locale" content="${locale}">
<meta name="twitter:card" content="summary">`;
}

/** Data, and no script: no policy for scripts stops it, and nothing runs it. */
function structured(data: JsonLd): Markup {
  return html`<script type="application/ld+json">${raw(escapeJson(data))}</script>`;
}

function descriptionOf(text: string): string {
  return truncate(text.replace(/\s+/g, ' ').trim(), DESCRIPTION);
}

/** `zh-Hans` → `zh_CN`, as Open Graph writes languages. */
function localeOf(language: string): string {
  const {language: tongue, region} = new Intl.Locale(language).maximize();
  return region ? `${tongue}_${region}` : tongue;
}
