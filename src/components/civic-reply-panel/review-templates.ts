import {html, nothing} from 'lit';
import type {Message} from '../../model/index.js';
import type {Words} from './words.js';

/** The answer that a reviewer reads before deciding, beside the message where there is room. */
export function renderReview(message: Message, words: Words, timeZone: string) {
  const answer = message.answers.findLast(({stage}) => stage === 'in-review' || stage === 'with-lead');
  if (!answer) return nothing;
  const agency = message.agencies.find(({id}) => id === answer.agencyId);
  const named: [string, string][] = [
    [words.t('desk.review-organisation'), answer.organisation],
    [words.t('desk.review-person'), answer.person],
    [words.t('desk.review-contact'), answer.contact],
  ];
  return html`<section part="review" class="side answer" aria-labelledby="answer">
    <h3 id="answer">${words.t('desk.review-answer')}</h3>
    ${answer.submittedAt
      ? html`<p class="hint">
          ${agency ? html`<bdi>${words.text(agency.name)}</bdi>${', '}` : nothing}<time datetime=${answer.submittedAt}>${words.dateTime(answer.submittedAt, timeZone)}</time>
        </p>`
      : nothing}
    <p class="text" dir="auto">${answer.body}</p>
    ${answer.attachments.length > 0
      ? html`<civic-gallery .attachments=${answer.attachments} written-in=${message.language}></civic-gallery>`
      : nothing}
    <dl>
      ${named.map(([label, text]) => (text ? html`<div><dt>${label}</dt><dd class="text" dir="auto">${text}</dd></div>` : nothing))}
    </dl>
  </section>`;
}
