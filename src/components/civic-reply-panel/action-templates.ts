import {html} from 'lit';
import type {Action} from '../../model/index.js';
import type {Words} from './words.js';

/** What can be done: cards to choose from, or the one action there is. */
export function renderActions(actions: readonly Action[], chosen: Action | undefined, words: Words, choose: (action: Action) => void) {
  const [only, second] = actions;
  if (only && !second) {
    const word = words.any(`desk.do-${only}`);
    return html`<div part="actions" class="lone">
      ${chosen
        ? html`<h3 id="lone" tabindex="-1">${word}</h3>`
        : html`<button type="button" class="button secondary" aria-describedby="hint-lone" @click=${() => choose(only)}>${word}</button>`}
      <p class="hint" id="hint-lone">${words.any(`desk.hint-${only}`)}</p>
    </div>`;
  }
  return html`<fieldset part="actions">
    <legend>${words.t('desk.choose')}</legend>
    <div class="actions">
      ${actions.map((action) => html`<div class="choice action">
        <input
          id="do-${action}"
          type="radio"
          name="action"
          .value=${action}
          aria-describedby="hint-${action}"
          .checked=${action === chosen}
          @change=${() => choose(action)}
        />
        <label for="do-${action}">${words.any(`desk.do-${action}`)}</label>
        <p class="hint" id="hint-${action}">${words.any(`desk.hint-${action}`)}</p>
      </div>`)}
    </div>
  </fieldset>`;
}
