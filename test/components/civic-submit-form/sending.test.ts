import {expect} from '@open-wc/testing';
import {type BoardAdapter, BoardError, type HeldFile, randomId} from '../../../src/adapter/index.js';
import {deviceStore, memoryDeviceStore} from '../../../src/adapters/device.js';
import {memoryAdapter} from '../../../src/adapters/memory.js';
import {CivicSessionChanged} from '../../../src/components/civic-board-provider/civic-board-provider.events.js';
import {BoardOutbox} from '../../../src/controllers/outbox/board-outbox.js';
import {listReceipts} from '../../../src/controllers/receipts.js';
import {TOWN} from '../../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, fill, focused, textOf, untilText} from '../../support/page.js';
import {attach, bodyOf, close, Desk, KEPT, press, SEND, SENT, titleOf, write} from './writing.js';

const OFFLINE = new BoardError('offline');
const offline: BoardAdapter['submitMessage'] = () => Promise.reject(OFFLINE);

/** Everything that the device has, as text. */
const onDevice = (desk: Desk) => JSON.stringify([...desk.memory.values]);

/** The board takes the message, and its answer is lost. */
function losesAnswers(desk: Desk): BoardAdapter['submitMessage'] {
  const memory = memoryAdapter({store: desk.store});
  return async (draft, options) => {
    await memory.submitMessage(draft, options);
    throw OFFLINE;
  };
}

/** The smallest PNG there is. */
const PNG = new Blob([Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (char) => char.charCodeAt(0))], {type: 'image/png'});
const picture = (): HeldFile => ({key: randomId(), file: PNG, name: 'cars.png', description: 'Cars', public: true});

