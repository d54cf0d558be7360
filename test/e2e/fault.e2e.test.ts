import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Browser, chromium, type Page} from 'playwright-core';
import {expect, it} from 'vitest';
import type {MessageSummary, Page as ListPage} from '../../src/model/index.js';
import {findBrowser} from '../support/browser.mjs';
import {startDemo} from '../support/demo.js';
import {FAULTS, startFaultProxy} from '../support/fault-proxy.js';

/** `npm run fault-run` sends 1,000; every test run some of them. */
const SUBMISSIONS = Number(process.env['FAULT_SUBMISSIONS'] ?? 60);
const SEED = Number(process.env['FAULT_SEED'] ?? 20_261_122);

/** Messages that are handed to the outbox between two looks at the dice. */
const BATCH = 10;

const titleOf = (index: number) => `断网试验第${index}封`;

/** A browser with a profile on disk, so that it can be killed and started again as somebody's would be. */
class KillableBrowser {
  #child: ChildProcess | undefined;
  #browser: Browser | undefined;

  constructor(private readonly profile: string) {}

  async open(url: string): Promise<Page> {
    const {executablePath, args, env} = await findBrowser();
    await rm(join(this.profile, 'DevToolsActivePort'), {force: true});
    this.#child = spawn(executablePath, [
      ...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${this.profile}`, '--no-first-run', 'about:blank',
    ], {env: {...process.env, ...env}, stdio: 'ignore', detached: true});
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${await this.#port()}`);
    const [context] = this.#browser.contexts();
    if (!context) throw new Error('the browser has no window');
    const page = await context.newPage();
    await openPage(page, url);
    return page;
  }

  /** As when the battery is taken out: no event, no goodbye. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.pid === undefined) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    this.#child = undefined;
  }

  /** Chromium writes it once it listens. */
  async #port(): Promise<string> {
    const file = join(this.profile, 'DevToolsActivePort');
    const read = async () => (await readFile(file, 'utf8').catch(() => '')).split('\n')[0] ?? '';
    await expect.poll(read, {timeout: 30_000}).toMatch(/^\d+$/);
    return await read();
  }
}

/** Pages and scripts come through unharmed; what the page asks of the board may not. */
async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => customElements.get('civic-board-provider') && customElements.get('civic-submit-form'));
  await page.evaluate(async () => {
    const form = document.querySelector('civic-submit-form');
    const outbox = await new Promise((resolve) => {
      form?.dispatchEvent(Object.assign(new Event('context-request', {bubbles: true, composed: true}), {
        context: Symbol.for('civic-board:outbox/1'), callback: resolve, subscribe: false,
      }));
    });
    Object.assign(window, {outbox});
    await (outbox as {ready: Promise<void>}).ready;
  });
}

/** The part of the outbox that this test speaks to, in the page. */
interface PageOutbox {
  readonly items: readonly {readonly id: string; readonly state: string}[];
  add(wish: unknown): Promise<unknown>;
  isKept(id: string): boolean;
}

/** Presses send for some messages, under keys that say which they are; gives the keys that the device has. */
async function send(page: Page, indexes: readonly number[]): Promise<number[]> {
  return await page.evaluate(async (wishes) => {
    const {outbox} = window as unknown as {outbox: PageOutbox};
    const kept: number[] = [];
    for (const {index, id, title} of wishes) {
      await outbox.add({
        id, personId: null, address: 'fault-run', url: location.href, values: {}, files: [],
        draft: {
          kind: 'enquiry', topic: 'transport/parking', agencyId: 'transport', title, body: '车站旁的停车场什么时候开放？', visibility: 'public',
          language: 'zh-Hans', consent: '1', privatePart: {name: '', phone: '', remark: ''},
        },
      });
      if (outbox.isKept(id)) kept.push(index);
    }
    return kept;
  }, indexes.map((index) => ({index, id: `fault-run-${index}`, title: titleOf(index)})));
}

/** What the page sees of its outbox. `online` is what the browser says when a network is back: whatever waits is tried at once. */
async function statesOf(page: Page): Promise<Record<string, number>> {
  return await page.evaluate(() => {
    dispatchEvent(new Event('online'));
    const {outbox} = window as unknown as {outbox: PageOutbox};
    const counts: Record<string, number> = {};
    for (const {state} of outbox.items) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  });
}

async function messagesOf(origin: string, password: string): Promise<string[]> {
  const signedIn = await fetch(`${origin}/api/v1/session`, {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({username: 'moderator', password, token: true}),
  });
  const {token} = (await signedIn.json()) as {token: string};
  const titles: string[] = [];
  for (let cursor = ''; ;) {
    const response = await fetch(`${origin}/api/v1/messages?queue=moderation&limit=100${cursor}`, {headers: {Authorization: `Bearer ${token}`}});
    const {items, nextCursor} = (await response.json()) as ListPage<MessageSummary>;
    titles.push(...items.map(({title}) => title));
    if (!nextCursor) return titles.filter((title) => title.startsWith('断网试验'));
    cursor = `&cursor=${nextCursor}`;
  }
}

it(`${SUBMISSIONS} messages through a network that drops, delays, repeats and resets, and a browser that is reloaded and killed, arrive exactly once`, async () => {
  const demo = await startDemo('--no-challenge', '--limit', 'submit=off');
  const proxy = await startFaultProxy(demo.origin, {rate: 0.25, seed: SEED});
  const profile = await mkdtemp(join(tmpdir(), 'civic-board-fault-'));
  const browser = new KillableBrowser(profile);
  const form = `${proxy.origin}/index.html`;
  const began = Date.now();
  let reloads = 0;
  let kills = 0;
  let pressedAgain = 0;
  try {
    let page = await browser.open(form);
    const waiting = Array.from({length: SUBMISSIONS}, (_, index) => index);
    for (let round = 0; waiting.length > 0; round++) {
      const batch = waiting.splice(0, BATCH);
      const sending = send(page, batch);
      // A kill below breaks this off; it is looked at there.
      sending.catch(() => undefined);
      if (round % 5 === 3) {
        // Amid what is being handed over and what is being sent. Whatever the page did not confirm as kept is pressed again, as a person would.
        kills++;
        await statesOf(page).catch(() => ({}));
        await browser.kill();
        const kept = await sending.catch((): number[] => []);
        page = await browser.open(form);
        waiting.push(...batch.filter((index) => !kept.includes(index)));
        pressedAgain += batch.length - kept.length;
        continue;
      }
      expect(await sending).toEqual(batch);
      await statesOf(page);
      if (round % 2 === 1) {
        reloads++;
        await openPage(page, form);
      }
    }
    await expect.poll(async () => await statesOf(page), {timeout: SUBMISSIONS * 1000, interval: 250}).toEqual({sent: SUBMISSIONS});
    const seconds = (Date.now() - began) / 1000;

    const titles = await messagesOf(demo.origin, demo.passwordOf('moderator'));
    const faults = FAULTS.map((fault) => `${fault} ${proxy.done[fault]}`).join(', ');
    console.log(`fault run: ${SUBMISSIONS} sent, ${titles.length} in the database, ${new Set(titles).size} different; ${reloads} reloads, ${kills} kills, `
      + `${pressedAgain} pressed again; ${proxy.requests()} requests (${faults}); ${seconds.toFixed(1)} s, seed ${SEED}`);
    expect(titles.sort()).toEqual(Array.from({length: SUBMISSIONS}, (_, index) => titleOf(index)).sort());
  } finally {
    await browser.kill();
    await proxy.close();
    await demo.stop();
    await rm(profile, {recursive: true, force: true, maxRetries: 5});
  }
}, 3_600_000);
