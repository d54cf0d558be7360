import {html, type TemplateResult} from 'lit';
import type {Words} from './words.js';

/** What the keyboard does here, and the switch of the one key that works everywhere on the page. */
export function helpView(words: Words, slash: boolean, onSlash: (on: boolean) => void): TemplateResult {
  return html`<details part="help" class="help">
    <summary>${words.t('inbox.help')}</summary>
    <ul>
      <li>${words.t('inbox.help-move')}</li>
      <li>${words.t('inbox.help-ends')}</li>
      <li>${words.t('inbox.help-open')}</li>
      <li>${words.t('inbox.help-select')}</li>
      <li>${words.t('inbox.help-tab')}</li>
    </ul>
    <div class="choice">
      <input id="slash" type="checkbox" .checked=${slash} @change=${(event: Event) => onSlash((event.target as HTMLInputElement).checked)} />
      <label for="slash">${words.t('inbox.help-slash')}</label>
    </div>
  </details>`;
}