describe('sending from civic-submit-form', () => {
  it('without a connection keeps the message, says so, and sends it when there is one, with the receipt', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const form = await desk.open();
    await write(form);
    let told = 0;
    form.addEventListener('civic-message-submitted', () => told++);
    await press(form, SEND);
    const heading = await byRole(form, 'heading', KEPT);
    await eventually(() => focused() === heading || undefined);
    await untilText(form, 'There is no connection at the moment. Next attempt in less than a minute.');
    expect(await axe(form)).to.deep.equal([]);
    expect(told).to.equal(0);
    desk.submit = undefined;
    dispatchEvent(new Event('online'));
    await untilText(form, SENT);
    expect(told).to.equal(1);
    expect(desk.messages).to.equal(1);
    expect(new Set(desk.asked.map(({key}) => key)).size).to.equal(1);
  });

  it('shows what was written, folded, as text', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const form = await desk.open();
    await write(form, 'Cars', '<b>Where</b> can prams go?');
    await press(form, SEND);
    await untilText(form, KEPT);
    (await eventually(() => form.shadowRoot?.querySelector('summary') ?? undefined)).click();
    await untilText(form, '<b>Where</b> can prams go?');
    expect(form.shadowRoot?.querySelector('b')).to.equal(null);
  });

  it('survives a reload: the page says that it waits, and then that it was sent, under the same key', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const before = await desk.open();
    await write(before);
    await press(before, SEND);
    await untilText(before, KEPT);
    close(before);
    const after = await desk.open();
    await untilText(after, KEPT);
    expect(focused()).to.equal(document.body);
    desk.submit = undefined;
    await press(after, 'Try now');
    await untilText(after, SENT);
    expect(desk.messages).to.equal(1);
    expect(new Set(desk.asked.map(({key}) => key)).size).to.equal(1);
  });

  it('sends what waited as soon as the page is opened again with a connection', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const before = await desk.open();
    await write(before);
    await press(before, SEND);
    await untilText(before, KEPT);
    close(before);
    desk.submit = undefined;
    await untilText(await desk.open(), SENT);
    expect(desk.messages).to.equal(1);
  });

  it('makes one message when the answer to the first attempt was lost', async () => {
    const desk = new Desk();
    desk.submit = losesAnswers(desk);
    const form = await desk.open();
    await write(form);
    await press(form, SEND);
    await untilText(form, KEPT);
    expect(desk.messages).to.equal(1);
    desk.submit = undefined;
    await press(form, 'Try now');
    await untilText(form, SENT);
    expect(desk.messages).to.equal(1);
    const [message] = desk.store.messages.values();
    expect(textOf(form)).to.include(message?.record.number);
  });

  it('makes one message when the page is closed between the board’s taking it and its answer', async () => {
    const desk = new Desk();
    const memory = memoryAdapter({store: desk.store});
    let arrived = false;
    desk.submit = async (draft, options) => {
      await memory.submitMessage(draft, options);
      arrived = true;
      return await new Promise(() => undefined);
    };
    const before = await desk.open();
    await write(before);
    await press(before, SEND);
    await eventually(() => arrived || undefined);
    // A killed page lets go of its lock, and writes nothing more.
    desk.memory.held.clear();
    const after = await desk.open();
    desk.submit = undefined;
    await untilText(await desk.open(), SENT);
    await untilText(after, SENT);
    expect(desk.messages).to.equal(1);
  });

  it('makes one message of a double press', async () => {
    const desk = new Desk();
    const form = await desk.open();
    await write(form);
    const button = await byRole(form, 'button', SEND);
    button.click();
    button.click();
    await untilText(form, SENT);
    expect(desk.messages).to.equal(1);
    expect(desk.asked).to.have.length(1);
  });

  it('sends once when several windows are open on what waits', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const before = await desk.open();
    await write(before);
    await press(before, SEND);
    await untilText(before, KEPT);
    const others = [await desk.open(), await desk.open()];
    for (const other of others) await untilText(other, KEPT);
    const attempts = desk.asked.length;
    desk.submit = undefined;
    dispatchEvent(new Event('online'));
    for (const form of [before, ...others]) await untilText(form, SENT);
    expect(desk.messages).to.equal(1);
    expect(desk.asked.length).to.equal(attempts + 1);
  });

  it('works the same over the browser’s own storage, with a reload in between', async () => {
    const desk = new Desk();
    const board = randomId();
    desk.submit = losesAnswers(desk);
    const before = await desk.open(desk.adapter(), deviceStore({board}));
    await write(before);
    await press(before, SEND);
    await untilText(before, KEPT);
    close(before);
    desk.submit = undefined;
    const after = await desk.open(desk.adapter(), deviceStore({board}));
    await untilText(after, SENT);
    expect(desk.messages).to.equal(1);
    expect(await listReceipts(deviceStore({board}), null)).to.have.length(1);
  });

  it('lets the message be taken back and written on', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const form = await desk.open();
    await write(form);
    await press(form, SEND);
    await press(form, 'Take it back and edit');
    expect(await bodyOf(form)).to.have.property('value', 'Where can prams go?');
    close(form);
    const after = await desk.open();
    await untilText(after, /What you wrote on .+ is here again/);
    desk.submit = undefined;
    dispatchEvent(new Event('online'));
    await untilText(after, 'Send the message');
    expect(desk.messages).to.equal(0);
  });

  it('lets another message be written meanwhile', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const form = await desk.open();
    await write(form);
    await press(form, SEND);
    await press(form, 'Write another message');
    expect(await titleOf(form)).to.have.property('value', '');
    await write(form, 'Noise at night', 'Every night.');
    desk.submit = undefined;
    await press(form, SEND);
    await untilText(form, SENT);
    dispatchEvent(new Event('online'));
    await eventually(() => desk.messages === 2 || undefined, () => `${desk.messages} messages`);
  });

  it('is honest about when it will try again', async () => {
    const desk = new Desk();
    desk.submit = () => Promise.reject(new BoardError('rate-limited', 'slow', {retryAfter: 600}));
    const form = await desk.open();
    await write(form);
    await press(form, SEND);
    await untilText(form, /asks for a pause\. Next attempt in 10 minutes\./);
    const asked = desk.asked.length;
    dispatchEvent(new Event('online'));
    await untilText(form, /Next attempt in 10 minutes/);
    expect(desk.asked.length).to.equal(asked);
  });

  it('says again later that somebody else’s message is not sent as theirs, and sends it when they are back', async () => {
    const desk = new Desk();
    const adapter = desk.adapter();
    const form = await desk.open(adapter);
    await adapter.signIn({username: 'citizen', password: 'demo-citizen'});
    form.dispatchEvent(new CivicSessionChanged());
    await eventually(() => desk.memory.values.get('session') as object | undefined);
    await write(form);
    desk.submit = offline;
    await press(form, SEND);
    await untilText(form, KEPT);
    await adapter.signOut();
    form.dispatchEvent(new CivicSessionChanged());
    expect(await titleOf(form)).to.have.property('value', '');
    desk.submit = undefined;
    dispatchEvent(new Event('online'));
    close(form);
    const nobodys = await desk.open();
    await titleOf(nobodys);
    expect(textOf(nobodys)).to.not.include(KEPT);
    close(nobodys);
    expect(desk.messages).to.equal(0);
    const again = desk.adapter();
    const back = await desk.open(again);
    await again.signIn({username: 'citizen', password: 'demo-citizen'});
    back.dispatchEvent(new CivicSessionChanged());
    await untilText(back, SENT);
    expect([...desk.store.messages.values()][0]?.record.content.authorId).to.equal('person-citizen');
  });

  it('does not send as nobody what somebody wrote whose session has ended unnoticed', async () => {
    const desk = new Desk();
    const adapter = desk.adapter();
    const form = await desk.open(adapter);
    await adapter.signIn({username: 'citizen', password: 'demo-citizen'});
    form.dispatchEvent(new CivicSessionChanged());
    await eventually(() => desk.memory.values.get('session') as object | undefined);
    await write(form);
    await adapter.signOut();
    await press(form, SEND);
    await eventually(() => onDevice(desk).includes('unauthenticated') || undefined);
    expect(desk.messages).to.equal(0);
    expect(desk.asked).to.have.length(0);
    await adapter.signIn({username: 'citizen', password: 'demo-citizen'});
    form.dispatchEvent(new CivicSessionChanged());
    await untilText(form, SENT);
    expect(desk.messages).to.equal(1);
  });

  it('brings a refused message back to the form, also when the page was closed meanwhile', async () => {
    const desk = new Desk();
    desk.submit = offline;
    const before = await desk.open();
    await write(before);
    await press(before, SEND);
    await untilText(before, KEPT);
    close(before);
    desk.submit = () => Promise.reject(new BoardError('invalid', 'no', {issues: [{path: 'title', code: 'special-signs'}]}));
    const after = await desk.open();
    await byRole(after, 'link', 'Title: Use words and ordinary punctuation only, no symbols or emoji');
    expect(await bodyOf(after)).to.have.property('value', 'Where can prams go?');
    desk.submit = undefined;
    fill(await titleOf(after), 'Prams');
    await press(after, SEND);
    await untilText(after, SENT);
    expect(desk.messages).to.equal(1);
  });

  it('tells that an earlier version has arrived, and sends the changed one only when asked again', async () => {
    const desk = new Desk();
    desk.submit = losesAnswers(desk);
    const form = await desk.open();
    await write(form);
    await press(form, SEND);
    await press(form, 'Take it back and edit');
    fill(await titleOf(form), 'Prams');
    desk.submit = undefined;
    await press(form, SEND);
    await untilText(form, 'An earlier version of this message has reached the board already.');
    expect(desk.messages).to.equal(1);
    await press(form, SEND);
    await untilText(form, SENT);
    expect(desk.messages).to.equal(2);
  });

  it('fetches a new proof when one was refused, but not for ever', async () => {
    const desk = new Desk();
    desk.submit = () => Promise.reject(new BoardError('challenge-failed'));
    const form = await desk.open();
    await write(form);
    await press(form, SEND);
    await untilText(form, KEPT);
    expect(desk.asked).to.have.length(3);
  });

  describe('the receipt', () => {
    async function receipt(desk = new Desk()) {
      const form = await desk.open();
      await write(form);
      await press(form, SEND);
      await untilText(form, SENT);
      return {desk, form};
    }

    it('is kept on the device and says so; nothing else of the message is', async () => {
      const {desk, form} = await receipt();
      await untilText(form, 'They are also kept on this device');
      expect(await axe(form)).to.deep.equal([]);
      await eventually(() => !onDevice(desk).includes('prams') || undefined, () => onDevice(desk));
      const [kept] = await listReceipts(memoryDeviceStore(desk.memory), null);
      expect(kept).to.include({title: 'Cars on the pavement', visibility: 'public', personId: null});
    });

    it('is there again after a refresh, until it is put away', async () => {
      const {desk, form} = await receipt();
      close(form);
      const after = await desk.open();
      let told = 0;
      after.addEventListener('civic-message-submitted', () => told++);
      await untilText(after, SENT);
      expect(told).to.equal(0);
      await press(after, 'Write another message');
      await titleOf(after);
      await eventually(() => onDevice(desk).includes('"done":true') || undefined);
      close(after);
      const third = await desk.open();
      await titleOf(third);
      expect(textOf(third)).to.not.include(SENT);
    });

    it('can be removed from the device, and stays in view', async () => {
      const {desk, form} = await receipt();
      const [{queryCode = ''} = {}] = await listReceipts(memoryDeviceStore(desk.memory), null);
      await press(form, 'Remove from this device');
      await untilText(form, 'Removed from this device.');
      expect(textOf(form)).to.include(queryCode);
      await eventually(() => !onDevice(desk).includes(queryCode) || undefined, () => onDevice(desk));
      expect(allByRole(form, 'button', 'Remove from this device')).to.have.length(0);
    });

    it('comes late, too: to a page that was opened again after the message had gone out', async () => {
      const desk = new Desk();
      desk.submit = offline;
      const before = await desk.open();
      await write(before);
      await press(before, SEND);
      await untilText(before, KEPT);
      close(before);
      desk.submit = undefined;
      const outbox = new BoardOutbox({adapter: desk.adapter(), device: memoryDeviceStore(desk.memory), board: () => desk.store.board});
      outbox.setOwner(null);
      outbox.start();
      await eventually(() => outbox.items[0]?.receipt);
      outbox.stop();
      await untilText(await desk.open(), SENT);
    });
  });

  describe('files', () => {
    it('that take long do not keep the person waiting: the message is shown to be on its way', async () => {
      const desk = new Desk({board: {fields: {...TOWN.board.fields, attachments: 'optional'}}});
      const memory = memoryAdapter({store: desk.store});
      let go = (): void => undefined;
      const gate = new Promise<void>((resolve) => (go = resolve));
      desk.instead = {uploadFile: async (file, options) => {
        options.onProgress?.(Math.floor(file.size / 2));
        await gate;
        return await memory.uploadFile(file, options);
      }};
      const form = await desk.open();
      await write(form);
      await attach(form);
      await byRole(form, 'textbox', 'What does the picture show?');
      await press(form, SEND);
      await byRole(form, 'progressbar', /Uploading files: (49|50) %/);
      await untilText(form, 'It is being sent now.');
      expect(await axe(form)).to.deep.equal([]);
      go();
      await untilText(form, SENT);
      expect(desk.messages).to.equal(1);
      expect([...desk.memory.values.keys()].filter((key) => key.startsWith('draft:'))).to.deep.equal([]);
    });

    /** Puts a wish with files into an outbox of its own. */
    async function outboxWith(desk: Desk, files: readonly HeldFile[]) {
      const outbox = new BoardOutbox({adapter: desk.adapter(), device: memoryDeviceStore(desk.memory), board: () => desk.store.board});
      outbox.setOwner(null);
      outbox.start();
      const draft = {
        kind: 'enquiry', topic: 'transport', agencyId: 'transport', title: 'Cars', body: 'Where?', visibility: 'public' as const,
        consent: desk.store.board.consent.version,
      };
      await outbox.add({id: randomId(), personId: null, address: '/#', url: '/', draft, files, values: {}});
      return outbox;
    }

    it('go before the message, under their own keys, and leave the device with it', async () => {
      const desk = new Desk();
      const outbox = await outboxWith(desk, [picture(), picture()]);
      await eventually(() => outbox.items[0]?.receipt);
      const [message] = desk.store.messages.values();
      expect(message?.record.content.attachments.map(({description}) => description)).to.deep.equal(['Cars', 'Cars']);
      await eventually(() => !onDevice(desk).includes('file:') || undefined);
      outbox.stop();
    });

    it('that are there already are not uploaded again after the connection was lost', async () => {
      const desk = new Desk();
      const uploaded: string[] = [];
      const memory = memoryAdapter({store: desk.store});
      let broken = true;
      const [first, second] = [picture(), picture()];
      desk.instead = {uploadFile: async (file, options) => {
        if (broken && options.resumeKey === second.key) throw OFFLINE;
        uploaded.push(options.resumeKey);
        return await memory.uploadFile(file, options);
      }};
      const outbox = await outboxWith(desk, [first, second]);
      await eventually(() => outbox.items[0]?.failure);
      broken = false;
      outbox.wake();
      await eventually(() => outbox.items[0]?.receipt);
      expect(uploaded).to.deep.equal([first.key, second.key]);
      outbox.stop();
    });

    it('that the board has dropped meanwhile are uploaded again', async () => {
      const desk = new Desk();
      const outbox = await outboxWith(desk, [{...picture(), uploadId: 'gone'}]);
      await eventually(() => outbox.items[0]?.receipt);
      outbox.stop();
    });

    it('that the board refuses bring the message back with the error at the files', async () => {
      const desk = new Desk();
      const outbox = await outboxWith(desk, [{...picture(), file: new Blob(['not a picture'])}]);
      await eventually(() => outbox.items[0]?.state === 'refused' || undefined);
      expect(outbox.items[0]?.failure?.issues).to.deep.equal([{path: 'attachments.0.file', code: 'not-in-list'}]);
      outbox.stop();
    });
  });
});
