import {html, raw} from 'hono/html';
import {isBoardError} from '../../adapter/index.js';
import {type Message, VISITOR} from '../../model/index.js';
import {addressOf} from '../http/session.js';
import type {ApiContext, ApiParts} from '../http/env.js';
import {withQueryCode} from '../limits/index.js';
import {elementIn} from './element.js';
import type {Html, Page, PageContext} from './frame.js';
import {storeReader} from './reader.js';

/** The dashes that keyboards and word processors put for a hyphen. */
const DASHES = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]/g;

/** Asks for number and query code. */
export function trackPage(context: PageContext): Page {
  return {title: context.words.t('pages.track'), place: 'track', unlisted: true, content: trackForm(context, {number: '', code: ''})};
}

/** Looks a message up. Number and code come in the body of a form: an address would keep them in histories and logs. */
export async function trackedPage(context: PageContext, parts: ApiParts, c: ApiContext, fields: ReadonlyMap<string, string>): Promise<Page> {
  const {words, link} = context;
  const number = (fields.get('number') ?? '').normalize('NFKC').replace(DASHES, '-').replace(/[\s\p{Cf}]/gu, '');
  const code = (fields.get('code') ?? '').trim();
  const frame = {title: words.t('pages.track'), place: 'track', own: true} as const;
  if (!number || !code) return {...frame, status: 422, content: trackForm(context, {number, code}, {...(!number && {number: words.t('track.number-required')}), ...(!code && {code: words.t('track.code-required')})})};
  const message = await lookUp(parts, c, number, code);
  // One answer for an unknown number and a wrong code.
  if (!message) return {...frame, status: 422, content: trackForm(context, {number, code: ''}, {form: words.t('track.wrong')})};
  const element = await elementIn('civic-thread', {'message-id': message.id, 'thread-url': `${context.root}/messages/{id}`}, context, storeReader(parts, message), {inert: true});
  return {
    ...frame, heading: html`<h1 class="visually-hidden" dir="auto">${message.title}</h1>`, styles: element.styles,
    content: html`<p class="notice">${words.t('pages.private-page')}</p>
${element.content}
<p><a href="${link('/track')}">${words.t('pages.track-again')}</a></p>`,
  };
}

async function lookUp(parts: ApiParts, c: ApiContext, number: string, code: string): Promise<Message | undefined> {
  try {
    const message = await withQueryCode(parts.limits, {queryCode: code, address: addressOf(c, parts.trustProxy), message: number},
      ({queryCode, onWrongCode}) => parts.store.getMessage(VISITOR, number, queryCode, onWrongCode));
    return message.relations.includes('author') ? message : undefined;
  } catch (error) {
    if (isBoardError(error) && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** What is wrong with what was typed. */
interface TrackErrors {
  readonly number?: string;
  readonly code?: string;
  readonly form?: string;
}

function trackForm({words, link}: PageContext, values: {readonly number: string; readonly code: string}, errors: TrackErrors = {}): Html {
  const field = (name: 'number' | 'code', autofocus: boolean) => html`<div class="field"><label for="${name}">${words.t(`track.${name}`)}</label>
<p class="hint" id="${name}-hint">${words.t(`track.${name}-hint`)}</p>${errors[name] ? html`<p class="error" id="${name}-error">${errors[name]}</p>` : ''}
<input id="${name}" name="${name}" autocomplete="off" autocapitalize="off" spellcheck="false" value="${values[name]}" aria-describedby="${name}-hint${errors[name] ? ` ${name}-error` : ''}"${errors[name] ? raw(' aria-invalid="true"') : ''}${autofocus ? raw(' autofocus') : ''}></div>`;
  return html`<form class="page-form" method="post" action="${link('/track')}">
<p class="lead">${words.t('track.intro')}</p>
${errors.form ? html`<p class="notice failed" role="alert">${errors.form}</p>` : ''}
${field('number', false)}
${field('code', errors.form !== undefined)}
<div><button class="button">${words.t('track.look-up')}</button></div></form>`;
}
