import {html, nothing, type TemplateResult} from 'lit';
import type {MessageSummary, Names} from '../../model/index.js';
import {highlighted} from '../civic-message-list/highlight.js';
import {assigneeText, dueView, marksOf, type StandingModel, stateWord} from '../standing/standing-view.js';
import {threadUrl} from '../thread-url.js';
import type {Outcome} from './bulk-run.js';
import {outcomeText} from './outcome-text.js';
import type {Words} from './words.js';

/** What rows are shown with, looked up once for all of them. */
export interface RowModel extends Omit<StandingModel, 'words'> {
  readonly words: Words;
  readonly names: {readonly kinds: Names; readonly topics: Names; readonly agencies: Names};
  readonly handleUrl: string;
  /** What was looked for; marked where it stands. */
  readonly text: string;
  /** The unit of whoever looks: that it has a message goes without saying. */
  readonly ownAgencyId: string;
  /** The tray is that of messages that no unit has. */
  readonly handedBack: boolean;
  readonly onOpen: (id: string, event: MouseEvent) => void;
  readonly onSelect: (id: string, event: MouseEvent) => void;
}

/** One message: what it is about, how it stands, and a box to select it. */
export function rowView(message: MessageSummary, selected: boolean, opened: boolean, outcome: Outcome | undefined, model: RowModel): TemplateResult {
  const {words, names, handleUrl, text, ownAgencyId} = model;
  const {id, number, title, language, desk} = message;
  const lang = language || nothing;
  const state = stateWord(message, words, model.handedBack);
  // That nobody in particular has it goes without saying.
  const assignee = desk?.assignee ? assigneeText(message, words) : '';
  const facts = [
    number, words.text(names.kinds.get(message.kind)), words.text(names.topics.get(message.topic)),
    message.agencyId === ownAgencyId ? '' : words.text(names.agencies.get(message.agencyId)),
  ].filter(Boolean);
  const open = (event: MouseEvent) => model.onOpen(id, event);
  const shown = highlighted(title, text);
  return html`<article part="row" class="entry ${selected ? 'selected' : ''} ${opened ? 'opened' : ''}">
    ${desk ? html`<label class="pick">
      <input type="checkbox" data-control="pick" .checked=${selected} @click=${(event: MouseEvent) => model.onSelect(id, event)} />
      <span class="visually-hidden">${words.t('inbox.select', {number})}</span>
    </label>` : html`<span class="pick"></span>`}
    <div class="what">
      <h3 part="title" class="title">${handleUrl
        ? html`<a part="link" data-control="open" href=${threadUrl(handleUrl, id)} lang=${lang} dir="auto" aria-current=${opened ? 'true' : nothing} @click=${open}>${shown}</a>`
        : html`<button part="link" data-control="open" type="button" class="link" lang=${lang} dir="auto" aria-current=${opened ? 'true' : nothing} @click=${open}>${shown}</button>`}</h3>
      <p part="facts" class="facts">${facts.map((fact, index) => html`${index > 0 ? ' · ' : ''}<bdi>${fact}</bdi>`)}</p>
    </div>
    <div class="how">
      ${dueView(message, model)}
      <ul class="standing-marks">
        ${state ? html`<li part="mark" class="mark state">${state}</li>` : nothing}
        ${assignee ? html`<li part="mark" class="mark">${assignee}</li>` : nothing}
        ${marksOf(message, model)}
      </ul>
    </div>
    ${outcome ? html`<p part="outcome" class="outcome ${outcome.kind}">${outcomeText(outcome, words)}</p>` : nothing}
  </article>`;
}

/** The place that a row takes, while it is on its way. */
export function rowSkeleton(): TemplateResult {
  return html`<div class="entry skeleton"><span class="pick"></span><span class="bar"></span><span class="bar short"></span></div>`;
}
