import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import type {AxeResults} from 'axe-core';
import {chromium, type Browser, type BrowserContext} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {findBrowser} from './support/browser.mjs';
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
  context = await browser.newContext();
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

describe('every story renders, plays, and is accessible', () => {
  for (const {id, title, name} of stories) it(`${title}: ${name}`, () => check(id));
});

async function check(id: string): Promise<void> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    // The addon's own run of axe would still be going on when ours starts.
    await page.goto(`${site.url}/iframe.html?viewMode=story&id=${id}&globals=a11y.manual:!true`);
    expect(await page.evaluate(storyEnd)).toBe('success');
    await page.addScriptTag({path: axePath});
    const {violations} = await page.evaluate(runAxe);
    expect(violations.map(describeViolation)).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

/** In the page: waits until the story, with its play function, has finished. */
function storyEnd(): Promise<string> {
  interface Channel {
    last(event: string): unknown[] | undefined;
    once(event: string, listener: (...values: unknown[]) => void): void;
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
    for (const [event, outcome] of Object.entries(ends)) {
      const [value] = channel.last(event) ?? [];
      if (value) resolve(outcome(value));
      else channel.once(event, (later) => resolve(outcome(later)));
    }
  });
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
