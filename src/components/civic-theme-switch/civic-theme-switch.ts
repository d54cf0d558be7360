import {html, LitElement, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {Phrases} from '../../controllers/phrases.js';
import {SIZES, type Size, ThemeChoice} from '../../controllers/theme-choice.js';
import {theme as english} from '../../i18n/en/theme.js';
import {MODES} from '../../styles/generated/modes.js';
import {reset} from '../../styles/reset.js';
import {tokens} from '../../styles/tokens.js';
import {CivicThemeChanged} from './civic-theme-switch.events.js';
import {styles} from './civic-theme-switch.styles.js';

/**
 * Lets readers enlarge text and targets (elder mode, 适老化: 18 to 30 px), raise contrast, and choose a dark page. Made for a page's header. What was
 * chosen is kept on the device and holds for all pages of the site, in all windows; it needs no theme file and no provider.
 *
 * Everything else on the page follows where its style sheet uses the same tokens: `font-size: var(--civic-font-size, 1rem)`.
 *
 * @tag civic-theme-switch
 * @status experimental
 * @since 0.2.0
 * @event {CivicThemeChanged} civic-theme-changed - The reader has chosen; the page's root has the names in `data-civic-theme` already.
 * @csspart base - The group of buttons.
 * @csspart button - Each button.
 */
export class CivicThemeSwitch extends LitElement {
  static override styles = [tokens, reset, styles];

  /** What may be chosen, with blanks between: `elder`, `high-contrast`, `dark`. */
  @property() modes = 'elder high-contrast';

  readonly #words = new Phrases(this, {theme: english});
  readonly #choice = new ThemeChoice(this, MODES);

  protected override render() {
    const choice = this.#choice;
    const {size} = choice;
    const offered = this.modes.split(/\s+/);
    return html`<div part="base" class="base" role="group" aria-label=${this.#words.t('theme.label')}>
      ${offered.includes('elder') ? html`
        ${this.#renderToggle('elder', size !== undefined, () => choice.setSize(size === undefined ? SIZES[0] : undefined))}
        ${size === undefined ? nothing : html`${this.#renderStep('smaller', size, -1)}${this.#renderStep('larger', size, 1)}`}
        <span class="visually-hidden" role="status">${size === undefined ? '' : this.#words.t('theme.size', {size})}</span>` : nothing}
      ${offered.includes('high-contrast') ? this.#renderToggle('high-contrast', choice.highContrast, () => choice.setHighContrast(!choice.highContrast)) : nothing}
      ${offered.includes('dark') ? this.#renderToggle('dark', choice.dark, () => choice.setDark(!choice.dark)) : nothing}
    </div>`;
  }

  #renderToggle(name: string, on: boolean, toggle: () => void) {
    return html`<button part="button" type="button" aria-pressed=${on} @click=${() => this.#choose(toggle)}>
      <span class="sign ${name}" aria-hidden="true"></span>${this.#words.any(`theme.${name}`)}
    </button>`;
  }

  #renderStep(name: 'smaller' | 'larger', size: Size, by: 1 | -1) {
    const next = SIZES[SIZES.indexOf(size) + by];
    // Not disabled at the ends: what has focus would lose it.
    return html`<button part="button" type="button" class="step ${name}" aria-label=${this.#words.t(`theme.${name}`)} aria-disabled=${next === undefined}
      @click=${() => next && this.#choose(() => this.#choice.setSize(next))}></button>`;
  }

  #choose(change: () => void): void {
    change();
    this.requestUpdate();
    this.dispatchEvent(new CivicThemeChanged(document.documentElement.getAttribute('data-civic-theme') ?? ''));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'civic-theme-switch': CivicThemeSwitch;
  }
}
