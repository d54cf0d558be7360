import {expect, fixture} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type DeviceStore} from '../../src/adapter/index.js';
import {DeviceMemory, memoryDeviceStore} from '../../src/adapters/device.js';
import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import type {CivicBoardProvider} from '../../src/components/civic-board-provider/civic-board-provider.js';
import {keepReported} from '../../src/components/civic-thread/reported.js';
import type {CivicMyMessages} from '../../src/components/civic-my-messages/civic-my-messages.js';
import type {OutboxWish} from '../../src/context/index.js';
import {saveDraft} from '../../src/controllers/drafts.js';
import {keepFollow} from '../../src/controllers/follows.js';
import {BoardOutbox} from '../../src/controllers/outbox/board-outbox.js';
import {keepReceipt, markSeen} from '../../src/controllers/receipts.js';
import {saveReplyDraft} from '../../src/controllers/reply-drafts.js';
import '../../src/define/civic-my-messages.js';
import type {MessageDraft} from '../../src/model/index.js';
import {TOWN} from '../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, textOf, untilText} from '../support/page.js';

const draftOf = (title: string): Omit<MessageDraft, 'attachments'> => ({
  kind: 'enquiry', topic: 'transport', agencyId: 'transport', title, body: 'Where?', visibility: 'confidential', consent: TOWN.board.consent.version,
});

/** A board, a device, and what somebody has on both. */
class Scene {
  readonly store = new MemoryStore(TOWN);
  readonly memory = new DeviceMemory();
  readonly device: DeviceStore = memoryDeviceStore(this.memory);
  adapter: BoardAdapter = memoryAdapter({store: this.store});

  /** Sends a message and keeps the receipt. */
  async send(title: string, personId: string | null = null) {
    const receipt = await this.adapter.submitMessage(draftOf(title), {idempotencyKey: `key of ${title}`});
    await keepReceipt(this.device, {...receipt, title, visibility: 'confidential', personId});
    return receipt;
  }

  async draft(title: string, {personId = null as string | null, id = `draft ${title}`, address = '/write.html#'} = {}) {
    return await saveDraft(this.device, {personId, address}, id, 0, {title, values: {title}, files: []}, '/write.html');
  }

  /** Something that waits, because the board could not be reached. */
  async wait(title: string, code: 'offline' | 'rate-limited' | 'invalid' = 'offline', personId: string | null = null) {
    const adapter: BoardAdapter = {...this.adapter, submitMessage: () => Promise.reject(new BoardError(code, 'no', {retryAfter: 300, issues: []}))};
    const outbox = new BoardOutbox({adapter, device: this.device, board: () => this.store.board});
    outbox.setOwner(personId);
    outbox.start();
    const wish: OutboxWish = {id: `wish ${title}`, personId, address: '/write.html#', url: '/write.html', draft: draftOf(title), files: [], values: {title}};
    await outbox.add(wish);
    await eventually(() => outbox.items.find((item) => item.id === wish.id)?.failure);
    outbox.stop();
  }

  async show(lang = 'en', dir = 'ltr'): Promise<CivicMyMessages> {
    const provider = await fixture<CivicBoardProvider>(html`<civic-board-provider .adapter=${this.adapter} .device=${this.device} lang=${lang} dir=${dir}>
      <civic-my-messages thread-url="/message.html?id={id}" form-url="/write.html"></civic-my-messages></civic-board-provider>`);
    const element = provider.querySelector('civic-my-messages');
    if (!element) throw new Error('there is no list');
    return element;
  }
}

const offline = (adapter: BoardAdapter): BoardAdapter => ({...adapter, submitMessage: () => Promise.reject(new BoardError('offline'))});
const press = async (element: Element, name: string | RegExp) => (await byRole(element, 'button', name)).click();

