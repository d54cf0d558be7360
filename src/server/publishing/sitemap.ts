import type {ListedAddress} from '../store/list-public.js';
import type {Addresses} from './addresses.js';
import {xml, xmlDocument} from './xml.js';

/** Addresses in one sitemap, as https://www.sitemaps.org allows at most. */
export const MOST_ADDRESSES = 50_000;

/** How many parts so many addresses take: one, which is the sitemap itself, or several that an index names. */
export function partsFor(count: number, most = MOST_ADDRESSES): number {
  return Math.max(1, Math.ceil(count / most));
}

/** A sitemap of messages. */
export async function sitemapOf(messages: readonly ListedAddress[], {message}: Pick<Addresses, 'message'>): Promise<string> {
  return await xmlDocument(xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${messages.map(({id, changedAt}) => xml`<url><loc>${message(id)}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>
`)}</urlset>`);
}

/** The index of the parts of a sitemap that is too long for one. */
export async function sitemapIndexOf(parts: number, {sitemap}: Pick<Addresses, 'sitemap'>): Promise<string> {
  return await xmlDocument(xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${Array.from({length: parts}, (_, index) => xml`<sitemap><loc>${sitemap(index + 1)}</loc></sitemap>
`)}</sitemapindex>`);
}

/**
 * What robots may read: everything that is public. Searches are left out, of which there are no end. What is not public is not kept from them
 * here, where everybody could read what there is to hide, but has no address that they could find, and says `noindex` besides.
 */
export function robotsText({sitemap}: Pick<Addresses, 'sitemap'>): string {
  return `User-agent: *\nDisallow: /*?search=\nDisallow: /*&search=\n\nSitemap: ${sitemap()}\n`;
}
