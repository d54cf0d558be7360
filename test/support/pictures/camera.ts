import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {CDPSession, Page} from 'playwright-core';
import {THEMES} from '../../../tokens/themes.mjs';
import {barsFont} from './bars-font.js';
import {marked, patchesOf, patchwork, type Picture} from './patches.js';
import {PICTURE_WIDTH} from './references.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const font = barsFont().toString('base64');
/** Modes come before looks, as they say themselves. */
const sheets = THEMES.map(({name, kind}) => ({name, isLook: kind === 'look', css: readFileSync(join(root, `.cache/tokens/themes/${name}.css`), 'utf8')}))
  .sort((one, other) => Number(one.isLook) - Number(other.isLook));

/** The themes, as pictures are named by them. */
export const PICTURE_THEMES = THEMES.map(({name}) => name);

/** Where people find what looks different. */
const KEPT = join(root, '.cache/pictures');

/** Longer ones are cut: what is below is in other stories too. */
const LONGEST = 4000;
/** Enough for averages, and quick. */
const SCALE = 0.25;

/** For parts that load on a busy machine; what never stays as it is differs from its reference. */
const LONGEST_WAIT = 20_000;

/** Takes pictures of what a page shows, in every theme, with letters as bars. */
export class Camera {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** For a page that shows a story. */
  static async of(page: Page): Promise<Camera> {
    await page.evaluate(makeWardrobe, {font, sheets});
    return new Camera(page, await page.context().newCDPSession(page));
  }

  /**
   * Waits until what is shown stays as it is: a story may end before a part of it that loads later has come. Looks `looks` times, a while apart, and
   * again from the beginning whenever something has changed.
   */
  async settle(looks: number): Promise<void> {
    const end = Date.now() + LONGEST_WAIT;
    let last: Buffer = Buffer.alloc(0);
    for (let same = 0; same < looks && Date.now() < end;) {
      const now = await this.#take(await this.#page.evaluate(quiet), SCALE);
      same = now.equals(last) ? same + 1 : 0;
      last = now;
    }
  }

