import {html, raw} from 'hono/html';
import type {PageWords} from '../pages/words.js';
import type {BoardInfo} from '../../model/index.js';
import {type Agencies, languageTag, partsOf, type PublicMessage} from './public-message.js';
import {type Markup, possibleText} from './xml.js';

/** What texts of feeds and embeds are written with. */
export interface Wording {
  readonly words: PageWords;
  readonly board: BoardInfo;
  readonly agencies: Agencies;
}

/** An agency by its name; by its id where nobody knows it. */
export function nameOf(agencyId: string | null, {words, agencies}: Pick<Wording, 'words' | 'agencies'>): string {
  if (agencyId === null) return words.t('common.board-staff');
  return words.text(agencies.get(agencyId)?.name) || agencyId;
}

/** Whoever wrote a message, as it is shown. */
export function authorOf({displayName}: {readonly displayName: string}, words: PageWords): string {
  return displayName || words.t('common.anonymous');
}

/** The organisation of an answer, as the answer names it. */
export function organisationOf({organisation, agencyId}: {readonly organisation: string; readonly agencyId: string | null}, wording: Pick<Wording, 'words' | 'agencies'>): string {
  return organisation || nameOf(agencyId, wording);
}

/** Text as paragraphs: what people wrote, with the line breaks that they made, in the language that they wrote it in as far as that is known. */
export function paragraphs(text: string, language = ''): Markup {
  const tag = languageTag(language);
  const lang = tag ? raw(` lang="${tag}"`) : '';
  return html`${possibleText(text).split(/\n{2,}/).filter((part) => part.trim() !== '').map((part) => html`<p dir="auto"${lang}>${lines(part)}</p>`)}`;
}

function lines(text: string): Markup {
  return html`${text.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))}`;
}

/** A message and its answers as a piece of a page, without title and status. `level`: of the headings in it. */
export function messageContent(message: PublicMessage, wording: Wording, level: 2 | 3 = 2): Markup {
  const {words} = wording;
  const heading = (text: string) => (level === 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`);
  return html`${partsOf(message).map((part) => html`${part.heading ? heading(words.t(part.heading)) : ''}${paragraphs(part.text, message.language)}`)}${
    message.answers.map((answer) => html`${heading(words.t('thread.answer-of', {agency: organisationOf(answer, wording)}))}${paragraphs(answer.body)}`)}`;
}

/** The same as plain text. */
export function messageText(message: PublicMessage, wording: Wording): string {
  const {words} = wording;
  return [
    ...partsOf(message).map(({heading, text}) => (heading ? `${words.t(heading)}\n${text}` : text)),
    ...message.answers.map((answer) => `${words.t('thread.answer-of', {agency: organisationOf(answer, wording)})}\n${answer.body}`),
  ].join('\n\n');
}
