import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {CspReport} from '../../src/server/http/csp-reports.js';
import {STRICT_CSP} from '../../src/server/http/csp.js';
import {obstacleTo} from '../support/engines.mjs';
import {type DemoServer, startDemo} from '../support/demo.js';
import {launchBrowser, launchFirefox} from '../support/launch.js';
import {toldSoFar} from '../support/policy-reports.js';
import {keepClean, temporaryFolder} from '../support/postgres.js';
import {type Api, startApi} from '../server/support/api.js';

/** Every page under the strictest content security policy and Trusted Types. It runs last, and looks back at what all others were told. */
const SITE = fileURLToPath(new URL('../../dist/demo/site/', import.meta.url));
const SERVER_PAGES = [
  '/messages?lang=en', '/messages/bus-timetable?lang=en', '/messages/night-noise', '/messages/none', '/figures?lang=en', '/write?lang=en', '/write?agency=housing&lang=en', '/track?lang=en',
  '/embed/recent-replies', '/embed/message-list', '/embed/thread?message=bus-timetable', '/embed/status-badge?message=bus-timetable', '/embed/figures', '/embed/messages/bus-timetable',
];
const reportsOf = async (origin: string) => await (await fetch(`${origin}/csp-reports`)).json() as {total: number; reports: CspReport[]};

/** A picture of one point. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Whether every element of a page is there and shows what it has fetched. Fragments bring no script that would wake them. */
const IS_WHOLE = `!document.querySelector('script[type=module]') || [...document.querySelectorAll('*')].every((element) => !element.localName.startsWith('civic-')
  || (element.matches(':defined:not([defer-hydration])') && (element.hasUpdated !== false) && !element.matches(':state(loading)')))`;

/** A page that does what no page should. */
const OFFENDER = `<!doctype html><html lang="en"><title>Offender</title><p id="p" style="color: red">Styled</p><script>document.title = 'inline ran';</script>
<img src="http://127.0.0.1:9/elsewhere.png?secret=1" alt=""><script type="module" src="offend.js"></script>`;
const OFFENDING = `try { document.querySelector('#p').innerHTML = '<b>not by Lit</b>'; } catch { document.title = 'refused'; }`;
const OFFENCES = ['img-src', 'require-trusted-types-for', 'script-src-elem', 'style-src-attr'];

let paths: string[];
let demo: DemoServer;
let browser: Browser;
let firefox: Awaited<ReturnType<typeof launchFirefox>>;
let offender: Api;
let clean: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  clean = keepClean(folder);
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'offender.html'), OFFENDER);
  await writeFile(join(folder, 'offend.js'), OFFENDING);
  [demo, browser, firefox, offender] = await Promise.all([
    startDemo('--no-challenge', '--limit', 'submit=off'), launchBrowser(), launchFirefox(), startApi({cspReports: true, site: {pages: folder, policy: STRICT_CSP}}),
  ]);
  const files = (await readdir(SITE, {recursive: true})).filter((name) => name.endsWith('.html')).sort();
  paths = [...files.map((name) => `/${name}`), '/message.html?id=bus-timetable', '/handle.html?id=roof-leak', ...SERVER_PAGES];
});

afterAll(async () => {
  await browser?.close();
  await firefox?.close();
  await offender?.close();
  await clean?.();
  await demo?.stop();
});

