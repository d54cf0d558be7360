import {html, raw} from 'hono/html';
import {render, type RenderedElements, type RenderedTag} from '../../ssr/index.js';
import type {BoardReader} from '../../ssr/index.js';
import {API_PATH} from '../http/path.js';
import type {Html, PageContext} from './frame.js';

/** An element in a page, and the styles that the page's policy is to let through. */
export interface ElementInPage {
  readonly content: Html;
  readonly styles: readonly string[];
}

/**
 * An element with all that it shows, inside of what connects it to the board once there is script. `inert`: on a page that brings none.
 */
export async function elementIn<T extends RenderedTag>(tag: T, attributes: RenderedElements[T], {board, words, addresses, url, root}: Pick<PageContext, 'board' | 'words' | 'addresses' | 'url' | 'root'>, adapter: BoardReader, {inert = false} = {}): Promise<ElementInPage> {
  const rendered = await render(tag, attributes, {adapter, board, language: words.language, url: `${addresses.base}${url.pathname}${url.search}`, inert, endpoint: `${root}${API_PATH}`});
  return {content: html`${raw(await rendered.text())}`, styles: rendered.styles};
}
