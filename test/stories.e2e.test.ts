import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import type {AxeResults} from 'axe-core';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {findBrowser} from './support/browser.mjs';
import {Camera, PICTURE_THEMES} from './support/pictures/camera.js';
import {difference} from './support/pictures/patches.js';
import {type Picture, type Pictures, References} from './support/pictures/references.js';
import {serveFolder} from './support/static-server.js';

// Made by `npm run build-storybook`.
const folder = fileURLToPath(new URL('../.cache/storybook', import.meta.url));
const axePath = createRequire(import.meta.url).resolve('axe-core');

interface Story {
  id: string;
  title: string;
  name: string;
  type: string;
}

const {entries} = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8')) as {
  entries: Record<string, Story>;
};
const stories = Object.values(entries).filter(({type}) => type === 'story');

let browser: Browser;
let context: BrowserContext;
let site: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  site = await serveFolder(folder);
  const {executablePath, args, env} = await findBrowser();
  browser = await chromium.launch({executablePath, args, env});
  // Pictures of things that move would differ; how they move is not theirs to say.
  context = await browser.newContext({reducedMotion: 'reduce'});
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** `npm run pictures`: somebody has looked, and agrees with what stories look like now. */
const ACCEPT = process.env['PICTURES'] === 'accept';

/** `npm run pictures:check`. Not in every `npm test`: stories that tell days look different on another day, and those on their way when it is slow. */
const COMPARE = process.env['PICTURES'] === 'check';

/** The pictures of the stories of one title, which come one after the other. */
let album: {readonly title: string; readonly references: References; readonly taken: Map<string, Pictures>} | undefined;

afterAll(async () => {
  if (ACCEPT) await album?.references.write(album.taken, PICTURE_THEMES);
});

async function albumOf(title: string): Promise<NonNullable<typeof album>> {
  if (album?.title === title) return album;
  if (ACCEPT) await album?.references.write(album.taken, PICTURE_THEMES);
  album = {title, references: await References.read(title.toLowerCase().replaceAll(/[^a-z]+/g, '-'), PICTURE_THEMES), taken: new Map()};
  return album;
}

describe('every story renders, plays, and is accessible', () => {
  for (const story of stories) it(`${story.title}: ${story.name}`, () => check(story));
});

describe('every page of documentation opens', () => {
  for (const {id, title} of Object.values(entries).filter(({type}) => type === 'docs')) {
    it.skipIf(ACCEPT)(title, async () => {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(`${site.url}/iframe.html?viewMode=docs&id=${id}`);
      await page.locator('#storybook-docs h1').first().waitFor();
      await page.close();
      expect(errors).toEqual([]);
    });
  }
});

/** The state that a story has come to is looked at in each: the page changes its language, and the elements follow. English comes last, for the next story. */
const LANGUAGES = [{lang: 'zh-Hans', dir: 'ltr'}, {lang: 'ar', dir: 'rtl'}, {lang: 'en', dir: 'ltr'}];

/** The preview, kept for the stories of one title: loading it anew for each takes several times as long as the story. */
let preview: {readonly title: string; readonly page: Page; readonly errors: string[]; readonly camera: Camera} | undefined;

async function check({id, title}: Story): Promise<void> {
  const isNext = preview?.title === title;
  preview = preview && isNext ? preview : await openPreview(title, id);
  const {page, errors, camera} = preview;
  try {
    expect(await page.evaluate(storyEnd, {id, go: isNext})).toBe('success');
    const {references, taken} = await albumOf(title);
    if (ACCEPT) {
      await camera.settle(3);
      taken.set(id, await camera.takeAll());
      return;
    }
    if (COMPARE) expect(await lookOf(camera, id, references.get(id))).toEqual([]);
    for (const language of LANGUAGES) {
      await page.evaluate(speak, language);
      const {violations} = await page.evaluate(runAxe);
      expect(violations.map(describeViolation), language.lang).toEqual([]);
    }
    expect(errors.splice(0)).toEqual([]);
  } catch (error) {
    // Whatever it left behind is not the next one's.
    preview = undefined;
    await page.close();
    throw error;
  }
}

/** How long a story may take to look as it should: parts of it may load after it has ended. */
const PATIENCE = 15_000;

