import {html, nothing, type TemplateResult} from 'lit';
import type {Answer} from '../../model/view.js';
import {filesView} from './files-view.js';
import {phraseWith} from './phrase-with.js';
import {agencyName, audienceMark, entryAfter, newMark, type Reading, timeOf, writtenText} from './reading.js';
import {reasonLines} from './reason-lines.js';

/** One answer, with what its author thought of it. */
export function plainAnswerView(reading: Reading, answer: Answer, verdict: unknown): TemplateResult {
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
    ${verdict}
  </article>`;
}
