import {css, html, LitElement, nothing, type PropertyValues} from 'lit';
import {state} from 'lit/decorators.js';
import {LANGUAGES, languageTitle} from '../../src/i18n/names.js';
import {directionOf} from '../../src/i18n/direction.js';
import {controls, reset, tokens} from '../../src/styles/index.js';
import {THEMES} from '../../tokens/themes.mjs';
import {onBoard} from '../board.js';
import {type AttributeDoc, attributesOf, elementDoc, ELEMENTS, makeElement} from './manifest.js';
import {townFor} from './playground.js';
import {snippet} from './snippet.js';
import {customProperties, themeTokens} from './token-values.js';

/** Elements for citizens' pages, in the order in which editors want them. */
const OFFERED = ['civic-submit-form', 'civic-message-list', 'civic-recent-replies', 'civic-thread', 'civic-track', 'civic-my-messages', 'civic-figures', 'civic-status-badge'];

/** What makes a first look worth while. */
const GIVEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'civic-message-list': {'page-size': '5', 'thread-url': '/message.html?id={id}'},
  'civic-recent-replies': {count: '4', 'thread-url': '/message.html?id={id}'},
  'civic-thread': {'message-id': 'street-light'},
  'civic-submit-form': {'thread-url': '/message.html?id={id}'},
};

/** Chosen options on one side; the snippet that says so, and what it shows, on the other. */
export class SnippetBuilder extends LitElement {
  static override styles = [tokens, reset, controls, css`
    .base { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
    form { align-content: start; display: grid; gap: 1rem; }
    details { border-block-start: 1px solid var(--_border); padding-block-start: 0.5rem; }
    summary { cursor: pointer; font-weight: 600; min-block-size: var(--_target); padding-block: 0.625rem; }
    details > div { display: grid; gap: 1rem; }
    .result { align-content: start; display: grid; gap: 1rem; min-inline-size: 0; }
    pre { background: var(--_surface-sunken); border-radius: var(--_radius); font: 0.875rem/1.6 ui-monospace, monospace; margin: 0; overflow: auto; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
    .preview { background: var(--_surface); border: 1px solid var(--_border); border-radius: var(--_radius); padding: 1.25rem; }
    .line { align-items: center; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; }
  `];

  @state() private tag = 'civic-submit-form';
  @state() private values: Record<string, unknown> = {...GIVEN['civic-submit-form']};
  @state() private host = 'https://board.example';
  @state() private language = '';
  @state() private look = 'default';
  @state() private themeSwitch = true;
  @state() private whole = false;
  @state() private copied = false;
  #preview: unknown;

