import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {keptChoice} from '../adapters/kept-choice.js';

/** The steps of elder mode, by the name that goes beside `elder`; the first needs none. */
export const SIZES = [18, 22, 26, 30] as const;

export type Size = (typeof SIZES)[number];

/** Names that are the reader's to choose; any other in the attribute is the page's own. */
const CHOSEN = /^(elder(-\d+)?|high-contrast|dark|light)$/;
const ATTRIBUTE = 'data-civic-theme';
const ADOPTED = Symbol.for('civic-board:modes/1');

/**
 * What the reader chose of the page's look: names in the `data-civic-theme` attribute of the page's root, kept on the device. The attribute
 * is what holds, so that several switches, copies of the script, and a page that sets it by itself agree.
 */
export class ThemeChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #modes: string;
  readonly #kept = keptChoice('theme');
  readonly #page = document.documentElement;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  readonly #system = matchMedia('(prefers-color-scheme: dark)');
  readonly #onSystem = () => this.#host.requestUpdate();
  #stop: (() => void) | undefined;

  /** `modes` is the style sheet that gives the names their tokens. */
  constructor(host: ReactiveControllerHost, modes: string) {
    this.#host = host;
    this.#modes = modes;
    host.addController(this);
  }

  hostConnected(): void {
    adoptOnce(this.#modes);
    this.#restore();
    this.#stop = this.#kept.onChange(() => this.#restore());
    this.#observer.observe(this.#page, {attributes: true, attributeFilter: [ATTRIBUTE]});
    this.#system.addEventListener('change', this.#onSystem);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#observer.disconnect();
    this.#system.removeEventListener('change', this.#onSystem);
  }

  /** Size of text in px; undefined unless elder mode is on. */
  get size(): Size | undefined {
    const names = this.#names();
    if (!names.includes('elder')) return undefined;
    return SIZES.find((size) => names.includes(`elder-${size}`)) ?? SIZES[0];
  }

  get highContrast(): boolean {
    return this.#names().includes('high-contrast');
  }

  /** Whether the page is dark, by choice or by itself. */
  get dark(): boolean {
    const scheme = getComputedStyle(this.#page).colorScheme;
    return scheme.includes('dark') && (!scheme.includes('light') || this.#system.matches);
  }

  setSize(size: Size | undefined): void {
    this.#choose(/^elder/, size === undefined ? [] : size === SIZES[0] ? ['elder'] : ['elder', `elder-${size}`]);
  }

  setHighContrast(on: boolean): void {
    this.#choose(/^high-contrast$/, on ? ['high-contrast'] : []);
  }

  setDark(on: boolean): void {
    this.#choose(/^(dark|light)$/, [on ? 'dark' : 'light']);
  }

  #names(): string[] {
    return (this.#page.getAttribute(ATTRIBUTE) ?? '').split(/\s+/).filter(Boolean);
  }

  #choose(instead: RegExp, names: readonly string[]): void {
    const all = [...this.#names().filter((name) => !instead.test(name)), ...names];
    this.#kept.write(all.filter((name) => CHOSEN.test(name)).join(' '));
    this.#show(all);
  }

  /** What was chosen earlier, or in another window, instead of what the page began with. */
  #restore(): void {
    const kept = this.#kept.read();
    if (kept === undefined) return;
    this.#show([...this.#names().filter((name) => !CHOSEN.test(name)), ...kept.split(' ').filter((name) => CHOSEN.test(name))]);
  }

  #show(names: readonly string[]): void {
    const value = names.join(' ');
    if (value === (this.#page.getAttribute(ATTRIBUTE) ?? '')) return;
    if (value) this.#page.setAttribute(ATTRIBUTE, value);
    else this.#page.removeAttribute(ATTRIBUTE);
  }
}

/** The modes' tokens, once a page: whoever pastes the switch need not link their files. */
function adoptOnce(modes: string): void {
  if (ADOPTED in document) return;
  Object.defineProperty(document, ADOPTED, {value: true});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(modes);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
