import {html, type TemplateResult} from 'lit';
import type {Words} from './words.js';

/** While the board's data is on its way: about as high as the form, so that the page does not jump. */
export function skeleton(words: Words): TemplateResult {
  return html`<div class="skeleton" aria-busy="true">
    <p role="status">${words.t('common.loading')}</p>
    ${['cards', 'list', 'list', 'line', 'text', 'line', 'line'].map((shape) => html`<div class="bone ${shape}"></div>`)}
  </div>`;
}
