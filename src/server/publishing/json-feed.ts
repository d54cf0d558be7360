import {type Feed, type FeedEntry, updatedOf} from './feed.js';

/** A feed as JSON Feed 1.1. */
export async function jsonFeedOf(feed: Feed): Promise<string> {
  const {title, page, self, next, language, author, entries} = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    ...(next && {next_url: next}),
    language,
    authors: [{name: author}],
    // Not of the format, which has no time of its own for a feed; names that begin with an underscore are everybody's.
    _civic_board: {updated: updatedOf(feed)},
    items: await Promise.all(entries.map(itemOf)),
  });
}

async function itemOf({id, url, title, html, text, published, updated, author, categories, language, files}: FeedEntry) {
  const image = files.find(({type}) => type.startsWith('image/'));
  return {
    id, url, title,
    content_html: String(await html),
    content_text: text,
    date_published: new Date(published).toISOString(),
    date_modified: new Date(updated).toISOString(),
    authors: [{name: author}],
    tags: categories.map(({name}) => name),
    ...(language && {language}),
    ...(image && {image: image.url}),
    ...(files.length > 0 && {attachments: files.map((file) => ({url: file.url, mime_type: file.type, size_in_bytes: file.size, ...(file.description && {title: file.description})}))}),
  };
}
