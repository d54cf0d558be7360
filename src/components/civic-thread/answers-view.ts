import {html, nothing, type TemplateResult} from 'lit';
import {isOverdue} from '../../model/overdue.js';
import type {Answer} from '../../model/view.js';
import {filesView} from './files-view.js';
import {phraseWith} from './phrase-with.js';
import {agencyName, audienceMark, dateOf, entryAfter, newMark, type Reading, timeOf, writtenText} from './reading.js';
import {reasonLines} from './reason-lines.js';
import {verdictView} from './verdict-view.js';

/** Every answer with its verdict, or why there is none. */
export function answersView(reading: Reading): TemplateResult {
  const {message, words} = reading;
  const {answers} = message;
  return html`<section part="answers" class="answers" aria-labelledby="answers">
    <h3 id="answers">${words.t('thread.answers')}</h3>
    ${answers.map((answer) => answerView(reading, answer))}
    ${standing(reading)}
  </section>`;
}

/** One answer, as its readers see it. */
export function answerView(reading: Reading, answer: Answer): TemplateResult {
  const {words} = reading;
  const {approvedAt, submittedAt, person, contact, stage} = answer;
  const organisation = answer.organisation || agencyName(reading, answer.agencyId) || words.t('common.board-staff');
  const hidden = stage !== undefined && stage !== 'approved';
  return html`<article part="answer" class="answer ${hidden ? 'hidden-answer' : ''}">
    <h4 id="answer-${answer.id}" tabindex="-1">${phraseWith(words.any('thread.answer-of'), {agency: organisation})}${newMark(reading, answer.id)}</h4>
    ${hidden ? html`<div class="marks"><p class="stage">${words.t(`thread.stage-${stage}`)}</p>${audienceMark(reading, 'staff')}</div>` : nothing}
    <p class="muted">
      ${approvedAt
        ? phraseWith(words.any('thread.answered-on'), {date: timeOf(reading, approvedAt)})
        : submittedAt ? phraseWith(words.any('thread.submitted-on'), {date: timeOf(reading, submittedAt)}) : nothing}
    </p>
    ${stage === 'returned' ? reasonLines(reading, entryAfter(reading, 'return', submittedAt)) : nothing}
    ${writtenText(reading, answer.body)}
    ${person ? html`<p class="contact">${phraseWith(words.any('thread.person'), {person})}</p>` : nothing}
    ${contact ? html`<p class="contact">${phraseWith(words.any('thread.contact'), {contact})}</p>` : nothing}
    ${filesView(reading, answer.attachments)}
    ${verdictView(reading, answer)}
  </article>`;
}

/** Where an answer is missing: how things stand, and when one is due as far as the reader may know. */
function standing(reading: Reading): TemplateResult | typeof nothing {
  const {message, words} = reading;
  const {status, dueAt, answers} = message;
  switch (status) {
    case 'received': return html`<p class="notice">${words.t('thread.being-checked')}</p>`;
    case 'withdrawn': return html`<p class="notice">${words.t('thread.was-withdrawn')}</p>`;
    case 'rejected': return html`<div class="notice">${rejection(reading)}</div>`;
    case 'answered': return nothing;
    case 'waiting': case 'in-progress': {
      const open = words.t(answers.some(({approvedAt}) => approvedAt) ? 'thread.another-answer' : 'thread.no-answer');
      const due = dueAt && phraseWith(words.any(isOverdue(dueAt, new Date()) ? 'thread.answer-overdue' : 'thread.answer-due'), {date: dateOf(reading, dueAt)});
      return html`<p class="notice">${open} ${due}</p>`;
    }
  }
}

/** What the author is told: the reason, and what board staff wrote to them. */
function rejection(reading: Reading): TemplateResult {
  const {message, words} = reading;
  const entry = message.timeline.findLast(({action}) => action === 'reject' || action === 'take-down');
  return html`
    <p>${words.t(entry?.action === 'take-down' ? 'thread.taken-down' : 'thread.not-published')}</p>
    ${reasonLines(reading, entry)}
    ${entry?.words ? writtenText(reading, entry.words) : nothing}
  `;
}
