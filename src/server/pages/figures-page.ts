import {html} from 'hono/html';
import type {ApiParts} from '../http/env.js';
import {elementIn} from './element.js';
import type {Page, PageContext} from './frame.js';
import {storeReader} from './reader.js';

/** How the units do. */
export async function figuresPage(context: PageContext, parts: ApiParts): Promise<Page> {
  const {words} = context;
  const element = await elementIn('civic-figures', {filters: ''}, context, storeReader(parts));
  return {
    title: words.t('pages.figures'), place: 'figures', enhanced: true, styles: element.styles,
    content: html`<p class="lead">${words.t('pages.figures-lead')}</p>
${element.content}`,
  };
}
