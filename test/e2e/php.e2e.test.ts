import {readdirSync} from 'node:fs';
import {readdir, readFile, rm, utimes} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {BoardApi} from '../support/board-api.js';
import {type DemoServer, startDemo} from '../support/demo.js';
import {type Gate, startGate} from '../support/gate.js';
import {launchBrowser} from '../support/launch.js';
import {freePort, missingPhp, php, type PhpServer, servePhp} from '../support/php.js';
import {temporaryFolder} from '../support/postgres.js';

/** The PHP examples as PHP itself runs them, with the demo as their board. */
const SITES = fileURLToPath(new URL('../../stories/sites', import.meta.url));
const missing = await missingPhp();
const NEWEST = '感谢柳隰镇修好了村口的路';

describe('PHP files of the examples', () => {
  const files = readdirSync(SITES, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.php'));

  it('are all understood by PHP', async (context) => {
    if (missing) return context.skip(missing);
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) expect(await php(['-l', join(SITES, file)])).toContain('No syntax errors');
  });
});

describe('a plain PHP site', () => {
  let demo: DemoServer;
  let gate: Gate;
  let site: PhpServer;
  let browser: Browser;
  let cache: string;
  beforeAll(async () => {
    if (missing) return;
    const port = await freePort();
    [demo, browser, cache] = await Promise.all([startDemo('--origin', `http://127.0.0.1:${port}`, '--limit', 'submit=off'), launchBrowser(), temporaryFolder()]);
    gate = await startGate(() => demo.origin);
    site = await servePhp(['-t', join(SITES, 'php')], {port, env: {CIVIC_BOARD: gate.origin, CIVIC_BOARD_CACHE: cache}});
  });
  afterAll(async () => {
    await site?.stop();
    await gate?.close();
    await browser?.close();
    await demo?.stop();
    if (cache) await rm(cache, {recursive: true, force: true});
  });

  const open = async (path = '/', {width = 1280, script = true} = {}): Promise<{page: Page; asked: string[]; problems: string[]}> => {
    const page = await (await browser.newContext({viewport: {width, height: 800}, javaScriptEnabled: script})).newPage();
    const problems: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site.origin}${path}`);
    return {page, asked, problems};
  };
  const look = async (page: Page, name: string) => {
    const folder = process.env['LOOKS'];
    if (folder) await page.screenshot({path: join(folder, `php-${name}.png`), fullPage: true});
  };
  const kept = async () => (await readdir(cache)).filter((file) => file.endsWith('.html'));
  /** As if it had been kept this long. */
  const age = async (seconds: number) => {
    const then = new Date(Date.now() - seconds * 1000);
    for (const file of await readdir(cache)) await utimes(join(cache, file), then, then);
  };

  it('is read without script, down to the status in a sentence', async (context) => {
    if (missing) return context.skip(missing);
    const {page} = await open('/', {width: 360, script: false});
    await page.locator('civic-recent-replies').getByText(NEWEST).waitFor();
    await page.locator('civic-status-badge').getByText('Answered').waitFor();
    // The form needs script; the board's own page does not.
    const link = page.getByRole('link', {name: 'Write a message on the board'});
    expect(await link.getAttribute('href')).toBe(`${gate.origin}/write?lang=en`);
    await look(page, '360-without-script');
    await page.getByRole('link', {name: NEWEST}).click();
    await page.locator('civic-thread').getByRole('heading', {name: 'What happened'}).waitFor();
    await page.context().close();
  });

  for (const width of [360, 1280]) {
    it(`comes to life under its policy at ${width} px, and asks for nothing that is there`, async (context) => {
      if (missing) return context.skip(missing);
      const {page, asked, problems} = await open('/', {width});
      await page.locator('civic-submit-form').getByRole('button', {name: 'Send the message'}).waitFor();
      await page.locator('civic-recent-replies').getByText(NEWEST).waitFor();
      expect(asked.filter((path) => path.startsWith('/api/v1/answers'))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
      await look(page, String(width));
      await page.context().close();
    });
  }

  it('takes a message, which the board then has', async (context) => {
    if (missing) return context.skip(missing);
    const {page, problems} = await open();
    const form = page.locator('civic-submit-form');
    await form.getByText('Enquiry', {exact: true}).click();
    await form.getByLabel('Place in Yunting City').selectOption({label: 'Qinghe County'});
    await form.getByLabel('Agency or leader', {exact: true}).selectOption({label: '\u2003Housing and Construction Bureau'});
    await form.getByLabel('What is it about?').selectOption({label: 'Roads and lighting'});
    await form.getByLabel('Title').fill('A lamp at the old mill');
    await form.getByRole('textbox', {name: 'Your message'}).fill('It has been dark there since the storm. When is it mended?');
    await form.getByRole('checkbox', {name: 'I agree'}).check();
    await form.getByRole('button', {name: 'Send the message'}).click();
    await form.getByRole('heading', {name: 'Your message has been sent'}).waitFor();
    expect(await (await BoardApi.signIn(demo, 'moderator')).waiting('A lamp at the old mill')).toHaveLength(1);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('asks the board once for many readers, and shows what it had while the board is away', async (context) => {
    if (missing) return context.skip(missing);
    const embeds = () => gate.asked.filter((path) => path.startsWith('GET /embed/recent-replies')).length;
    const read = async () => await (await fetch(site.origin)).text();
    await read();
    const before = embeds();
    await Promise.all([read(), read(), read()]);
    expect(embeds()).toBe(before);
    for (const way of ['shut', 'busy'] as const) {
      gate.way = way;
      await age(600);
      expect(await read()).toContain(NEWEST);
      const tries = gate.asked.length;
      // A board that is silent is left alone for a while.
      expect(await read()).toContain(NEWEST);
      expect(gate.asked.length).toBe(tries);
    }
    // In the end it is gone, for it may have been taken off meanwhile.
    await age(4000);
    const page = await read();
    expect(page).not.toContain(NEWEST);
    expect(page).toContain(`<civic-recent-replies endpoint="${gate.origin}/api/v1" count="4"`);
    expect(page).toContain('Read the newest answers</a></p></noscript>');
    gate.way = 'open';
    await age(600);
    expect(await read()).toContain(NEWEST);
  });

  it('keeps nothing of what the board does not have, nor shows it longer', async (context) => {
    if (missing) return context.skip(missing);
    const files = await kept();
    const page = await (await fetch(`${site.origin}/?message=no-such-message`)).text();
    expect(page).toContain('<civic-thread endpoint');
    expect(await kept()).toEqual(files);
    await fetch(`${site.origin}/?message=night-noise`);
    const [thread] = (await kept()).filter((file) => !files.includes(file));
    expect(await readFile(join(cache, thread ?? ''), 'utf8')).toContain('汀岸家园');
    const moderator = await BoardApi.signIn(demo, 'moderator');
    await moderator.act('night-noise', {action: 'take-down', rejectReason: 'privacy', words: 'Somebody asked for it.'});
    await age(600);
    expect(await (await fetch(`${site.origin}/?message=night-noise`)).text()).not.toContain('汀岸家园');
    expect(await kept()).not.toContain(thread);
  });

  it('writes attributes as text, and says what it does not know', async (context) => {
    if (missing) return context.skip(missing);
    const show = (call: string) => php(['-r', `require '${join(SITES, 'php/civic-board.php')}'; $board = new CivicBoard('${gate.origin}/', '${cache}'); try { echo ${call}; } catch (InvalidArgumentException $e) { echo $e->getMessage(); }`]);
    expect(await show(`$board->show('submit-form', ['agency' => '"><script>alert(1)</script>'], '<b>')`)).toBe(
      `<civic-submit-form endpoint="${gate.origin}/api/v1" agency-id="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" thread-url="${gate.origin}/messages/{id}"></civic-submit-form>`
      + `<noscript><p><a href="${gate.origin}/write?lang=en">&lt;b&gt;</a></p></noscript>`,
    );
    expect(await show(`$board->show('recent-replies', ['agency-id' => 'x'])`)).toBe('recent-replies takes agency, place, topic, count, thread, and not agency-id');
    expect(await show(`$board->show('replies')`)).toContain('choose from recent-replies, message-list');
    expect(await show(`new CivicBoard('file:///etc/passwd', '/tmp')`)).toContain('write it as https://board.example');
    expect(await show(`CivicBoard::messageOf(['message' => '../x']) . CivicBoard::messageOf(['message' => ['a']]) . CivicBoard::messageOf(['message' => 'night-noise'])`)).toBe('night-noise');
  });
});
