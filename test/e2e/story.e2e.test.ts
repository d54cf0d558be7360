import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {type DemoServer, startDemo} from '../support/demo.js';
import {launchBrowser} from '../support/launch.js';

/**
 * The main job through the pages, on the running server and the embedded database: a citizen writes, the moderator publishes, the agency
 * passes the buck, the moderator returns it, the agency answers properly, and the citizen reads it and judges.
 */
const SIZES = {desk: {width: 1280, height: 900}, phone: {width: 360, height: 740}};
const BODY = '梧荫街小学门口的人行道每天早晚都被车辆占用，孩子只能走机动车道。希望划线并安排执法。';
const BUCK_PASSING = '您反映的问题请咨询市政府有关部门。';
const PROPER = '您好。11月20日我局会同交警大队到现场查看，已在梧荫街小学门口施划禁停线，并安排早7点至8点、下午4点至5点专人值守。如再有占用，请拨打0000-1234567，我们当场处理。';

let browser: Browser;
let demo: DemoServer;

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchBrowser(), startDemo()]);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const [size, viewport] of Object.entries(SIZES)) {
  describe(`a message from writing to verdict at ${size} size`, () => {
    const title = `人行道长期被停车占用（${size === 'desk' ? '一' : '二'}）`;
    const contexts = new Map<string, BrowserContext>();
    const complaints: string[] = [];
    let threadAddress = '';
    let code = '';
    let number = '';

    async function pageOf(person: string): Promise<Page> {
      let context = contexts.get(person);
      if (!context) {
        context = await browser.newContext({viewport, locale: 'zh-CN', baseURL: demo.origin});
        contexts.set(person, context);
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        page.on('console', (message) => {
          if (['error', 'warning'].includes(message.type())) complaints.push(`${person}: ${message.text()}`);
        });
        page.on('pageerror', (error) => complaints.push(`${person}: ${error.message}`));
      }
      const [page] = context.pages();
      if (!page) throw new Error(`${person} has no page`);
      return page;
    }

    /** Goes to a desk, signing in the first time. */
    async function goToDesk(person: string, desk: string): Promise<Page> {
      const page = await pageOf(person);
      await page.goto(desk);
      const signOut = page.getByRole('button', {name: '退出登录'});
      const username = page.getByLabel('用户名');
      await signOut.or(username).waitFor();
      if (await username.isVisible()) {
        await username.fill(person);
        await page.getByLabel('密码', {exact: true}).fill(demo.passwordOf(person));
        await page.getByRole('button', {name: '登录', exact: true}).click();
        await signOut.waitFor();
      }
      return page;
    }

    /** Opens the message from the list at somebody's desk. */
    async function openAs(person: string, desk: string): Promise<Locator> {
      const page = await goToDesk(person, desk);
      await page.getByRole('link', {name: title}).click();
      await page.getByRole('heading', {name: title}).waitFor();
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      return page.locator('civic-reply-panel');
    }

    /** Opens the message in a tray of the moderator's queue. */
    async function openInQueue(tray: string): Promise<Locator> {
      const page = await goToDesk('moderator', '/zh/moderation.html');
      const queue = page.locator('civic-review-queue');
      await queue.getByRole('button', {name: tray}).click();
      await queue.getByRole('button', {name: title}).click();
      await queue.getByRole('heading', {name: title}).waitFor();
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      return queue;
    }

    /** Chooses an action unless it is the only one, fills its fields and presses its button. */
    async function act(panel: Locator, action: string, press: string, done: string, fields: Readonly<Record<string, string>> = {}, checks: readonly string[] = []): Promise<void> {
      const choice = panel.getByRole('radio', {name: action, exact: true});
      const button = panel.getByRole('button', {name: press});
      await choice.or(button).first().waitFor();
      if (await choice.count()) await choice.check();
      for (const check of checks) await panel.getByRole('checkbox', {name: check}).check();
      for (const [label, text] of Object.entries(fields)) await panel.getByRole('textbox', {name: label}).fill(text);
      await button.click();
      await panel.getByText(done).waitFor();
    }

    // The steps build on each other: what comes after a failed one would only wait for what cannot come.
    let broken = false;
    beforeEach(({onTestFailed, skip}) => {
      if (broken) skip('an earlier step failed');
      onTestFailed(() => void (broken = true));
    });

    afterAll(async () => {
      for (const context of contexts.values()) await context.close();
    });

    it('lets a citizen write in Chinese and hands over a number and a query code', async () => {
      const page = await pageOf('citizen');
      await page.goto('/zh/index.html');
      const form = page.locator('civic-submit-form');
      await form.getByText('咨询', {exact: true}).click();
      await form.getByLabel('单位或领导').selectOption({label: '清禾县住房和城乡建设局'});
      await form.getByLabel('留言领域').selectOption({label: '停车'});
      await form.getByLabel('标题').fill(title);
      await form.getByLabel('留言内容').fill(BODY);
      await form.getByLabel('姓名').fill('陈晓禾');
      await form.getByLabel('电话').fill('13900000000');
      await form.getByRole('checkbox', {name: '我同意'}).check();
      await form.getByRole('button', {name: '提交留言'}).click();
      await form.getByRole('heading', {name: '留言已提交'}).waitFor();
      code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await textIn(form))?.[0] ?? '';
      expect(code).not.toBe('');
      number = /编号\s+(\S+)/.exec(await textIn(form))?.[1] ?? '';
      threadAddress = (await form.getByRole('link').first().getAttribute('href')) ?? '';
      expect(await overflow(page), 'sideways scrolling').toBe(0);
    });

    it('shows nobody the message before it was checked', async () => {
      const page = await pageOf('reader');
      await page.goto('/zh/board.html');
      await page.getByRole('link', {name: '梧荫社区卫生站周末能打流感疫苗吗？'}).waitFor();
      expect(await page.getByRole('link', {name: title}).count()).toBe(0);
    });

    it('lets the moderator publish it', async () => {
      const panel = await openInQueue('待审核留言');
      await act(panel, '通过并公开', '公开此留言', '留言已公开。');
    });

    it('lets the agency accept it and pass the buck', async () => {
      const panel = await openAs('housing', '/zh/desk.html');
      await act(panel, '受理', '受理此留言', '本单位已受理。');
      await act(panel, '答复', '提交审核', '答复已提交，等待审核。', {答复内容: BUCK_PASSING});
    });

    it('lets the moderator return the answer as buck-passing, unseen by the public', async () => {
      const panel = await openInQueue('待审核答复');
      await panel.getByText(BUCK_PASSING).first().waitFor();
      await act(panel, '退回重写', '退回此答复', '答复已退回办理单位。', {内部备注: '请写明由谁、何时、怎样处理。'}, ['推诿']);
      const reader = await pageOf('reader');
      await reader.goto(new URL(threadAddress, `${demo.origin}/zh/`).href);
      await reader.getByRole('heading', {name: title}).waitFor();
      expect(await textIn(reader.locator('civic-thread'))).not.toContain('咨询市政府');
    });

    it('lets the agency answer properly', async () => {
      const panel = await openAs('housing', '/zh/desk.html');
      await act(panel, '答复', '提交审核', '答复已提交，等待审核。', {答复内容: PROPER});
    });

    it('lets the moderator approve it', async () => {
      const panel = await openInQueue('待审核答复');
      await act(panel, '审核通过', '通过此答复', '答复已审核通过并公开。');
    });

    it('shows the answer on the news page, and only the proper one', async () => {
      const page = await pageOf('reader');
      await page.goto('/zh/news.html');
      const replies = page.locator('civic-recent-replies');
      await replies.getByRole('link', {name: title}).waitFor();
      expect(await textIn(replies)).toContain('11月20日我局会同交警大队');
      expect(await textIn(replies)).not.toContain('咨询市政府');
      expect(await overflow(page), 'sideways scrolling').toBe(0);
    });

    it('lets the citizen read it on another device and rate it with the query code', async () => {
      const page = await pageOf('citizen elsewhere');
      await page.goto(new URL(threadAddress, `${demo.origin}/zh/`).href);
      const thread = page.locator('civic-thread');
      await thread.getByText(PROPER).waitFor();
      expect(await textIn(thread)).not.toContain('13900000000');
      await thread.getByText('这是您的留言吗？').click();
      await thread.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
      await thread.getByRole('button', {name: '继续'}).click();
      const rating = thread.locator('form#form-rate');
      await rating.waitFor();
      for (const [dimension, score] of [['解决程度', 5], ['办理态度', 4], ['办理速度', 5]] as const) {
        await rating.getByRole('radiogroup', {name: dimension}).getByRole('radio').nth(score - 1).check();
      }
      await rating.getByRole('radiogroup', {name: '问题解决了吗？'}).getByRole('radio', {name: '是'}).check();
      await rating.getByRole('button', {name: '提交评价'}).click();
      await thread.getByText('评价已提交，谢谢。').waitFor();
      expect(await overflow(page), 'sideways scrolling').toBe(0);
    });

    it('recognises the citizen on the device that has the receipt', async () => {
      const page = await pageOf('citizen');
      await page.goto(new URL(threadAddress, `${demo.origin}/zh/`).href);
      const thread = page.locator('civic-thread');
      await thread.getByText('本设备存有此留言的回执').waitFor();
      expect(await thread.getByLabel('查询码').count()).toBe(0);
    });

    it('shows the verdict to everybody, and no private word', async () => {
      const page = await pageOf('reader');
      await page.goto(new URL(threadAddress, `${demo.origin}/zh/`).href);
      const thread = page.locator('civic-thread');
      await thread.getByText('非常满意').first().waitFor();
      const text = await textIn(thread);
      for (const secret of ['13900000000', '陈晓禾', '请写明由谁', '推诿', BUCK_PASSING]) expect(text).not.toContain(secret);
    });

    it('finds the message by a word of its answer', async () => {
      const page = await pageOf('reader');
      await page.goto('/zh/board.html');
      await page.getByLabel('关键词').fill('禁停线');
      await page.getByRole('button', {name: '搜索', exact: true}).click();
      await page.getByRole('link', {name: title}).waitFor();
    });

    it('shows the message to whoever has its number', async () => {
      const page = await pageOf('reader');
      await page.goto(`/zh/message.html?id=${number}`);
      await page.getByRole('heading', {name: title}).waitFor();
    });

    it('lets the citizen look it up with number and query code', async () => {
      const page = await pageOf('reader');
      await page.goto('/zh/track.html');
      await page.getByLabel('编号', {exact: true}).fill(number);
      await page.getByLabel('查询码', {exact: true}).fill(code);
      await page.getByRole('button', {name: '查询', exact: true}).click();
      await page.getByRole('heading', {name: title}).waitFor();
      await page.getByRole('heading', {name: '您的留言', exact: true}).waitFor();
    });

    it('leaves no complaint in any console: the pages obey their content security policy', () => {
      expect(complaints).toEqual([]);
    });
  });
}

/** How many pixels the page is wider than the screen. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

/** All text in an element, shadow roots and what is hidden included. */
async function textIn(locator: Locator): Promise<string> {
  return await locator.evaluate((element) => {
    const visit = (node: Node): string =>
      node instanceof Text ? node.data
        : node instanceof HTMLStyleElement ? ''
          : [...(node instanceof Element && node.shadowRoot ? [node.shadowRoot] : []), ...node.childNodes].map(visit).join(' ');
    return visit(element);
  });
}
