import {html, nothing, svg, type TemplateResult} from 'lit';
import type {UnitFigures} from '../../model/figures.js';
import {type FigureCounts, partsOf, type Rate} from '../../model/rates.js';
import type {Words} from './words.js';

/** What review returned is absent from the counts that a reader may not see. */
export function isTold(rate: Rate, {counts}: UnitFigures): boolean {
  return rate !== 'return' || counts.reviewed !== undefined;
}

/** A rate as a figure, a bar and what it is made of. Without a figure it says why: too few cases, none, or not for this reader. */
export function rateView(words: Words, rate: Rate, figures: UnitFigures): TemplateResult {
  if (!isTold(rate, figures)) return html`<span class="figure absent" aria-hidden="true">–</span><span class="visually-hidden">${words.t('figures.not-told')}</span>`;
  const value = figures.rates[rate];
  const [part, whole] = partsOf(rate, {reviewed: 0, returned: 0, ...figures.counts} satisfies FigureCounts);
  return html`
    ${value === undefined ? html`<span class="figure absent">${words.t(whole > 0 ? 'figures.too-few' : 'figures.none')}</span>` : html`<span class="figure">${percent(words, value)}</span>${barView(value)}`}
    ${whole > 0 ? html`<span class="parts">${words.t('figures.parts', {part, whole})}</span>` : nothing}
  `;
}

/** As many percent as there are in full tenths, so that 99.96 is not called all. */
function percent({language}: Words, value: number): string {
  return new Intl.NumberFormat([language, 'en'], {style: 'percent', maximumFractionDigits: 1}).format(Math.floor(value * 1000) / 1000);
}

/** Drawn, because a policy of `style-src 'self'` blocks widths in attributes. The figure beside it says the same. */
function barView(value: number): TemplateResult {
  return html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="track" width="100" height="6" /><rect class="value" width=${value * 100} height="6" />`}
  </svg>`;
}
