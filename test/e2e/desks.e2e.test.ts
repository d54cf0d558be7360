import type {Browser, BrowserContext, Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {draft} from '../../src/testing/index.js';
import {BoardApi} from '../support/board-api.js';
import {type DemoServer, startDemo} from '../support/demo.js';
import {Keyboard} from '../support/keyboard.js';
import {launchBrowser} from '../support/launch.js';

/**
 * What staff do on the pages of the demo, each on their own: a moderator rejects and masks, and follows a matter up to a visit; an agency asks to
 * join and an administrator lets it in, adds somebody, mends a template and a clock, and finds it all in the log. On one board, at the size of
 * a desk and of a phone; rejecting by keyboard alone at the desk.
 */
const SIZES = {desk: {width: 1280, height: 900}, phone: {width: 360, height: 740}};
const STAFF_PAGES = [
  'desk.html', 'handle.html?id=roof-leak', 'moderation.html', 'supervision.html', 'admin.html', 'admin-agencies.html', 'admin-templates.html', 'admin-settings.html', 'admin-log.html',
];
const PHONE = '13912345678';

let browser: Browser;
let demo: DemoServer;
let moderator: BoardApi;

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchBrowser(), startDemo('--no-challenge', '--limit', 'submit=off')]);
  moderator = await BoardApi.signIn(demo, 'moderator');
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const [size, viewport] of Object.entries(SIZES)) {
  describe(`the desks at ${size} size`, () => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    const spam = `Cheap flats for everybody (${size})`;
    const lamp = `Lamp post leans over (${size})`;
    const office = `Water Office of Qinghe (${size})`;
    let lampId = '';

    async function arrive(username?: string): Promise<Page> {
      const context = await browser.newContext({viewport, locale: 'en-GB', timezoneId: 'Asia/Shanghai', baseURL: demo.origin});
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on('console', (message) => {
        // A browser says of every refused sign-in or form what the page says in words.
        if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text())) complaints.push(`${username ?? 'visitor'}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`${username ?? 'visitor'}: ${error.message}`));
      return page;
    }

    /** Goes to a page and signs in there. */
    async function signIn(page: Page, address: string, username: string): Promise<void> {
      await page.goto(address);
      await page.getByLabel('User name', {exact: true}).fill(username);
      await page.getByLabel('Password', {exact: true}).fill(demo.passwordOf(username));
      await page.getByRole('button', {name: 'Sign in', exact: true}).click();
      await page.getByRole('button', {name: 'Sign out'}).waitFor();
    }

    /** Goes to another page of the same section, by its links. */
    async function follow(page: Page, link: string, within = 'For agencies'): Promise<void> {
      await page.getByRole('navigation', {name: within, exact: true}).getByRole('link', {name: link, exact: true}).click();
    }

    let broken = false;
    beforeEach(({onTestFailed, skip}) => {
      if (broken) skip('an earlier step failed');
      onTestFailed(() => void (broken = true));
    });

    beforeAll(async () => {
      const content = {kind: 'enquiry', language: 'en'} as const;
      await submit(draft({...content, title: spam, body: 'Call now, while there are any.'}));
      await submit(draft({...content, title: lamp, body: `It leans over the path by the library. Call me on ${PHONE} after six.`}));
    });

    afterAll(async () => {
      for (const context of contexts) await context.close();
    });

    it('ask in both languages whoever has not signed in to do so, and can be left for every other page', async () => {
      const page = await arrive();
      for (const [folder, asked] of [['/', /You need to sign in for this|Sign in to handle this message/], ['/zh/', /请先登录|请登录后办理/]] as const) {
        for (const address of STAFF_PAGES) {
          await page.goto(`${folder}${address}`);
          const main = page.getByRole('main');
          await main.getByText(asked).first().waitFor();
          await main.locator('civic-session').getByRole('textbox').first().waitFor();
          expect(await page.getByRole('navigation', {name: /^(For agencies|单位入口)$/}).getByRole('link').count(), address).toBe(5);
          expect(await overflow(page), `sideways scrolling of ${folder}${address}`).toBe(0);
        }
      }
    });

    it(`let a moderator reject a message with a reason and a note${size === 'desk' ? ', by keyboard alone' : ''}`, async () => {
      const page = await arrive();
      await signIn(page, '/moderation.html', 'moderator');
      const queue = page.locator('civic-review-queue');
      if (size === 'desk') {
        const keyboard = new Keyboard(page);
        await keyboard.press(queue.getByRole('button', {name: spam}));
        await keyboard.expectFocusAt(queue.getByRole('heading', {name: spam}));
        await keyboard.choose(queue.getByRole('group', {name: 'What do you want to do?'}), 'Do not publish');
        await keyboard.choose(queue.getByRole('group', {name: 'Reason'}), 'Advertising');
        await keyboard.type(queue.getByRole('textbox', {name: 'Note to the author'}), 'This board is no market.');
        await keyboard.press(queue.getByRole('button', {name: 'Do not publish it'}));
      } else {
        await queue.getByRole('button', {name: spam}).click();
        await queue.getByRole('radio', {name: 'Do not publish'}).check();
        await queue.getByRole('radio', {name: 'Advertising'}).check();
        await queue.getByRole('textbox', {name: 'Note to the author'}).fill('This board is no market.');
        await queue.getByRole('button', {name: 'Do not publish it'}).click();
      }
      await queue.getByText('The message was not published, and its author is told why.').waitFor();
      expect(await moderator.waiting(spam)).toEqual([]);
      expect(await overflow(page), 'sideways scrolling').toBe(0);
    });

    it('let a moderator mask the phone number that was found, and nobody reads it', async () => {
      const page = await arrive();
      await signIn(page, '/moderation.html', 'moderator');
      const queue = page.locator('civic-review-queue');
      await queue.getByRole('button', {name: lamp}).click();
      await queue.getByRole('radio', {name: 'Publish', exact: true}).check();
      await queue.getByRole('button', {name: `Mask Phone number: ${PHONE}`}).click();
      await queue.getByRole('region', {name: 'As the public will see it'}).getByText('Call me on █').waitFor();
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      [{id: lampId} = {id: ''}] = await moderator.waiting(lamp);
      await queue.getByRole('button', {name: 'Publish the message'}).click();
      await queue.getByText('The message was published.').waitFor();
      const read = await (await fetch(`${demo.origin}/api/v1/messages/${lampId}`)).text();
      expect(read).toContain('Call me on █');
      expect(read).not.toContain(PHONE);
    });

    it('let a moderator follow a matter, and shows the public what a visit found', async () => {
      await (await BoardApi.signIn(demo, 'transport')).act(lampId, {action: 'accept'});
      const page = await arrive();
      await signIn(page, '/supervision.html', 'moderator');
      const element = page.locator('civic-supervision');
      await element.getByRole('textbox', {name: 'Number of a message'}).fill((await moderator.message(lampId)).number);
      await element.getByRole('button', {name: 'Open it'}).click();
      await element.getByText('This message is not supervised.').waitFor();
      await element.getByRole('radio', {name: 'Supervise', exact: true}).check();
      await element.getByRole('textbox', {name: 'Why it is supervised'}).fill('Somebody could be hurt, and the bureau has known for a month.');
      await element.getByRole('button', {name: 'Supervise the message'}).click();
      await element.getByText('The message is supervised from now on.').waitFor();
      await element.getByRole('radio', {name: 'Record a visit'}).check();
      await element.getByRole('radio', {name: 'In person'}).check();
      await element.getByLabel('When the visit was').fill(yesterday());
      await element.getByRole('textbox', {name: 'What was found'}).fill('The post was set upright while we looked on.');
      await element.getByRole('group', {name: 'Is the matter solved?'}).getByRole('radio', {name: 'Yes'}).check();
      await element.getByRole('region', {name: 'As everybody will see it'}).getByText('The post was set upright').waitFor();
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      await element.getByRole('button', {name: 'Record the visit'}).click();
      await element.getByText('The visit was recorded.').waitFor();
      const reader = await arrive();
      await reader.goto(`/message.html?id=${lampId}`);
      await reader.getByText('Visit by board staff, in person').first().waitFor();
      expect(await reader.locator('civic-thread').innerText()).not.toContain('could be hurt');
    });

    it('let an agency ask to join', async () => {
      const page = await arrive();
      await page.goto('/index.html');
      await follow(page, 'Join the board');
      await page.getByRole('textbox', {name: 'Name of the agency'}).fill(office);
      for (const [index, place] of ['Whole country', 'Lanchuan Province', 'Yunting City', 'Qinghe County'].entries()) {
        await page.getByLabel(`Place that it serves ${index + 1}`, {exact: true}).selectOption({label: place});
      }
      await page.getByRole('textbox', {name: 'Person in charge'}).fill('邵工');
      await page.getByRole('textbox', {name: 'E-mail'}).fill('water@qinghe.example');
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      await page.getByRole('button', {name: 'Ask to join'}).click();
      await page.getByText('Your request has arrived.').waitFor();
    });

    it('let an administrator let the agency in, and give it a first person', async () => {
      const page = await arrive();
      await signIn(page, '/admin.html', 'admin');
      await follow(page, 'Agencies', 'Administration');
      await page.getByRole('button', {name: `Approve ${office}`}).click();
      const approval = page.getByRole('form', {name: `Approve ${office}`});
      await approval.getByRole('textbox', {name: 'Id'}).fill(`water-${size}`);
      await approval.getByRole('textbox', {name: 'English'}).fill(office);
      // The lists of agencies above come when they are there, and move the button.
      await approval.getByLabel('Agency or leader', {exact: true}).waitFor();
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      await approval.getByRole('button', {name: 'Approve'}).click();
      await page.getByText('Saved.').waitFor();
      await follow(page, 'People', 'Administration');
      await page.getByRole('button', {name: 'New person'}).click();
      const form = page.getByRole('form', {name: 'New person'});
      await form.getByRole('textbox', {name: 'User name'}).fill(`shao-${size}`);
      await form.getByRole('textbox', {name: 'Name', exact: true}).fill('邵工');
      await form.getByLabel('Place in Yunting City', {exact: true}).selectOption({label: 'Qinghe County'});
      await form.getByLabel('Agency or leader', {exact: true}).selectOption({label: office});
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      await form.getByRole('button', {name: 'Save'}).click();
      await page.getByText('Password for the first sign-in of 邵工.').waitFor();
      await page.getByRole('button', {name: 'I have noted it'}).click();
      await page.getByRole('listitem').filter({hasText: `shao-${size}`}).getByText(office).waitFor();
    });

    it('let an administrator mend a template and a clock, and find both in the log', async () => {
      const page = await arrive();
      await signIn(page, '/admin-templates.html', 'admin');
      await page.getByRole('button', {name: 'Change General answer'}).click();
      const template = page.getByRole('form', {name: 'Change General answer'});
      await template.getByRole('textbox', {name: 'Text'}).fill(`Dear {name}, this is what we found (${size}):`);
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      await template.getByRole('button', {name: 'Save'}).click();
      await page.getByText(`this is what we found (${size})`).waitFor();
      await follow(page, 'Settings', 'Administration');
      const clocks = page.getByRole('region', {name: 'Clocks'});
      await clocks.getByRole('button', {name: /^Change (10|12) working days/}).click();
      await clocks.getByRole('spinbutton', {name: 'Days'}).fill(size === 'desk' ? '12' : '10');
      expect(await overflow(page), 'sideways scrolling').toBe(0);
      await clocks.getByRole('button', {name: 'Save'}).click();
      await clocks.getByText('Saved.').waitFor();
      const {clocks: rules} = (await (await fetch(`${demo.origin}/api/v1/board`)).json()) as {clocks: readonly {readonly days: number}[]};
      expect(rules.map(({days}) => days)).toEqual([5, 5, size === 'desk' ? 12 : 10]);
      await follow(page, 'Audit log', 'Administration');
      for (const entry of ['The settings changed', 'A template changed', 'An account changed', 'An agency changed']) await page.getByText(entry).first().waitFor();
      expect(await overflow(page), 'sideways scrolling').toBe(0);
    });

    it('leave no complaint in any console: the pages obey their content security policy', () => {
      expect(complaints).toEqual([]);
    });
  });
}

/** Sends a message as a program of its author would. */
async function submit(message: ReturnType<typeof draft>): Promise<void> {
  const response = await fetch(`${demo.origin}/api/v1/messages`, {
    method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()}, body: JSON.stringify(message),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

/** Yesterday at nine, as a field for date and time takes it. */
function yesterday(): string {
  return `${new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)}T09:00`;
}

/** How many pixels the page is wider than the screen. */
async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}
