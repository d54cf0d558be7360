import {html, nothing, type TemplateResult} from 'lit';
import type {BoardInfo} from '../../model/index.js';
import type {Words} from './words.js';

/** Where a site puts its own proof that a person writes. Otherwise it says how the board checks, where it does. */
export function challengeSlot(words: Words, {services}: BoardInfo): TemplateResult {
  return html`<slot name="challenge">${services.challenge ? html`<p class="hint challenge">${words.t('form.challenge')}</p>` : nothing}</slot>`;
}
