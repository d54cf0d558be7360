import {expect} from '@open-wc/testing';
import {type BoardAdapter, BoardError, DeviceError, type DeviceStore} from '../../../src/adapter/index.js';
import {DeviceMemory, memoryDeviceStore} from '../../../src/adapters/device.js';
import {CivicSessionChanged} from '../../../src/components/civic-board-provider/civic-board-provider.events.js';
import {allByRole, axe, byRole, eventually, focused, textOf, untilText} from '../../support/page.js';
import {CODE, enterCode, meanwhile, openAction, person, press, score, show, shown, storeWith, typeIn} from './people.js';

const ID = 'market-parking';
const RESTORED = /What you wrote on .+ is here again/;
const WORDS = '还没有人来看。 <img src=x onerror=alert(1)> 👨‍👩‍👧‍👦';

/** A reload: the page goes, and comes again. */
const close = (thread: Element): void => void thread.parentElement?.remove();
const wordsOf = (root: Element) => byRole<HTMLTextAreaElement>(root, 'textbox', 'Your words');
const until = (memory: DeviceMemory, condition: (kept: string) => boolean) =>
  eventually(() => condition(JSON.stringify([...memory.values])) || undefined, () => JSON.stringify([...memory.values]));

describe('civic-thread, what its author has begun to write', () => {
  it('is there again after a reload, with when it was written', async () => {
    const memory = new DeviceMemory();
    const store = storeWith();
    const before = await shown(ID, {code: CODE, store, device: memoryDeviceStore(memory)});
    const form = await openAction(before, 'Ask again');
    await typeIn(form, 'Your words', WORDS);
    await untilText(form, 'What you write is kept on this device until you send it.');
    await until(memory, (kept) => kept.includes('onerror'));
    close(before);
    const after = await shown(ID, {code: CODE, store, device: memoryDeviceStore(memory)});
    await untilText(after, RESTORED);
    const again = await eventually(() => after.shadowRoot?.querySelector('#form-follow-up') ?? undefined);
    expect((await wordsOf(again)).value).to.equal(WORDS);
    expect(after.shadowRoot?.querySelector('img')).to.equal(null);
    expect(await axe(after)).to.deep.equal([]);
    await press(again, 'Send');
    await untilText(after, 'Your question has been sent');
    await until(memory, (kept) => !kept.includes('onerror'));
    close(after);
    const later = await shown(ID, {code: CODE, store, device: memoryDeviceStore(memory)});
    await openAction(later, 'Ask again');
    expect(textOf(later)).not.to.match(RESTORED);
  });

  it('is a verdict too', async () => {
    const device = memoryDeviceStore(new DeviceMemory());
    const store = storeWith();
    const before = await shown('parking-permit', {code: CODE, store, device});
    await score(before, 'Was the matter dealt with?', /4/);
    await score(before, 'Was it solved?', /No/);
    close(before);
    const after = await shown('parking-permit', {code: CODE, store, device});
    await untilText(after, RESTORED);
    const group = await byRole(after, 'radiogroup', 'Was the matter dealt with?');
    expect((await byRole<HTMLInputElement>(group, 'radio', /4/)).checked).to.equal(true);
    expect(allByRole(group, 'radio').filter((radio) => (radio as HTMLInputElement).checked)).to.have.length(1);
  });

  it('is as it stood when the page was left, although the device had not answered by then', async () => {
    const memory = new DeviceMemory();
    const store = storeWith();
    const device = memoryDeviceStore(memory);
    const silent: DeviceStore = {...device, update: () => Promise.reject(new DeviceError('unavailable'))};
    const before = await shown(ID, {code: CODE, store, device: silent});
    await typeIn(await openAction(before, 'Ask again'), 'Your words', 'The last word');
    dispatchEvent(new Event('pagehide'));
    close(before);
    const after = await shown(ID, {code: CODE, store, device});
    await untilText(after, RESTORED);
    await until(memory, (kept) => kept.includes('The last word'));
    await press(after, 'Clear it');
    await until(memory, (kept) => !kept.includes('The last word'));
    close(after);
    const later = await shown(ID, {code: CODE, store, device});
    expect((await wordsOf(await openAction(later, 'Ask again'))).value).to.equal('');
  });

  it('can be cleared with one press, which leaves nothing on the device and focus in the field', async () => {
    const memory = new DeviceMemory();
    const thread = await shown(ID, {code: CODE, device: memoryDeviceStore(memory)});
    const form = await openAction(thread, 'Ask again');
    await typeIn(form, 'Your words', 'Secret');
    await until(memory, (kept) => kept.includes('Secret'));
    await press(form, 'Clear it');
    await until(memory, (kept) => !kept.includes('Secret'));
    expect((await wordsOf(form)).value).to.equal('');
    expect(focused()).to.equal(await wordsOf(form));
    expect(allByRole(form, 'button', 'Clear it')).to.be.empty;
  });

  it('is shown to nobody but the author, and to the person who wrote it', async () => {
    const device = memoryDeviceStore(new DeviceMemory());
    const store = storeWith();
    const before = await shown('wage-dispute', {as: 'citizen2', store, device});
    await typeIn(await openAction(before, 'Ask again'), 'Your words', 'Written while signed in');
    close(before);
    const stranger = await show('wage-dispute', {store, device});
    await untilText(stranger, 'Query code');
    expect(textOf(stranger)).not.to.include('Written while signed in');
    await enterCode(stranger, CODE);
    await openAction(stranger, 'Ask again');
    expect((await wordsOf((await openAction(stranger, 'Ask again')))).value).to.equal('');
    close(stranger);
    const again = await shown('wage-dispute', {as: 'citizen2', store, device});
    await untilText(again, RESTORED);
  });

  it('goes with whoever signs in on the page', async () => {
    const memory = new DeviceMemory();
    const store = storeWith();
    const adapter = person(store);
    const thread = await shown('wage-dispute', {code: CODE, store, adapter, device: memoryDeviceStore(memory)});
    const form = await openAction(thread, 'Ask again');
    await typeIn(form, 'Your words', 'Begun as a visitor');
    await until(memory, (kept) => kept.includes('reply:-:'));
    await adapter.signIn({username: 'citizen2', password: 'demo-citizen2'});
    thread.dispatchEvent(new CivicSessionChanged());
    await until(memory, (kept) => !kept.includes('reply:-:') && kept.includes('Begun as a visitor'));
    expect((await wordsOf(form)).value).to.equal('Begun as a visitor');
  });

  it('can still be copied when it is no longer possible', async () => {
    const device = memoryDeviceStore(new DeviceMemory());
    const store = storeWith();
    const before = await shown('street-light', {as: 'citizen2', store, device});
    await typeIn(await openAction(before, 'Add what was asked for'), 'Your words', '41 to 46.');
    close(before);
    await meanwhile(store, 'citizen2', 'street-light', {action: 'supply-info', words: 'All of them.'});
    const after = await shown('street-light', {as: 'citizen2', store, device});
    await untilText(after, 'This is no longer possible.');
    const kept = await eventually(() => after.shadowRoot?.querySelector<HTMLTextAreaElement>('#words-supply-info') ?? undefined);
    expect([kept.value, kept.readOnly]).to.deep.equal(['41 to 46.', true]);
    await press(kept.closest('form')!, 'Clear it');
    await eventually(() => !textOf(after).includes('This is no longer possible.') || undefined);
  });

  it('that was sent, and whose answer was lost with the page, is sent once', async () => {
    const device = memoryDeviceStore(new DeviceMemory());
    const store = storeWith();
    const inner = person(store);
    const keys: string[] = [];
    let arrives = true;
    const adapter: BoardAdapter = {...inner, act: async (id, request, options) => {
      keys.push(options.idempotencyKey);
      if (arrives) await inner.act(id, request, options);
      throw new BoardError('offline');
    }};
    const events = () => store.messages.get(ID)!.events.filter(({action}) => action === 'follow-up').length;
    const before = await shown(ID, {code: CODE, adapter, device});
    const form = await openAction(before, 'Ask again');
    await typeIn(form, 'Your words', 'Nobody came.');
    arrives = false;
    await press(form, 'Send');
    await untilText(form, 'There is no connection');
    close(before);
    // It had not arrived: it is there again, and goes under the key of before.
    const again = await shown(ID, {code: CODE, adapter, device});
    await untilText(again, RESTORED);
    arrives = true;
    await press(again.shadowRoot!.querySelector('#form-follow-up')!, 'Send');
    await eventually(() => events() === 1 || undefined);
    expect(new Set(keys).size).to.equal(1);
    close(again);
    // It had: there is nothing to send.
    const later = await shown(ID, {code: CODE, store, device});
    await untilText(later, 'Nobody came.');
    expect((await wordsOf(await openAction(later, 'Ask again'))).value).to.equal('');
    expect(events()).to.equal(1);
  });

  it('says so where the device has no room, and goes on', async () => {
    const memory = new DeviceMemory();
    memory.broken = 'full';
    const store = storeWith();
    const thread = await shown(ID, {code: CODE, store, device: memoryDeviceStore(memory)});
    const form = await openAction(thread, 'Ask again');
    await typeIn(form, 'Your words', 'All the same');
    await untilText(form, 'This device has no room to keep what you write.');
    await press(form, 'Send');
    await untilText(thread, 'Your question has been sent');
  });

  it('drops what is damaged', async () => {
    for (const bad of [7, null, {v: 2}, {v: 1, messageId: ID, personId: null, savedAt: '', typed: {'follow-up': {words: 3}, rate: 'x', nonsense: {}}}]) {
      const memory = new DeviceMemory();
      memory.values.set(`reply:-:${ID}`, bad);
      const thread = await shown(ID, {code: CODE, device: memoryDeviceStore(memory)});
      expect((await wordsOf(await openAction(thread, 'Ask again'))).value).to.equal('');
      close(thread);
    }
  });
});
