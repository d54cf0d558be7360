import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {CDPSession, Page} from 'playwright-core';
import {THEMES} from '../../../tokens/themes.mjs';
import {barsFont} from './bars-font.js';
import {patchesOf} from './patches.js';
import type {Picture, Pictures} from './references.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const css = (name: string) => readFileSync(join(root, `.cache/tokens/themes/${name}.css`), 'utf8');
const modes = THEMES.filter(({kind}) => kind === 'mode').map(({name}) => css(name)).join('');
const font = barsFont().toString('base64');

/** The themes, as pictures are named by them. */
export const PICTURE_THEMES = THEMES.map(({name}) => name);

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

  static async of(page: Page): Promise<Camera> {
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
      await this.#page.evaluate(quiet);
      const height = await this.#page.evaluate(() => document.body.scrollHeight);
      const now = await this.#take(Math.min(LONGEST, height), SCALE);
      same = now.equals(last) ? same + 1 : 0;
      last = now;
    }
  }

  /** One in each theme. Afterwards the page looks as it did before. */
  async takeAll(): Promise<Pictures> {
    const pictures: Record<string, Picture> = {};
    for (const {name, kind} of THEMES) {
      const height = Math.min(LONGEST, await this.#page.evaluate(wear, {font, css: modes + (kind === 'look' ? css(name) : ''), names: name}));
      pictures[name] = {height, patches: await patchesOf(await this.#take(height, SCALE))};
    }
    await this.#page.evaluate(undress);
    return pictures;
  }

  /** Keeps one for people to look at. Gives the path of the file. */
  async keep(id: string, theme: string): Promise<string> {
    const kind = THEMES.find(({name}) => name === theme)!.kind;
    const height = await this.#page.evaluate(wear, {font: '', css: modes + (kind === 'look' ? css(theme) : ''), names: theme});
    const file = join(root, '.cache/pictures', `${id}.${theme}.png`);
    mkdirSync(join(root, '.cache/pictures'), {recursive: true});
    writeFileSync(file, await this.#take(Math.min(LONGEST, height), 1));
    await this.#page.evaluate(undress);
    return file;
  }

  async #take(height: number, scale: number): Promise<Buffer> {
    const {width} = this.#page.viewportSize()!;
    const {data} = await this.#session.send('Page.captureScreenshot', {
      format: 'png', optimizeForSpeed: true, captureBeyondViewport: true, clip: {x: 0, y: 0, width, height: Math.max(1, height), scale},
    });
    return Buffer.from(data, 'base64');
  }
}

/** In the page: waits until nothing has been fetched for a while, and pictures are there. */
async function quiet(): Promise<void> {
  let count = -1;
  for (let now = performance.getEntriesByType('resource').length; now !== count; now = performance.getEntriesByType('resource').length) {
    count = now;
    await new Promise((resolve) => requestIdleCallback(resolve, {timeout: 200}));
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  }
}

/** In the page: dresses it, and gives its height once that is drawn. */
async function wear({font, css, names}: {font: string; css: string; names: string}): Promise<number> {
  interface Before {
    theme?: string | undefined;
    family: string;
  }
  const page = document.documentElement;
  const kept = window as unknown as {beforePictures?: Before; bars?: Promise<unknown>};
  kept.beforePictures ??= {theme: page.dataset['civicTheme'], family: document.body.style.fontFamily};
  if (font) {
    kept.bars ??= (async () => {
      const face = new FontFace('Bars', Uint8Array.from(atob(font), (char) => char.charCodeAt(0)));
      document.fonts.add(await face.load());
    })();
    await kept.bars;
    // The page's line goes before any theme's.
    page.style.setProperty('--civic-font', 'Bars');
    document.body.style.fontFamily = 'Bars';
  }
  const style = document.getElementById('picture-theme') ?? document.head.appendChild(Object.assign(document.createElement('style'), {id: 'picture-theme'}));
  style.textContent = `${css} html{caret-color:transparent;scrollbar-width:none}`;
  page.dataset['civicTheme'] = [...new Set([...(kept.beforePictures.theme ?? '').split(' '), names])].filter(Boolean).join(' ');
  window.scrollTo(0, 0);
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  return document.getElementById('storybook-root')!.parentElement!.scrollHeight;
}

/** In the page. */
function undress(): void {
  const page = document.documentElement;
  const kept = window as unknown as {beforePictures?: {theme?: string | undefined; family: string}};
  document.getElementById('picture-theme')?.remove();
  page.style.removeProperty('--civic-font');
  document.body.style.fontFamily = kept.beforePictures?.family ?? '';
  if (kept.beforePictures?.theme) page.dataset['civicTheme'] = kept.beforePictures.theme;
  else delete page.dataset['civicTheme'];
  delete kept.beforePictures;
}
