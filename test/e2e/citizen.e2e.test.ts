import type {Browser, BrowserContext, Locator, Page} from 'playwright-core';
import sharp from 'sharp';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {BoardApi} from '../support/board-api.js';
import {type DemoServer, startDemo} from '../support/demo.js';
import {Keyboard} from '../support/keyboard.js';
import {launchBrowser} from '../support/launch.js';

/**
 * What a citizen does on the pages of the demo, in English: by keyboard alone from the first word to withdrawing it; with a network that
 * comes and goes; in two windows at once; and reading while staff are at work. On the running server and the embedded database, with the
 * proof of work that the demo asks for.
 */
const SIZES = {desk: {width: 1280, height: 900}, phone: {width: 360, height: 740}};
const PHONE = '13912345678';
const DARK = `Six street lights on the river path between the library and the bridge have been dark for weeks. Call me on ${PHONE} after six.`;
const KEPT = 'Kept on this device, will be sent';
const SENT = 'Your message has been sent';

let browser: Browser;
let demo: DemoServer;
let moderator: BoardApi;

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchBrowser(), startDemo('--limit', 'submit=off')]);
  moderator = await BoardApi.signIn(demo, 'moderator');
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const [size, viewport] of Object.entries(SIZES)) {
  describe(`by keyboard alone at ${size} size`, () => {
    const title = `Dark street lights by the library (${size})`;
    let visitor: Visitor;
    let page: Page;
    let keyboard: Keyboard;
    let number = '';
    let code = '';

    beforeAll(async () => {
      visitor = await Visitor.arrive(viewport);
      page = await visitor.open('/');
      keyboard = new Keyboard(page);
    });
    afterAll(async () => await visitor?.leave());
    inOrder();

    it('skips to the content, and points out a phone number in what will be public', async () => {
      await keyboard.press(page.getByRole('link', {name: 'Skip to content'}));
      await keyboard.choose(page.getByRole('radiogroup', {name: 'What is it?'}), 'Enquiry');
      await keyboard.pick(page.getByLabel('Agency or leader', {exact: true}), 'Housing');
      await keyboard.pick(page.getByLabel('What is it about?'), 'Roads');
      await keyboard.type(page.getByLabel('Title'), title);
      await keyboard.type(page.getByRole('textbox', {name: 'Your message'}), DARK);
      await page.keyboard.press('Tab');
      await page.getByRole('group', {name: 'One thing here is better kept private'}).waitFor();
      await visitor.expectNoSidewaysScrolling();
    });

    it('moves the number to the private remark', async () => {
      await page.keyboard.press('Shift+Tab');
      await keyboard.press(page.getByRole('button', {name: 'Move to the private remark'}));
      await keyboard.expectFocusAt(page.getByRole('button', {name: 'Undo'}));
      expect(await page.getByRole('textbox', {name: 'Your message'}).inputValue()).not.toContain(PHONE);
      expect(await page.getByLabel('Private remark for staff').inputValue()).toContain(PHONE);
    });

    it('shows earlier messages about the same matter, and lets the writer go on', async () => {
      const similar = page.getByRole('region', {name: 'Is it about one of these?'});
      const earlier = similar.getByRole('link', {name: /Street lights out between the library and the bridge/});
      await keyboard.tabTo(earlier);
      await visitor.expectNoSidewaysScrolling();
      await keyboard.type(page.getByLabel('Your name'), 'Ada Quill');
      expect(await page.getByLabel('Title').inputValue()).toBe(title);
    });

    it('agrees and sends, and has the receipt read out', async () => {
      await keyboard.tabTo(page.getByRole('checkbox', {name: 'I agree'}));
      await page.keyboard.press('Space');
      const request = page.waitForRequest((candidate) => candidate.method() === 'POST' && candidate.url().endsWith('/api/v1/messages'));
      await keyboard.press(page.getByRole('button', {name: 'Send the message'}));
      expect((await request).headers()['board-proof'], 'the proof of work').toBeTruthy();
      await keyboard.expectFocusAt(page.getByRole('heading', {name: SENT}));
      ({number, code} = await receiptOn(page));
      await visitor.expectNoSidewaysScrolling();
    });

    it('finds the message among their own', async () => {
      await keyboard.press(page.getByRole('link', {name: 'My messages'}), {back: true});
      await keyboard.tabTo(page.getByRole('region', {name: 'Sent'}).getByRole('link', {name: title}));
      await visitor.expectNoSidewaysScrolling();
    });

    it('looks it up with number and query code, and arrives at its title', async () => {
      await keyboard.press(page.getByRole('link', {name: 'Look up'}), {back: true});
      await keyboard.type(page.getByRole('textbox', {name: 'Number'}), number);
      await keyboard.type(page.getByRole('textbox', {name: 'Query code'}), code.toLowerCase().replaceAll('-', ' '));
      await page.keyboard.press('Enter');
      await keyboard.expectFocusAt(page.getByRole('heading', {name: title}));
      expect(page.url()).not.toContain(code);
      await visitor.expectNoSidewaysScrolling();
    });

    it('withdraws it after being asked once more', async () => {
      const action = page.locator('details', {has: page.locator('#form-withdraw')});
      await action.waitFor();
      if (!(await action.evaluate((details: HTMLDetailsElement) => details.open))) await keyboard.press(action.locator('summary'));
      await keyboard.type(action.getByRole('textbox', {name: 'Reason'}), 'The lights shine again.');
      await keyboard.press(action.getByRole('button', {name: 'Withdraw'}));
      await keyboard.expectFocusAt(page.locator('#confirm', {hasText: 'Do you really want to withdraw this message?'}));
      await keyboard.press(page.getByRole('button', {name: 'Yes, withdraw it'}));
      await keyboard.expectFocusAt(page.getByText('Your message has been withdrawn.'));
    });

    it('follows and reports somebody else’s message', async () => {
      await page.goto('/message.html?id=bus-timetable');
      const follow = page.getByRole('button', {name: 'Follow'});
      await keyboard.tabTo(follow);
      await page.keyboard.press('Space');
      await expect.poll(async () => await follow.getAttribute('aria-pressed')).toBe('true');
      await keyboard.expectVisibleFocus();
      await keyboard.press(page.getByRole('button', {name: 'Report', exact: true}));
      await keyboard.expectFocusAt(page.getByRole('heading', {name: 'Report this message or an answer'}));
      await keyboard.choose(page.getByRole('radiogroup', {name: 'What is wrong with it?'}), 'It states something false');
      await keyboard.type(page.getByRole('textbox', {name: 'What should moderators know?'}), 'There is no bus 6 on Sundays.');
      await keyboard.press(page.getByRole('button', {name: 'Send the report'}));
      await page.getByText('Thank you. Moderators will look at it.').waitFor();
      await keyboard.expectVisibleFocus();
      await visitor.expectNoSidewaysScrolling();
    });

    it('finds what is followed among their own', async () => {
      await keyboard.press(page.getByRole('link', {name: 'My messages'}), {back: true});
      await page.getByRole('region', {name: 'Followed'}).getByRole('link', {name: 'Later last bus on route 6'}).waitFor();
    });

    it('searches and filters the board, has both in the address, and goes back step by step', async () => {
      await page.goto('/board.html');
      const permit = page.getByRole('link', {name: /Resident parking permit/});
      const status = page.locator('civic-message-list select#status');
      await permit.waitFor();
      await keyboard.type(page.getByRole('searchbox', {name: 'Words to find'}), 'library');
      await page.keyboard.press('Enter');
      await permit.waitFor({state: 'detached'});
      expect(new URL(page.url()).searchParams.get('search')).toBe('library');
      await keyboard.expectVisibleFocus();
      const filters = page.locator('civic-message-list summary').first();
      // They come later, on a phone behind a fold.
      await expect.poll(async () => await status.isVisible() || await filters.isVisible()).toBe(true);
      if (!(await status.isVisible())) await keyboard.press(filters);
      await keyboard.pick(status, 'Answered');
      await expect.poll(() => new URL(page.url()).search).toBe('?search=library&status=answered');
      await page.getByText('No message fits.').waitFor();
      await keyboard.expectFocusAt(status);
      await visitor.expectNoSidewaysScrolling();
      await page.goBack();
      await page.getByRole('link', {name: /Street lights out/}).waitFor();
      expect(await status.inputValue()).toBe('');
      await page.goBack();
      await permit.waitFor();
      expect(await page.getByRole('searchbox', {name: 'Words to find'}).inputValue()).toBe('');
    });

    it('leaves no complaint in the console', () => visitor.expectNoComplaints());
  });

  describe(`with a network that comes and goes at ${size} size`, () => {
    let visitor: Visitor;

    beforeEach(async () => {
      visitor = await Visitor.arrive(viewport);
      return async () => {
        visitor.expectNoComplaints();
        await visitor.leave();
      };
    });

    it('keeps what is sent offline, shows it among the messages, and sends it by itself', async () => {
      const title = `Offline with the page open (${size})`;
      const page = await visitor.open('/');
      const mine = await visitor.open('/mine.html');
      await mine.getByRole('heading', {name: 'My messages'}).first().waitFor();
      await visitor.goOffline();
      await write(page, title);
      await send(page);
      await new Keyboard(page).expectFocusAt(page.getByRole('heading', {name: KEPT}));
      await mine.getByRole('region', {name: 'Waiting to be sent'}).getByText(title).waitFor();
      await visitor.expectNoSidewaysScrolling();
      expect(await moderator.waiting(title)).toEqual([]);
      await visitor.goOnline();
      await page.getByRole('heading', {name: SENT}).waitFor();
      await mine.getByRole('region', {name: 'Sent', exact: true}).getByRole('link', {name: title}).waitFor();
      await mine.getByRole('region', {name: 'Waiting to be sent'}).waitFor({state: 'detached'});
      expect(await moderator.waiting(title)).toHaveLength(1);
    });

    it('sends what was written offline once the page is opened again', async () => {
      const title = `Offline with the page closed (${size})`;
      const page = await visitor.open('/');
      await visitor.goOffline();
      await write(page, title);
      await send(page);
      await page.getByRole('heading', {name: KEPT}).waitFor();
      await page.close();
      await visitor.goOnline();
      const again = await visitor.open('/');
      await again.getByRole('heading', {name: SENT}).waitFor();
      const {number} = await receiptOn(again);
      expect((await moderator.waiting(title)).map((message) => message.number)).toEqual([number]);
    });

    it('brings a draft back after a reload, and clears it for good', async () => {
      const title = `A draft (${size})`;
      const page = await visitor.open('/');
      await write(page, title);
      await page.reload();
      await page.getByText(/What you wrote on .+ is here again\./).waitFor();
      expect(await page.getByLabel('Title').inputValue()).toBe(title);
      expect(await page.getByRole('checkbox', {name: 'I agree'}).isChecked()).toBe(true);
      await page.getByRole('button', {name: 'Clear it'}).click();
      await page.getByText('Cleared. Nothing of it is left on this device.').waitFor();
      expect(await page.getByLabel('Title').inputValue()).toBe('');
      await page.reload();
      await page.getByLabel('Title').waitFor();
      await page.goto('/mine.html');
      await page.getByText('Nothing is kept on this device yet.').waitFor();
      await page.goto('/');
      expect(await page.getByLabel('Title').inputValue()).toBe('');
    });

    it('sends a picture that was chosen offline, without place and device', async () => {
      const title = `Offline with a picture (${size})`;
      const page = await visitor.open('/');
      await visitor.goOffline();
      // What was looked for in vain while it was written is not in the way of what is sent.
      const lookedFor = page.waitForEvent('requestfailed');
      await write(page, title);
      await lookedFor;
      const taken = await photograph();
      expect(taken.includes('SECRETPHONE') && taken.includes('Exif')).toBe(true);
      await page.locator('civic-attachments input#files').setInputFiles({name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: taken});
      await page.getByText('Kept. It is uploaded when you are online.').waitFor();
      await page.getByLabel('What does the picture show?').fill('A dark street lamp');
      await page.getByRole('checkbox', {name: 'Show it to everybody'}).check();
      await send(page);
      await page.getByRole('heading', {name: KEPT}).waitFor();
      await visitor.goOnline();
      await page.getByRole('heading', {name: SENT}).waitFor();
      const [summary] = await moderator.waiting(title);
      const {attachments} = await moderator.message(summary?.id ?? '');
      expect(attachments).toMatchObject([{description: 'A dark street lamp', public: true}]);
      const stored = await moderator.file(attachments[0]?.url ?? '');
      const {exif, xmp, width, height} = await sharp(stored).metadata();
      expect({exif, xmp, width, height}).toEqual({exif: undefined, xmp: undefined, width: 320, height: 240});
      for (const secret of ['Exif', 'GPS', 'SECRETPHONE']) expect(stored.includes(secret), secret).toBe(false);
    });

    it('makes one message of a draft that is sent from two windows', async () => {
      const title = `Two windows (${size})`;
      const one = await visitor.open('/');
      await write(one, title);
      await one.getByText('What you write is kept on this device until you send it.').waitFor();
      // The window goes to the back, which saves what was typed last. Browsers without a screen leave all in front.
      await one.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      const other = await visitor.open('/');
      await expect.poll(async () => await other.getByLabel('Title').inputValue()).toBe(title);
      await other.getByRole('checkbox', {name: 'I agree'}).check();
      await Promise.all([send(one), send(other)]);
      await Promise.all([one, other].map(async (page) => await page.getByRole('heading', {name: SENT}).waitFor()));
      expect((await receiptOn(one)).number).toBe((await receiptOn(other)).number);
      expect(await moderator.waiting(title)).toHaveLength(1);
    });
  });
}

