import {html, nothing, type TemplateResult} from 'lit';
import type {Answer, Message} from '../../model/index.js';
import type {ReplyCheck} from '../../model/reply-check/index.js';
import {filesView} from '../civic-thread/files-view.js';
import {phraseWith} from '../civic-thread/phrase-with.js';
import {agencyName, languageOf, type Reading, timeOf} from '../civic-thread/reading.js';
import {type CheckedAnswer, type ReviewCheck} from './review-check.js';
import type {Words} from './words.js';

/** The answer that is to be reviewed, with the very words marked that the check objects to. */
export function answerUnderReview(reading: Reading, answer: Answer, checked: CheckedAnswer | undefined, words: Words): TemplateResult {
  const {message} = reading;
  const named: readonly [string, string][] = [
    [words.t('desk.review-organisation'), answer.organisation], [words.t('desk.review-person'), answer.person], [words.t('desk.review-contact'), answer.contact],
  ];
  return html`<section part="answer" class="side answer" aria-labelledby="answer">
    <h3 id="answer">${words.t('review.answer')}</h3>
    <p class="hint">${phraseWith(words.any('review.answer-from'), {
      agency: agencyName(reading, answer.agencyId) || words.t('common.board-staff'), date: timeOf(reading, answer.submittedAt ?? ''),
    })}</p>
    ${answer.stage === 'with-lead' ? html`<p class="notice">${words.t('review.with-lead')}</p>` : nothing}
    <p class="text" dir="auto" lang=${languageOf(message)}>${checked ? markedBody(answer.body, checked.check, words) : answer.body}</p>
    ${filesView(reading, answer.attachments)}
    <dl>${named.map(([label, text]) => (text ? html`<div><dt>${label}</dt><dd class="text" dir="auto">${text}</dd></div>` : nothing))}</dl>
  </section>`;
}

/** Each mark says by its number and reason which finding it is. */
function markedBody(body: string, {marks}: ReplyCheck, words: Words): unknown[] {
  let at = 0;
  const parts = marks.flatMap(({start, end, reason}, index) => {
    const before = body.slice(at, start);
    at = end;
    return [before, html`<mark part="found" id="found-${index + 1}" tabindex="-1"><span class="visually-hidden">${words.t('reply.check-mark', {
      number: index + 1, reason: words.any(`reply.check-${reason}`),
    })} </span><sup aria-hidden="true">${index + 1}</sup>${body.slice(start, end)}</mark>`];
  });
  return [...parts, body.slice(at)];
}

/** What the check found, in words: each reason with the words that it is about, which a press shows in the answer; and what was passed over. */
export function findingsView(check: ReviewCheck, checked: CheckedAnswer | undefined, words: Words, onShow: (id: string) => void): TemplateResult {
  return html`<section part="check" class="check" aria-labelledby="check">
    <h3 id="check">${words.t('review.check')}</h3>
    <div role="status">${checked ? nothing : html`<p>${words.t(check.failed ? 'review.check-failed' : 'review.check-loading')}</p>`}</div>
    ${checked ? foundView(checked, words, onShow) : nothing}
    <p class="hint">${words.t('review.check-hint')}</p>
  </section>`;
}

function foundView({answer, check: {marks, perfunctory, reasons, passedOver}}: CheckedAnswer, words: Words, onShow: (id: string) => void): TemplateResult {
  // What has no words of its own is said all the same.
  const bare = reasons.filter((reason) => reason !== 'incomplete' && !marks.some((mark) => mark.reason === reason));
  if (marks.length + bare.length + passedOver.length === 0) return html`<p>${words.t('reply.check-none')}</p>`;
  return html`
    ${perfunctory ? html`<p class="perfunctory">${words.t('reply.check-perfunctory')}</p>` : nothing}
    ${marks.length > 0 ? html`<ol class="found">
      ${marks.map(({start, end, reason}, index) => html`<li>
        <a href="#found-${index + 1}" @click=${(event: Event) => {
          // A fragment does not reach into a shadow root.
          event.preventDefault();
          onShow(`found-${index + 1}`);
        }}>${words.any(`reply.check-${reason}`)}</a>: <q dir="auto">${shortened(answer.body.slice(start, end))}</q>
      </li>`)}
    </ol>` : nothing}
    ${bare.map((reason) => html`<p>${words.any(`reply.check-${reason}`)}</p>`)}
    ${passedOver.length > 0 ? html`<h4>${words.t('review.passed-over')}</h4>
      <ul class="passed">${passedOver.map(({label, text}) => html`<li dir="auto">${label ? `${label}. ` : ''}${text}</li>`)}</ul>` : nothing}
  `;
}

/** Long words are in the answer already, marked: here they are only recognised. */
function shortened(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ')];
  return signs.length > 60 ? `${signs.slice(0, 59).join('')}…` : signs.join('');
}

/** What the unit answered before: to like messages first. For a reviewer who asks whether it says the same to everybody. */
export function earlierView({earlier}: ReviewCheck, message: Message, reading: Reading, words: Words): TemplateResult | typeof nothing {
  const {value, error} = earlier;
  if (error) return html`<div role="alert"><p class="notice failed">${words.t('review.earlier-failed')}</p></div>`;
  if (!value) return nothing;
  if (value.length === 0) return html`<p class="hint">${words.t('review.no-earlier')}</p>`;
  return html`<details part="earlier" class="answered-before">
    <summary>${words.t('review.earlier', {count: value.length})}</summary>
    <ul>
      ${value.map(({title, body, approvedAt, similar}) => html`<li>
        <h4 dir="auto" lang=${languageOf(message)}>${title}</h4>
        <p class="hint">${similar ? html`<span class="mark">${words.t('review.similar')}</span>${' '}` : nothing}${phraseWith(words.any('review.earlier-on'), {date: timeOf(reading, approvedAt)})}</p>
        <p class="text" dir="auto">${body}</p>
      </li>`)}
    </ul>
  </details>`;
}
