import {expect} from '@open-wc/testing';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import {LEADERS_PRESET} from '../../../src/model/index.js';
import {allByRole, axe, byRole, eventually, fill, focused, paste, textOf, untilText} from '../../support/page.js';
import {photograph} from '../../support/pictures.js';
import {form, send, write} from './support.js';

const asked = (attachments: 'required' | 'optional' | 'hidden') => ({board: {fields: {...LEADERS_PRESET.fields, attachments}}});

async function attach(element: Element, name = 'pavement.jpg', seed = 0): Promise<void> {
  const files = await eventually(() => element.shadowRoot?.querySelector('civic-attachments') ?? undefined);
  const input = await eventually(() => files.shadowRoot?.querySelector<HTMLInputElement>('#files') ?? undefined);
  const transfer = new DataTransfer();
  transfer.items.add(new File([await photograph(320, 240, {seed})], name));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

const counting = (keys: string[]) => (adapter: BoardAdapter): BoardAdapter => ({
  ...adapter, uploadFile: (file, options) => (keys.push(options.resumeKey), adapter.uploadFile(file, options)),
});

describe('files in civic-submit-form', () => {
  it('go with the message, each with its description and its switch', async () => {
    const {element, sent, store} = await form(asked('optional'));
    await write(element);
    await attach(element);
    await untilText(element, 'Uploaded');
    fill(await byRole(element, 'textbox', 'What does the picture show?'), 'Three cars on the pavement');
    (await byRole(element, 'checkbox', 'Show it to everybody')).click();
    expect(await axe(element)).to.deep.equal([]);
    await send(element);
    await untilText(element, 'Your message has been sent');
    expect(sent[0]?.draft.attachments?.[0]).to.include({description: 'Three cars on the pavement', public: true});
    expect([...store.messages.values()].at(-1)?.record.content.attachments).to.have.length(1);
  });

  it('go along although they were chosen only a moment before sending, and are uploaded once', async () => {
    const keys: string[] = [];
    const {element, sent} = await form({...asked('optional'), wrap: counting(keys)});
    await write(element);
    await attach(element);
    await send(element);
    await untilText(element, 'Your message has been sent');
    expect(sent).to.have.length(1);
    expect(sent[0]?.draft.attachments).to.have.length(1);
    expect(new Set(keys).size).to.equal(1);
  });

  it('have no switch of their own in a confidential message', async () => {
    const {element} = await form(asked('optional'));
    await attach(element);
    await untilText(element, 'Uploaded');
    await byRole(element, 'checkbox', 'Show it to everybody');
    (await byRole(element, 'radio', 'Only me and those who handle it')).click();
    await eventually(() => allByRole(element, 'checkbox', 'Show it to everybody').length === 0 || undefined);
  });

  it('are asked for where the board requires one, with the way there from the summary', async () => {
    const {element, sent} = await form(asked('required'));
    await write(element);
    await send(element);
    const link = await byRole(element, 'link', 'Attach a photo or a video');
    link.click();
    expect(focused()?.textContent?.trim()).to.equal('Choose files');
    expect(sent).to.deep.equal([]);
    await attach(element);
    await eventually(() => allByRole(element, 'link', 'Attach a photo or a video').length === 0 || undefined);
  });

  it('are not asked for where the board wants none, or where the adapter brings none there', async () => {
    const {element} = await form(asked('hidden'));
    await byRole(element, 'textbox', 'Title');
    expect(textOf(element)).not.to.include('Photos and video');
    const able = await form({...asked('optional'), wrap: (adapter) => ({...adapter, capabilities: {...adapter.capabilities, upload: false}})});
    await byRole(able.element, 'textbox', 'Title');
    expect(textOf(able.element)).not.to.include('Photos and video');
  });

  it('take a picture that is pasted into the text', async () => {
    const {element} = await form(asked('optional'));
    const text = await byRole(element, 'textbox', 'Your message');
    await byRole(element, 'button', 'Choose files');
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([await photograph()], 'image.png'));
    paste(text, clipboardData);
    await untilText(element, 'Uploaded');
  });
});
