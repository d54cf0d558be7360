import {expect} from '@open-wc/testing';
import {BoardError, DeviceError, randomId} from '../../../src/adapter/index.js';
import {DeviceMemory, deviceStore, memoryDeviceStore} from '../../../src/adapters/device.js';
import type {CivicSubmitForm} from '../../../src/components/civic-submit-form/civic-submit-form.js';
import {CivicSessionChanged} from '../../../src/components/civic-board-provider/civic-board-provider.events.js';
import {draftsOf, listDrafts} from '../../../src/controllers/drafts.js';
import {TOWN} from '../../../src/testing/town.js';
import {itWithKeptFiles} from '../../support/engine.js';
import {allByRole, axe, byRole, eventually, fill, textOf, untilText} from '../../support/page.js';
import {attach, bodyOf, close, Desk, KEPT, press, SEND, SENT, titleOf, write} from './writing.js';

const RESTORED = /What you wrote on .+ is here again/;

/** Waits until the device has so many drafts. */
async function untilDrafts(desk: Desk, count: number): Promise<void> {
  const device = memoryDeviceStore(desk.memory);
  for (let frames = 0; (await listDrafts(device)).length !== count; frames++) {
    if (frames > 300) throw new Error(`expected ${count} drafts, got ${JSON.stringify(await listDrafts(device))}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Waits for what is said in a form’s field. */
async function untilValue(find: (form: Element) => Promise<HTMLInputElement | HTMLTextAreaElement>, form: Element, value: string): Promise<void> {
  const field = await find(form);
  await eventually(() => field.value === value || undefined, () => `expected ${value}, got ${field.value}`);
}

async function signIn(form: CivicSubmitForm, adapter: ReturnType<Desk['adapter']>, username: string): Promise<void> {
  await adapter.signIn({username, password: `demo-${username}`});
  form.dispatchEvent(new CivicSessionChanged());
}

describe('drafts of civic-submit-form', () => {
  it('are there again after a reload, with everything as it was', async () => {
    const desk = new Desk();
    const before = await desk.open();
    await write(before);
    fill(await byRole(before, 'textbox', 'Phone optional'), '000-1');
    (await byRole(before, 'radio', 'Only me and those who handle it')).click();
    close(before);
    const after = await desk.open();
    await untilText(after, RESTORED);
    await untilValue(titleOf, after, 'Cars on the pavement');
    await untilValue(bodyOf, after, 'Where can prams go?');
    expect(await byRole(after, 'textbox', 'Phone optional')).to.have.property('value', '000-1');
    expect(await byRole(after, 'radio', 'Only me and those who handle it')).to.have.property('checked', true);
    expect(await byRole(after, 'checkbox', 'I agree')).to.have.property('checked', true);
    expect(await axe(after)).to.deep.equal([]);
  });

  it('are saved while somebody writes, without waiting for the page to be left', async () => {
    const desk = new Desk();
    fill(await titleOf(await desk.open()), 'Cars');
    await untilDrafts(desk, 1);
  });

  it('are kept in the browser’s own storage too, hostile text and all', async () => {
    const desk = new Desk();
    const board = randomId();
    const hostile = '<img src=x onerror=alert(1)> \u202etxet 👨‍👩‍👧‍👦 ' + 'x'.repeat(5000);
    const before = await desk.open(desk.adapter(), deviceStore({board}));
    fill(await bodyOf(before), hostile);
    close(before);
    const after = await desk.open(desk.adapter(), deviceStore({board}));
    await untilText(after, RESTORED);
    await untilValue(bodyOf, after, hostile);
  });

  for (const [where, device] of [
    ['in memory', (desk: Desk) => memoryDeviceStore(desk.memory)],
    ['in the browser', ((board) => () => deviceStore({board}))(randomId())],
  ] as const) {
    (where === 'in the browser' ? itWithKeptFiles : it)(`bring files back with their bytes, and they go with the message (${where})`, async () => {
      const desk = new Desk({board: {fields: {...TOWN.board.fields, attachments: 'optional'}}});
      desk.instead = {uploadFile: () => Promise.reject(new BoardError('offline'))};
      const before = await desk.open(desk.adapter(), device(desk));
      await write(before);
      await attach(before);
      fill(await byRole(before, 'textbox', 'What does the picture show?'), 'Three cars');
      close(before);
      desk.instead = {};
      const after = await desk.open(desk.adapter(), device(desk));
      await untilText(after, RESTORED);
      expect(await byRole(after, 'textbox', 'What does the picture show?')).to.have.property('value', 'Three cars');
      await press(after, SEND);
      await untilText(after, SENT);
      const [message] = desk.store.messages.values();
      expect(message?.record.content.attachments).to.have.length(1);
      expect(message?.record.content.attachments[0]).to.include({type: 'image/jpeg', description: 'Three cars'});
    });
  }

  it('keep no picture that was taken out of the form again', async () => {
    const desk = new Desk({board: {fields: {...TOWN.board.fields, attachments: 'optional'}}});
    const form = await desk.open();
    await write(form);
    await attach(form);
    const shelf = () => [...desk.memory.values.keys()].filter((key) => key.startsWith('file:')).length;
    await eventually(() => shelf() === 1 || undefined);
    await press(form, /^Remove/);
    await eventually(() => shelf() === 0 || undefined);
  });

  it('are there at once for a form that takes the place of another, as pages without reloads do', async () => {
    const desk = new Desk();
    const form = await desk.open();
    await write(form);
    const again = document.createElement('civic-submit-form');
    again.agencyId = form.agencyId;
    form.replaceWith(again);
    await untilValue(titleOf, again, 'Cars on the pavement');
  });

  it('are saved also while it is not known yet who is there, and are theirs', async () => {
    const desk = new Desk();
    desk.instead = {getSession: (options) => new Promise((_, reject) => options?.signal?.addEventListener('abort', () => reject(new BoardError('offline'))))};
    const before = await desk.open();
    fill(await titleOf(before), 'Cars');
    await untilDrafts(desk, 1);
    close(before);
    desk.instead = {};
    await untilValue(titleOf, await desk.open(), 'Cars');
  });

  it('are back as they stood when the page was left, although the device had not answered by then, until they are cleared', async () => {
    const desk = new Desk();
    const before = await desk.open();
    fill(await titleOf(before), 'Cars');
    await untilDrafts(desk, 1);
    close(before);
    const device = memoryDeviceStore(desk.memory);
    let answers = true;
    const failing = {...device, update: (...call: Parameters<typeof device.update>) => answers ? device.update(...call) : Promise.reject(new DeviceError('unavailable'))};
    const left = await desk.open(desk.adapter(), failing);
    await untilValue(titleOf, left, 'Cars');
    answers = false;
    fill(await titleOf(left), 'Cars on the pavement');
    dispatchEvent(new Event('pagehide'));
    close(left);
    const after = await desk.open();
    await untilText(after, RESTORED);
    await untilValue(titleOf, after, 'Cars on the pavement');
    await untilDrafts(desk, 1);
    await press(after, 'Clear it');
    close(after);
    await untilDrafts(desk, 0);
    expect(await titleOf(await desk.open())).to.have.property('value', '');
  });

  it('are not offered where nothing was written', async () => {
    const desk = new Desk();
    const before = await desk.open();
    fill(await titleOf(before), 'Cars');
    await untilDrafts(desk, 1);
    fill(await titleOf(before), '');
    await untilDrafts(desk, 0);
    close(before);
    const after = await desk.open();
    await titleOf(after);
    expect(textOf(after)).to.not.match(RESTORED);
  });

  it('can be cleared with one press, which leaves nothing on the device, and be had back for a while', async () => {
    const desk = new Desk();
    const before = await desk.open();
    await write(before);
    close(before);
    const form = await desk.open();
    await untilText(form, RESTORED);
    await press(form, 'Clear it');
    await untilValue(titleOf, form, '');
    await untilDrafts(desk, 0);
    expect(JSON.stringify([...desk.memory.values])).to.not.include('prams');
    await untilText(form, 'Cleared.');
    expect(await axe(form)).to.deep.equal([]);
    await press(form, 'Bring it back');
    await untilValue(titleOf, form, 'Cars on the pavement');
    await untilDrafts(desk, 1);
  });

  it('can be cleared as one writes, on a computer that others use too', async () => {
    const desk = new Desk();
    const form = await desk.open();
    expect(allByRole(form, 'button', 'Clear the form')).to.have.length(0);
    fill(await titleOf(form), 'Cars');
    await press(form, 'Clear the form');
    await untilValue(titleOf, form, '');
    await untilDrafts(desk, 0);
  });

  it('do not restore consent to another version of the agreement', async () => {
    const desk = new Desk();
    const before = await desk.open();
    await write(before);
    close(before);
    desk.instead = {getBoard: async () => ({...desk.store.board, consent: {...desk.store.board.consent, version: 'new'}})};
    const after = await desk.open();
    await untilValue(titleOf, after, 'Cars on the pavement');
    expect(await byRole(after, 'checkbox', 'I agree')).to.have.property('checked', false);
  });

  it('are apart for forms of other names on the page', async () => {
    const desk = new Desk();
    const one = await desk.open();
    fill(await titleOf(one), 'Cars');
    await untilDrafts(desk, 1);
    const provider = document.createElement('civic-board-provider');
    Object.assign(provider, {adapter: desk.adapter(), device: memoryDeviceStore(desk.memory)});
    const other = document.createElement('civic-submit-form');
    other.id = 'complaints';
    provider.append(other);
    document.body.append(provider);
    try {
      expect(await titleOf(other)).to.have.property('value', '');
      fill(await titleOf(other), 'Noise');
      await untilDrafts(desk, 2);
    } finally {
      provider.remove();
    }
  });

  it('are apart for forms to other agencies, which a site may have under one path', async () => {
    const desk = new Desk();
    const toTransport = await desk.open();
    fill(await titleOf(toTransport), 'Cars');
    await untilDrafts(desk, 1);
    close(toTransport);
    const provider = document.createElement('civic-board-provider');
    Object.assign(provider, {adapter: desk.adapter(), device: memoryDeviceStore(desk.memory)});
    const toHousing = document.createElement('civic-submit-form');
    toHousing.agencyId = 'housing';
    provider.append(toHousing);
    document.body.append(provider);
    try {
      fill(await titleOf(toHousing), 'Damp walls');
      await untilDrafts(desk, 2);
      expect(textOf(toHousing)).not.to.match(RESTORED);
    } finally {
      provider.remove();
    }
    await untilValue(titleOf, await desk.open(), 'Cars');
  });

  describe('belong to who wrote them', () => {
    it('another person never sees one, nor does somebody who has not signed in', async () => {
      const desk = new Desk();
      const adapter = desk.adapter();
      const form = await desk.open(adapter);
      await signIn(form, adapter, 'citizen');
      const {personId = ''} = await adapter.getSession() ?? {};
      fill(await titleOf(form), 'My neighbour');
      await eventually(() => (JSON.stringify([...desk.memory.values]).includes(personId) && JSON.stringify([...desk.memory.values]).includes('My neighbour')) || undefined);
      await adapter.signOut();
      form.dispatchEvent(new CivicSessionChanged());
      await untilValue(titleOf, form, '');
      close(form);
      const nobodys = await desk.open();
      expect(await titleOf(nobodys)).to.have.property('value', '');
      expect(textOf(nobodys)).to.not.match(RESTORED);
      close(nobodys);
      const others = desk.adapter();
      const otherForm = await desk.open(others);
      await signIn(otherForm, others, 'moderator');
      expect(await titleOf(otherForm)).to.have.property('value', '');
      close(otherForm);
      const again = desk.adapter();
      const backAgain = await desk.open(again);
      await signIn(backAgain, again, 'citizen');
      await untilValue(titleOf, backAgain, 'My neighbour');
    });

    it('what a visitor has typed goes with them when they sign in on the page', async () => {
      const desk = new Desk();
      const adapter = desk.adapter();
      const form = await desk.open(adapter);
      fill(await titleOf(form), 'Cars');
      await untilDrafts(desk, 1);
      await signIn(form, adapter, 'citizen');
      const {personId = null} = await adapter.getSession() ?? {};
      const device = memoryDeviceStore(desk.memory);
      const owned = async () => (await draftsOf(device, personId)).length === 1 && (await draftsOf(device, null)).length === 0;
      while (!await owned()) await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(await titleOf(form)).to.have.property('value', 'Cars');
    });

    it('somebody who was signed in finds theirs without a connection, too', async () => {
      const desk = new Desk();
      const adapter = desk.adapter();
      const form = await desk.open(adapter);
      await signIn(form, adapter, 'citizen');
      await eventually(() => desk.memory.values.get('session') as object | undefined);
      fill(await titleOf(form), 'My neighbour');
      close(form);
      desk.instead = {getSession: () => Promise.reject(new BoardError('offline'))};
      await untilValue(titleOf, await desk.open(), 'My neighbour');
    });
  });

  describe('in two windows', () => {
    it('writing in both loses nothing: the second goes on as a draft of its own, and says so', async () => {
      const desk = new Desk();
      const one = await desk.open();
      await write(one);
      await untilDrafts(desk, 1);
      const other = await desk.open();
      await untilText(other, RESTORED);
      fill(await titleOf(one), 'Cars, from the first');
      await eventually(() => JSON.stringify([...desk.memory.values]).includes('from the first') || undefined);
      fill(await titleOf(other), 'Cars, from the second');
      await untilText(other, 'This message was changed or sent from another window.');
      await untilDrafts(desk, 2);
      const titles = (await listDrafts(memoryDeviceStore(desk.memory))).map(({title}) => title);
      expect(titles.sort()).to.deep.equal(['Cars, from the first', 'Cars, from the second']);
      expect(await titleOf(other)).to.have.property('value', 'Cars, from the second');
    });

    it('a picture that both have stays with the second when the first is cleared', async () => {
      const desk = new Desk({board: {fields: {...TOWN.board.fields, attachments: 'optional'}}});
      const one = await desk.open();
      await write(one);
      await attach(one);
      fill(await byRole(one, 'textbox', 'What does the picture show?'), 'Three cars');
      await eventually(() => JSON.stringify([...desk.memory.values]).includes('Three cars') || undefined);
      const other = await desk.open();
      await untilText(other, RESTORED);
      fill(await titleOf(one), 'Cars, from the first');
      await eventually(() => JSON.stringify([...desk.memory.values]).includes('from the first') || undefined);
      fill(await titleOf(other), 'Cars, from the second');
      await untilDrafts(desk, 2);
      await press(one, 'Clear the form');
      await untilDrafts(desk, 1);
      close(one);
      close(other);
      const after = await desk.open();
      await untilValue(titleOf, after, 'Cars, from the second');
      expect(await byRole(after, 'textbox', 'What does the picture show?')).to.have.property('value', 'Three cars');
    });

    it('sending the same from both makes one message, and both get the receipt', async () => {
      const desk = new Desk();
      const one = await desk.open();
      await write(one);
      await untilDrafts(desk, 1);
      const other = await desk.open();
      await untilText(other, RESTORED);
      await untilValue(titleOf, other, 'Cars on the pavement');
      await Promise.all([press(one, SEND), press(other, SEND)]);
      await untilText(one, SENT);
      await untilText(other, SENT);
      expect(desk.messages).to.equal(1);
    });

    it('sending something else under a draft that was sent is told, and takes another press', async () => {
      const desk = new Desk();
      const one = await desk.open();
      await write(one);
      await untilDrafts(desk, 1);
      const other = await desk.open();
      await untilText(other, RESTORED);
      fill(await bodyOf(one), 'Where can prams and wheelchairs go?');
      await press(one, SEND);
      await untilText(one, SENT);
      await press(other, SEND);
      await untilText(other, 'This message was sent from another window, with other words.');
      expect(desk.messages).to.equal(1);
      await press(other, SEND);
      await untilText(other, SENT);
      expect(desk.messages).to.equal(2);
    });
  });

  describe('when the device does not play along', () => {
    for (const [code, said] of [
      ['full', 'This device has no room to keep what you write.'],
      ['unavailable', 'This browser keeps nothing for this page.'],
    ] as const) {
      it(`${code}: says so once, and the form works on`, async () => {
        const desk = new Desk();
        const memory = new DeviceMemory();
        memory.broken = code;
        const form = await desk.open(desk.adapter(), memoryDeviceStore(memory));
        await write(form);
        await untilText(form, said);
        expect(await axe(form)).to.deep.equal([]);
        await press(form, SEND);
        await untilText(form, SENT);
        expect(desk.messages).to.equal(1);
      });
    }

    it('says that the page must stay open when what waits cannot be kept, and asks before it is left', async () => {
      const desk = new Desk();
      const memory = new DeviceMemory();
      memory.broken = 'full';
      desk.submit = () => Promise.reject(new BoardError('offline'));
      const form = await desk.open(desk.adapter(), memoryDeviceStore(memory));
      await write(form);
      await press(form, SEND);
      await byRole(form, 'heading', 'Not sent yet: keep this page open');
      const leaving = new Event('beforeunload', {cancelable: true});
      dispatchEvent(leaving);
      expect(leaving.defaultPrevented).to.equal(true);
      desk.submit = undefined;
      await press(form, 'Try now');
      await untilText(form, SENT);
      const after = new Event('beforeunload', {cancelable: true});
      dispatchEvent(after);
      expect(after.defaultPrevented).to.equal(false);
      expect(textOf(form)).to.not.include(KEPT);
    });

    it('drops what is damaged or of another time, and begins anew', async () => {
      const desk = new Desk();
      const before = await desk.open();
      await write(before);
      await untilDrafts(desk, 1);
      close(before);
      const [[key, good] = ['', {}]] = [...desk.memory.values].filter(([name]) => name.startsWith('draft:'));
      for (const bad of ['rubbish', {...good as object, v: 99}, {...good as object, values: undefined, revision: 'x'}, null]) {
        desk.memory.values.clear();
        desk.memory.values.set(key, bad);
        const form = await desk.open();
        expect(await titleOf(form)).to.have.property('value', '');
        close(form);
      }
      fill(await titleOf(await desk.open()), 'Goes on');
      await eventually(() => JSON.stringify([...desk.memory.values]).includes('Goes on') || undefined);
    });

    it('takes from a draft only what is of the right kind', async () => {
      const desk = new Desk();
      const before = await desk.open();
      await write(before);
      await untilDrafts(desk, 1);
      close(before);
      const [[key, good] = ['', {}]] = [...desk.memory.values].filter(([name]) => name.startsWith('draft:'));
      const values = {title: 'Cars', body: 7, kind: {evil: 1}, visibility: 'everybody', consent: true, 'spot.point': 'here', __proto__: {polluted: 1}};
      desk.memory.values.set(key, {...good as object, values});
      const form = await desk.open();
      await untilValue(titleOf, form, 'Cars');
      expect(await bodyOf(form)).to.have.property('value', '');
      expect(await byRole(form, 'radio', 'Enquiry')).to.have.property('checked', true);
      expect(await byRole(form, 'checkbox', 'I agree')).to.have.property('checked', false);
    });
  });

  it('take nothing that the page did not ask for: the town’s own presets stay', async () => {
    const desk = new Desk({board: {consent: {...TOWN.board.consent, version: 'v9'}}});
    const form = await desk.open();
    await write(form);
    await press(form, SEND);
    await untilText(form, SENT);
    expect(desk.asked[0]?.draft).to.include({kind: 'enquiry', topic: 'transport/parking', agencyId: 'transport', consent: 'v9'});
  });
});
