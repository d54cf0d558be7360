import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {remindNow} from '../../src/server/jobs/reminders.js';
import {STRICT_CSP} from '../../src/server/http/csp.js';
import {type RunningServer, startServer} from '../../src/server/server.js';
import {openStore, type Store} from '../../src/server/store/index.js';
import {seedTown} from '../../src/server/town.js';
import {openUploads} from '../../src/server/uploads/index.js';
import {TOWN} from '../../src/testing/index.js';
import {film} from '../server/support/media.js';
import {launchBrowser} from '../support/launch.js';
import {expectNothingRefused} from '../support/policy-reports.js';
import {embeddedForTests} from '../support/common.js';
import {freshDatabase, type FreshDatabase} from '../support/postgres.js';

/**
 * From whistle to visit, through the pages, on the running server and the embedded database: noise that needs three departments. The street
 * office whistles; two report in, one is late and reminded; the office answers; the review returns it because a numbered demand was passed
 * over; rework; approved; a dissatisfied verdict; reopened; supervised; visited with a video; answered; satisfied; closed.
 */
const TITLE = '夜市噪音三个月无人管';
const DEMAND = '1. 请限定夜市收摊时间；2. 请查处扩音喇叭；3. 请公布投诉电话和处理结果。';
const DETAILS = '夜市每晚摆到凌晨一点，喇叭和油烟扰民，楼上有高考生。';
const REMARK = '我住3栋402，怕摊主报复';
const TASKS = {environment: '监测夜间噪声', transport: '清理占道车辆', housing: '核对物业巡查记录'};
const NAMES = {environment: '清禾县生态环境局', transport: '清禾县交通运输局', housing: '清禾县住房和城乡建设局'};
const INCOMPLETE = '您好。1. 自11月20日起夜市22时30分前收摊，街道每晚巡查。2. 已暂扣扩音喇叭4个，对两家摊主各罚款500元。';
const COMPLETE = `${INCOMPLETE}3. 投诉电话为0000-6000123，全天有人接听，处理结果每周五在街道公示栏公布。`;
const REWORK = '您好。11月27日起增派两人值守至凌晨一点，夜市已迁至东苇广场，原址设置隔离栏。连续七晚监测，23时后噪声均低于45分贝。';

let browser: Browser;
let engine: Awaited<ReturnType<typeof embeddedForTests>>;
let database: FreshDatabase;
let store: Store;
let server: RunningServer;
let folder: string;
/** How far the board's clock is ahead, in milliseconds. */
let ahead = 0;

beforeAll(async () => {
  [browser, engine] = await Promise.all([launchBrowser(), embeddedForTests()]);
  database = await freshDatabase(engine.url);
  store = await openStore({url: database.url, now: () => new Date(Date.now() + ahead)});
  await seedTown(store, TOWN);
  folder = await mkdtemp(join(tmpdir(), 'civic-board-oversight-'));
  const built = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
  server = await startServer({store, uploads: await openUploads({store, folder}), site: {pages: built('demo/site'), scripts: built('cdn'), policy: STRICT_CSP}, cspReports: true});
});

afterAll(async () => {
  await browser?.close();
  if (server) await expectNothingRefused(server.url);
  await server?.close();
  await store?.close();
  await database?.drop();
  if (folder) await rm(folder, {recursive: true});
});