describe('reading on a phone while staff are at work', () => {
  it('shows each step by itself', async () => {
    const title = 'Who sweeps the steps to the river?';
    const visitor = await Visitor.arrive(SIZES.phone);
    const page = await visitor.open('/');
    await write(page, title);
    await send(page);
    await page.getByRole('heading', {name: SENT}).waitFor();
    await page.getByRole('link', {name: 'Go to your message'}).click();
    await page.getByRole('heading', {name: title}).waitFor();
    await page.evaluate(() => Object.assign(window, {isTheSamePage: true}));
    const thread = page.locator('civic-thread');
    const id = new URL(page.url()).searchParams.get('id') ?? '';
    await thread.getByText('This device has the receipt of this message.').waitFor();

    await moderator.act(id, {action: 'publish'});
    await thread.getByRole('listitem').getByText('Board staff published the message').waitFor();
    await thread.getByText('New: Board staff published the message').waitFor();
    await (await BoardApi.signIn(demo, 'housing')).act(id, {action: 'accept', publicText: 'We send somebody on Monday.'});
    await thread.getByRole('listitem').getByText('Housing and Construction Bureau accepted the message').waitFor();
    await thread.getByText('We send somebody on Monday.').waitFor();

    expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
    await visitor.expectNoSidewaysScrolling();
    // Nobody but its author may know of the message at first: the page asks as a stranger, and then with the receipt on the device.
    visitor.expectNoComplaints({but: /status of 404/});
    await visitor.leave();
  });
});

