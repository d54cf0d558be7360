import {html} from 'lit';
import type {Action} from '../../model/index.js';
import {groupsOf} from './staff-actions.js';
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
  const groups = groupsOf(actions);
  return html`<fieldset part="actions">
    <legend>${words.t('desk.choose')}</legend>
    ${groups.map(({group, actions: own}) => html`
      ${groups.length > 1 ? html`<p class="group" id="group-${group}">${words.t(`desk.group-${group}`)}</p>` : ''}
      <div class="actions ${group}">${own.map((action) => renderCard(action, action === chosen, words, choose))}</div>
    `)}
  </fieldset>`;
}

/** A card that can be pressed anywhere. All are one group of radio buttons, whatever they are sorted under: one stop of the Tab key. */
function renderCard(action: Action, chosen: boolean, words: Words, choose: (action: Action) => void) {
  return html`<div class="choice action">
    <input
      id="do-${action}"
      type="radio"
      name="action"
      .value=${action}
      aria-describedby="hint-${action}"
      .checked=${chosen}
      @change=${() => choose(action)}
    />
    <label for="do-${action}">${words.any(`desk.do-${action}`)}</label>
    <p class="hint" id="hint-${action}">${words.any(`desk.hint-${action}`)}</p>
  </div>`;
}
