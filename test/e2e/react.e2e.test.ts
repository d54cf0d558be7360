import {execFile} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import type {Browser, Page} from 'playwright-core';
import {createElement, type FunctionComponent} from 'react';
import {renderToString} from 'react-dom/server';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {inOrder} from '../support/in-order.js';
import {launchBrowser} from '../support/launch.js';
import {serveFolder} from '../support/static-server.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const source = join(root, 'test/frameworks/react/hydration');
const folder = join(root, '.cache/sites/react-hydration');

/** With React for developers and in its strict mode, which says what does not fit and runs effects twice. */
describe('a page of React that a server has rendered', () => {
  const problems: string[] = [];
  let browser: Browser;
  let site: {url: string; close: () => void};
  let page: Page;

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', source, '--base', './', '--outDir', folder, '--emptyOutDir', '--mode', 'development'], {
      cwd: root, env: {...process.env, NODE_ENV: 'development'},
    });
    const module = (await import(join(source, 'page.tsx'))) as {Page: FunctionComponent};
    const index = join(folder, 'index.html');
    await writeFile(index, (await readFile(index, 'utf8')).replace('<!--page-->', renderToString(createElement(module.Page))));
    [site, browser] = await Promise.all([serveFolder(folder), launchBrowser()]);
    page = await browser.newPage({locale: 'en-GB'});
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/Lit is in dev mode/.test(message.text())) problems.push(message.text()); });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${site.url}/`);
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  inOrder();

  const list = () => page.locator('civic-message-list');
  const entries = () => list().getByRole('listitem').count();
  const press = async (name: string) => await page.getByRole('button', {name, exact: true}).click();
  const output = () => page.locator('output').textContent();

  it('has what no attribute can say as soon as it lives', async () => {
    await page.locator('civic-thread').getByRole('heading', {name: 'Later last bus on route 6 from the railway station'}).waitFor();
    await expect.poll(entries).toBeGreaterThan(5);
    await expect.poll(output).toBe('0 nothing holds civic-message-list');
  });

  it('hears events, each time with the newest handler, and once', async () => {
    await press('Render');
    await press('Render');
    await list().getByRole('button', {name: 'Street lights out between the library and the bridge'}).click();
    await expect.poll(output).toBe('2 street-light at 2 holds civic-message-list');
  });

  it('sets a property, and gives back what it was before', async () => {
    const all = await entries();
    await press('Few');
    await expect.poll(entries).toBe(2);
    await press('Few');
    await expect.poll(entries).toBe(all);
    await press('Answered only');
    await expect.poll(() => list().evaluate((element: HTMLElement & {status?: string}) => element.status)).toBe('answered');
    await press('Answered only');
    await expect.poll(() => list().evaluate((element: HTMLElement & {status?: string}) => element.status)).toBe('');
    await expect.poll(entries).toBe(all);
  });

  it('leaves what a reader has chosen when the page renders again', async () => {
    const waiting = list().getByRole('button', {name: /^Waiting for an answer/});
    await waiting.click();
    await expect.poll(() => waiting.getAttribute('aria-pressed')).toBe('true');
    await press('Render');
    await expect.poll(output).toContain('3 street-light');
    expect(await waiting.getAttribute('aria-pressed')).toBe('true');
  });

  it('lets go of an element that is taken away, and holds the one that comes', async () => {
    await press('Show');
    await expect.poll(output).toContain('let go');
    expect(await list().count()).toBe(0);
    await press('Show');
    await expect.poll(output).toContain('holds civic-message-list');
    await expect.poll(entries).toBeGreaterThan(5);
  });

  it('gives nobody anything to complain of', () => {
    expect(problems).toEqual([]);
  });
});
