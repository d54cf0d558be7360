import {execFileSync} from 'node:child_process';
import type {Browser, ConsoleMessage, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type DemoServer, startDemo} from '../support/demo.js';
import {launchBrowser} from '../support/launch.js';

/** A page of a site that pasted one line and an element, and whose own style sheet means no good. */
const LINE = '<script type="module" src="/cdn/civic-board.js"></script>';
const pageWith = (body: string, {lang = 'en', line = LINE} = {}) => `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Town</title>
<style>body * { color: red !important; letter-spacing: 4px !important; font-size: 7px !important; text-indent: 9em !important; white-space: pre !important; word-spacing: 3em !important } body *:focus { outline: 9px solid red !important } div:empty { display: none }</style>
${line}<h1>Town</h1><main>${body}</main>`;

/** In the page, and not for Vite to rewrite. */
const hasModule = 'import("/cdn/civic-recent-replies.js").then(() => true, () => false)';

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

  const open = async (body: string, options?: Parameters<typeof pageWith>[1], tamper?: (page: Page) => Promise<unknown>): Promise<{page: Page; asked: string[]; problems: string[]}> => {
    const page = await (await browser.newContext()).newPage();
    const asked: string[] = [];
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.route('**/line.html', (route) => route.fulfill({contentType: 'text/html; charset=utf-8', body: pageWith(body, options)}));
    await tamper?.(page);
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
    expect(await entry.evaluate((element) => {
      const {textIndent, whiteSpace, wordSpacing} = getComputedStyle(element);
      return {textIndent, whiteSpace, wordSpacing};
    })).toEqual({textIndent: '0px', whiteSpace: 'normal', wordSpacing: '0px'});
    // Focus is shown where it is, and not once more around the whole element.
    await page.evaluate(() => { document.querySelector('civic-recent-replies')!.setAttribute('thread-url', '/message.html?id={id}'); });
    await page.locator('civic-recent-replies').getByRole('link').first().focus();
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('civic-recent-replies:focus')!).outlineStyle)).toBe('none');
    await page.context().close();
  });

  it('speaks English on a page that names no language there is', async () => {
    const {page, problems} = await open('<civic-message-list endpoint="/api/v1"></civic-message-list>', {lang: 'de_DE 1996'});
    await page.locator('civic-message-list').getByText(/Sent \w+ \d+, 2026/).first().waitFor();
    // Time for what is done when nothing else is to be.
    await page.evaluate(() => new Promise((resolve) => { requestIdleCallback(resolve); }));
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('says no word in English where a page takes one element alone and fetches its language first', async () => {
    const alone = `<script type="module">import {loadLanguage, resolveLanguage} from "/cdn/civic-strings.js";
await loadLanguage(resolveLanguage(document.documentElement.lang), ["common"]);
await import("/cdn/civic-recent-replies.js");</script>`;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => { release = resolve; });
    const {page, asked, problems} = await open('<civic-recent-replies endpoint="/api/v1"></civic-recent-replies>', {lang: 'zh-Hans', line: alone}, async (opened) => {
      await opened.addInitScript(() => {
        const said = Object.assign(window as unknown as {said: string[]}, {said: []}).said;
        const look = () => {
          said.push(document.querySelector('civic-recent-replies')?.shadowRoot?.textContent ?? '');
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
      // A slow line.
      await opened.route('**/cdn/chunks/reading-*', async (route) => {
        await released;
        await route.continue();
      });
    });
    await expect.poll(() => asked.some((path) => path.includes('/chunks/reading-'))).toBe(true);
    expect(await page.evaluate(() => customElements.get('civic-recent-replies') === undefined)).toBe(true);
    release();
    await page.locator('civic-recent-replies').getByText('感谢柳隰镇修好了村口的路').waitFor();
    expect((await page.evaluate(() => (window as unknown as {said: string[]}).said)).filter((text) => text.trim() && !/^\s*最新答复/.test(text))).toEqual([]);
    expect(problems).toEqual([]);
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

  it('takes two copies of the script and several boards', async () => {
    const other = '**/other/v1/**';
    const {page, problems} = await open(
      '<civic-recent-replies endpoint="/api/v1"></civic-recent-replies><civic-recent-replies endpoint="/other/v1"></civic-recent-replies><civic-board-provider endpoint="/other/v1"><civic-message-list filters></civic-message-list></civic-board-provider><civic-message-list endpoint="/api/v1" filters></civic-message-list>',
      {line: `${LINE}<script type="module" src="/cdn/civic-board-single.js"></script>`},
      (opened) => opened.route(other, async (route) => {
        const {pathname} = new URL(route.request().url());
        // A board where nobody has written yet.
        await (/\/(answers|messages)$/.test(pathname) ? route.fulfill({json: {items: [], agencies: []}}) : route.continue({url: `${demo.origin}${pathname.replace('/other/', '/api/')}`}));
      }),
    );
    const [replies, lists] = [page.locator('civic-recent-replies'), page.locator('civic-message-list')];
    await replies.nth(0).getByText('感谢柳隰镇修好了村口的路').waitFor();
    await replies.nth(1).getByText('No message has been answered yet').waitFor();
    await lists.nth(0).getByText('There are no messages here yet').waitFor();
    await lists.nth(1).getByRole('listitem').first().waitFor();
    expect(problems).toEqual([]);
    await page.unrouteAll({behavior: 'ignoreErrors'});
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

  it('fetches what is heavy when it comes near the view', async () => {
    const far = '<p style="block-size: 500vh; display: block">News</p>';
    const heavy = /\/(form-work|civic-attachments|civic-agency-picker|thread-rest|civic-gallery)\b/;
    const {page, asked, problems} = await open(`<civic-message-list endpoint="/api/v1"></civic-message-list>${far}<civic-submit-form endpoint="/api/v1"></civic-submit-form>${far}<civic-thread endpoint="/api/v1" message-id="street-light"></civic-thread>`);
    // What the fields are, and what was written, can be read and found.
    await page.locator('civic-submit-form').getByLabel('Title').waitFor();
    await page.locator('civic-thread').getByText('two cyclists have already fallen').waitFor();
    await page.locator('civic-message-list').getByRole('listitem').first().waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(asked.filter((path) => heavy.test(path))).toEqual([]);
    await page.locator('civic-submit-form').scrollIntoViewIfNeeded();
    await page.locator('civic-submit-form').getByRole('group', {name: 'Files'}).or(page.locator('civic-submit-form civic-attachments')).first().waitFor();
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({name}) => name.includes('/form-work')));
    expect(asked.filter((path) => path.includes('thread-rest'))).toEqual([]);
    await page.locator('civic-thread').scrollIntoViewIfNeeded();
    await page.locator('civic-thread').getByRole('button', {name: 'Follow'}).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('fetches what could not be had when the connection is back, though the browser asks for no module twice', async () => {
    const {page, problems} = await open('<civic-recent-replies endpoint="/api/v1"></civic-recent-replies>', {}, (opened) => opened.route('**/cdn/civic-recent-replies.js', (route) => route.abort()));
    expect(await page.evaluate(hasModule)).toBe(false);
    expect(await page.evaluate(() => !!customElements.get('civic-recent-replies'))).toBe(false);
    await page.unroute('**/cdn/civic-recent-replies.js');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.locator('civic-recent-replies').getByText('感谢柳隰镇修好了村口的路').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('fetches a part of an element that could not be had when somebody tries again', async () => {
    const part = /\/cdn\/chunks\/list-tools/;
    const {page, problems} = await open('<civic-message-list endpoint="/api/v1"></civic-message-list>', {}, (opened) => opened.route(part, (route) => route.abort()));
    const retry = page.locator('civic-message-list').getByRole('button', {name: 'Try again'});
    await retry.waitFor();
    await page.unroute(part);
    await retry.click();
    await page.locator('civic-message-list').getByRole('searchbox').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('does with one file, in the page\'s language, and keeps what a server has drawn', async () => {
    const drawn = await (await fetch(`${demo.origin}/embed/recent-replies?lang=zh-Hans`)).text();
    const line = '<script type="module" src="/cdn/civic-board-single.js"></script>';
    const {page, asked, problems} = await open(`${drawn}<civic-message-list endpoint="/api/v1" filters=""></civic-message-list>`, {lang: 'zh-CN', line});
    await page.locator('civic-message-list').getByText('已办理').first().waitFor();
    await page.waitForFunction(() => document.querySelector('civic-recent-replies') && !document.querySelector('[defer-hydration]'));
    expect(await page.locator('civic-recent-replies').getByRole('heading', {level: 2}).count()).toBe(1);
    expect(asked.filter((path) => path.startsWith('/cdn/'))).toEqual(['/cdn/civic-board-single.js']);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  describe('as the whole board', () => {
    const WHOLE = '<script type="module" src="/cdn/whole/civic-board.js"></script>';
    const THREE = '<civic-message-list endpoint="/api/v1"></civic-message-list><civic-thread endpoint="/api/v1" message-id="street-light"></civic-thread><civic-submit-form endpoint="/api/v1"></civic-submit-form>';
    const scripts = (asked: readonly string[]) => asked.filter((path) => path.startsWith('/cdn/'));

    it('has list, thread and form in one file, and goes on with files of its own', async () => {
      const {page, asked, problems} = await open(THREE, {line: WHOLE});
      await page.locator('civic-message-list').getByRole('listitem').first().waitFor();
      await page.locator('civic-thread').getByRole('heading', {level: 2}).waitFor();
      await page.locator('civic-submit-form').getByLabel('Title').fill('Lamp');
      // The two others say only that they are in the first; the badge comes with what takes files.
      expect(scripts(asked).filter((path) => path.startsWith('/cdn/whole/') && !path.endsWith('-badge.js')).sort()).toEqual(['civic-board.js', 'civic-message-list.js', 'civic-submit-form.js', 'civic-thread.js'].map((file) => `/cdn/whole/${file}`));
      await page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<civic-recent-replies endpoint="/api/v1"></civic-recent-replies><civic-session endpoint="/api/v1"></civic-session>'));
      await page.locator('civic-recent-replies').getByText('感谢柳隰镇修好了村口的路').waitFor();
      await page.locator('civic-session').getByRole('button').first().waitFor();
      expect(scripts(asked).filter((path) => !path.startsWith('/cdn/whole/') && !path.startsWith('/cdn/chunks/'))).toEqual([]);
      // Lit comes once.
      const bodies = await Promise.all(scripts(asked).map(async (path) => await (await fetch(demo.origin + path)).text()));
      expect(bodies.filter((body) => body.includes('finalizeStyles'))).toHaveLength(1);
      expect(problems).toEqual([]);
      await page.context().close();
    });

    it('keeps what a server has drawn', async () => {
      const drawn = await (await fetch(`${demo.origin}/embed/thread?message=street-light`)).text();
      const {page, asked, problems} = await open(drawn, {line: WHOLE});
      const heading = await page.locator('civic-thread').getByRole('heading', {level: 2}).elementHandle();
      await page.waitForFunction(() => customElements.get('civic-thread') && !document.querySelector('[defer-hydration]'));
      expect(await heading?.evaluate((node) => node.isConnected)).toBe(true);
      expect(asked.filter((path) => path.startsWith('/api/v1/messages'))).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    });

    it('says what a page replaces with the other copy of our files', async () => {
      const own = '<script type="module">import {overrideStrings} from "/cdn/civic-strings.js"; overrideStrings("zh-Hans", {status: {answered: "县里答了"}});</script>';
      const {page, problems} = await open(THREE, {lang: 'zh-Hans', line: WHOLE + own});
      await page.locator('civic-message-list').getByText('县里答了').first().waitFor();
      expect(problems).toEqual([]);
      await page.context().close();
    });
  });

  describe('with the digests that `civic-board integrity` prints', () => {
    const BODY = '<civic-recent-replies endpoint="/api/v1"></civic-recent-replies>';
    const printed = (...options: string[]) => execFileSync(process.execPath, ['dist/cli/main.js', 'integrity', `${demo.origin}/cdn`, ...options], {encoding: 'utf8'});

    for (const options of [[], ['--whole'], ['--single']]) {
      it(`works ${options.join()}`, async () => {
        const {page, problems} = await open(BODY, {line: printed(...options)});
        await page.locator('civic-recent-replies').getByText('感谢柳隰镇修好了村口的路').waitFor();
        expect(problems).toEqual([]);
        await page.context().close();
      });
    }

    it('names what the chosen script may fetch, and no file of the others', () => {
      const named = (...options: string[]) => {
        const map = /<script type="importmap">(.*?)<\/script>/.exec(printed(...options))?.[1] ?? '{"integrity": {}}';
        return Object.keys((JSON.parse(map) as {integrity: object}).integrity).map((url) => url.replace(`${demo.origin}/cdn/`, ''));
      };
      const [apart, whole] = [named(), named('--whole')];
      expect(apart).toContain('civic-thread.js');
      expect(apart.filter((file) => file.startsWith('whole/'))).toEqual([]);
      expect(whole).toContain('whole/civic-thread.js');
      expect(whole.filter((file) => !/^(whole|chunks)\//.test(file))).toEqual([]);
      // Languages are in both.
      expect(whole.filter((file) => apart.includes(file)).length).toBeGreaterThan(12);
      expect(named('--single')).toEqual([]);
      expect(() => printed('--single', '--whole')).toThrow('give one of them');
    });

    it('lets no file in that is another', async () => {
      let refused: Promise<ConsoleMessage> | undefined;
      const {page} = await open(BODY, {line: printed()}, async (opened) => {
        refused = opened.waitForEvent('console', (message) => /integrity/i.test(message.text()));
        await opened.route('**/cdn/civic-recent-replies.js', async (route) => {
          const answer = await route.fetch();
          await route.fulfill({response: answer, body: `${await answer.text()}\n//`});
        });
      });
      expect((await refused)?.text()).toContain('civic-recent-replies');
      // Nor by another name of the same file.
      expect(await page.evaluate(hasModule)).toBe(false);
      expect(await page.evaluate(() => customElements.get('civic-recent-replies'))).toBeUndefined();
      await page.context().close();
    });
  });
});
