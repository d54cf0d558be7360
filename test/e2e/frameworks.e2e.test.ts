import {execFile} from 'node:child_process';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type DemoServer, startDemo} from '../support/demo.js';
import {inOrder} from '../support/in-order.js';
import {launchBrowser} from '../support/launch.js';
import {serveFolder} from '../support/static-server.js';

/**
 * The pages of stories/sites, built as a site builds them and served from another host than the board's: what they show comes by the board's list
 * of sites. SITES=react,angular chooses among them; Angular, which has to be built by hand, is not among those that run by themselves.
 */
const FRAMEWORKS = process.env['SITES']?.split(',') ?? ['react', 'vue', 'svelte'];
const SIZES = {desk: {width: 1280, height: 900}, phone: {width: 360, height: 740}};
const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.cache/sites');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const BUS = 'Later last bus on route 6 from the railway station';
const LIGHTS = 'Street lights out between the library and the bridge';

let browser: Browser;
let demo: DemoServer;
let site: {url: string; close: () => void};

beforeAll(async () => {
  await mkdir(folder, {recursive: true});
  site = await serveFolder(folder);
  [browser, demo] = await Promise.all([launchBrowser(), startDemo('--origin', site.url, '--limit', 'submit=off')]);
  for (const name of FRAMEWORKS) await buildSite(name);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  site?.close();
});

/** Builds a page, and names the board in its head. */
async function buildSite(name: string): Promise<void> {
  if (name !== 'angular') {
    await rm(join(folder, name), {recursive: true, force: true});
    await run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', `stories/sites/${name}/vite.config.ts`], {
      cwd: root, env: {...process.env, NODE_ENV: 'production'}, // vitest's own would give the page Lit and the framework for developers
    });
  }
  const index = join(folder, name, 'index.html');
  await writeFile(index, (await readFile(index, 'utf8')).replace(/(<meta name="?board"? content=")[^"]*/, `$1${demo.origin}/api/v1`));
}

for (const name of FRAMEWORKS) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    describe(`a page of ${name} at ${size} size`, () => {
      const title = `A bench by the river (${name}, ${size})`;
      const problems: string[] = [];
      let context: BrowserContext;
      let page: Page;

      beforeAll(async () => {
        context = await browser.newContext({viewport, locale: 'en-GB', reducedMotion: 'reduce'});
        page = await context.newPage();
        page.setDefaultTimeout(20_000);
        page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) problems.push(message.text()); });
        page.on('pageerror', (error) => problems.push(error.message));
        await page.goto(`${site.url}/${name}/`);
      });
      afterAll(async () => await context?.close());
      inOrder();

      const heading = (level: number, text: string) => page.getByRole('heading', {level, name: text});
      const thread = () => page.locator('civic-thread');

      it('shows what the board says to sites that it names', async () => {
        await page.getByRole('link', {name: LIGHTS}).waitFor();
        await page.getByRole('heading', {level: 2, name: 'What others asked'}).waitFor();
        await page.getByText('Choose a message, and it is shown here.').waitFor();
        expect(await page.locator('civic-message-list').getByRole('listitem').count()).toBeGreaterThanOrEqual(5);
      });

      it('hears what is chosen in the list, and shows it in the thread', async () => {
        const before = page.url();
        await page.getByRole('link', {name: LIGHTS}).click();
        await thread().getByRole('heading', {name: LIGHTS}).waitFor();
        await expect.poll(() => heading(2, 'The message').evaluate((element) => element === document.activeElement)).toBe(true);
        expect(page.url()).toBe(before);
        await page.getByRole('region', {name: 'The message'}).locator('civic-status-badge').first().getByText('In progress').waitFor();
        await look('chosen');
      });

      it('gives the thread another message, and leaves what a reader chose in the list', async () => {
        const answered = page.locator('civic-message-list').getByRole('button', {name: /^Answered/});
        await answered.click();
        await expect.poll(() => answered.getAttribute('aria-pressed')).toBe('true');
        const link = page.locator('civic-message-list').getByRole('link', {name: BUS});
        await link.click();
        await thread().getByRole('heading', {name: BUS}).waitFor();
        await page.getByRole('region', {name: 'The message'}).locator('civic-status-badge').first().getByText('Answered').waitFor();
        expect(await thread().count()).toBe(1);
        expect(await answered.getAttribute('aria-pressed')).toBe('true');
      });

      it('speaks the language of the page, from right to left too', async () => {
        const language = page.locator('header').getByRole('combobox');
        await language.selectOption('ar');
        await heading(1, 'اسأل إدارة المقاطعة').waitFor();
        const badge = page.getByRole('region', {name: 'الرسالة'}).locator('civic-status-badge').first();
        await badge.getByText('تم الرد').waitFor();
        expect(await badge.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
        await expectNoSidewaysScrolling();
        await look('arabic');
        await language.selectOption('en');
        await heading(1, 'Ask the county').waitFor();
      });

      it('takes the form away and brings it back, with what was typed', async () => {
        const form = page.locator('civic-submit-form');
        expect(await form.count()).toBe(0);
        await page.getByRole('button', {name: 'Write a message'}).click();
        await form.getByRole('radiogroup', {name: 'What is it?'}).getByText('Suggestion').click();
        await form.getByLabel('Title').fill(title);
        await page.getByRole('button', {name: 'Put the form away'}).click();
        await form.waitFor({state: 'detached'});
        await page.getByRole('button', {name: 'Write a message'}).click();
        await expect.poll(() => form.getByLabel('Title').inputValue()).toBe(title);
      });

      it('hears that a message was sent, and says its number', async () => {
        const form = page.locator('civic-submit-form');
        await form.getByLabel('Agency or leader', {exact: true}).selectOption({label: '\u2003Urban Management Bureau'});
        await form.getByLabel('What is it about?').selectOption({label: 'Roads and lighting'});
        await form.getByRole('textbox', {name: 'Your message'}).fill('People who walk from the library to the bridge would be glad of a place to sit down half way.');
        await form.getByLabel('Your name').fill('Ada Quill');
        await form.getByRole('checkbox', {name: 'I agree'}).check();
        await look('form');
        await form.getByRole('button', {name: 'Send the message'}).click();
        await form.getByRole('heading', {name: 'Your message has been sent'}).waitFor();
        const thanks = page.getByRole('status').filter({hasText: 'Thank you. The number of your message is'});
        const [, number = 'no number'] = /is (\S+)\.$/.exec((await thanks.textContent()) ?? '') ?? [];
        await form.getByText(number, {exact: true}).waitFor();
        await look('sent');
      });

      it('opens at the message that a link names', async () => {
        await page.goto(`${site.url}/${name}/?message=street-light`);
        await thread().getByRole('heading', {name: LIGHTS}).waitFor();
        await expectNoSidewaysScrolling();
        await look('thread');
      });

      it('is accessible, and nothing was complained of', async () => {
        await page.addScriptTag({path: axe});
        const violations = await page.evaluate(async () => {
          const {axe} = window as unknown as {axe: {run(): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>}};
          return (await axe.run()).violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
        });
        expect(violations).toEqual([]);
        expect(problems).toEqual([]);
      });

      async function expectNoSidewaysScrolling(): Promise<void> {
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }

      /** Keeps a picture where LOOKS names a folder. */
      async function look(what: string): Promise<void> {
        const looks = process.env['LOOKS'];
        if (looks) await page.screenshot({path: join(looks, `${name}-${size}-${what}.png`), fullPage: true});
      }
    });
  }
}
