import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import type {AxeResults} from 'axe-core';
import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {findBrowser} from './support/browser.mjs';
import {Album} from './support/pictures/album.js';
import {Camera} from './support/pictures/camera.js';
import {PICTURE_WIDTH, References} from './support/pictures/references.js';
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
  browser = await chromium.launch({executablePath, args: [...args, '--lang=en-US'], env});
  // The same everywhere, and nothing moves: how things move is not a picture's to say.
  context = await browser.newContext({reducedMotion: 'reduce', colorScheme: 'light', locale: 'en-US', timezoneId: 'Asia/Shanghai', viewport: {width: PICTURE_WIDTH, height: 720}});
});

afterAll(async () => {
  if (ACCEPT) await album.close(browserNow());
  await browser?.close();
  site?.close();
});

/** `npm run pictures`: somebody has looked, and agrees with what stories look like now. */
const ACCEPT = process.env['PICTURES'] === 'accept';

const album = new Album(new Map(stories.map(({title}) => [title, stories.filter((story) => story.title === title).map(({id}) => id)])));

/** Browsers of other versions and systems draw the same page a little otherwise. */
const browserNow = () => `Chromium ${browser.version().split('.')[0]} on ${process.platform}`;

describe('every story renders, plays, is accessible, and looks as agreed', () => {
  for (const story of stories) {
    it(`${story.title}: ${story.name}`, async ({skip}) => {
      const differences = await check(story);
      const takenWith = References.takenWith();
      // What is the same in both is compared all the same.
      if (differences.length > 0 && !ACCEPT && takenWith && takenWith !== browserNow()) {
        skip(`its pictures differ, but this is ${browserNow()}, and they were taken with ${takenWith}; all else holds`);
      }
      expect(differences, 'a change of look; npm run pictures accepts it (CONTRIBUTING.md)').toEqual([]);
    });
  }

  it.skipIf(ACCEPT)('no reference picture is of a story that is gone', async () => {
    expect(await album.strays(), 'npm run pictures takes them away').toEqual([]);
  });
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

/** The state that a story has come to is looked at in each: the page changes its language, and the elements follow. The first is that of most stories, and of the pictures. */
const LANGUAGES = [{lang: 'en', dir: 'ltr'}, {lang: 'zh-Hans', dir: 'ltr'}, {lang: 'ar', dir: 'rtl'}];

const OFF = {enabled: false};

/** All of axe, with the size of targets, which it leaves out by itself, and without what is about a whole page, which a story is not. */
const WHOLE = {
  rules: {'target-size': {enabled: true}, region: OFF, 'landmark-one-main': OFF, 'page-has-heading-one': OFF, bypass: OFF},
  resultTypes: ['violations'],
};

/**
 * What a theme can change: it is only tokens, which are colours, sizes and typefaces. Of axe's rules these read them: text and links in their colours, targets by
 * their sizes, and whether something has become too large for its box and scrolls. All others read the tree and its words, and what is displayed at
 * all: that hangs on the width of the page in rem, and not on any token.
 */
const IN_A_THEME = {
  runOnly: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'],
  resultTypes: ['violations'],
  // Style sheets and films are for other rules.
  preload: false,
};

/** The preview, kept for the stories of one title: loading it anew for each takes several times as long as the story. */
let preview: {readonly title: string; readonly page: Page; readonly errors: string[]; readonly camera: Camera} | undefined;

/** Gives what looks different. */
async function check({id, title}: Story): Promise<readonly string[]> {
  const isNext = preview?.title === title;
  preview = preview && isNext ? preview : await openPreview(title, id);
  const {errors, camera, page} = preview;
  try {
    expect(await page.evaluate(storyEnd, {id, go: isNext})).toBe('success');
    if (ACCEPT) return await album.accept(camera, title, id);
    const suspects = new Set<string>();
    const differences = await album.compare(camera, title, id, async (theme) => {
      if (theme !== 'default' && (await page.evaluate(runAxe, IN_A_THEME)).violations.length > 0) suspects.add(theme);
    });
    const inThemes: string[] = [];
    for (const theme of suspects) {
      // It may have come too early, as what is below.
      await camera.take(theme);
      await camera.settle(2);
      const {violations} = await page.evaluate(runAxe, IN_A_THEME);
      inThemes.push(...violations.map((violation) => `${theme}: ${describeViolation(violation)}`));
    }
    if (suspects.size > 0) await camera.undress();
    expect(inThemes, 'what a theme makes hard to see or to hit').toEqual([]);
    for (const language of LANGUAGES) {
      await page.evaluate(speak, language);
      let {violations} = await page.evaluate(runAxe, WHOLE);
      if (violations.length > 0) {
        // Words of a language that is new to the page come over the network.
        await camera.settle(2);
        ({violations} = await page.evaluate(runAxe, WHOLE));
      }
      expect(violations.map(describeViolation), language.lang).toEqual([]);
    }
    expect(errors.splice(0)).toEqual([]);
    if (differences.length > 0) await closePreview();
    return differences;
  } catch (error) {
    await closePreview();
    throw error;
  }
}

/** Whatever a story left behind is not the next one's, nor that of another try. */
async function closePreview(): Promise<void> {
  await preview?.page.close();
  preview = undefined;
}

async function openPreview(title: string, id: string) {
  await closePreview();
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

/** In the page: changes its language, and waits until what depends on it was drawn; where nothing changes, until the page has its letters again. */
async function speak({lang, dir}: {lang: string; dir: string}): Promise<void> {
  const page = document.documentElement;
  const frames = page.lang === lang && page.dir === dir ? 1 : 3;
  Object.assign(page, {lang, dir});
  for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
}

/** In the page. */
function runAxe(options: object): Promise<AxeResults> {
  const {axe} = window as unknown as {axe: {run: (root: Element, options: object) => Promise<AxeResults>}};
  return axe.run(document.body, options);
}

function describeViolation({id, help, nodes}: AxeResults['violations'][number]): string {
  return `${id}: ${help}: ${nodes.map(({html}) => html).join(' ')}`;
}
