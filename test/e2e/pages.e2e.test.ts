import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Browser, BrowserContext, Page, Request} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {BoardApi} from '../support/board-api.js';
import {type DemoServer, startDemo} from '../support/demo.js';
import {launchBrowser} from '../support/launch.js';

/** The server's own pages on the built demo: everything without script, and with script the same markup brought to life. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let demo: DemoServer;
let moderator: BoardApi;

beforeAll(async () => {
  browser = await launchBrowser();
  demo = await startDemo();
  moderator = await BoardApi.signIn(demo, 'moderator');
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('with JavaScript off', () => {
  const title = 'Broken slabs before the library';
  let context: BrowserContext;
  let page: Page;
  let number = '';
  let code = '';

  beforeAll(async () => {
    context = await browser.newContext({javaScriptEnabled: false, viewport: {width: 320, height: 640}});
    page = await context.newPage();
  });
  afterAll(async () => await context?.close());

  const narrow = async () => {
    // No script means no measuring in the page: a picture of all of it is as wide as what is in it.
    const {width} = (await page.locator('main').boundingBox())!;
    expect(width).toBeLessThanOrEqual(320);
  };
  const send = async () => await Promise.all([page.waitForNavigation(), page.getByRole('button', {name: 'Send the message'}).click()]);

  it('reads the board, and a whole message with answers and what happened', async () => {
    await page.goto(`${demo.origin}/messages?lang=en`);
    await page.getByRole('heading', {name: 'Messages', level: 1}).waitFor();
    await narrow();
    await page.getByRole('link', {name: 'Later last bus on route 6 from the railway station'}).click();
    await page.getByRole('heading', {name: 'What happened'}).waitFor();
    expect(await page.title()).toContain('Later last bus');
    // What only script could answer is not offered.
    expect(await page.getByRole('button').count()).toBe(0);
    await narrow();
  });

  it('chooses whom to write to and what it is, by links and plain forms', async () => {
    await page.getByRole('link', {name: 'Write a message'}).click();
    await page.getByRole('link', {name: 'Housing and Construction Bureau'}).click();
    await page.getByRole('radio', {name: 'Enquiry'}).check();
    await page.getByRole('button', {name: 'Go on'}).click();
    await page.getByLabel('Title').waitFor();
    await narrow();
  });

  it('says what is missing at the fields, and keeps what was typed', async () => {
    await page.getByLabel('Title').fill(title);
    await send();
    await page.getByRole('alert').getByRole('link', {name: 'Enter your message'}).waitFor();
    await page.getByRole('alert').getByRole('link', {name: 'Agree to go on'}).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe(title);
    expect(await page.getByLabel('Your message').getAttribute('aria-invalid')).toBe('true');
  });

  it('points out a phone number that would be public, and sends nothing yet', async () => {
    await page.getByLabel('What is it about?').selectOption({label: 'Roads and lighting'});
    await page.getByLabel('Your message').fill('The slabs rock and people stumble. Call me: 13912345678.');
    await page.getByLabel('I agree').check();
    await send();
    await page.getByText('13912345678').first().waitFor();
    await page.getByRole('checkbox', {name: 'I have read this and want to send it as it is'}).waitFor();
    await page.getByLabel('Your message').fill('The slabs rock and people stumble.');
  });

  it('sends it at a double press, once, and shows number and query code', async () => {
    const sent = page.getByRole('heading', {name: 'Your message has been sent'});
    const early = page.getByText('faster than people write');
    do {
      const answer = page.waitForEvent('domcontentloaded');
      await page.getByRole('button', {name: 'Send the message'}).dblclick();
      await answer;
      await sent.or(early).waitFor();
      // Whoever is faster than people write is asked to look once more.
    } while (await early.isVisible());
    [number = '', code = ''] = await page.locator('.receipt dd').allTextContents();
    expect(number).toMatch(/\d{4}-\d{6}/);
    expect(page.url()).not.toContain(code);
    expect(await moderator.waiting(title)).toHaveLength(1);
  });

  it('looks it up by number and code, while nobody else can see it', async () => {
    await page.goto(`${demo.origin}/track?lang=en`);
    await page.getByLabel('Number').fill(number);
    await page.getByLabel('Query code').fill('AAAA-BBBB-CCCC');
    await page.getByRole('button', {name: 'Look up'}).click();
    await page.getByText('No message has this number and this code').waitFor();
    await page.getByLabel('Query code').fill(code);
    await page.getByRole('button', {name: 'Look up'}).click();
    await page.getByRole('heading', {name: title, level: 2}).waitFor();
    expect((await page.request.get(`${demo.origin}/messages/${number}`)).status()).toBe(404);
  });

  it('reads it on the board once it is published', async () => {
    const {id} = await (await page.request.get(`${demo.origin}/api/v1/messages/${number}`, {headers: {'Board-Query-Code': code}})).json() as {id: string};
    await moderator.act(id, {action: 'publish'});
    await page.goto(`${demo.origin}/messages/${number}?lang=en`);
    // One permanent address.
    expect(new URL(page.url()).pathname).toBe(`/messages/${id}`);
    await page.getByText('The slabs rock and people stumble.').waitFor();
  });
});

describe('with JavaScript on', () => {
  for (const path of ['/messages?lang=en', '/messages/bus-timetable?lang=en', '/messages/bus-timetable', '/figures?lang=en']) {
    it(`brings ${path} to life: asks for nothing again, replaces no node, moves nothing`, async () => {
      const context = await browser.newContext({viewport: {width: 1280, height: 900}});
      const page = await context.newPage();
      const asked: string[] = [];
      const failures: string[] = [];
      page.on('request', (request: Request) => { if (new URL(request.url()).pathname.startsWith('/api/v1/')) asked.push(new URL(request.url()).pathname); });
      page.on('console', (message) => { if (message.type() === 'error') failures.push(message.text()); });
      page.on('pageerror', (error) => failures.push(String(error)));
      await page.addInitScript(() => {
        const state = window as unknown as {replaced: number; shift: number; before: Node[]};
        Object.assign(state, {replaced: 0, shift: 0});
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) state.shift += (entry as unknown as {value: number}).value; }).observe({type: 'layout-shift', buffered: true});
        document.addEventListener('readystatechange', () => {
          if (document.readyState !== 'interactive') return;
          state.before = [];
          const collect = (root: ParentNode) => {
            for (const element of root.querySelectorAll('*')) {
              state.before.push(element);
              if (element.shadowRoot) collect(element.shadowRoot);
            }
          };
          for (const host of document.querySelectorAll('[endpoint]')) if (host.shadowRoot) collect(host.shadowRoot);
        });
      });
      const known = page.waitForResponse(/\/session$/);
      const watching = path.startsWith('/messages/') ? page.waitForRequest(/\/changes$/) : undefined;
      await page.goto(`${demo.origin}${path}`);
      await page.waitForFunction(() => document.querySelectorAll('[defer-hydration]').length === 0 && [...document.querySelectorAll('[endpoint][lang]')].every((host) => (host as unknown as {hasUpdated: boolean}).hasUpdated));
      await Promise.all([known, watching]);
      // Whatever that changed has been drawn.
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
      const {count, lost, shift} = await page.evaluate(() => {
        const state = window as unknown as {shift: number; before: Node[]};
        return {count: state.before.length, lost: state.before.filter((node) => !node.isConnected).map((node) => (node as Element).outerHTML.slice(0, 200)), shift: state.shift};
      });
      expect(count).toBeGreaterThan(50);
      expect(lost).toEqual([]);
      expect(shift).toBe(0);
      // Who is signed in, and what is new from now on, no page can know: watching begins with one look at the message.
      const watched = asked.findIndex((address) => address.endsWith('/changes'));
      const isLook = (address: string, index: number) => watched >= 0 && index > watched && `${address}/changes` === asked[watched];
      expect(asked.filter((address, index) => !/\/(session|changes)$/.test(address) && !isLook(address, index))).toEqual([]);
      expect(failures).toEqual([]);
      await context.close();
    });
  }

  it('goes on living: a thread can be followed', async () => {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}});
    const page = await context.newPage();
    await page.goto(`${demo.origin}/messages/bus-timetable?lang=en`);
    await page.locator('civic-thread:not([defer-hydration])').waitFor();
    await page.getByRole('button', {name: 'Follow'}).click();
    await page.locator('#tool-follow[aria-pressed=true]').waitFor();
    await context.close();
  });

  for (const width of [360, 1280]) {
    it(`offers to share where the device can, ${width} px wide, and moves nothing for it`, async () => {
      for (const device of ['unknown', 'shares', 'does not share']) {
        const context = await browser.newContext({viewport: {width, height: 2000}});
        const page = await context.newPage();
        // What a server has drawn does not know the device: there is no such button for anybody before the element lives.
        if (device === 'unknown') await page.route('**/cdn/**', (route) => route.abort());
        await page.addInitScript((shares) => {
          if (shares) Object.defineProperty(navigator, 'share', {configurable: true, value: async (data: ShareData) => { Object.assign(window, {shared: data}); }});
          else Reflect.deleteProperty(Navigator.prototype, 'share');
          const state = Object.assign(window as unknown as {shift: number}, {shift: 0});
          new PerformanceObserver((list) => { for (const entry of list.getEntries()) state.shift += (entry as unknown as {value: number}).value; }).observe({type: 'layout-shift', buffered: true});
        }, device === 'shares');
        await page.goto(`${demo.origin}/messages/bus-timetable?lang=en`);
        const share = page.getByRole('button', {name: 'Share', exact: true});
        await page.getByRole('button', {name: 'Copy link'}).waitFor();
        if (device !== 'unknown') await page.locator('civic-thread:not([defer-hydration])').waitFor();
        if (device === 'shares') await share.waitFor();
        await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
        expect([device, await share.count(), await page.evaluate(() => (window as unknown as {shift: number}).shift)]).toEqual([device, device === 'shares' ? 1 : 0, 0]);
        expect(await page.locator('civic-thread .tool').last().getAttribute('id')).toBe('tool-share');
        if (device === 'shares') {
          await share.click();
          await page.waitForFunction(() => 'shared' in window);
          expect(await page.evaluate(() => (window as unknown as {shared: ShareData}).shared.url)).toBe(`${demo.origin}/messages/bus-timetable`);
        }
        await context.close();
      }
    });
  }

  it('goes on living: a page can show a message of a drawn list in its own way', async () => {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}});
    const page = await context.newPage();
    await page.goto(`${demo.origin}/messages?lang=en`);
    await page.locator('civic-message-list:not([defer-hydration])').waitFor();
    const opened = page.evaluate(() => new Promise<string>((resolve) => {
      addEventListener('civic-message-open', (event) => {
        event.preventDefault();
        resolve((event as Event & {messageId: string}).messageId);
      });
    }));
    const title = page.locator('civic-message-list [data-id]').first();
    await title.click();
    expect(await opened).toBe(await title.getAttribute('data-id'));
    expect(new URL(page.url()).pathname).toBe('/messages');
    await context.close();
  });

  it('has the living form in the place of the plain one', async () => {
    const context = await browser.newContext({viewport: {width: 360, height: 740}});
    const page = await context.newPage();
    await page.goto(`${demo.origin}/write?agency=housing&kind=enquiry&lang=en`);
    await page.getByRole('textbox', {name: 'Your message'}).waitFor();
    expect(await page.locator('noscript form').count()).toBe(0);
    await context.close();
  });
});

describe('everybody', () => {
  it('can use the pages: nothing that axe finds', async () => {
    const context = await browser.newContext({bypassCSP: true, viewport: {width: 360, height: 740}});
    const page = await context.newPage();
    for (const path of ['/messages?lang=en', '/messages/bus-timetable?lang=en', '/figures', '/write?lang=en', '/write?agency=housing&lang=en', '/track?lang=en', '/messages/none?lang=en']) {
      await page.goto(`${demo.origin}${path}`);
      await page.waitForFunction(() => document.querySelectorAll('[defer-hydration]').length === 0);
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const {violations} = await (window as unknown as {axe: {run(): Promise<{violations: {id: string; nodes: {html: string}[]}[]}>}}).axe.run();
        return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ').slice(0, 300)}`);
      });
      expect(found, path).toEqual([]);
    }
    await context.close();
  });
});
