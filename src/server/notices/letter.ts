import {html} from 'hono/html';
import {directionOf, fill} from '../../i18n/index.js';
import {type NoticeStrings, noticeStrings} from '../../i18n/notices.js';
import {publicContentOf, textIn} from '../../model/index.js';
import type {StoreContext} from '../store/context.js';
import {type Facts, namesIn} from './facts.js';

/** A letter in words, before it has an address. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47 tag of the language that it is written in. */
  readonly language: string;
}

/** A line of a letter: a paragraph, a link with what it does, or nothing where the part about the letter itself begins. */
export type Line = string | {readonly says: string; readonly url: string};

/** The words of a step, as letters and push messages have them. */
export interface StepWords {
  readonly language: string;
  readonly strings: NoticeStrings;
  readonly subject: string;
  readonly body: string;
  readonly about: string;
}

/** A step in words. The title is there only while everybody may read it; what somebody wrote, only if it is a public note. */
export async function stepWords(context: Pick<StoreContext, 'db' | 'board'>, facts: Facts, wanted: string): Promise<StepWords> {
  const {languages} = await context.board();
  const {tag, strings} = noticeStrings(wanted, languages[0] ?? 'en');
  const {event: {action}, record: {number, content}, progress: {hidden}} = facts;
  const said = (key: string, values: Readonly<Record<string, string>> = {}) => {
    const phrase = (strings as Readonly<Record<string, NoticeStrings[keyof NoticeStrings]>>)[key];
    return phrase === undefined ? '' : fill(phrase, tag, values);
  };
  const names = await namesIn(context, facts, tag, said('board-staff'));
  return {
    language: tag, strings,
    subject: said(`subject-${action}`),
    body: said(`body-${action}`, {...names, number}),
    about: facts.listed ? said('about-title', {title: publicContentOf(content, hidden).title, number}) : said('about-number', {number}),
  };
}

/** The letter about one step. `threadUrl` is the message's page, where the site has one. */
export async function stepLetter(
  context: Pick<StoreContext, 'db' | 'board'>, facts: Facts,
  {language, author, threadUrl, stopUrl}: {readonly language: string; readonly author: boolean; readonly threadUrl: string | undefined; readonly stopUrl: string},
): Promise<Letter> {
  const {name} = await context.board();
  const {language: tag, strings, subject, body, about} = await stepWords(context, facts, language);
  const {event, record: {number}} = facts;
  const forAuthor = (strings as Readonly<Record<string, NoticeStrings[keyof NoticeStrings]>>)[`author-${event.action}`];
  return await compose(tag, textIn(name, tag), fill(strings['subject-line'], tag, {subject, number}), [
    body,
    about,
    ...(facts.public && event.publicText ? [fill(strings.note, tag, {note: event.publicText})] : []),
    ...(author && forAuthor !== undefined ? [fill(forAuthor, tag)] : []),
    ...(threadUrl !== undefined ? [{says: fill(strings['see-message'], tag), url: threadUrl}] : []),
    '',
    fill(author ? strings['why-author'] : strings['why-follower'], tag),
    {says: fill(strings['stop-link'], tag), url: stopUrl},
  ]);
}

/** The letter that asks a follower whether the address is theirs. Says no more of the message than its number, for it may be anybody's. */
export async function confirmLetter(
  context: Pick<StoreContext, 'board'>, {number, language, confirmUrl}: {readonly number: string; readonly language: string; readonly confirmUrl: string},
): Promise<Letter> {
  const {name, languages} = await context.board();
  const {tag, strings} = noticeStrings(language, languages[0] ?? 'en');
  return await compose(tag, textIn(name, tag), fill(strings['subject-confirm'], tag), [
    fill(strings['body-confirm'], tag),
    fill(strings['about-number'], tag, {number}),
    {says: fill(strings['confirm-link'], tag), url: confirmUrl},
    '',
    fill(strings['confirm-ignore'], tag),
  ]);
}

/** Plain text, and the same as plain HTML. Text that people wrote is escaped in the one and cannot be markup in the other. */
export async function compose(language: string, board: string, subject: string, lines: readonly Line[]): Promise<Letter> {
  const text = lines.map((line) => (line === '' ? '-- ' : typeof line === 'string' ? line : `${line.says}\n${line.url}`)).join('\n\n');
  const paragraphs = lines.map((line) =>
    line === '' ? html`<hr>` : typeof line === 'string' ? html`<p>${line}</p>` : html`<p>${line.says} <a href="${line.url}">${line.url}</a></p>`);
  const page = await html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><title>${subject}</title></head><body>${paragraphs}<p>${board}</p></body></html>`;
  return {subject, text: `${text}\n\n${board}\n`, html: String(page), language};
}
