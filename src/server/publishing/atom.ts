import {FEED_TYPES} from './addresses.js';
import {type Feed, type FeedEntry, updatedOf} from './feed.js';
import {type Markup, xml, xmlDocument} from './xml.js';

/** A feed as Atom 1.0 (RFC 4287), in pages (RFC 5005). Titles are plain text, and the content is HTML that is escaped once more, as most readers expect it. */
export async function atomOf(feed: Feed): Promise<string> {
  const {id, title, page, self, next, language, author, entries} = feed;
  return await xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${id}</id>
<title>${title}</title>
<updated>${updatedOf(feed)}</updated>
<author><name>${author}</name></author>
<link rel="self" type="${FEED_TYPES.atom}" href="${self}"/>
<link rel="first" type="${FEED_TYPES.atom}" href="${id}"/>
${next ? xml`<link rel="next" type="${FEED_TYPES.atom}" href="${next}"/>
` : ''}<link rel="alternate" type="text/html" href="${page}"/>
<generator>civic-board</generator>
${await Promise.all(entries.map(entryOf))}</feed>`);
}

async function entryOf({id, url, title, html, published, updated, author, categories, language, files}: FeedEntry): Promise<Markup> {
  const lang = language ? xml` xml:lang="${language}"` : '';
  return xml`<entry${lang}>
<id>${id}</id>
<title>${title}</title>
<link rel="alternate" type="text/html" href="${url}"/>
<published>${new Date(published).toISOString()}</published>
<updated>${new Date(updated).toISOString()}</updated>
<author><name>${author}</name></author>
${categories.map((category) => xml`<category term="${category.id}" label="${category.name}"/>
`)}${files.map((file) => xml`<link rel="enclosure" type="${file.type}" length="${file.size}" href="${file.url}" title="${file.description}"/>
`)}<content type="html">${String(await html)}</content>
</entry>
`;
}
