import {html, nothing, svg, type TemplateResult} from 'lit';
import {meanScore, RATING_DIMENSIONS, satisfactionOf} from '../../model/rating.js';
import type {Answer} from '../../model/view.js';
import {quoteView} from './quote.js';
import {entryAfter, type Reading} from './reading.js';

const STAR = 'M8 1.2 10.1 5.7 15 6.3 11.4 9.7 12.3 14.6 8 12.2 3.7 14.6 4.6 9.7 1 6.3 5.9 5.7Z';

/** The author's verdict on an answer: in one word, solved or not, the three scores, and what they wrote where the reader may see it. */
export function verdictView(reading: Reading, {rating, approvedAt}: Answer): TemplateResult | typeof nothing {
  if (!rating) return nothing;
  const {words} = reading;
  const entry = entryAfter(reading, 'rate', approvedAt);
  return html`<section part="verdict" class="verdict">
    <h5>${words.t('thread.verdict')}</h5>
    <p class="overall">
      <strong>${words.t(`thread.satisfaction-${satisfactionOf(meanScore(rating))}`)}</strong> · ${words.t(rating.solved ? 'thread.solved' : 'thread.not-solved')}
    </p>
    <dl class="scores">
      ${RATING_DIMENSIONS.map((dimension) => html`<div>
        <dt>${words.t(`thread.dimension-${dimension}`)}</dt>
        <dd>${stars(rating[dimension])}<span>${words.t('thread.score', {score: rating[dimension], word: words.any(`thread.score-${rating[dimension]}`)})}</span></dd>
      </div>`)}
    </dl>
    ${entry?.words ? quoteView(reading, entry, entry.words) : nothing}
  </section>`;
}

function stars(score: number): TemplateResult {
  return html`<svg class="stars" viewBox="0 0 88 16" aria-hidden="true">
    ${[0, 1, 2, 3, 4].map((index) => svg`<path class=${index < score ? 'full' : ''} transform="translate(${index * 18} 0)" d=${STAR} />`)}
  </svg>`;
}