describe('noise that needs three departments', () => {
  const contexts = new Map<string, BrowserContext>();
  const complaints: string[] = [];
  let id = '';

  async function pageOf(person: string): Promise<Page> {
    let context = contexts.get(person);
    if (!context) {
      context = await browser.newContext({viewport: {width: 1280, height: 900}, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: server.url});
      contexts.set(person, context);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(`${person}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${person}: ${error.message}`));
    }
    const [page] = context.pages();
    if (!page) throw new Error(`${person} has no page`);
    return page;
  }

  async function signIn(page: Page, person: string): Promise<void> {
    const signOut = page.getByRole('button', {name: '退出登录'});
    const username = page.getByLabel('用户名');
    await signOut.or(username).first().waitFor();
    if (await signOut.count()) return;
    await username.fill(person);
    await page.getByLabel('密码', {exact: true}).fill(TOWN.accounts.find((account) => account.username === person)?.password ?? '');
    await page.getByRole('button', {name: '登录', exact: true}).click();
    await signOut.waitFor();
  }

  /** The message on somebody's desk. */
  async function openAs(person: string): Promise<Locator> {
    const page = await pageOf(person);
    await page.goto(`/zh/handle.html?id=${id}`);
    await signIn(page, person);
    await page.getByRole('heading', {name: TITLE}).first().waitFor();
    return page.locator('civic-reply-panel');
  }

  /** Chooses an action unless it is the only one, fills its fields and presses its button. */
  async function act(
    panel: Locator, action: string, press: string, done: string, fields: Readonly<Record<string, string>> = {},
    more: (panel: Locator) => Promise<void> = async () => undefined,
  ): Promise<void> {
    const choice = panel.getByRole('radio', {name: action, exact: true});
    const button = panel.getByRole('button', {name: press, exact: true});
    await choice.or(button).first().waitFor();
    if (await choice.count()) await choice.check();
    for (const [label, text] of Object.entries(fields)) await panel.getByRole('textbox', {name: label}).fill(text);
    await more(panel);
    await button.click();
    await panel.getByText(done).first().waitFor();
  }

  /** What the public reads of it, on a phone, as soon as that is there. */
  async function publicText(...awaited: readonly string[]): Promise<string> {
    const page = await pageOf('reader');
    await page.setViewportSize({width: 360, height: 740});
    await page.goto(`/zh/message.html?id=${id}`);
    await page.getByRole('heading', {name: TITLE}).first().waitFor();
    // What happened comes a moment after the message.
    await page.locator('civic-thread [part~=timeline]').waitFor();
    expect(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)), 'sideways scrolling').toBe(0);
    const thread = page.locator('civic-thread');
    // What a visit found comes later still.
    for (const text of awaited) await expect.poll(async () => await textIn(thread)).toContain(text);
    return await textIn(thread);
  }

  async function rate(score: number, solved: '是' | '否', words: string): Promise<void> {
    const page = await pageOf('citizen');
    // Days have gone by, and with them the session.
    await page.goto('/zh/desk.html');
    await signIn(page, 'citizen');
    await page.goto(`/zh/message.html?id=${id}`);
    const rating = page.locator('civic-thread').locator('form#form-rate');
    await rating.waitFor();
    for (const dimension of ['解决程度', '办理态度', '办理速度']) {
      await rating.getByRole('radiogroup', {name: dimension}).getByRole('radio').nth(score - 1).check();
    }
    await rating.getByRole('radiogroup', {name: '问题解决了吗？'}).getByRole('radio', {name: solved}).check();
    await rating.getByRole('textbox').first().fill(words);
    await rating.getByRole('button', {name: '提交评价'}).click();
    await page.locator('civic-thread').getByText('评价已提交，谢谢。').waitFor();
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

  it('is written by a citizen who is signed in', async () => {
    // Through the API: writing through the pages has its own tests.
    const citizen = {role: 'citizen', personId: 'person-citizen', name: '陈晓禾'} as const;
    ({id} = await store.submitMessage(citizen, {
      kind: 'complaint', topic: 'environment/noise', agencyId: 'dongwei-office', title: TITLE, body: '', demand: DEMAND, details: DETAILS, visibility: 'public', language: 'zh-Hans',
      consent: TOWN.board.consent.version, privatePart: {name: '陈晓禾', phone: '', remark: REMARK},
    }, 'oversight-end-to-end'));
    const page = await pageOf('citizen');
    await page.goto('/zh/desk.html');
    await signIn(page, 'citizen');
    expect(id).not.toBe('');
  });

  it('is published and accepted', async () => {
    await act(await openAs('moderator'), '通过并公开', '公开此留言', '留言已公开。');
    await act(await openAs('dongwei'), '受理', '受理此留言', '本单位已受理。');
  });

  it('brings three departments in by a whistle, each with its task and due time', async () => {
    const tomorrow = new Date(Date.now() + ahead + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 16);
    await act(await openAs('dongwei'), '吹哨', '请以上单位协办', '已请有关单位协办。', {}, async (panel) => {
      for (const [index, unit] of (['environment', 'transport', 'housing'] as const).entries()) {
        if (index > 0) await panel.getByRole('button', {name: '增加单位'}).click();
        const row = panel.getByRole('group', {name: `单位 ${index + 1}`, exact: true});
        await row.getByRole('combobox').first().waitFor();
        await pick(row, NAMES[unit]);
        await row.getByRole('textbox', {name: '任务'}).fill(TASKS[unit]);
        await row.getByLabel('期限').fill(tomorrow);
      }
    });
    const text = await publicText(...Object.values(NAMES));
    for (const task of Object.values(TASKS)) expect(text).not.toContain(task);
  });

  it('has two of them report in, and the late one reminded the morning after, once', async () => {
    await act(await openAs('environment'), '报到', '提交报到', '已向牵头单位报到。', {内部备注: '23时后噪声62分贝，超标。'});
    await act(await openAs('transport'), '报到', '提交报到', '已向牵头单位报到。', {内部备注: '占道车辆已清理12辆。'});
    ahead = 2.5 * 86_400_000;
    await Promise.all([remindNow(store.context), remindNow(store.context)]);
    await remindNow(store.context);
    const {rows} = await events('remind');
    expect(rows.map(({data}) => data.reminded?.agencyId)).toEqual(['housing']);
    const panel = await openAs('dongwei');
    expect(await textIn(panel)).toContain('23时后噪声62分贝，超标。');
    expect(await publicText()).not.toContain('62分贝');
  });

  it('is answered by the office, endorsed by its lead, and returned because a numbered demand was passed over', async () => {
    await act(await openAs('dongwei'), '答复', '提交审核', '答复已提交，等待审核。', {答复内容: INCOMPLETE});
    await act(await openAs('dongwei-lead'), '同意报送', '同意此答复', '已同意，答复转留言板工作人员审核。');
    const panel = await openAs('moderator');
    await act(panel, '退回重写', '退回此答复', '答复已退回办理单位。', {内部备注: '第3项未答复：投诉电话和处理结果。'}, async () => {
      await panel.getByRole('checkbox', {name: '遗漏诉求'}).check();
    });
    const text = await publicText();
    for (const secret of [INCOMPLETE, '第3项未答复', '遗漏诉求', REMARK, '陈晓禾']) expect(text).not.toContain(secret);
  });

  it('is answered anew, and approved', async () => {
    await act(await openAs('dongwei'), '答复', '提交审核', '答复已提交，等待审核。', {答复内容: COMPLETE});
    await act(await openAs('dongwei-lead'), '同意报送', '同意此答复', '已同意，答复转留言板工作人员审核。');
    await act(await openAs('moderator'), '审核通过', '通过此答复', '答复已审核通过并公开。');
    await publicText('0000-6000123');
  });

  it('gets a dissatisfied verdict and is reopened', async () => {
    await rate(1, '否', '昨晚又到一点。');
    const page = await pageOf('citizen');
    const thread = page.locator('civic-thread');
    const form = thread.locator('form#form-reopen');
    const opener = thread.getByRole('button', {name: '要求重办', exact: true});
    await form.or(opener).first().waitFor();
    if ((await form.count()) === 0) await opener.click();
    await form.getByRole('textbox').fill('请再处理，夜市又摆到凌晨。');
    await form.getByRole('button', {name: '提交', exact: true}).click();
    await thread.getByText('留言已重新办理').first().waitFor();
    await publicText('办理中');
  });

  it('is supervised and visited with a video, whose public part the thread shows', async () => {
    await act(await openAs('moderator'), '督办', '开始督办', '已开始督办此留言。', {督办理由: '两次反映未解决，逐件跟进。'});
    const panel = await openAs('moderator');
    await act(panel, '登记回访', '保存回访', '回访已登记。', {回访情况: '上门回访，23时后仍有喇叭声。'}, async () => {
      await panel.getByRole('radio', {name: '上门'}).check();
      await panel.getByRole('radio', {name: '否'}).check();
      await panel.getByLabel('回访时间').fill(new Date(Date.now() + ahead + 8 * 3_600_000).toISOString().slice(0, 16));
      await panel.locator('civic-attachments input#files').setInputFiles({name: 'night.mp4', mimeType: 'video/mp4', buffer: Buffer.from(film())});
      await panel.getByText('已上传').first().waitFor();
      await panel.getByRole('textbox', {name: '视频里是什么？'}).fill('夜里十一点的夜市街口');
      await panel.getByRole('checkbox', {name: '对所有人公开'}).check();
    });
    const text = await publicText('上门回访，23时后仍有喇叭声。', '夜里十一点的夜市街口', '督办');
    expect(text).not.toContain('两次反映未解决');
  });

  it('is answered to the citizen\'s satisfaction, and closed', async () => {
    await act(await openAs('dongwei'), '答复', '提交审核', '答复已提交，等待审核。', {答复内容: REWORK});
    await act(await openAs('dongwei-lead'), '同意报送', '同意此答复', '已同意，答复转留言板工作人员审核。');
    await act(await openAs('moderator'), '审核通过', '通过此答复', '答复已审核通过并公开。');
    await rate(5, '是', '谢谢，终于安静了。');
    await act(await openAs('moderator'), '结束督办', '确认结束督办', '督办已结束。', {办结情况: '已解决，市民满意。'});
    const page = await pageOf('citizen');
    await page.goto(`/zh/message.html?id=${id}`);
    await page.locator('civic-thread').getByText('非常满意').first().waitFor();
    const {rows} = await events('rate');
    expect(rows.map(({data}) => data.to)).toEqual(['closed', 'closed']);
  });

  it('shows everybody each public step and nothing that is not', async () => {
    const text = await publicText(COMPLETE.slice(0, 20), REWORK.slice(0, 20), '上门回访', ...Object.values(NAMES));
    for (const secret of [
      REMARK, '陈晓禾', ...Object.values(TASKS), '62分贝', '占道车辆已清理', '第3项未答复', '遗漏诉求', '两次反映未解决', '已解决，市民满意', '催办', '沈书言', '苏芷汀', '韩千里',
    ]) expect(text, secret).not.toContain(secret);
    expect(complaints).toEqual([]);
  });

  async function events(action: string): Promise<{rows: {data: {readonly to: string; readonly reminded?: {readonly agencyId: string}}}[]}> {
    const rows = await store.context.db.selectFrom('event').select('data').where('message_id', '=', id).where('action', '=', action).orderBy('seq').execute();
    return {rows};
  }
});

/** Chooses an agency of the county, wherever the lists of places begin. */
async function pick(row: Locator, label: string): Promise<void> {
  const agencies = row.getByLabel('单位或领导', {exact: true});
  const ways = [['清禾县下属地区', '清禾县本级'], ['云汀市下属地区', '清禾县'], ['澜川省下属地区', '云汀市'], ['全国下属地区', '澜川省'], ['地区', '全国']] as const;
  await expect.poll(async () => {
    if (await agencies.locator('option', {hasText: label}).count()) {
      await agencies.selectOption({label});
      return true;
    }
    for (const [list, place] of ways) {
      const places = row.getByLabel(list, {exact: true});
      if (!(await places.count())) continue;
      await places.selectOption({label: place});
      break;
    }
    return false;
  }, {timeout: 30_000, interval: 200}).toBe(true);
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