describe('the strictest policy', () => {
  it('is sent with every page, and every page says where it is reported', async () => {
    for (const path of paths) {
      const policy = (await fetch(`${demo.origin}${path}`)).headers.get('Content-Security-Policy') ?? '';
      expect(policy, path).toMatch(/^default-src 'none'; /);
      expect(policy, path).not.toMatch(/unsafe|data:|blob:|\*(?!;|$)/);
      expect(policy, path).toMatch(/; frame-ancestors [^;]+; report-uri \/csp-reports$/);
      if (policy.includes('script-src')) expect(policy, path).toContain("require-trusted-types-for 'script'; trusted-types ");
    }
  });

  it('refuses nothing on any page in Chromium', async () => {
    const page = await browser.newPage({locale: 'en-GB'});
    for (const path of paths) {
      await page.goto(`${demo.origin}${path}`);
      await expect.poll(async () => await page.evaluate(IS_WHOLE), {message: path}).toBe(true);
      expect((await reportsOf(demo.origin)).reports, path).toEqual([]);
    }
    await page.close();
  });

  it('refuses nothing on any page in Firefox', async ({skip}) => {
    if (!firefox) return skip(obstacleTo('firefox'));
    const page = await firefox.newPage();
    for (const path of paths) {
      await page.goto(`${demo.origin}${path}`);
      await expect.poll(async () => await page.evaluate(IS_WHOLE), {message: path}).toBe(true);
      expect((await reportsOf(demo.origin)).reports, path).toEqual([]);
    }
    await page.close();
  });

  it('lets everything for citizens be used on one page, which tells that nothing was refused', async () => {
    const page = await browser.newPage({locale: 'en-GB', viewport: {width: 1280, height: 900}});
    page.setDefaultTimeout(30_000);
    await page.goto(`${demo.origin}/strict.html`);
    for (const name of ['Large text', 'High contrast']) await page.getByRole('button', {name}).click();

    const form = page.locator('civic-submit-form');
    await form.getByText('Enquiry', {exact: true}).click();
    await form.getByLabel('Agency or leader', {exact: true}).selectOption({label: 'Housing and Construction Bureau'});
    await form.getByLabel('What is it about?').selectOption({label: 'Roads and lighting'});
    await form.getByLabel('Title').fill('Under the strictest policy');
    await form.getByRole('textbox', {name: 'Your message'}).fill('Is everything allowed that has to be?');
    await form.getByRole('button', {name: 'Show on a map'}).click();
    await form.locator('.map img').first().waitFor();
    await form.locator('civic-attachments input#files').setInputFiles({name: 'lamp.png', mimeType: 'image/png', buffer: PICTURE});
    await form.getByLabel('What does the picture show?').fill('A lamp');
    await form.getByRole('checkbox', {name: 'I agree'}).check();
    await form.getByRole('button', {name: 'Send the message'}).click();
    await form.getByRole('heading', {name: 'Your message has been sent'}).waitFor();

    const list = page.locator('civic-message-list');
    await list.getByRole('searchbox', {name: 'Words to find'}).fill('library');
    await page.keyboard.press('Enter');
    await list.getByText('Resident parking permit').waitFor({state: 'detached'});
    await page.locator('civic-thread').getByRole('button', {name: 'Follow'}).click();

    const session = page.locator('civic-session');
    await session.getByLabel('User name').fill('housing');
    await session.getByLabel('Password', {exact: true}).fill(demo.passwordOf('housing'));
    await session.getByRole('button', {name: 'Sign in', exact: true}).click();
    await session.getByRole('button', {name: 'Sign out'}).waitFor();

    await page.reload();
    await page.getByText('Nothing has been refused since the server started.').waitFor();
    await page.getByText('The policy of this page').click();
    await page.getByText("default-src 'none';").waitFor();
    await page.close();
  });
});

describe('the endpoint of reports', () => {
  const expectHeard = async () => {
    await expect.poll(async () => [...new Set((await reportsOf(offender.origin)).reports.map(({directive}) => directive))].sort()).toEqual(OFFENCES);
    const {reports} = await reportsOf(offender.origin);
    expect(reports.every(({page}) => page === `${offender.origin}/offender.html`)).toBe(true);
    expect(reports.find(({directive}) => directive === 'img-src')?.blocked).toBe('http://127.0.0.1:9/elsewhere.png');
    expect(JSON.stringify(reports)).not.toContain('secret');
  };

  it('hears from Chromium what a page does wrong', async () => {
    const page = await browser.newPage();
    await page.goto(`${offender.origin}/offender.html?secret=1`);
    await expectHeard();
    expect(await page.title()).toBe('refused');
    await page.close();
  });

  it('hears it from Firefox', async ({skip}) => {
    if (!firefox) return skip(obstacleTo('firefox'));
    const before = (await reportsOf(offender.origin)).total;
    const page = await firefox.newPage();
    await page.goto(`${offender.origin}/offender.html?secret=1`);
    await expect.poll(async () => (await reportsOf(offender.origin)).total - before).toBeGreaterThanOrEqual(OFFENCES.length);
    await expectHeard();
    await page.close();
  });

  it('was told nothing in the whole end-to-end run', async () => {
    expect((await reportsOf(demo.origin)).reports).toEqual([]);
    const told = toldSoFar();
    console.log(`content security policy: ${told.length} other files of the run looked, ${told.flatMap(({reports}) => reports).length} reports`);
    expect(told.filter(({reports}) => reports.length > 0)).toEqual([]);
  });
});