describe('civic-my-messages', () => {
  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    it(`has nothing that axe objects to in ${lang}, ${dir}: empty, full, and asking`, async () => {
      const empty = new Scene();
      const nothing = await empty.show(lang, dir);
      await untilText(nothing, /Nothing is kept|还没有内容/);
      expect(await axe(nothing)).to.deep.equal([]);
      const scene = new Scene();
      await scene.send('Cars');
      await scene.draft('Noise');
      await scene.wait('Lamps');
      await keepFollow(scene.device, [...scene.store.messages.values()][0]?.record.id ?? '');
      scene.adapter = offline(scene.adapter);
      const element = await scene.show(lang, dir);
      await untilText(element, 'Lamps');
      await byRole(element, 'link', 'Cars');
      expect(await axe(element)).to.deep.equal([]);
      await press(element, /Forget everything on this device|清除本设备上的全部记录/);
      await byRole(element, 'button', /Yes, forget everything|确定全部清除/);
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('says that it needs a board when there is none', async () => {
    await untilText(await fixture(html`<civic-my-messages></civic-my-messages>`), 'needs a civic-board-provider');
  });

  it('says what to do where there is nothing yet', async () => {
    const element = await new Scene().show();
    expect((await byRole(element, 'link', 'Write a message')).getAttribute('href')).to.equal('/write.html');
  });

  it('lists what was sent from this device, with the status as it is now and the way to read it', async () => {
    const scene = new Scene();
    const {id, number, queryCode} = await scene.send('Cars on the pavement');
    const element = await scene.show();
    await untilText(element, 'Being checked');
    expect((await byRole(element, 'link', 'Cars on the pavement')).getAttribute('href')).to.equal(`/message.html?id=${id}`);
    expect(textOf(element)).to.include(number);
    (await eventually(() => element.shadowRoot?.querySelector('summary') ?? undefined)).click();
    await untilText(element, queryCode);
    expect(element.outerHTML).to.not.include(queryCode);
  });

  it('marks what has changed since its author last looked, until they look', async () => {
    const scene = new Scene();
    const {id, queryCode} = await scene.send('Cars');
    const moderator = memoryAdapter({store: scene.store});
    await moderator.signIn({username: 'moderator', password: 'demo-moderator'});
    const {version} = await moderator.getMessage(id);
    await moderator.act(id, {action: 'publish'}, {idempotencyKey: 'publishing', expectedVersion: version});
    const element = await scene.show();
    await untilText(element, 'New since you last looked');
    await markSeen(scene.device, await scene.adapter.getMessage(id, {queryCode}));
    await eventually(() => !textOf(element).includes('New since') || undefined);
  });

  it('says that a message is gone, and tries again what could not be loaded', async () => {
    const scene = new Scene();
    const {id} = await scene.send('Cars');
    let broken = true;
    const good = scene.adapter;
    scene.adapter = {...good, getMessage: (...args) => (broken ? Promise.reject(new BoardError('unavailable')) : good.getMessage(...args))};
    const element = await scene.show();
    await untilText(element, 'How it stands could not be loaded.');
    broken = false;
    await press(element, 'Try again');
    await untilText(element, 'Being checked');
    scene.store.messages.delete(id);
    await untilText(await scene.show(), 'This message is no longer there.');
  });

  it('lists drafts, with the way back to their form, and deletes them when asked twice', async () => {
    const scene = new Scene();
    await scene.draft('');
    await scene.draft('Noise at night', {address: '/other.html#'});
    const element = await scene.show();
    await untilText(element, 'Without a title');
    expect((await byRole(element, 'link', 'Go on writing: Noise at night')).getAttribute('href')).to.equal('/write.html');
    await press(element, 'Delete: Noise at night');
    await press(element, 'No, keep it');
    await press(element, 'Delete: Noise at night');
    await press(element, 'Yes, delete');
    await eventually(() => !textOf(element).includes('Noise at night') || undefined);
    expect(JSON.stringify([...scene.memory.values])).to.not.include('Noise');
  });

  it('shows a draft as it comes and changes in another window', async () => {
    const scene = new Scene();
    const element = await scene.show();
    await untilText(element, 'Nothing is kept');
    await scene.draft('Noise');
    await untilText(element, 'Noise');
  });

  it('does not link to where a damaged draft says', async () => {
    const scene = new Scene();
    for (const [index, url] of ['javascript:alert(1)', 'https://evil.example/', '//evil.example/x', 'http://['].entries()) {
      await saveDraft(scene.device, {personId: null, address: `/${index}#`}, `draft ${index}`, 0, {title: `Draft ${index}`, values: {}, files: []}, url);
    }
    const element = await scene.show();
    await untilText(element, 'Draft 3');
    expect(allByRole(element, 'link', /Go on writing/)).to.have.length(0);
  });

  it('lists what waits, says why and until when, and sends it when told to', async () => {
    const scene = new Scene();
    await scene.wait('Lamps', 'rate-limited');
    const element = await scene.show();
    await untilText(element, /asks for a pause\. Next attempt in 5 minutes\./);
    await press(element, 'Try now: Lamps');
    await untilText(element, 'Being checked');
    expect(allByRole(element, 'heading', 'Waiting to be sent')).to.have.length(0);
  });

  it('leads back to the form for what the board refused', async () => {
    const scene = new Scene();
    await scene.wait('Lamps', 'invalid');
    const element = await scene.show();
    await untilText(element, 'It needs a correction.');
    await byRole(element, 'link', 'Correct and send it');
  });

  it('deletes what waits when asked twice', async () => {
    const scene = new Scene();
    await scene.wait('Lamps');
    scene.adapter = offline(scene.adapter);
    const element = await scene.show();
    await press(element, 'Delete: Lamps');
    await press(element, 'Yes, delete');
    await untilText(element, 'Nothing is kept');
    expect(JSON.stringify([...scene.memory.values])).to.not.include('Lamps');
  });

  it('says before deleting what waits that the board may have it, where an attempt was not answered', async () => {
    const scene = new Scene();
    await scene.wait('Lamps');
    await scene.wait('Benches', 'rate-limited');
    scene.adapter = offline(scene.adapter);
    const element = await scene.show();
    await press(element, 'Delete: Benches');
    await untilText(element, 'It cannot be had back.');
    expect(textOf(element)).not.to.include('The board may have it already');
    await press(element, 'No, keep it');
    await press(element, 'Delete: Lamps');
    await untilText(element, 'The board may have it already');
    expect(await axe(element)).to.deep.equal([]);
    await press(element, 'Forget everything on this device');
    await untilText(element, /2 messages have not been sent yet.+The board may have it already/);
  });

  describe('followed', () => {
    it('lists what this device follows, and stops that', async () => {
      const scene = new Scene();
      const {items: [message]} = await scene.adapter.listMessages({});
      if (!message) throw new Error('the town has messages');
      const {followerKey} = await keepFollow(scene.device, message.id);
      await scene.adapter.follow(message.id, {following: true, followerKey});
      const element = await scene.show();
      await byRole(element, 'link', message.title);
      await press(element, `Stop following: ${message.title}`);
      await untilText(element, 'Nothing is kept');
      expect(scene.store.followers.get(message.id)?.size ?? 0).to.equal(0);
    });

    it('says so when the board could not be told, and tells it again', async () => {
      const scene = new Scene();
      const {items: [message]} = await scene.adapter.listMessages({});
      if (!message) throw new Error('the town has messages');
      const {followerKey} = await keepFollow(scene.device, message.id);
      await scene.adapter.follow(message.id, {following: true, followerKey});
      const {follow} = scene.adapter;
      let isOnline = false;
      scene.adapter = {...scene.adapter, follow: (...call) => (isOnline ? follow(...call) : Promise.reject(new BoardError('offline')))};
      const element = await scene.show();
      await press(element, `Stop following: ${message.title}`);
      await untilText(element, 'There is no connection');
      await byRole(element, 'link', message.title);
      isOnline = true;
      await press(element, 'Try again');
      await untilText(element, 'Nothing is kept');
      expect(scene.store.followers.get(message.id)?.size ?? 0).to.equal(0);
    });

    it('goes on where a device follows more than the board lists at a time', async () => {
      const scene = new Scene();
      const {items: [message]} = await scene.adapter.listMessages({});
      if (!message) throw new Error('the town has messages');
      await keepFollow(scene.device, message.id);
      const later = (index: number) => ({v: 1, messageId: `gone-${index}`, followerKey: 'k'.repeat(22), followedAt: new Date(Date.now() + 60_000).toISOString()});
      for (let index = 0; index < 100; index++) scene.memory.values.set(`follow:gone-${index}`, later(index));
      const element = await scene.show();
      await press(element, 'Show more');
      await byRole(element, 'link', message.title);
      expect(allByRole(element, 'button', 'Show more')).to.be.empty;
    });

    it('is not there where the board has no following', async () => {
      const scene = new Scene();
      await scene.send('Cars');
      scene.adapter = {...scene.adapter, capabilities: {...scene.adapter.capabilities, follow: false}};
      const element = await scene.show();
      await byRole(element, 'heading', 'Sent');
      expect(allByRole(element, 'heading', 'Followed')).to.have.length(0);
    });
  });

  describe('of somebody who is signed in', () => {
    it('has what their account sent and follows, and nothing of others who use the device', async () => {
      const scene = new Scene();
      await scene.send('Of nobody');
      await scene.draft('Nobody’s draft');
      await scene.wait('Nobody’s message');
      await scene.draft('Another’s draft', {personId: 'person-moderator'});
      await scene.adapter.signIn({username: 'citizen', password: 'demo-citizen'});
      const {personId = ''} = await scene.adapter.getSession() ?? {};
      await scene.draft('My own draft', {personId});
      const elsewhere = await scene.adapter.submitMessage(draftOf('From my other phone'), {idempotencyKey: 'elsewhere'});
      await scene.send('From here', personId);
      const {items: [message]} = await scene.adapter.listMessages({});
      if (!message) throw new Error('the town has messages');
      await scene.adapter.follow(message.id, {following: true});
      const element = await scene.show();
      expect((await byRole(element, 'link', 'From my other phone')).getAttribute('href')).to.include(elsewhere.id);
      await byRole(element, 'link', 'From here');
      await untilText(element, 'My own draft');
      await byRole(element, 'button', `Stop following: ${message.title}`);
      expect(textOf(element)).to.not.match(/Of nobody|Nobody’s|Another’s/);
    });

    it('keeps the rest when the account’s messages cannot be had', async () => {
      const scene = new Scene();
      await scene.adapter.signIn({username: 'citizen', password: 'demo-citizen'});
      const {personId = ''} = await scene.adapter.getSession() ?? {};
      await scene.draft('My own draft', {personId});
      scene.adapter = {...scene.adapter, listMessages: () => Promise.reject(new BoardError('unavailable'))};
      const element = await scene.show();
      await untilText(element, 'The board does not answer');
      await untilText(element, 'My own draft');
    });
  });

  it('forgets everything of the person, once they are sure, and nothing of others', async () => {
    const scene = new Scene();
    await scene.send('Cars');
    await scene.draft('Noise');
    await scene.wait('Lamps');
    await scene.draft('Another’s draft', {personId: 'person-moderator'});
    await saveReplyDraft(scene.device, {messageId: 'market-parking', personId: null}, {'follow-up': {words: 'Nobody came', scores: {}}});
    await keepReported(scene.device, 'market-parking');
    scene.memory.values.set('file:taken-out-again', {v: 1, file: new Blob(['Somebody’s face']), keptAt: new Date().toISOString()});
    scene.adapter = offline(scene.adapter);
    const element = await scene.show();
    await untilText(element, 'Lamps');
    await press(element, 'Forget everything on this device');
    await untilText(element, '1 message has not been sent yet and would be lost.');
    await press(element, 'Yes, forget everything');
    await untilText(element, 'Forgotten. Nothing of yours is left on this device.');
    await eventually(() => !/Cars|Noise|Lamps|Nobody came|reported|file:/.test(JSON.stringify([...scene.memory.values])) || undefined, () => JSON.stringify([...scene.memory.values]));
    expect(JSON.stringify([...scene.memory.values])).to.include('Another’s draft');
  });

  it('says nothing of having forgotten where the device did not play along', async () => {
    const scene = new Scene();
    await scene.send('Cars');
    const element = await scene.show();
    await press(element, 'Forget everything on this device');
    scene.memory.broken = 'unavailable';
    await press(element, 'Yes, forget everything');
    await untilText(element, 'This browser keeps nothing for this page');
    expect(textOf(element)).not.to.include('Forgotten.');
  });

  it('offers to forget what was begun in a thread by somebody who keeps nothing else here', async () => {
    const scene = new Scene();
    await saveReplyDraft(scene.device, {messageId: 'market-parking', personId: null}, {rate: {words: '', scores: {speed: 1}}});
    await press(await scene.show(), 'Forget everything on this device');
  });

  it('says so where the browser keeps nothing', async () => {
    const scene = new Scene();
    scene.memory.broken = 'unavailable';
    await untilText(await scene.show(), 'This browser keeps nothing for this page');
  });

  it('drops what is damaged and shows the rest', async () => {
    const scene = new Scene();
    await scene.send('Cars');
    for (const [index, bad] of ['rubbish', null, 7, {v: 2}, {v: 1, id: 3}].entries()) {
      for (const kind of ['receipt', 'follow', 'outbox', 'draft:-:x']) scene.memory.values.set(`${kind}:bad${index}`, bad);
    }
    await byRole(await scene.show(), 'link', 'Cars');
  });

  it('shows hostile titles as text', async () => {
    const scene = new Scene();
    await scene.draft('<img src=x onerror=alert(1)>\u202e');
    const element = await scene.show();
    await untilText(element, '<img src=x onerror=alert(1)>');
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
  });
});
