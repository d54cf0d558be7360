import {html, type TemplateResult} from 'lit';
import {figureIn} from '../../controllers/written.js';
import type {BoxCounts} from '../../model/index.js';
import {type Tray, TRAYS} from './trays.js';
import type {Words} from './words.js';

/** The trays with what lies in them. They are there before the figures, so that nothing moves when these come. */
export function traysView(words: Words, chosen: Tray, counts: BoxCounts | undefined, onChoose: (tray: Tray) => void): TemplateResult {
  return html`<nav part="trays" aria-label=${words.t('review.trays')}>
    <ul class="trays">
      ${TRAYS.map((tray) => {
        const count = counts?.[tray];
        return html`<li><button type="button" part="tray" class="tray" aria-current=${tray === chosen ? 'page' : 'false'} @click=${() => onChoose(tray)}>
          <span>${words.t(`review.tray-${tray}`)}</span>
          ${count === undefined
            ? html`<span class="figure"></span>`
            : html`<span class="figure" aria-hidden="true">${figureIn(words.language, count)}</span><span class="visually-hidden">, ${words.t('review.count', {count})}</span>`}
        </button></li>`;
      })}
    </ul>
  </nav>`;
}