  /** Of what the page shows at this moment, in a theme, which it keeps on. `meanwhile`: looks otherwise at the page in that theme, while the browser waits for its frames. */
  async take(theme: string, meanwhile?: () => Promise<void>): Promise<Picture> {
    const height = Math.min(LONGEST, await this.#page.evaluate(wear, {theme, isBarred: true}));
    const [image] = await Promise.all([this.#take(height, SCALE), meanwhile?.()]);
    return {height, patches: await patchesOf(image, {width: PICTURE_WIDTH, height})};
  }

  /** In a theme, once two in a row are the same: some things are drawn anew when others have changed their size. */
  async takeSettled(theme: string): Promise<Picture> {
    const end = Date.now() + LONGEST_WAIT;
    for (let last = await this.take(theme); ;) {
      await this.#page.evaluate(nextFrames);
      const now = await this.take(theme);
      if ((now.height === last.height && now.patches.equals(last.patches)) || Date.now() > end) return now;
      last = now;
    }
  }

  /** What the page, as it is dressed, shows in a typeface of the machine's: a picture of that is another one elsewhere. */
  async foreign(): Promise<readonly string[]> {
    return await this.#page.evaluate(otherTypefaces);
  }

  /** The page looks as it did before. */
  async undress(): Promise<void> {
    await this.#page.evaluate(wear, {theme: '', isBarred: false});
  }

  /** Keeps what people want to look at: the page with its letters, what was compared, its reference, and where they differ. Gives the path that all begin with. */
  async keep(id: string, theme: string, now: Picture, before: Picture | undefined): Promise<string> {
    mkdirSync(KEPT, {recursive: true});
    const file = join(KEPT, `${id}.${theme}`);
    const height = async (isBarred: boolean) => Math.min(LONGEST, await this.#page.evaluate(wear, {theme, isBarred}));
    writeFileSync(`${file}.page.png`, await this.#take(await height(false), 1));
    const barred = await this.#take(await height(true), 1);
    writeFileSync(`${file}.now.png`, barred);
    if (before) {
      writeFileSync(`${file}.reference.png`, await patchwork(before, PICTURE_WIDTH));
      writeFileSync(`${file}.difference.png`, await marked(barred, now, before));
    }
    return file;
  }

  async #take(height: number, scale: number): Promise<Buffer> {
    const {data} = await this.#session.send('Page.captureScreenshot', {
      format: 'png', optimizeForSpeed: true, captureBeyondViewport: true, clip: {x: 0, y: 0, width: PICTURE_WIDTH, height: Math.min(LONGEST, Math.max(1, height)), scale},
    });
    return Buffer.from(data, 'base64');
  }
}

/** In the page: waits until nothing has been fetched for a while, and pictures are there. Gives its height. */
async function quiet(): Promise<number> {
  let count = -1;
  for (let now = performance.getEntriesByType('resource').length; now !== count; now = performance.getEntriesByType('resource').length) {
    count = now;
    await new Promise((resolve) => requestIdleCallback(resolve, {timeout: 1000}));
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  }
  return document.getElementById('storybook-root')!.parentElement!.scrollHeight;
}

/** In the page. */
async function nextFrames(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

interface Wardrobe {
  /** By name; `always` is worn with all of them. */
  readonly styles: Readonly<Record<string, {readonly style: HTMLStyleElement; readonly isLook: boolean}>>;
  readonly always: HTMLStyleElement;
  /** Rules with another typeface than the page's: codes and secrets are set in one in which every letter is as wide. */
  readonly typed: {readonly style: CSSStyleDeclaration; readonly family: string}[];
  readonly seen: WeakSet<CSSStyleSheet | Document | ShadowRoot>;
  /** The same for what has it of the browser. */
  readonly codes: CSSStyleSheet;
  /** Bars of progress that run to and fro, each held at its middle. */
  readonly held: HTMLProgressElement[];
  /** What the page had on before. */
  before?: {readonly theme: string; readonly family: string} | undefined;
}

/** In the page: hangs up what it will wear. */
async function makeWardrobe({font, sheets}: {font: string; sheets: readonly {name: string; isLook: boolean; css: string}[]}): Promise<void> {
  const face = new FontFace('Bars', Uint8Array.from(atob(font), (char) => char.charCodeAt(0)));
  document.fonts.add(await face.load());
  const hang = (css: string) => {
    const style = document.head.appendChild(Object.assign(document.createElement('style'), {textContent: css}));
    style.disabled = true;
    return style;
  };
  const styles = Object.fromEntries(sheets.map(({name, isLook, css}) => [name, {style: hang(css), isLook}]));
  const codes = new CSSStyleSheet();
  codes.replaceSync('code, pre, kbd, samp {font-family: Bars}');
  Object.assign(window, {wardrobe: {styles, always: hang('html{caret-color:transparent;scrollbar-width:none}'), typed: [], seen: new WeakSet(), codes, held: []} satisfies Wardrobe});
}

/** In the page: dresses it in a theme, with letters or with bars; without a theme, as it was before. Gives its height. */
function wear({theme, isBarred}: {theme: string; isBarred: boolean}): number {
  const {wardrobe} = window as unknown as {wardrobe: Wardrobe};
  const page = document.documentElement;
  wardrobe.before ??= {theme: page.dataset['civicTheme'] ?? '', family: document.body.style.fontFamily};
  const {before} = wardrobe;
  // The page's line goes before any theme's.
  if (isBarred) page.style.setProperty('--civic-font', 'Bars');
  else page.style.removeProperty('--civic-font');
  document.body.style.fontFamily = isBarred ? 'Bars' : before.family;
  const search = (rules: CSSRuleList) => {
    for (const rule of rules) {
      const family = (rule as CSSStyleRule).style?.fontFamily ?? '';
      if (family.includes('monospace')) wardrobe.typed.push({style: (rule as CSSStyleRule).style, family});
      if ('cssRules' in rule) search(rule.cssRules as CSSRuleList);
    }
  };
  const visit = (root: Document | ShadowRoot) => {
    if (!wardrobe.seen.has(root)) root.adoptedStyleSheets.push(wardrobe.codes);
    wardrobe.seen.add(root);
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      if (!wardrobe.seen.has(sheet)) search(sheet.cssRules);
      wardrobe.seen.add(sheet);
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (theme && element instanceof HTMLProgressElement && element.position < 0) {
        element.value = 0.5;
        wardrobe.held.push(element);
      }
    }
  };
  visit(document);
  wardrobe.codes.disabled = !isBarred;
  if (!theme) for (const element of wardrobe.held.splice(0)) element.removeAttribute('value');
  for (const {style, family} of wardrobe.typed) style.fontFamily = isBarred ? 'Bars' : family;
  wardrobe.always.disabled = !theme;
  for (const [name, {style, isLook}] of Object.entries(wardrobe.styles)) style.disabled = isLook ? name !== theme : !theme;
  const names = [...new Set([...before.theme.split(' '), theme])].filter(Boolean).join(' ');
  if (names) page.dataset['civicTheme'] = names;
  else delete page.dataset['civicTheme'];
  if (!theme) wardrobe.before = undefined;
  window.scrollTo(0, 0);
  return document.getElementById('storybook-root')!.parentElement!.scrollHeight;
}

/** In the page: elements with text that is not in bars. */
function otherTypefaces(): string[] {
  const found = new Set<string>();
  const visit = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) || element.matches('input:not([type=checkbox], [type=radio], [type=file]), textarea, select');
      if (!isText || !element.checkVisibility() || element.matches('style, script, option')) continue;
      const {fontFamily} = getComputedStyle(element);
      if (!fontFamily.startsWith('Bars')) found.add(`${element.localName}${element.id && `#${element.id}`}: ${fontFamily}`);
    }
  };
  visit(document.getElementById('storybook-root')!);
  return [...found];
}
