import {html, LitElement, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {picker} from '../../i18n/en/picker.js';
import type {Place} from '../../model/index.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {renderFailure} from '../failure.js';
import {CivicPlacePicked} from './civic-place-picker.events.js';
import {styles} from './civic-place-picker.styles.js';

/** A list to choose from, and what is chosen in it. */
interface Step {
  readonly places: readonly Place[];
  readonly chosen: string;
}

/**
 * Picks a place, level by level down the tree. Each list is fetched when it is first needed.
 *
 * @tag civic-place-picker
 * @status experimental
 * @since 0.2.0
 * @event {CivicPlacePicked} civic-place-picked - A place was picked, or the choice was taken back.
 * @csspart base - The group of lists.
 * @csspart list - Each list to choose from.
 */
export class CivicPlacePicker extends BoardElement {
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};
  static override styles = [tokens, reset, controls, styles];

  /** The id of the place that is picked; empty for none. */
  @property() value = '';

  /** What is asked for. */
  @property() label = '';

  /** What is wrong with the choice. */
  @property() error = '';

  readonly #words = new Localize(this, {picker, errors, common});
  readonly #connection = new BoardConnection(this);
  readonly #steps = new BoardQuery(this, this.#connection, async (adapter, options, [value]: readonly [string]): Promise<readonly Step[]> => {
    const path = value ? (await adapter.getPlacePath(value, options)).map(({id}) => id) : [];
    const parents = [null, ...path];
    const lists = await Promise.all(parents.map((parent) => adapter.listPlaces(parent, options)));
    return lists.map((places, index) => ({places, chosen: path[index] ?? ''})).filter(({places}) => places.length > 0);
  }, () => [this.value] as const);

  protected override render(): TemplateResult {
    const words = this.#words;
    const {value: steps = [], error} = this.#steps;
    return html`<fieldset part="base" class="field" aria-describedby=${this.error ? 'error' : nothing}>
      <legend>${this.label}</legend>
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : nothing}
      ${renderFailure(words, error, () => this.#steps.refresh())}
      ${steps.map(({places, chosen}, index) => html`<select part="list" aria-label="${this.label} ${index + 1}" aria-invalid=${this.error ? 'true' : nothing}
        @change=${({target}: Event) => this.#pick((target as HTMLSelectElement).value || (steps[index - 1]?.chosen ?? ''))}>
        <option value="" ?selected=${chosen === ''}>${words.t('picker.choose-place')}</option>
        ${places.map(({id, name}) => html`<option value=${id} ?selected=${id === chosen}>${words.text(name)}</option>`)}
      </select>`)}
    </fieldset>`;
  }

  #pick(placeId: string): void {
    this.value = placeId;
    this.dispatchEvent(new CivicPlacePicked(placeId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-place-picker': CivicPlacePicker;
  }
}
