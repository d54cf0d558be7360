import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import type {BoardAdapter, DeviceStore} from '../../../src/adapter/index.js';
import {DeviceMemory, memoryDeviceStore} from '../../../src/adapters/device.js';
import {type MemoryOptions, memoryAdapter, MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicBoardProvider} from '../../../src/components/civic-board-provider/civic-board-provider.js';
import type {CivicSubmitForm} from '../../../src/components/civic-submit-form/civic-submit-form.js';
import '../../../src/define/civic-submit-form.js';
import type {BoardInfo, MessageDraft} from '../../../src/model/index.js';
import {TOWN} from '../../../src/testing/town.js';
import {byRole, eventually, fill} from '../../support/page.js';
import {photograph} from '../../support/pictures.js';

/** A board, a device, and windows that can be opened on both, closed and opened again. */
export class Desk {
  readonly store: MemoryStore;
  readonly memory = new DeviceMemory();
  /** What the board was asked to take. */
  readonly asked: {draft: MessageDraft; key: string}[] = [];
  /** What happens to a submission; it simply arrives unless set. */
  submit: BoardAdapter['submitMessage'] | undefined;
  /** Stands in for other methods of the adapter. */
  instead: Partial<BoardAdapter> = {};
  readonly #options: MemoryOptions;

  constructor({board = {}, ...options}: Omit<MemoryOptions, 'store' | 'town'> & {readonly board?: Partial<BoardInfo>} = {}) {
    this.store = new MemoryStore({...TOWN, board: {...TOWN.board, ...board}, messages: []});
    this.#options = options;
  }

  /** How many messages the board has. */
  get messages(): number {
    return this.store.messages.size;
  }

  /** The adapter of a window. */
  adapter(options: MemoryOptions = this.#options): BoardAdapter {
    const memory = memoryAdapter({...options, store: this.store});
    return {
      ...memory,
      ...this.instead,
      submitMessage: async (draft, submitOptions) => {
        this.asked.push({draft, key: submitOptions.idempotencyKey});
        return await (this.submit ?? memory.submitMessage)(draft, submitOptions);
      },
    };
  }

  /** Opens a window with a form in it. */
  async open(adapter = this.adapter(), device: DeviceStore = memoryDeviceStore(this.memory)): Promise<CivicSubmitForm> {
    const provider = await fixture<CivicBoardProvider>(html`<civic-board-provider .adapter=${adapter} .device=${device}>
      <civic-submit-form kind="enquiry" topic="transport/parking" agency-id="transport"></civic-submit-form></civic-board-provider>`);
    const form = provider.querySelector('civic-submit-form');
    if (!form) throw new Error('there is no form');
    // Below another it would wait with what is heavy.
    form.scrollIntoView();
    return form;
  }
}

/** Closes a window, as a reload does. */
export function close(form: Element): void {
  form.parentElement?.remove();
}

export const titleOf = (form: Element) => byRole<HTMLInputElement>(form, 'textbox', 'Title');
export const bodyOf = (form: Element) => byRole<HTMLTextAreaElement>(form, 'textbox', 'Your message');

/** Writes all that this form requires. */
export async function write(form: Element, title = 'Cars on the pavement', body = 'Where can prams go?'): Promise<void> {
  fill(await titleOf(form), title);
  fill(await bodyOf(form), body);
  const consent = await byRole<HTMLInputElement>(form, 'checkbox', 'I agree');
  if (!consent.checked) consent.click();
}

/** Chooses a picture. */
export async function attach(form: Element, name = 'pavement.jpg'): Promise<void> {
  const field = await eventually(() => form.shadowRoot?.querySelector('civic-attachments') ?? undefined);
  const input = await eventually(() => field.shadowRoot?.querySelector<HTMLInputElement>('#files') ?? undefined);
  const transfer = new DataTransfer();
  transfer.items.add(new File([await photograph(320, 240, {seed: 1})], name));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
}

/** Presses a button. */
export async function press(root: Element, name: string | RegExp): Promise<void> {
  (await byRole(root, 'button', name)).click();
}

export const SEND = 'Send the message';
export const SENT = 'Your message has been sent';
export const KEPT = 'Kept on this device, will be sent';
