import {html, nothing, type TemplateResult} from 'lit';
import type {MaskablePart} from '../../model/hiding.js';
import {findById, flattenTopics} from '../../model/topic.js';
import {renderBadge} from '../civic-status-badge/badge.js';
import {filesView} from './files-view.js';
import {phraseWith} from './phrase-with.js';
import {agencyName, dateOf, languageOf, type Reading, writtenText} from './reading.js';
import {spotView} from './spot-view.js';

const STATUS_PARTS = {base: 'status status__base', icon: 'status__icon'};

/** What was asked, by whom, of whom. */
export function messageView(reading: Reading): TemplateResult {
  return html`${headerView(reading)}${wordsView(reading)}`;
}

/** The text of a message, its place and its files. `heading` makes headings of another level than the third. */
export function wordsView(reading: Reading, heading: (text: string) => TemplateResult = (text) => html`<h3>${text}</h3>`): TemplateResult {
  const {message, words} = reading;
  const {body, demand, details, spot, attachments} = message;
  return html`<div part="message" class="message">
    ${reading.oversight?.note(reading) ?? nothing}
    ${body && writtenText(reading, textOf(reading, 'body'))}
    ${demand && html`${heading(words.t('thread.demand'))}${writtenText(reading, textOf(reading, 'demand'))}`}
    ${details && html`${heading(words.t('thread.details'))}${writtenText(reading, textOf(reading, 'details'))}`}
    ${spot ? html`${heading(words.t('thread.place'))}${spotView(reading, spot)}` : nothing}
    ${attachments.length ? html`${heading(words.t('thread.attachments'))}${filesView(reading, reading.oversight?.files(reading) ?? attachments)}` : nothing}
  </div>`;
}

function headerView(reading: Reading): TemplateResult {
  const {message, words} = reading;
  const {displayName, createdAt, status, visibility} = message;
  const addressee = message.timeline.find(({action}) => action === 'submit')?.handlerId ?? message.agencyId;
  return html`<header part="header">
    ${renderBadge(status, words.t(`status.${status}`), STATUS_PARTS)}
    <h2 part="title" id="title" tabindex="-1" dir="auto" lang=${languageOf(message)}>${textOf(reading, 'title')}</h2>
    <ul class="facts">
      <li>${words.t('thread.number', {number: message.number})}${subjectsOf(reading).map((subject) => html`<span> · ${subject}</span>`)}</li>
      ${agencyLine(reading, 'thread.written-to', addressee)}
      ${message.agencyId === addressee ? nothing : agencyLine(reading, 'thread.handled-by', message.agencyId)}
      <li>${phraseWith(words.any('thread.written-by'), {name: displayName || words.t('common.anonymous'), date: dateOf(reading, createdAt)})}</li>
    </ul>
    ${visibility === 'confidential' ? html`<p class="audience">${words.t('thread.confidential')}</p>` : nothing}
  </header>`;
}

/** A text of the message, with a mark on what is hidden. */
export function textOf(reading: Reading, part: MaskablePart): TemplateResult | string {
  return reading.oversight?.text(reading, part) ?? reading.message[part];
}

function agencyLine(reading: Reading, phrase: string, id: string): TemplateResult | typeof nothing {
  const agency = agencyName(reading, id);
  return agency ? html`<li>${phraseWith(reading.words.any(phrase), {agency})}</li>` : nothing;
}

/** Kind, topic and the topic inside it, as far as the board names them. */
export function subjectsOf({message, words, board}: Reading): string[] {
  if (!board) return [];
  const topics = flattenTopics(board.topics).filter(({id}) => message.topic === id || message.topic.startsWith(`${id}/`));
  return [findById(board.kinds, message.kind), ...topics].flatMap((item) => (item ? [words.text(item.name)] : []));
}
