import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {BoardConnection} from '../../controllers/board-connection.js';
import {BoardQuery} from '../../controllers/board-query.js';
import {Localize} from '../../controllers/localize.js';
import {common} from '../../i18n/en/common.js';
import {firstErrors} from '../../i18n/en/first/errors.js';
import {picker} from '../../i18n/en/picker.js';
import {controls} from '../../styles/controls.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {BoardElement} from '../board-element.js';
import {asks, type Choice, type Goal, loadChoice, type Step} from './choice.js';
import {CivicAgencyPicked} from './civic-agency-picker.events.js';
import {styles} from './civic-agency-picker.styles.js';
import {Directory} from './directory.js';
import {inTreeOrder, type Ranked} from './tree-order.js';

/**
 * Picks an agency or leader: place by place down the tree of places, then one of those who can be written to there. A form control whose
 * value is the agency's id. Each list is fetched when it is first needed.
 *
 * @tag civic-agency-picker
 * @status experimental
 * @since 0.1.0
 * @event {CivicAgencyPicked} civic-agency-picked - An agency was picked, or the choice was taken back.
 * @csspart base - The group of lists.
 * @csspart label - Its label.
 * @csspart hint - The hint below the label.
 * @csspart error - The error.
 * @csspart list - Each list to choose from.
 */
