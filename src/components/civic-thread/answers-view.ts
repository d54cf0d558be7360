import {html, nothing, type TemplateResult} from 'lit';
import {isOverdue} from '../../model/overdue.js';
import type {Answer} from '../../model/view.js';
import {phraseWith} from './phrase-with.js';
import {plainAnswerView} from './plain-answer-view.js';
import {dateOf, type Reading, writtenText} from './reading.js';
import {reasonLines} from './reason-lines.js';

/**
 * Every answer with its verdict, or why there is none. `verdictOf` is undefined while verdicts are on their way; until then what comes after
 * the first of them is left out, so that nothing that is shown moves.
 */
export function answersView(reading: Reading, verdictOf: ((answer: Answer) => unknown) | undefined): TemplateResult {
  const {message: {answers}, words} = reading;
  const judged = answers.findIndex(({rating}) => rating);
  const shown = verdictOf || judged < 0 ? answers : answers.slice(0, judged + 1);
  return html`<section part="answers" class="answers" aria-labelledby="answers">
    <h3 id="answers">${words.t('thread.answers')}</h3>
    ${shown.map((answer) => plainAnswerView(reading, answer, verdictOf?.(answer) ?? nothing))}
    ${shown === answers ? standing(reading) : nothing}
  </section>`;
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
