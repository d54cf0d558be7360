import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {type BoardAdapter, BoardError} from '../../../src/adapter/index.js';
import {DeviceMemory, memoryDeviceStore} from '../../../src/adapters/device.js';
import {memoryAdapter} from '../../../src/adapters/memory.js';
import {listFollows} from '../../../src/controllers/follows.js';
import {keepReceipt} from '../../../src/controllers/receipts.js';
import type {FollowRequest} from '../../../src/model/index.js';
import {itWithPush} from '../../support/engine.js';
import {allByRole, axe, byRole, eventually, everything, fill, focused, textOf, untilText} from '../../support/page.js';
import {CODE, enterCode, openAction, person, press, sessionOf, show, shown, storeWith, typeIn} from './people.js';

const ID = 'market-parking';

const pressed = (button: Element) => button.getAttribute('aria-pressed');
const followButton = (thread: Element) => byRole(thread, 'button', /^Follow/);
const reasonOf = (thread: Element, name: string) => byRole(thread, 'radio', name);

/** A board with services of its own; what is followed is kept. */
function serving(adapter: BoardAdapter, services: object, confirmByEmail = true): {adapter: BoardAdapter; asked: FollowRequest[]} {
  const asked: FollowRequest[] = [];
  return {
    asked,
    adapter: {
      ...adapter,
      getBoard: async (options) => {
        const board = await adapter.getBoard(options);
        return {...board, services: {...board.services, ...services}};
      },
      follow: async (id, request, options) => {
        asked.push(request);
        const done = await adapter.follow(id, request, options);
        return request.email ? {...done, confirmByEmail} : done;
      },
    },
  };
}

