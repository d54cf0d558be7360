import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type DemoServer, startDemo} from '../support/demo.js';
import {launchBrowser} from '../support/launch.js';

/** A page of a site that pasted one line and an element, and whose own style sheet means no good. */
const pageWith = (body: string) => `<!doctype html><html lang="en"><title>Town</title>
<style>body * { color: red !important; letter-spacing: 4px !important; font-size: 7px !important } div:empty { display: none }</style>
<script type="module" src="/cdn/civic-board.js"></script><h1>Town</h1><main>${body}</main>`;

describe('one line and an element', () => {
  let demo: DemoServer;
  let browser: Browser;
  beforeAll(async () => {
    [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  const open = async (body: string): Promise<{page: Page; asked: string[]; problems: string[]}> => {
    const page = await (await browser.newContext()).newPage();
    const asked: string[] = [];
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.route('**/line.html', (route) => route.fulfill({contentType: 'text/html; charset=utf-8', body: pageWith(body)}));
    await page.goto(`${demo.origin}/line.html`);
    return {page, asked, problems};
  };

  it('shows the board, with its data fetched once for all elements that name it', async () => {
    const {page, asked, problems} = await open('<civic-recent-replies endpoint="/api/v1"></civic-recent-replies><civic-message-list endpoint="/api/v1"></civic-message-list>');
    await page.locator('civic-recent-replies').getByText('感谢柳隰镇修好了村口的路').waitFor();
    await page.locator('civic-message-list').getByRole('listitem').first().waitFor();
    expect(asked.filter((path) => path === '/api/v1/board')).toHaveLength(1);
    // Nothing of what only writers need.
    expect(asked.filter((path) => /board-keeping|form-work|civic-submit-form/.test(path))).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('keeps its own looks on a page whose style sheet wants all else', async () => {
    const {page} = await open('<civic-recent-replies endpoint="/api/v1"></civic-recent-replies>');
    const entry = page.locator('civic-recent-replies').getByText('感谢柳隰镇修好了村口的路');
    await entry.waitFor();
    expect(await entry.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(12);
    await page.context().close();
  });

  it('goes on when it is moved, taken out and put back, and comes where it is added later', async () => {
    const {page, problems} = await open('<section></section><civic-recent-replies endpoint="/api/v1"></civic-recent-replies>');
    const text = page.locator('civic-recent-replies').getByText('感谢柳隰镇修好了村口的路');
    await text.waitFor();
    await page.evaluate(() => {
      const element = document.querySelector('civic-recent-replies')!;
      document.querySelector('section')!.append(element);
      element.remove();
      document.querySelector('main')!.append(element);
    });
    await text.waitFor();
    await page.evaluate(() => {
      const thread = document.createElement('civic-thread');
      thread.setAttribute('endpoint', '/api/v1');
      thread.setAttribute('message-id', 'night-noise');
      document.querySelector('main')!.append(thread);
    });
    await page.locator('civic-thread').getByRole('article').first().waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('connects what stands inside of it: the form finds its agency, and sends', async () => {
    const {page, problems} = await open('<civic-submit-form endpoint="/api/v1"></civic-submit-form>');
    const form = page.locator('civic-submit-form');
    await form.getByText('Complaint', {exact: true}).click();
    const picker = form.locator('civic-agency-picker');
    await picker.getByRole('combobox').first().waitFor();
    expect(await picker.getByRole('combobox').first().getByRole('option').count()).toBeGreaterThan(1);
    await form.getByLabel('Title').fill('A lamp is broken');
    // Kept on the device while it is written.
    await page.waitForFunction(async () => (await indexedDB.databases()).some(({name}) => name?.startsWith('civic-board')));
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