/** Somebody with a browser of their own, and what the consoles of their pages complain about. */
class Visitor {
  readonly #complaints: string[] = [];
  #isOffline = false;

  private constructor(private readonly context: BrowserContext) {}

  static async arrive(viewport: {width: number; height: number}): Promise<Visitor> {
    return new Visitor(await browser.newContext({viewport, locale: 'en-GB', baseURL: demo.origin, reducedMotion: 'reduce'}));
  }

  /** Opens a page of the demo; one with a form once it can be filled in. */
  async open(path: string): Promise<Page> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => {
      // What the browser says of a request without a network may come when there is one again.
      if (['error', 'warning'].includes(message.type()) && !this.#isOffline && !message.text().includes('ERR_INTERNET_DISCONNECTED')) this.#complaints.push(`${path}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#complaints.push(`${path}: ${error.message}`));
    await page.goto(path);
    const receipt = page.getByRole('heading', {name: SENT});
    if (path === '/') await page.getByLabel('Agency or leader', {exact: true}).or(receipt).first().waitFor();
    return page;
  }

  /** After the pages have loaded whole. The browser itself reports each request that fails while there is no network. */
  async goOffline(): Promise<void> {
    await Promise.all(this.context.pages().map(async (page) => await page.waitForLoadState('networkidle')));
    this.#isOffline = true;
    await this.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false);
    this.#isOffline = false;
  }

