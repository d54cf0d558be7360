import {html} from 'hono/html';
import {isBoardError} from '../../adapter/index.js';
import {type Message, VISITOR} from '../../model/index.js';
import type {ApiParts} from '../http/env.js';
import {messageHead} from '../publishing/head.js';
import {isForEverybody} from '../publishing/public-message.js';
import {wasPublic} from '../store/index.js';
import {elementIn} from './element.js';
import {type Page, type PageContext, waysOn} from './frame.js';
import {storeReader} from './reader.js';

/**
 * A message at its permanent address, which holds its id; its number leads there. What is not for everybody is not there, to the letter; what was
 * for everybody once is gone, so that search engines forget it.
 */
export async function messagePage(context: PageContext, parts: ApiParts, idOrNumber: string): Promise<Page | {readonly moved: string}> {
  const message = await publicMessage(parts, idOrNumber);
  if (!message) return (await wasPublic(parts.store.context, idOrNumber)) ? gonePage(context) : notFoundPage(context);
  const {board, words, addresses, link} = context;
  const path = `/messages/${encodeURIComponent(message.id)}`;
  if (idOrNumber !== message.id) return {moved: link(path)};
  const reader = storeReader(parts, message);
  const element = await elementIn('civic-thread', {'message-id': message.id, 'thread-url': `${context.root}/messages/{id}`}, context, reader);
  return {
    title: message.title,
    heading: html`<h1 class="visually-hidden" dir="auto">${message.title}</h1>`,
    head: messageHead(message, {board, words, addresses}),
    content: element.content, styles: element.styles, enhanced: true,
  };
}

async function publicMessage({store}: ApiParts, idOrNumber: string): Promise<Message | undefined> {
  try {
    const message = await store.getMessage(VISITOR, idOrNumber);
    return isForEverybody(message) ? message : undefined;
  } catch (error) {
    if (isBoardError(error) && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Nothing here, or nothing for everybody: the same page, to the letter. */
export function notFoundPage(context: PageContext): Page {
  const {words} = context;
  return {status: 404, title: words.t('pages.not-found-title'), content: html`<p>${words.t('pages.not-found-text')}</p>
${waysOn(context, ['list', 'track'])}`};
}

function gonePage(context: PageContext): Page {
  const {words} = context;
  return {status: 410, title: words.t('pages.gone-title'), content: html`<p>${words.t('pages.gone-text')}</p>
${waysOn(context, ['list', 'track'])}`};
}
