import {css, html, LitElement, type PropertyValues} from 'lit';
import {state} from 'lit/decorators.js';
import '../../src/define/civic-message-list.js';
import '../../src/define/civic-status-badge.js';
import '../../src/define/civic-submit-form.js';
import {STATUSES} from '../../src/model/states.js';
import {controls, reset, tokens} from '../../src/styles/index.js';
import {pairsFor, USUAL} from '../../tokens/pairs.mjs';
import {THEMES} from '../../tokens/themes.mjs';
import {contrast} from '../../tokens/values.mjs';
import {onBoard} from '../board.js';
import {townFor} from './playground.js';
import {cssOf, dtcgOf} from './token-export.js';
import {customProperties, themeTokens, type Token} from './token-values.js';

type Scheme = 'light' | 'dark';

/** Every token with its value, to change and to see; what cannot be read any more is said at once; out comes a theme as CSS and as DTCG files. */
export class TokenEditor extends LitElement {
  static override styles = [tokens, reset, controls, css`
    .base { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
    .side { align-content: start; display: grid; gap: 1rem; min-inline-size: 0; }
    table { border-collapse: collapse; inline-size: 100%; }
    th { font-weight: 600; padding: 0.375rem 0.5rem 0.375rem 0; text-align: start; vertical-align: top; }
    td { padding: 0.25rem; vertical-align: top; }
    th span { color: var(--_text-muted); display: block; font-size: 0.875rem; font-weight: normal; }
    td input[type='color'] { block-size: var(--_target); inline-size: 3.5rem; padding: 0.25rem; }
    td input[type='text'] { inline-size: 9rem; }
    .preview { background: var(--civic-color-surface); border: 1px solid var(--_border); border-radius: var(--_radius); color: var(--civic-color-text); display: grid; font-family: var(--civic-font, inherit); gap: 1.5rem; max-block-size: 48rem; overflow: auto; padding: 1.25rem; }
    .badges, .line { align-items: center; display: flex; flex-wrap: wrap; gap: 0.5rem; }
    textarea { font: 0.875rem/1.5 ui-monospace, monospace; max-block-size: 18rem; }
    .notice li { padding-block: 0.125rem; }
  `];

  @state() private from = 'default';
  @state() private scheme: Scheme = 'light';
  @state() private edited: readonly Token[] = themeTokens('default');
  readonly #list = onBoard(townFor(), html`<civic-message-list filters="search status" page-size="3" thread-url="#{id}"></civic-message-list>`);
  readonly #form = onBoard(townFor(), html`<civic-submit-form place-id="qinghe"></civic-submit-form>`);

  override updated(_changed: PropertyValues): void {
    const preview = this.renderRoot.querySelector<HTMLElement>('.preview');
    for (const [name, value] of customProperties(this.edited)) preview?.style.setProperty(name, value);
    if (preview) preview.style.colorScheme = this.scheme;
  }

  protected override render() {
    const faint = (['light', 'dark'] as const).flatMap((scheme) => this.#faint(scheme));
    return html`<div class="base">
      <div class="side">
        <div class="line">
          <div class="field"><label for="from">Begin with</label><select id="from" @change=${this.#onFrom}>
            ${THEMES.filter(({name}) => name !== 'dark').map(({name, title}) => html`<option value=${name} ?selected=${name === this.from}>${title}</option>`)}</select></div>
          <div class="field"><label for="scheme">Preview</label><select id="scheme" @change=${this.#onScheme}>
            <option value="light">Light page</option><option value="dark">Dark page</option></select></div>
        </div>
        <table>
          <thead><tr><th scope="col">Token</th><th scope="col">Light</th><th scope="col">Dark</th></tr></thead>
          <tbody>${this.edited.map((token) => this.#renderToken(token))}</tbody>
        </table>
      </div>
      <div class="side">
        <div role="status">${faint.length === 0
          ? html`<p class="notice done">Every pair of colours has the contrast of WCAG 2.2.</p>`
          : html`<div class="notice failed"><p>${faint.length} pairs are too faint:</p><ul>${faint.slice(0, 8).map((line) => html`<li>${line}</li>`)}</ul></div>`}</div>
        <div class="preview" tabindex="0" role="group" aria-label="Preview">
          <p class="badges">${STATUSES.map((status) => html`<civic-status-badge status=${status}></civic-status-badge>`)}</p>
          ${this.#list} ${this.#form}
        </div>
        <h3>Take it away</h3>
        <div class="field"><label for="css">CSS, to link or to put into the page's own</label><textarea id="css" readonly .value=${cssOf(this.edited)}></textarea></div>
        <div class="field"><label for="dtcg">DTCG, light; beside <code>tokens/default.tokens.json</code></label><textarea id="dtcg" readonly .value=${dtcgOf(this.edited, 'light')}></textarea></div>
        <div class="line">
          <button class="button" type="button" @click=${() => save('theme.css', cssOf(this.edited))}>Save CSS</button>
          <button class="button secondary" type="button" @click=${() => save('theme.tokens.json', dtcgOf(this.edited, 'light'))}>Save DTCG, light</button>
          <button class="button secondary" type="button" @click=${() => save('theme.dark.tokens.json', dtcgOf(this.edited, 'dark'))}>Save DTCG, dark</button>
        </div>
      </div>
    </div>`;
  }

  #renderToken({name, type, description, light, dark}: Token) {
    const field = (scheme: Scheme, value: string) => html`<input type=${type === 'color' ? 'color' : 'text'} aria-label="${name}, ${scheme}" .value=${value}
      @input=${(event: Event) => this.#set(name, scheme, (event.target as HTMLInputElement).value, type)}>`;
    return html`<tr><th scope="row"><code>${name}</code><span>${description}</span></th>
      ${type === 'color' ? html`<td>${field('light', light)}</td><td>${field('dark', dark)}</td>` : html`<td colspan="2">${field('light', light)}</td>`}</tr>`;
  }

  #set(name: string, scheme: Scheme, value: string, type: string): void {
    this.edited = this.edited.map((token) => (token.name === name ? {...token, ...(type === 'color' ? {[scheme]: value} : {light: value, dark: value})} : token));
  }

  #onScheme = (event: Event): void => {
    this.scheme = (event.target as HTMLSelectElement).value as Scheme;
  };

  #onFrom = (event: Event): void => {
    this.from = (event.target as HTMLSelectElement).value;
    this.edited = themeTokens(this.from);
  };

  #faint(scheme: Scheme): string[] {
    const value = (name: string) => this.edited.find((token) => token.name === `color-${name}`)?.[scheme] ?? '#000000';
    return pairsFor(USUAL).flatMap(([name, beneath, least]) => {
      const ratio = contrast(value(name), value(beneath));
      return ratio < least ? [`${name} on ${beneath}, ${scheme}: ${ratio.toFixed(1)}, at least ${least}`] : [];
    });
  }
}

function save(name: string, text: string): void {
  const link = Object.assign(document.createElement('a'), {download: name, href: URL.createObjectURL(new Blob([text], {type: 'text/plain'}))});
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('token-editor', TokenEditor);
