import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {launchBrowser} from '../support/launch.js';
import {type Api, startApi} from '../server/support/api.js';

/** A post of another site, as WordPress makes one of what oEmbed gives: the frame in its sandbox, with a secret behind the #. */
const post = (source: string) => `<!doctype html><title>Post</title><script>
addEventListener('message', ({data}) => { (window.heard ??= []).push(data); });
</script><iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="${source}#?secret=abc123" data-secret="abc123" width="600" height="480" title="Thread"></iframe>`;

describe('a message in the frame of another site', () => {
  let api: Api;
  let browser: Browser;
  let host: Server;
  let site: string;
  beforeAll(async () => {
    api = await startApi();
    host = createServer((request, response) => {
      const id = new URL(request.url ?? '', 'http://host').searchParams.get('id') ?? '';
      response.writeHead(200, {'Content-Type': 'text/html'}).end(post(`${api.origin}/embed/messages/${id}`));
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    site = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => host.close(resolve));
    await api.close();
  });

  const open = async (id: string, options: {javaScriptEnabled?: boolean} = {}): Promise<{page: Page; problems: string[]}> => {
    const page = await (await browser.newContext(options)).newPage();
    const problems: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    await page.goto(`${site}/?id=${id}`);
    return {page, problems};
  };

  it('is shown at once, in its sandbox, and tells how high it is', async () => {
    const {page, problems} = await open('bus-timetable');
    await page.frameLocator('iframe').getByRole('heading', {level: 1, name: 'Later last bus on route 6 from the railway station'}).waitFor();
    await page.waitForFunction(() => (window as unknown as {heard?: {message: string}[]}).heard?.some(({message}) => message === 'height'));
    const heard = await page.evaluate(() => (window as unknown as {heard: {message: string; value: number; secret: string}[]}).heard);
    expect(heard.every(({secret}) => secret === 'abc123')).toBe(true);
    expect(heard.at(-1)?.value).toBeGreaterThan(200);
    // Where the page came to listen late, it says so, and is told again; whoever does not know the secret is not.
    await page.evaluate(() => {
      const {contentWindow} = document.querySelector('iframe')!;
      (window as unknown as {heard: unknown[]}).heard.length = 0;
      contentWindow!.postMessage({message: 'ready', secret: 'another'}, '*');
      contentWindow!.postMessage({message: 'ready', secret: 'abc123'}, '*');
    });
    await page.waitForFunction(() => (window as unknown as {heard: {message: string}[]}).heard.some(({message}) => message === 'height'));
    expect(await page.evaluate(() => (window as unknown as {heard: unknown[]}).heard.length)).toBe(1);
    await page.frameLocator('iframe').getByRole('link').click();
    await page.waitForFunction(() => (window as unknown as {heard: {message: string}[]}).heard.some(({message}) => message === 'link'));
    // The sandbox lets no link lead anywhere by itself; nothing else is refused.
    expect(problems.filter((text) => !/sandboxed|navigate/i.test(text))).toEqual([]);
    await page.context().close();
  });

  it('is shown without script', async () => {
    const {page} = await open('night-noise', {javaScriptEnabled: false});
    await page.frameLocator('iframe').getByText('我局于10月20日晚到场检查').waitFor();
    await page.context().close();
  });

  it('is not shown by sites that the board does not name, where it wants that', async () => {
    const admin = {kind: 'settings', personId: 'person-admin', role: 'administrator'} as never;
    const save = async (change: object) => await api.store.administration.saveSettings(admin, change, (await api.store.administration.getSettings()).revision);
    await save({embeds: 'on-sites'});
    const {page, problems} = await open('bus-timetable');
    await expect.poll(() => problems.join('\n')).toMatch(/frame-ancestors/);
    await page.context().close();
    await save({sites: [site]});
    const named = await open('bus-timetable');
    await named.page.frameLocator('iframe').getByRole('heading', {level: 1}).waitFor();
    await named.page.context().close();
  });

  it('fits small frames, and follows dark pages and languages from right to left', async () => {
    const looks = [[320, 'light', 'en'], [360, 'light', 'zh-Hans'], [1280, 'dark', 'ar']] as const;
    for (const [width, colorScheme, lang] of looks) {
      const page = await (await browser.newContext({viewport: {width, height: 700}, colorScheme})).newPage();
      await page.goto(`${api.origin}/embed/messages/night-noise?lang=${lang}`);
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([width, true]);
      const folder = process.env['LOOKS'];
      if (folder) await page.screenshot({path: `${folder}/embed-${width}-${lang}.png`, fullPage: true});
      await page.context().close();
    }
  });
});
