import {html, type TemplateResult} from 'lit';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../../src/adapters/memory.js';
import type {CivicSubmitForm} from '../../../src/components/civic-submit-form/civic-submit-form.js';
import '../../../src/define/civic-submit-form.js';
import type {BoardInfo, MessageDraft} from '../../../src/model/index.js';
import {TOWN} from '../../../src/testing/town.js';
import {byRole, fill, onBoard} from '../../support/page.js';

/** How a form is set up. */
export interface FormOptions {
  readonly board?: Partial<BoardInfo>;
  readonly wrap?: (adapter: BoardAdapter) => BoardAdapter;
  readonly content?: TemplateResult;
  readonly lang?: string;
  readonly dir?: string;
}

/** A form in which only title, text and consent are left to fill in, on a board of its own with the town's messages; and what that board was sent. */
export async function form({board = {}, wrap = (adapter) => adapter, content, lang = 'en', dir = 'ltr'}: FormOptions = {}) {
  const store = new MemoryStore({...TOWN, board: {...TOWN.board, ...board}});
  const memory = wrap(memoryAdapter({store}));
  const sent: {readonly draft: MessageDraft; readonly proof: string | undefined}[] = [];
  const adapter: BoardAdapter = {
    ...memory,
    submitMessage: (draft, options) => {
      sent.push({draft, proof: options.proof});
      return memory.submitMessage(draft, options);
    },
  };
  const plain = html`<civic-submit-form kind="enquiry" topic="transport/parking" agency-id="transport"></civic-submit-form>`;
  const element = await onBoard<CivicSubmitForm>(adapter, content ?? plain, {lang, dir});
  return {element, sent, store};
}

export const field = (element: Element, name: string | RegExp) => byRole<HTMLInputElement>(element, 'textbox', name);
export const press = async (element: Element, name: string | RegExp) => (await byRole(element, 'button', name)).click();

/** Fills in what is left, and agrees. */
export async function write(element: Element, {title = 'Cars on the pavement', body = 'Where can prams go?'} = {}): Promise<void> {
  fill(await field(element, /^(Title|标题)/), title);
  fill(await field(element, /^(Your message|留言内容)/), body);
  (await byRole(element, 'checkbox', /I agree|我同意/)).click();
}

export const send = (element: Element) => press(element, /Send the message|提交留言/);
