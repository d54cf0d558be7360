import {html, type LitElement, type TemplateResult} from 'lit';
import {type MaskablePart, stretchesOf} from '../../model/index.js';
import type {Demand} from '../../model/reply-check/index.js';
import {OversightPart} from '../civic-thread/oversight-part.js';
import type {Reading} from '../civic-thread/reading.js';
import {passedOverIn} from './review-check.js';
import type {Words} from './words.js';

/** The message beside the answer: what the answer passes over is marked in it. What is hidden from the public keeps its own marks. */
export class MarkedMatter extends OversightPart {
  /** The demands that the answer in review passes over. */
  passedOver: readonly Demand[] = [];
  readonly #own: Words;

  constructor(host: LitElement, words: Words) {
    super(host);
    this.#own = words;
  }

  override text(reading: Reading, part: MaskablePart): TemplateResult | undefined {
    const hidden = super.text(reading, part);
    const marks = hidden ? [] : passedOverIn(reading.message, part, this.passedOver);
    if (marks.length === 0) return hidden;
    return html`${stretchesOf(reading.message[part], marks).map(({text, masked}) => (masked
      ? html`<mark part="passed-over" class="passed-over"><span class="visually-hidden">${this.#own.t('review.passed-over-here')} </span>${text}</mark>`
      : text))}`;
  }
}