  override willUpdate(changed: PropertyValues): void {
    // Only for what the preview shows, so that nothing loads anew while an address is typed.
    if (!this.#preview || ['tag', 'values', 'language', 'look'].some((name) => changed.has(name))) this.#preview = this.#renderPreview();
    if (!changed.has('copied')) this.copied = false;
  }

  protected override render() {
    const {tag, values, host, language, look, themeSwitch, whole} = this;
    const code = snippet({tag, values, host, language, look, themeSwitch, whole});
    return html`<div class="base">
      <form @submit=${(event: Event) => event.preventDefault()}>
        ${this.#renderSelect('element', 'What shall people see?', OFFERED.map((name) => [name, titleOf(name)]), this.tag, (value) => this.#choose(value))}
        <p class="hint">${prose(firstSentence(elementDoc(tag).description))}</p>
        <div class="field"><label for="host">Address of the board</label>
          <input id="host" type="url" .value=${host} @input=${this.#onHost}></div>
        ${this.#renderSelect('language', 'Language', [['', 'As the page says'], ...LANGUAGES.map((each) => [each.tag, languageTitle(each)] as const)], language, this.#onLanguage)}
        ${this.#renderSelect('look', 'Theme', THEMES.filter(({kind}) => kind === 'look').map(({name, title}) => [name, title]), look, this.#onLook)}
        <div class="choice"><input id="switch" type="checkbox" .checked=${themeSwitch} @change=${this.#onSwitch}>
          <label for="switch">Readers may enlarge text and raise contrast</label></div>
        <div class="choice"><input id="whole" type="checkbox" .checked=${whole} @change=${this.#onWhole}>
          <label for="whole">The page has list, message and form: load them as one file</label></div>
        ${optionsFor(tag).length === 0 ? nothing : html`<details open><summary>Options of this element</summary>
          <div>${optionsFor(tag).map((attribute) => this.#renderAttribute(attribute))}</div></details>`}
      </form>
      <div class="result">
        <h3>Paste this</h3>
        <pre tabindex="0" aria-label="Snippet"><code>${code}</code></pre>
        <p class="line"><button class="button" type="button" @click=${() => this.#copy(code)}>Copy</button> <span role="status">${this.copied ? 'Copied.' : ''}</span></p>
        <h3>People see this</h3>
        <div class="preview">${this.#preview}</div>
      </div>
    </div>`;
  }

  #renderPreview() {
    const {tag, values, language, look} = this;
    const page = {...(language && {lang: language, dir: directionOf(language)})};
    // A look's file would dress the whole page; here its tokens stand around the element.
    const place = document.createElement('div');
    for (const [name, value] of look === 'default' ? [] : customProperties(themeTokens(look))) place.style.setProperty(name, value);
    place.style.fontFamily = 'var(--civic-font, inherit)';
    place.append(makeElement(tag, attributesOf(tag, values)));
    return onBoard(townFor(tag === 'civic-my-messages' ? 'citizen' : undefined), html`${place}`, page);
  }

  #renderSelect(id: string, label: string, options: readonly (readonly [string, string])[], value: string, choose: (value: string) => void, hint = '') {
    return html`<div class="field"><label for=${id}>${label}</label>${hint ? html`<p class="hint" id="${id}-hint">${prose(hint)}</p>` : nothing}
      <select id=${id} aria-describedby=${hint ? `${id}-hint` : nothing} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${options.map(([name, title]) => html`<option value=${name} ?selected=${name === value}>${title}</option>`)}
      </select></div>`;
  }

  #renderAttribute({name, description, kind, options}: AttributeDoc) {
    const id = `attribute-${name}`;
    const set = (value: unknown) => this.#set(name, value);
    if (options) return this.#renderSelect(id, name, options.map((option) => [option, option || '–']), (this.values[name] as string | undefined) ?? '', set, description);
    if (kind === 'boolean') {
      return html`<div class="choice"><input id=${id} type="checkbox" .checked=${Boolean(this.values[name])} aria-describedby="${id}-hint" @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}>
        <label for=${id}>${name}</label><p class="hint" id="${id}-hint">${prose(description)}</p></div>`;
    }
    return html`<div class="field"><label for=${id}>${name}</label><p class="hint" id="${id}-hint">${prose(description)}</p>
      <input id=${id} type=${kind} .value=${(this.values[name]) ?? ''} aria-describedby="${id}-hint" @change=${(event: Event) => set((event.target as HTMLInputElement).value)}></div>`;
  }

  #choose(tag: string): void {
    this.tag = tag;
    this.values = {...GIVEN[tag]};
  }

  #set(name: string, value: unknown): void {
    this.values = {...this.values, [name]: value};
  }

  #onHost = (event: Event): void => {
    this.host = (event.target as HTMLInputElement).value;
  };

  #onLanguage = (language: string): void => {
    this.language = language;
  };

  #onLook = (look: string): void => {
    this.look = look;
  };

  #onSwitch = (event: Event): void => {
    this.themeSwitch = (event.target as HTMLInputElement).checked;
  };

  #onWhole = (event: Event): void => {
    this.whole = (event.target as HTMLInputElement).checked;
  };

  async #copy(code: string): Promise<void> {
    await navigator.clipboard.writeText(code);
    this.copied = true;
  }
}

/** What can be chosen of an element beside its board, whose address stands above. */
function optionsFor(tag: string): readonly AttributeDoc[] {
  return elementDoc(tag).attributes.filter(({name}) => name !== 'endpoint');
}

/** Of a text whose lines were broken for editors. */
function firstSentence(text: string): string {
  return /^.+?\.(?=\s|$)/s.exec(text)?.[0].replaceAll(/\s+/g, ' ') ?? text;
}

/** What stands between backticks is code. */
function prose(text: string) {
  return text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}

/** `civic-message-list` as "Message list". */
function titleOf(tag: string): string {
  const words = tag.replace('civic-', '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

if (OFFERED.some((tag) => !ELEMENTS.some((element) => element.tag === tag))) throw new Error('the builder offers an element that the manifest does not have');
customElements.define('snippet-builder', SnippetBuilder);