  async expectNoSidewaysScrolling(): Promise<void> {
    for (const page of this.context.pages()) {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 'sideways scrolling').toBeLessThanOrEqual(0);
    }
  }

  expectNoComplaints({but}: {readonly but?: RegExp} = {}): void {
    expect(this.#complaints.filter((complaint) => !but?.test(complaint))).toEqual([]);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

/** The steps of a story build on each other: what comes after a failed one would only wait for what cannot come. */
function inOrder(): void {
  let broken = false;
  beforeEach(({onTestFailed, skip}) => {
    if (broken) skip('an earlier step failed');
    onTestFailed(() => void (broken = true));
  });
}

/** Fills in what the form wants, and agrees. */
async function write(page: Page, title: string): Promise<void> {
  const form: Locator = page.locator('civic-submit-form');
  await form.getByText('Enquiry', {exact: true}).click();
  await form.getByLabel('Agency or leader', {exact: true}).selectOption({label: '\u2003Housing and Construction Bureau'});
  await form.getByLabel('What is it about?').selectOption({label: 'Roads and lighting'});
  await form.getByLabel('Title').fill(title);
  await form.getByRole('textbox', {name: 'Your message'}).fill('When will somebody look after the steps between the bridge and the river?');
  await form.getByRole('checkbox', {name: 'I agree'}).check();
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Send the message'}).click();
}

async function receiptOn(page: Page): Promise<{readonly number: string; readonly code: string}> {
  const [number = '', code = ''] = await page.locator('#receipt-codes dd').allTextContents();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return {number, code};
}

/** A small picture as a phone writes it: with place, time and device. */
async function photograph(): Promise<Buffer> {
  return await sharp({create: {width: 320, height: 240, channels: 3, background: {r: 20, g: 30, b: 60}}})
    .withExif({
      IFD0: {Model: 'SECRETPHONE 12', DateTime: '2026:11:20 18:30:00'},
      IFD3: {GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 5000/100', GPSLongitudeRef: 'E', GPSLongitude: '118/1 24/1 0/1'},
    })
    .jpeg().toBuffer();
}