describe('civic-thread, what every reader can do', () => {
  describe('follow', () => {
    it('takes an account for those who are signed in, and shows how many follow', async () => {
      const store = storeWith();
      const thread = await shown(ID, {store, as: 'citizen'});
      const button = await followButton(thread);
      expect(pressed(button)).to.equal('false');
      button.click();
      await untilText(thread, 'You follow this message.');
      expect(pressed(button)).to.equal('true');
      expect(textOf(button)).to.equal('Follow, followed by 1 person');
      expect((await person(store, 'citizen').getMessage(ID)).following).to.equal(true);
      button.click();
      await untilText(thread, 'You no longer follow this message.');
      expect((await person(store).getMessage(ID)).followers).to.equal(0);
    });

    it('takes a key that the device keeps for everybody else, one for each message', async () => {
      const store = storeWith();
      const device = memoryDeviceStore();
      const thread = await shown(ID, {store, device});
      await press(thread, /^Follow/);
      await untilText(thread, 'You follow this message on this device.');
      expect((await person(store).getMessage(ID)).followers).to.equal(1);
      expect((await listFollows(device)).map(({messageId}) => messageId)).to.deep.equal([ID]);
      await press(thread, /^Follow/);
      await untilText(thread, 'You no longer follow this message.');
      expect(await listFollows(device)).to.deep.equal([]);
      expect((await person(store).getMessage(ID)).followers).to.equal(0);
    });

    it('is remembered by the device at the next visit, and told to other windows', async () => {
      const store = storeWith();
      const memory = new DeviceMemory();
      const first = await shown(ID, {store, device: memoryDeviceStore(memory)});
      const other = await shown(ID, {store, device: memoryDeviceStore(memory)});
      await untilText(other, 'Print');
      await press(first, /^Follow/);
      await untilText(first, 'You follow this message on this device.');
      const next = await shown(ID, {store, device: memoryDeviceStore(memory)});
      for (const thread of [other, next]) {
        const button = await followButton(thread);
        await eventually(() => pressed(button) === 'true' || undefined);
      }
    });

    it('says so where the device keeps nothing', async () => {
      const memory = new DeviceMemory();
      memory.broken = 'unavailable';
      const thread = await shown(ID, {device: memoryDeviceStore(memory)});
      await press(thread, /^Follow/);
      await untilText(thread, 'This browser keeps nothing for this site');
      expect(pressed(await followButton(thread))).to.equal('false');
    });

    it('says what went wrong, and when to try again', async () => {
      const inner = person(storeWith(), 'citizen');
      const adapter: BoardAdapter = {...inner, follow: () => Promise.reject(new BoardError('rate-limited', 'slow', {retryAfter: 20}))};
      const thread = await shown(ID, {adapter});
      await press(thread, /^Follow/);
      await untilText(thread, 'Try again in 20 seconds.');
      expect(pressed(await followButton(thread))).to.equal('false');
    });

    it('is not offered where the board cannot, nor for what is not public', async () => {
      const able = memoryAdapter({store: storeWith(), capabilities: {follow: false, report: false}});
      const thread = await shown(ID, {adapter: able});
      expect(allByRole(thread, 'button', /^(Follow|Report)/)).to.deep.equal([]);
      const confidential = await shown('window-fee', {code: CODE});
      expect(allByRole(confidential, 'button', /^(Follow|Report|Share|Copy link)/)).to.deep.equal([]);
      await byRole(confidential, 'button', 'Print');
    });

    it('offers news by e-mail where the board sends any, once somebody follows', async () => {
      const {adapter, asked} = serving(person(storeWith()), {email: true});
      const thread = await shown(ID, {adapter});
      expect(textOf(thread)).not.to.include('Get news');
      await press(thread, /^Follow/);
      await openAction(thread, 'Get news of this message');
      const field = await byRole(thread, 'textbox', 'Your e-mail address');
      await press(thread, 'Send me news');
      await untilText(thread, 'Enter your e-mail address');
      expect(focused()).to.equal(field);
      fill(field, 'not an address');
      await press(thread, 'Send me news');
      await untilText(thread, 'Enter an e-mail address such as');
      expect(asked.length).to.equal(1);
      expect(await axe(thread)).to.deep.equal([]);
      fill(field, 'nora@example.org');
      await press(thread, 'Send me news');
      await untilText(thread, 'We sent a letter to nora@example.org. Open the link in it');
      expect(asked.at(-1)).to.include({following: true, email: 'nora@example.org', language: 'en'});
      expect(asked.at(-1)?.followerKey).to.equal(asked[0]?.followerKey);
    });

    it('offers no news where the board sends none', async () => {
      const thread = await shown(ID);
      await press(thread, /^Follow/);
      await untilText(thread, 'You follow this message on this device.');
      expect(textOf(thread)).not.to.include('Get news');
    });

    describe('by push', () => {
      const ask = Notification.requestPermission.bind(Notification);
      const allow = (answer: NotificationPermission) => (Notification.requestPermission = async () => answer);
      afterEach(() => {
        Notification.requestPermission = ask;
        Reflect.deleteProperty(navigator, 'serviceWorker');
      });

      itWithPush('explains that the browser blocks notices', async () => {
        allow('denied');
        const {adapter, asked} = serving(person(storeWith()), {pushKey: 'BPush'});
        const thread = await shown(ID, {adapter, pushWorker: '/worker.js'});
        await press(thread, /^Follow/);
        await openAction(thread, 'Get news of this message');
        await press(thread, 'Notify me in this browser');
        await untilText(thread, 'This browser blocks notices from this website.');
        expect(asked.some(({push}) => push)).to.equal(false);
      });

      itWithPush('sends the board where this browser takes notices, with its own key', async () => {
        allow('granted');
        const subscription = {endpoint: 'https://push.example/1', keys: {p256dh: 'p', auth: 'a'}};
        const wishes: unknown[] = [];
        const registration = {
          active: {scriptURL: new URL('/worker.js', location.href).href},
          pushManager: {
            subscribe: async (wish: unknown) => {
              wishes.push(wish);
              return {toJSON: () => subscription};
            },
          },
        };
        Object.defineProperty(navigator, 'serviceWorker', {configurable: true, value: {getRegistrations: async () => [registration]}});
        const {adapter, asked} = serving(person(storeWith()), {pushKey: 'BPush'});
        const thread = await shown(ID, {adapter, pushWorker: '/worker.js'});
        await press(thread, /^Follow/);
        await openAction(thread, 'Get news of this message');
        await press(thread, 'Notify me in this browser');
        await untilText(thread, 'This browser will show you news of this message.');
        expect(wishes).to.deep.equal([{userVisibleOnly: true, applicationServerKey: 'BPush'}]);
        expect(asked.at(-1)?.push).to.deep.equal(subscription);
      });
    });

    it('offers no notices without a service worker of the site', async () => {
      const {adapter} = serving(person(storeWith()), {pushKey: 'BPush'});
      const thread = await shown(ID, {adapter});
      await press(thread, /^Follow/);
      await untilText(thread, 'You follow this message on this device.');
      expect(textOf(thread)).not.to.include('Get news');
    });
  });

  describe('report', () => {
    it('asks what is wrong, sends it once, thanks, and remembers on the device', async () => {
      const store = storeWith();
      const device = memoryDeviceStore();
      const thread = await shown(ID, {adapter: person(store, undefined, 10), device});
      await press(thread, 'Report');
      await eventually(() => focused()?.textContent === 'Report this message or an answer' || undefined);
      await press(thread, 'Send the report');
      await untilText(thread, 'Choose what is wrong');
      expect(await axe(thread)).to.deep.equal([]);
      (await reasonOf(thread, 'It shows somebody’s personal data')).click();
      await typeIn(thread, /What should moderators know/, 'The number of a neighbour.');
      const button = await byRole(thread, 'button', 'Send the report');
      button.click();
      button.click();
      await untilText(thread, 'Thank you. Moderators will look at it.');
      expect(store.reports.get(ID)?.map(({reason, words}) => [reason, words])).to.deep.equal([['personal-data', 'The number of a neighbour.']]);
      const again = await shown(ID, {store, device});
      await press(again, 'Report');
      await untilText(again, 'You have reported this message on this device.');
      expect(allByRole(again, 'button', 'Send the report')).to.deep.equal([]);
    });

    it('keeps what was typed when it could not be sent, and tries again with the same key', async () => {
      const store = storeWith();
      const inner = person(store);
      const keys: string[] = [];
      const adapter: BoardAdapter = {
        ...inner,
        reportContent: async (id, report, options) => {
          keys.push(options.idempotencyKey);
          if (keys.length === 1) throw new BoardError('rate-limited', 'slow', {retryAfter: 600});
          return inner.reportContent(id, report, options);
        },
      };
      const thread = await shown(ID, {adapter});
      await press(thread, 'Report');
      (await reasonOf(thread, 'It is advertising')).click();
      await typeIn(thread, /What should moderators know/, 'A shop.');
      await press(thread, 'Send the report');
      await untilText(thread, 'Too many attempts. Try again in 10 minutes.');
      expect((await byRole<HTMLTextAreaElement>(thread, 'textbox', /What should/)).value).to.equal('A shop.');
      await press(thread, 'Send the report');
      await untilText(thread, 'Thank you.');
      expect(keys[1]).to.equal(keys[0]);
    });

    it('can be left with nothing sent, and focus goes back', async () => {
      const store = storeWith();
      const thread = await shown(ID, {store});
      await press(thread, 'Report');
      await press(thread, 'Cancel');
      const button = await byRole(thread, 'button', 'Report');
      await eventually(() => focused() === button || undefined);
      expect(store.reports.size).to.equal(0);
    });
  });

  describe('share', () => {
    const real = {share: Object.getOwnPropertyDescriptor(navigator, 'share'), clipboard: Object.getOwnPropertyDescriptor(navigator, 'clipboard')};
    const put = (name: 'share' | 'clipboard', value: unknown) => Object.defineProperty(navigator, name, {configurable: true, value});
    afterEach(() => {
      for (const name of ['share', 'clipboard'] as const) {
        Reflect.deleteProperty(navigator, name);
        const before = real[name];
        if (before) Object.defineProperty(navigator, name, before);
      }
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('opens the sheet of the system with the title and the canonical link', async () => {
      const shared: ShareData[] = [];
      put('share', async (data: ShareData) => void shared.push(data));
      const thread = await shown(ID, {threadUrl: 'https://town.example/messages/{id}'});
      await press(thread, 'Share');
      await eventually(() => shared[0]);
      expect(shared).to.deep.equal([{title: '清禾老市场周边停车难，占道严重', url: `https://town.example/messages/${ID}`}]);
    });

    it('takes closing the sheet for what it is', async () => {
      put('share', () => Promise.reject(new DOMException('closed', 'AbortError')));
      const copied: string[] = [];
      put('clipboard', {writeText: async (text: string) => void copied.push(text)});
      const thread = await shown(ID);
      await press(thread, 'Share');
      await press(thread, 'Copy link');
      await untilText(thread, 'The link was copied:');
      expect(copied).to.have.lengthOf(1);
    });

    it('copies the link without the fragment, shows it, and says so', async () => {
      const copied: string[] = [];
      put('clipboard', {writeText: async (text: string) => void copied.push(text)});
      history.replaceState(null, '', '#somewhere');
      const thread = await shown(ID, {code: CODE});
      await press(thread, 'Copy link');
      await untilText(thread, 'The link was copied:');
      const link = location.href.replace('#somewhere', '');
      expect(copied).to.deep.equal([link]);
      expect(textOf(thread)).to.include(link);
    });

    it('selects the link where the browser does not let pages copy', async () => {
      put('clipboard', {writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))});
      const command = document.execCommand.bind(document);
      document.execCommand = () => false;
      const thread = await shown(ID, {threadUrl: 'https://town.example/{id}'});
      await press(thread, 'Copy link');
      await untilText(thread, 'The browser does not let this page copy.');
      document.execCommand = command;
    });
  });

  describe('a receipt on the device', () => {
    const receipt = {id: ID, number: '26110009', queryCode: CODE, createdAt: '2026-11-16T08:26:00+08:00', title: '停车', visibility: 'public' as const, personId: null};

    it('recognises the author, says how, and takes no focus', async () => {
      const device = memoryDeviceStore();
      await keepReceipt(device, receipt);
      const thread = await shown(ID, {device});
      await untilText(thread, 'This device has the receipt of this message.');
      expect(focused()).to.equal(document.body);
      const form = await openAction(thread, 'Ask again');
      await typeIn(form, 'Your words', '还没有人来看。');
      await press(form, 'Send');
      await untilText(thread, 'Your question has been sent');
      const markup = [...everything(document)].map(({outerHTML, shadowRoot}) => outerHTML + (shadowRoot?.innerHTML ?? '')).join('');
      expect(markup).not.to.include(CODE);
    });

    it('opens a confidential message, and nothing says before that it is not here', async () => {
      const device = memoryDeviceStore();
      await keepReceipt(device, {...receipt, id: 'window-fee', number: '1', visibility: 'confidential'});
      const seen: string[] = [];
      const thread = await show('window-fee', {device});
      await eventually(() => {
        seen.push(textOf(thread));
        return textOf(thread).includes('This device has the receipt') || undefined;
      });
      expect(seen.filter((text) => text.includes('This is not here.'))).to.deep.equal([]);
    });

    it('counts for nobody but who sent it', async () => {
      const device = memoryDeviceStore();
      await keepReceipt(device, {...receipt, personId: sessionOf('citizen2').personId});
      const thread = await shown(ID, {device});
      await press(thread, 'Copy link');
      await untilText(thread, location.origin);
      expect(textOf(thread)).not.to.include('Your message');
    });

    it('with a code that is not right leaves the reader a stranger', async () => {
      const device = memoryDeviceStore();
      await keepReceipt(device, {...receipt, queryCode: '0000-0000-0000'});
      const thread = await shown(ID, {device});
      await enterCode(thread, CODE);
      await untilText(thread, 'You are shown as the author');
      expect(textOf(thread)).not.to.include('This device has the receipt');
    });
  });

  for (const [lang, dir] of [['zh-Hans', 'ltr'], ['en', 'rtl']] as const) {
    it(`has nothing that axe objects to with everything open, in ${lang} from ${dir}`, async () => {
      const {adapter} = serving(person(storeWith()), {email: true});
      const thread = await shown(ID, {adapter, lang, dir});
      await press(thread, /^(Follow|关注)/);
      await openAction(thread, lang === 'en' ? 'Get news of this message' : '接收此留言的进展通知');
      await press(thread, /^(Copy link|复制链接)$/);
      await press(thread, /^(Report|举报)$/);
      await byRole(thread, 'radiogroup');
      expect(await axe(thread)).to.deep.equal([]);
      thread.style.inlineSize = '320px';
      const {left, right} = thread.getBoundingClientRect();
      const outside = [...everything(thread.shadowRoot ?? thread)].filter((element) => {
        const box = element.getBoundingClientRect();
        return element.checkVisibility() && !element.closest('.visually-hidden') && (box.right > right + 1 || box.left < left - 1);
      });
      expect(outside).to.deep.equal([]);
    });
  }

  it('takes a press before the code for it has come', async () => {
    const thread = await shown(ID);
    await press(thread, 'Report');
    await untilText(thread, 'What is wrong with it?');
  });

  it('works by keyboard', async () => {
    const thread = await shown(ID);
    (await followButton(thread)).focus();
    await sendKeys({press: ' '});
    await untilText(thread, 'You follow this message on this device.');
    expect(focused()).to.equal(await followButton(thread));
  });

  it('forgets what was begun when it shows another message', async () => {
    const thread = await shown(ID);
    await press(thread, 'Report');
    await typeIn(thread, /What should moderators know/, 'Something.');
    thread.messageId = 'clinic-hours';
    await untilText(thread, '梧荫社区卫生站');
    expect(textOf(thread)).not.to.include('What is wrong with it?');
  });

  it('does not wait for the device to show the message', async () => {
    const device = {...memoryDeviceStore(), get: () => new Promise<never>(() => undefined), list: () => new Promise<never>(() => undefined)};
    const thread = await shown(ID, {device});
    expect(textOf(thread)).to.include('清禾老市场');
  });
});