export class CivicAgencyPicker extends BoardElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};
  static override styles = [tokens, reset, controls, styles];

  /** The id of the agency that is picked; empty for none. Setting it opens the places on the way to it. */
  @property() value = '';

  /** The name under which a form sends the value. */
  @property({reflect: true}) name: string | undefined;

  /** The form may not be sent without an agency. */
  @property({type: Boolean, reflect: true}) required = false;

  /** Nothing can be chosen at the moment. */
  @property({type: Boolean, reflect: true}) disabled = false;

  /** The place that is open at first, by its id. Without it, the outermost places are offered. */
  @property({attribute: 'place-id'}) placeId = '';

  /** What is asked for. Default: the text of a `label` element for this control, or words of the language. */
  @property() label = '';

  /** Help that stands below the label. */
  @property() hint = '';

  /** What is wrong with the choice; makes the control invalid. */
  @property() error = '';

  /** A fieldset around the control is disabled. */
  @state() private fieldsetDisabled = false;

  @state() private goal: Goal = {placeId: ''};

  readonly #internals = this.attachInternals();
  readonly #words = new Localize(this, {picker, errors: firstErrors, common}, async () => {
    const {errors} = await import('../../i18n/en/errors.js');
    return {picker, errors, common};
  });
  readonly #connection = new BoardConnection(this);
  readonly #choice = new BoardQuery(
    this,
    this.#connection,
    (adapter, options, [goal]: readonly [Goal]) => {
      if (this.#directory?.adapter !== adapter) this.#directory = new Directory(adapter);
      return loadChoice(this.#directory, goal, options);
    },
    () => [this.goal] as const,
  );
  #directory: Directory | undefined;
  #settled: Choice | undefined;
  /** The value that this element itself set last; another one came from outside. */
  #own = '';
  #onSettled: (() => void)[] = [];

  /** The form that the control belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** Whether the control can take part in validation: it is not disabled. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** What is wrong, as of any form control. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** What is wrong, in words. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const fromOutside = changed.has('value') && this.value !== this.#own;
    if (fromOutside || (changed.has('placeId') && !this.value)) {
      this.goal = this.value ? {agencyId: this.value} : {placeId: this.placeId};
      this.#own = this.value;
    }
    this.#settle();
  }

  protected override updated(): void {
    this.#internals.setFormValue(this.value || null);
    const problem = this.error || (this.required && !this.value ? this.#words.t('picker.required') : '');
    const flags = this.error ? {customError: true} : {valueMissing: !!problem};
    this.#internals.setValidity(flags, problem, this.#toChoose() ?? undefined);
    if (!this.#choice.pending) this.#tellSettled();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tellSettled();
  }

  /** Resolves when it is known what there is to choose from, or that this cannot be had. What leaves no choice is picked by then. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#onSettled.push(resolve);
      this.requestUpdate();
    });
  }

  /** Called by the browser when the form is reset: back to the `value` attribute. */
  formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
    if (!this.value) this.goal = {placeId: this.placeId};
  }

  /** Called by the browser when the control, or a fieldset around it, is switched on or off. */
  formDisabledCallback(disabled: boolean): void {
    this.fieldsetDisabled = disabled;
  }

  /** Called by the browser when it brings back what was chosen before. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state === 'string') this.value = state;
  }

  /** Moves focus to the list that has to be chosen from. */
  override focus(options?: FocusOptions): void {
    this.#toChoose()?.focus(options);
  }

  /** Whether the choice is valid; fires `invalid` when not. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** As `checkValidity`, and shows the reader what is wrong. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  protected override render() {
    const words = this.#words;
    if (!this.#connection.adapter) return html`<p class="notice">${words.t('errors.no-board')}</p>`;
    const outer = Array.from(this.#internals.labels, (label) => label.textContent?.trim() ?? '').join(' ');
    return html`<fieldset part="base" aria-describedby="hint error">
      <legend part="label" class=${!this.label && outer ? 'visually-hidden' : 'label'}>
        ${this.label || outer || words.t('picker.label')}
      </legend>
      <p part="hint" id="hint" class="hint" ?hidden=${!this.hint}>${this.hint}</p>
      <p part="error" id="error" class="error" ?hidden=${!this.error}>${this.error}</p>
      <div class="lists">
        ${this.#renderLists()}
        <div role="status">${this.#choice.pending ? html`<p class="loading">${words.t('common.loading')}</p>` : nothing}</div>
        <div role="alert">${this.#renderFailure()}</div>
      </div>
    </fieldset>`;
  }

  #renderLists() {
    const choice = this.#choice.value;
    if (!choice) return nothing;
    const arrived = choice.goal === this.goal;
    // Until the way to a new goal is known, only the part of it that was chosen by hand is shown.
    const path = 'path' in this.goal ? this.goal.path : [];
    const steps = arrived ? choice.steps : choice.steps.slice(0, path.length);
    const chosen = (index: number) => (arrived ? choice.steps[index + 1]?.place?.id : path[index]) ?? '';
    return html`${steps.map((step, index) => (asks(step) ? this.#renderPlaces(step, index, chosen(index)) : nothing))}
    ${arrived ? this.#renderAgencies(choice) : nothing}`;
  }

  #renderPlaces({place, inside, agencies}: Step, index: number, chosen: string) {
    const words = this.#words;
    const around = words.text(place?.name);
    return html`<div class="field">
      <label for="place-${index}">${around ? words.t('picker.place-inside', {place: around}) : words.t('picker.place')}</label>
      <select
        part="list"
        id="place-${index}"
        ?disabled=${this.disabled || this.fieldsetDisabled}
        aria-invalid=${this.#isMissing(`place-${index}`)}
        aria-describedby="error"
        @change=${(event: Event) => this.#onPlace(index, (event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${chosen === ''}>
          ${agencies.length > 0 ? words.t('picker.place-itself', {place: around}) : words.t('picker.choose-place')}
        </option>
        ${inside.map(({id, name}) => html`<option value=${id} .selected=${id === chosen}>${words.text(name)}</option>`)}
      </select>
    </div>`;
  }

  #renderAgencies({steps, agencies}: Choice) {
    const words = this.#words;
    if (agencies.length === 0) {
      return steps.at(-1)?.inside.length ? nothing : html`<p class="notice">${words.t('picker.no-agencies')}</p>`;
    }
    return html`<div class="field">
      <label for="agency">${words.t('picker.agency')}</label>
      <select
        part="list"
        id="agency"
        ?required=${this.required}
        ?disabled=${this.disabled || this.fieldsetDisabled}
        aria-invalid=${this.#isMissing('agency')}
        aria-describedby="error"
        @change=${(event: Event) => this.#pick((event.target as HTMLSelectElement).value)}
      >
        <option value="" .selected=${this.value === ''}>${words.t('picker.choose-agency')}</option>
        ${inTreeOrder(agencies).map((ranked) => this.#renderAgency(ranked))}
      </select>
    </div>`;
  }

  #renderAgency({agency: {id, name, leader}, depth}: Ranked) {
    const words = this.#words;
    const agency = words.text(name);
    const text = leader ? words.t('picker.leader-of', {leader: words.text(leader), agency}) : agency;
    // An em space a level: a native list knows no other indentation, and screen readers pass over it.
    return html`<option value=${id} .selected=${id === this.value}>${'\u2003'.repeat(depth)}${text}</option>`;
  }

  #renderFailure() {
    const {error} = this.#choice;
    if (!error) return nothing;
    return html`<div class="notice failed">
      <p>${this.#words.any(`errors.${error.code}`)}</p>
      <button type="button" class="button secondary" @click=${() => this.#choice.refresh()}>${this.#words.t('errors.retry')}</button>
    </div>`;
  }

  /** The list that waits for a choice: the agencies, or else the innermost places. */
  #toChoose(): HTMLSelectElement | null {
    const lists = this.renderRoot.querySelectorAll('select');
    return lists[lists.length - 1] ?? null;
  }

  #isMissing(listId: string): 'true' | 'false' {
    if (!this.error) return 'false';
    const {value} = this.#choice;
    const last = value?.steps.findLastIndex(asks) ?? -1;
    return listId === (value?.agencies.length ? 'agency' : `place-${last}`) ? 'true' : 'false';
  }

  #onPlace(index: number, placeId: string): void {
    const path = (this.#choice.value?.steps ?? []).slice(1, index + 1).map(({place}) => place?.id ?? '');
    this.goal = {path: placeId ? [...path, placeId] : path};
    if (this.value) this.#pick('');
  }

  /** After each arrival: a place with one agency and nothing inside leaves no choice, and an agency that is not there is not picked. */
  #settle(): void {
    const choice = this.#choice.value;
    if (!choice || choice === this.#settled || choice.goal !== this.goal) return;
    this.#settled = choice;
    const [only, second] = choice.agencies;
    if (this.value) {
      if (!choice.agencies.some(({id}) => id === this.value)) this.#pick('');
    } else if (only && !second && choice.steps.at(-1)?.inside.length === 0) this.#pick(only.id);
  }

  #tellSettled(): void {
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }

  #pick(agencyId: string): void {
    this.#own = this.value = agencyId;
    // Now, and not with the next update: whoever hears the event may read the form.
    this.#internals.setFormValue(agencyId || null);
    this.dispatchEvent(new CivicAgencyPicked(agencyId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-agency-picker': CivicAgencyPicker;
  }
}