/** What looks different from what was agreed, once it had time to. */
async function lookOf(camera: Camera, id: string, before: Pictures | undefined): Promise<string[]> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const now = await camera.takeAll();
    if (!before || Date.now() > end || same(now, before)) return await changes(camera, id, now, before);
    await camera.settle(1);
  }
}

const isSame = (one: Picture, other: Picture | undefined) => !!other && difference(one.patches, other.patches).count === 0 && Math.abs(one.height - other.height) <= 1;

const same = (now: Pictures, before: Pictures) => PICTURE_THEMES.every((theme) => isSame(now[theme]!, before[theme]));

/** A sentence a theme, with a picture to look at. */
async function changes(camera: Camera, id: string, now: Pictures, before: Pictures | undefined): Promise<string[]> {
  if (!before) return [`${id} has no reference picture yet: look at it, then run npm run pictures`];
  const found: string[] = [];
  for (const theme of PICTURE_THEMES) {
    const [one, other] = [now[theme]!, before[theme]];
    if (isSame(one, other)) continue;
    const {count, most} = other ? difference(one.patches, other.patches) : {count: 0, most: 0};
    found.push(`${id} looks different in ${theme}: ${count} patches, by ${most} of 255 at most; height ${one.height}, was ${other?.height ?? 'none'}. See ${await camera.keep(id, theme)}; npm run pictures accepts it`);
  }
  return found;
}

async function openPreview(title: string, id: string) {
  await preview?.page.close();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // The addon's own run of axe would still be going on when ours starts.
  await page.goto(`${site.url}/iframe.html?viewMode=story&id=${id}&globals=a11y.manual:!true`);
  await page.addScriptTag({path: axePath});
  return {title, page, errors, camera: await Camera.of(page)};
}

/** In the page: waits until the story, with its play function, has finished; `go` leaves another one for it first. */
function storyEnd({id, go}: {id: string; go: boolean}): Promise<string> {
  interface Channel {
    last(event: string): unknown[] | undefined;
    emit(event: string, value: unknown): void;
    on(event: string, listener: (value: unknown) => void): void;
    off(event: string, listener: (value: unknown) => void): void;
  }
  const {__STORYBOOK_ADDONS_CHANNEL__: channel} = window as unknown as {
    __STORYBOOK_ADDONS_CHANNEL__: Channel;
  };
  const message = (value: unknown) => (value as Error).message;
  // Failures first: a play function that threw is followed by a storyFinished that says success.
  const ends: Record<string, (value: unknown) => string> = {
    playFunctionThrewException: message,
    unhandledErrorsWhilePlaying: (value) => (value as Error[]).map(message).join('; '),
    storyThrewException: message,
    storyErrored: (value) => JSON.stringify(value),
    storyMissing: () => 'there is no such story',
    storyFinished: (value) => (value as {status: string}).status,
  };
  return new Promise((resolve) => {
    const listeners = Object.entries(ends).map(([event, outcome]) => {
      const listener = (value: unknown) => {
        // The story before may still have something to say.
        if (event === 'storyFinished' && (value as {storyId: string}).storyId !== id) return;
        for (const [other, each] of listeners) channel.off(other, each);
        resolve(outcome(value));
      };
      return [event, listener] as const;
    });
    for (const [event, listener] of listeners) {
      channel.on(event, listener);
      const [value] = (!go && channel.last(event)) || [];
      if (value) listener(value);
    }
    if (go) channel.emit('setCurrentStory', {storyId: id, viewMode: 'story'});
  });
}

/** In the page: changes its language, and waits until what depends on it was drawn. */
async function speak({lang, dir}: {lang: string; dir: string}): Promise<void> {
  Object.assign(document.documentElement, {lang, dir});
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

/** In the page. */
function runAxe(): Promise<AxeResults> {
  const {axe} = window as unknown as {axe: {run: (root: Element, options: object) => Promise<AxeResults>}};
  // These are about a whole page, which a story is not.
  const off = {enabled: false};
  const rules = {region: off, 'landmark-one-main': off, 'page-has-heading-one': off, bypass: off};
  return axe.run(document.body, {rules, resultTypes: ['violations']});
}

function describeViolation({id, help, nodes}: AxeResults['violations'][number]): string {
  return `${id}: ${help}: ${nodes.map(({html}) => html).join(' ')}`;
}
