import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {TOWN} from '../../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, fill, focused, textOf, untilText} from '../../support/page.js';
import {field, form, press, send, write} from './support.js';
import {attach} from './writing.js';

const BODY = 'Ring me on 138 0013 8000 after six, please.';
const WITHOUT = 'Ring me on after six, please.';
const FOUND = 'One thing here is better kept private';
const SENT = 'Your message has been sent';
const statuses = (element: Element) => allByRole(element, 'status').map(textOf);

describe('the privacy guard of civic-submit-form', () => {
  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    it(`has nothing that axe objects to in ${lang}, ${dir}: beneath a field, and before sending`, async () => {
      const {element} = await form({lang, dir});
      await write(element, {body: BODY});
      await byRole(element, 'button', /Move to the private remark|移到备注/);
      expect(await axe(element)).to.deep.equal([]);
      await send(element);
      await byRole(element, 'group', /Check this before you send|提交前请确认/);
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('says nothing while a number is typed, and quotes it once the field is left', async () => {
    const {element} = await form();
    const body = await field(element, 'Your message');
    body.focus();
    body.value = BODY;
    body.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await element.updateComplete;
    expect(textOf(element)).not.to.include(FOUND);
    fill(body, BODY);
    await untilText(element, 'Phone number: 138 0013 8000');
    expect(statuses(element)).to.include(FOUND);
  });

  it('waits until a press is over, so that no button moves from under the pointer', async () => {
    const {element} = await form();
    const body = await field(element, 'Your message');
    body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}));
    fill(body, BODY);
    await element.updateComplete;
    expect(textOf(element)).not.to.include(FOUND);
    document.dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));
    await untilText(element, FOUND);
  });

  it('moves the words to the private remark with one press, and back with another', async () => {
    const {element} = await form();
    const body = await field(element, 'Your message');
    fill(await field(element, /Private remark/), 'Call late.');
    fill(body, BODY);
    await press(element, 'Move to the private remark');
    await eventually(() => body.value === WITHOUT || undefined, () => body.value);
    expect((await field(element, /Private remark/)).value).to.equal('Call late.\nPhone number: 138 0013 8000');
    expect(textOf(focused()!)).to.equal('Undo');
    expect(statuses(element)).to.include('Moved to the private remark: 138 0013 8000');
    await press(element, 'Undo');
    await eventually(() => body.value === BODY || undefined, () => body.value);
    expect((await field(element, /Private remark/)).value).to.equal('Call late.');
    expect(textOf(focused()!)).to.equal('Move to the private remark');
  });

  it('does not offer to undo what was typed over since', async () => {
    const {element} = await form();
    const body = await field(element, 'Your message');
    fill(body, BODY);
    await press(element, 'Move to the private remark');
    await byRole(element, 'button', 'Undo');
    fill(body, 'Something else.');
    await element.updateComplete;
    expect(allByRole(element, 'button', 'Undo')).to.be.empty;
  });

  it('leaves what the writer wants to leave, wherever else it stands', async () => {
    const {element, sent} = await form();
    await write(element, {title: 'Call 13800138000', body: 'Really, call 13800138000.'});
    await eventually(() => allByRole(element, 'button', 'Leave it').length === 2 || undefined);
    allByRole(element, 'button', 'Leave it')[0]!.click();
    await eventually(() => allByRole(element, 'button', 'Leave it').length === 0 || undefined);
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]!.draft.title).to.equal('Call 13800138000');
  });

  it('selects the words in the field', async () => {
    const {element} = await form();
    const body = await field(element, 'Your message');
    fill(body, BODY);
    await press(element, 'Show in the text');
    expect(focused()).to.equal(body);
    expect(body.value.slice(body.selectionStart!, body.selectionEnd!)).to.equal('138 0013 8000');
  });

  it('says so when the remark has no room, changes nothing, and takes the words out instead', async () => {
    const {element} = await form();
    const body = await field(element, 'Your message');
    const remark = 'x'.repeat(TOWN.board.limits.remark - 5);
    fill(await field(element, /Private remark/), remark);
    fill(body, BODY);
    await press(element, 'Move to the private remark');
    await untilText(element, 'it would be 23 characters too long');
    expect(body.value).to.equal(BODY);
    expect((await field(element, /Private remark/)).value).to.equal(remark);
    await press(element, 'Take it out');
    await eventually(() => body.value === WITHOUT || undefined, () => body.value);
  });

  it('only takes out where the board has no remark', async () => {
    const {element} = await form({board: {fields: {...TOWN.board.fields, remark: 'hidden'}}});
    const body = await field(element, 'Your message');
    fill(body, BODY);
    await byRole(element, 'button', 'Take it out');
    expect(allByRole(element, 'button', 'Move to the private remark')).to.be.empty;
    await press(element, 'Take it out');
    await eventually(() => body.value === WITHOUT || undefined, () => body.value);
    expect(statuses(element)).to.include('Taken out: 138 0013 8000');
  });

  it('stops before sending, moves focus to what was found, and sends it as it is on a press', async () => {
    const {element, sent} = await form();
    await write(element, {body: BODY});
    await send(element);
    const summary = await byRole(element, 'group', 'Check this before you send');
    await eventually(() => focused() === summary || undefined);
    expect(textOf(summary)).to.include('Your message · Phone number: 138 0013 8000');
    expect(sent).to.be.empty;
    await press(element, 'Send as it is');
    await untilText(element, SENT);
    expect(sent).to.have.length(1);
    expect(sent[0]!.draft.body).to.equal(BODY);
  });

  it('is not passed by pressing send twice', async () => {
    const {element, sent} = await form();
    await write(element, {body: BODY});
    const button = await byRole(element, 'button', 'Send the message');
    button.click();
    button.click();
    await byRole(element, 'group', 'Check this before you send');
    expect(sent).to.be.empty;
  });

  it('moves everything at once before sending, and the private part holds it', async () => {
    const {element, sent} = await form();
    await write(element, {title: 'Call 13900139000', body: `${BODY} Or zhang@example.com`});
    await send(element);
    await press(element, 'Move all to the private remark');
    await eventually(() => allByRole(element, 'group', 'Check this before you send').length === 0 || undefined);
    expect(textOf(focused()!)).to.equal('Send the message');
    await send(element);
    await untilText(element, SENT);
    const [{draft}] = sent as [(typeof sent)[number]];
    expect(JSON.stringify([draft.title, draft.body])).not.to.match(/139|138|@/);
    expect(draft.privatePart?.remark).to.equal('Phone number: 13900139000\nPhone number: 138 0013 8000\nE-mail address: zhang@example.com');
  });

  it('has nothing to say about a confidential message', async () => {
    const {element, sent} = await form();
    (await byRole(element, 'radio', 'Only me and those who handle it')).click();
    await write(element, {body: BODY});
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]!.draft.body).to.equal(BODY);
  });

  it('looks at the address only when it is public', async () => {
    const {element} = await form();
    fill(await field(element, /Where is it/), 'Flat 4, 12 High Street, SW1A 1AA');
    await element.updateComplete;
    expect(textOf(element)).not.to.include('Full address');
    (await byRole(element, 'checkbox', 'Show the address to everybody')).click();
    await untilText(element, 'Full address: Flat 4, 12 High Street, SW1A 1AA');
  });

  it('shows hostile text as text', async () => {
    const {element} = await form();
    fill(await field(element, 'Your message'), '<img src=x onerror=alert(1)>a@example.com<b>');
    await untilText(element, 'E-mail address: a@example.com');
    expect(element.renderRoot.querySelector('img')).to.equal(null);
  });

  it('finds nothing to say about prices, dates and road numbers', async () => {
    const {element, sent} = await form({content: html`<civic-submit-form kind="help" topic="transport" agency-id="transport"></civic-submit-form>`});
    await write(element, {title: '107国道路灯不亮', body: '2019年11月13日15:30起，107国道3号桥旁，约120平方米，修复要13800元，拨打12345、400-812-3456无果。'});
    await send(element);
    await untilText(element, SENT);
    expect(sent).to.have.length(1);
  });

  describe('in what a picture is said to show', () => {
    const asked = {board: {fields: {...TOWN.board.fields, attachments: 'optional' as const}}};
    const SHOWN = 'Plate 湘A12345 at the gate';
    const descriptionOf = (element: Element) => field(element, 'What does the picture show?');

    async function withPicture() {
      const made = await form(asked);
      await write(made.element);
      await attach(made.element, 'gate.jpg');
      fill(await descriptionOf(made.element), SHOWN);
      return made;
    }

    it('says nothing while only board staff and the unit see it', async () => {
      const {element, sent} = await withPicture();
      await send(element);
      await untilText(element, SENT);
      expect(sent[0]?.draft.attachments?.[0]?.description).to.equal(SHOWN);
    });

    it('moves it to the private remark once the picture is for everybody, and back', async () => {
      const {element} = await withPicture();
      (await byRole(element, 'checkbox', 'Show it to everybody')).click();
      (await field(element, 'Title')).focus();
      await untilText(element, 'Number plate: 湘A12345');
      expect(await axe(element)).to.deep.equal([]);
      await press(element, 'Show in the text');
      const description = await descriptionOf(element);
      await eventually(() => focused() === description || undefined);
      expect(description.value.slice(description.selectionStart!, description.selectionEnd!)).to.equal('湘A12345');
      await press(element, 'Move to the private remark');
      await eventually(() => description.value === 'Plate at the gate' || undefined, () => description.value);
      expect((await field(element, /Private remark/)).value).to.equal('Number plate: 湘A12345');
      await press(element, 'Undo');
      await eventually(() => description.value === SHOWN || undefined, () => description.value);
      expect((await field(element, /Private remark/)).value).to.equal('');
    });

    it('stops before sending, names the field and keeps the file that was uploaded meanwhile', async () => {
      const {element, sent} = await withPicture();
      (await byRole(element, 'checkbox', 'Show it to everybody')).click();
      await send(element);
      await untilText(element, /Photos and video · Number plate: 湘A12345/);
      expect(sent).to.be.empty;
      await untilText(element, 'Uploaded');
      await press(element, 'Move all to the private remark');
      await send(element);
      await untilText(element, SENT);
      expect(sent[0]?.draft.attachments?.[0]?.description).to.equal('Plate at the gate');
      expect(sent[0]?.draft.privatePart?.remark).to.equal('Number plate: 湘A12345');
    });
  });
});
