import {html} from 'hono/html';
import type {BoardError, BoardErrorCode} from '../../adapter/index.js';
import {PROBLEMS} from '../http/problem.js';
import {type Page, type PageContext, waysOn} from './frame.js';
import {notFoundPage} from './message-page.js';
import type {PageWords} from './words.js';

/** What is said of an error: what happened, and what helps. */
export function refusalOf(words: PageWords, code: BoardErrorCode): {readonly title: string; readonly text: string} {
  if (code === 'not-found') return {title: words.t('pages.not-found-title'), text: words.t('pages.not-found-text')};
  if (code === 'forbidden') return {title: words.t('pages.other-site-title'), text: words.t('pages.other-site-text')};
  if (code === 'rate-limited') return {title: words.t('pages.too-many-title'), text: words.t('errors.rate-limited')};
  return {title: words.t('pages.error-title'), text: words.any(`errors.${code}`) || words.t('pages.error-text')};
}

/** An error as a page that people can read. */
export function refusedPage(context: PageContext, error: BoardError & {readonly status?: number}): Page {
  const {code, retryAfter = code === 'rate-limited' ? 60 : undefined} = error;
  if (code === 'not-found') return notFoundPage(context);
  const {title, text} = refusalOf(context.words, code);
  return {
    status: error.status ?? PROBLEMS[code].status, title, content: html`<p>${text}</p>`,
    ...(retryAfter !== undefined && {headers: {'Retry-After': String(retryAfter)}}),
  };
}

/** Nothing is at an address, neither of ours nor of a site beside us. */
export function noPage(context: PageContext): Page {
  const {words} = context;
  return {status: 404, title: words.t('pages.not-found-title'), content: html`<p>${words.t('pages.no-page-text')}</p>
${waysOn(context, ['list', 'write', 'track'])}`};
}
