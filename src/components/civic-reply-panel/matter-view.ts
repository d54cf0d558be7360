import {html, nothing, type TemplateResult} from 'lit';
import {listIn} from '../../controllers/written.js';
import {isOverdue} from '../../model/index.js';
import {foldedSteps, timelineView} from '../civic-thread/timeline-view.js';
import {answerView} from '../civic-thread/answer-view.js';
import {subjectsOf, textOf, wordsView} from '../civic-thread/message-view.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import {agencyName, dateOf, languageOf, type Reading, timeOf} from '../civic-thread/reading.js';
import {assigneeText, dueView, marksOf, type StandingModel, stateWord} from '../standing/standing-view.js';
import type {Words} from './words.js';

/** The message itself: what was asked, by whom, how it stands, and its files. */
export function matterView(reading: Reading, model: StandingModel): TemplateResult {
  const {message, words} = reading;
  const {displayName, createdAt, number} = message;
  const moved = message.timeline.findLast(({action}) => action === 'submit' || action === 'transfer' || action === 'hand-back');
  const state = stateWord(message, model.words, moved?.action === 'hand-back');
  const assignee = assigneeText(message, model.words);
  const extended = message.timeline.findLast(({action}) => action === 'extend' || action === 'reopen')?.action === 'extend';
  return html`<article part="matter" class="matter" aria-labelledby="matter">
    <h3 part="title" id="matter" tabindex="-1" dir="auto" lang=${languageOf(message)}>${textOf(reading, 'title')}</h3>
    <p class="muted">${words.t('thread.number', {number})}${subjectsOf(reading).map((subject) => html`<span> · ${subject}</span>`)}</p>
    <p class="muted">${phraseWith(words.any('thread.written-by'), {name: displayName || words.t('common.anonymous'), date: dateOf(reading, createdAt)})}
      · ${phraseWith(words.any('thread.handled-by'), {agency: agencyName(reading, message.agencyId)})}</p>
    <div part="standing" class="standing">
      ${dueView(message, model)}
      <ul class="standing-marks">
        ${state ? html`<li part="mark" class="mark state">${state}</li>` : nothing}
        ${assignee && message.relations.includes('handler') ? html`<li part="mark" class="mark">${assignee}</li>` : nothing}
        ${extended ? html`<li part="mark" class="mark">${model.words.t('standing.extended')}</li>` : nothing}
        ${marksOf(message, model)}
      </ul>
    </div>
    ${wordsView(reading, (text) => html`<h4>${text}</h4>`)}
  </article>`;
}

/** The answers so far, those that are public and those that came back. The one in review stands beside the message already. */
export function answersSoFar(reading: Reading): TemplateResult | typeof nothing {
  const answers = reading.message.answers.filter(({stage}) => stage !== 'in-review' && stage !== 'with-lead');
  if (answers.length === 0) return nothing;
  return html`<section part="answers" class="part" aria-labelledby="answers">
    <h3 id="answers">${reading.words.t('thread.answers')}</h3>
    ${answers.map((answer) => answerView(reading, answer))}
  </section>`;
}

/** Everything that happened, folded up: who handles a message looks there now and then. */
export function historyView(reading: Reading, showAll: boolean, onToggle: () => void): TemplateResult {
  const {message, words} = reading;
  const count = message.timeline.length;
  return html`<details part="history" class="history">
    <summary>${words.any('reply.history', {count})}</summary>
    ${timelineView(reading, foldedSteps(count), showAll, onToggle)}
  </details>`;
}

/** That a message is followed one by one: by whom, why, until when. */
export function supervisionView(reading: Reading, words: Words): TemplateResult | typeof nothing {
  const {supervision} = reading.message;
  if (!supervision) return nothing;
  const {supervisor, since, reason, dueAt, escalatedTo} = supervision;
  const units = escalatedTo.map((id) => agencyName(reading, id)).filter(Boolean);
  return html`<div part="supervision" class="notice supervision">
    <p><strong>${phraseWith(words.any('reply.supervision'), {name: supervisor || words.t('common.board-staff'), date: dateOf(reading, since)})}</strong></p>
    ${reason ? html`<p class="text" dir="auto">${reason}</p>` : nothing}
    ${dueAt ? html`<p class=${isOverdue(dueAt, new Date()) ? 'late' : ''}>${phraseWith(words.any(isOverdue(dueAt, new Date()) ? 'reply.supervision-overdue' : 'reply.supervision-until'), {date: timeOf(reading, dueAt)})}</p>` : nothing}
    ${units.length > 0 ? html`<p>${words.t('reply.supervision-escalated', {units: listIn(words.language, units)})}</p>` : nothing}
  </div>`;
}

/** What colleagues wrote for each other, newest first, apart from anything public. */
export function notesView(reading: Reading, words: Words, onAdd: (() => void) | undefined): TemplateResult | typeof nothing {
  const notes = reading.message.timeline.filter(({action}) => action === 'note').reverse();
  if (notes.length === 0 && !onAdd) return nothing;
  return html`<section part="notes" class="part notes" aria-labelledby="notes">
    <h3 id="notes">${words.t('reply.notes')}</h3>
    ${notes.length === 0 ? html`<p class="hint">${words.t('reply.no-notes')}</p>` : html`<ul>
      ${notes.map(({at, actor, internalText = ''}) => html`<li>
        <p class="muted"><bdi>${actor.name || agencyName(reading, actor.agencyId) || words.t('common.board-staff')}</bdi> · ${timeOf(reading, at)}</p>
        <p class="text" dir="auto">${internalText}</p>
      </li>`)}
    </ul>`}
    ${onAdd ? html`<button type="button" class="button secondary" @click=${onAdd}>${words.t('reply.add-note')}</button>` : nothing}
  </section>`;
}
