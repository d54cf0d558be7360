import {expect, fixture} from '@open-wc/testing';
import {html, type TemplateResult} from 'lit';
import {type BoardAdapter, BoardError, type Receipt} from '../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import type {CivicSubmitForm} from '../../src/components/civic-submit-form/civic-submit-form.js';
import '../../src/define/civic-submit-form.js';
import {type BoardInfo, countGraphemes, type MessageDraft} from '../../src/model/index.js';
import {failing, hanging} from '../../src/testing/scenarios.js';
import {TOWN} from '../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, fill, focused, onBoard, select, textOf, untilText} from '../support/page.js';

const OFFLINE = new BoardError('offline');
const SENT = 'Your message has been sent';

interface Options {
  readonly board?: Partial<BoardInfo>;
  readonly wrap?: (adapter: BoardAdapter) => BoardAdapter;
  readonly content?: TemplateResult;
  readonly lang?: string;
  readonly dir?: string;
}

/** A form on a board of its own, and what that board has been asked to take. */
async function form({board = {}, wrap = (adapter) => adapter, content, lang = 'en', dir = 'ltr'}: Options = {}) {
  const store = new MemoryStore({...TOWN, board: {...TOWN.board, ...board}, messages: []});
  const memory = memoryAdapter({store});
  const sent: {draft: MessageDraft; key: string}[] = [];
  const wrapped = wrap(memory);
  const adapter: BoardAdapter = {
    ...wrapped,
    submitMessage: (draft, options) => {
      sent.push({draft, key: options.idempotencyKey});
      return wrapped.submitMessage(draft, options);
    },
  };
  const element = await onBoard<CivicSubmitForm>(adapter, content ?? html`<civic-submit-form></civic-submit-form>`, {lang, dir});
  return {element, sent, store};
}

const field = (element: Element, name: string | RegExp) => byRole(element, 'textbox', name);
const press = async (element: Element, name: string | RegExp) => (await byRole(element, 'button', name)).click();
const check = async (element: Element, role: 'radio' | 'checkbox', name: string) => {
  const control = await byRole(element, role, name);
  control.focus();
  control.click();
};

/** Picks the transport bureau of the county. */
async function address(element: Element): Promise<void> {
  select(await byRole(element, 'combobox', 'Place in Yunting City'), 'Qinghe County');
  await eventually(() => allByRole(element, 'combobox', 'Place in Qinghe County')[0]);
  select(await byRole(element, 'combobox', 'Agency or leader'), 'Transport Bureau');
}

/** Fills in all that is required. */
async function fillIn(element: Element, {title = 'Cars on the pavement', body = 'Where can prams go?'} = {}): Promise<void> {
  await check(element, 'radio', 'Enquiry');
  await address(element);
  select(await byRole(element, 'combobox', 'What is it about?'), 'Parking');
  fill(await field(element, 'Title'), title);
  fill(await field(element, 'Your message'), body);
  await check(element, 'checkbox', 'I agree');
}

async function send(element: Element): Promise<void> {
  await press(element, 'Send the message');
}

/** What the receipt says beside a term. */
async function receiptValue(element: Element, term: string): Promise<string> {
  await untilText(element, SENT);
  const found = allByRole(element, 'term').find((candidate) => textOf(candidate) === term)?.nextElementSibling;
  return found ? textOf(found) : '';
}

const describedBy = (control: Element): string =>
  (control.getAttribute('aria-describedby') ?? '').split(' ').map((id) => (control.getRootNode() as ShadowRoot).getElementById(id)?.textContent?.trim() ?? '').join(' ');

describe('civic-submit-form', () => {
  for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'ltr'], ['en', 'rtl']] as const) {
    it(`has nothing that axe objects to in ${lang}, ${dir}: empty, with errors, and the receipt`, async () => {
      const {element} = await form({lang, dir, content: html`<civic-submit-form kind="enquiry" topic="transport" agency-id="transport"></civic-submit-form>`});
      await untilText(element, /Transport Bureau|交通运输局/);
      expect(await axe(element)).to.deep.equal([]);
      await press(element, /Send the message|提交留言/);
      await byRole(element, 'group', /There is a problem|请更正/);
      expect(await axe(element)).to.deep.equal([]);
      fill(await field(element, /Title|标题/), '停车');
      fill(await field(element, /Your message|留言内容/), '哪里可以停车？');
      (await byRole(element, 'checkbox', /I agree|我同意/)).click();
      await press(element, /Send the message|提交留言/);
      await byRole(element, 'heading', /Your message has been sent|留言已提交/);
      expect(await axe(element)).to.deep.equal([]);
    });
  }

  it('has nothing that axe objects to while it loads and when that failed', async () => {
    const loading = await form({wrap: (adapter) => hanging(adapter, ['getBoard'])});
    await untilText(loading.element, 'Loading…');
    expect(await axe(loading.element)).to.deep.equal([]);
    const failed = await form({wrap: (adapter) => failing(adapter, {getBoard: new BoardError('unavailable')})});
    await byRole(failed.element, 'button', 'Try again');
    expect(await axe(failed.element)).to.deep.equal([]);
  });

  it('says that it needs a board when there is none', async () => {
    await untilText(await fixture(html`<civic-submit-form></civic-submit-form>`), 'needs a civic-board-provider');
  });

  it('says so where the board takes no messages', async () => {
    const {element} = await form({wrap: (adapter) => ({...adapter, capabilities: {...adapter.capabilities, submit: false}})});
    await untilText(element, 'This board takes no messages here.');
    expect(allByRole(element, 'form')).to.have.length(0);
  });

  it('tries again when the board’s data could not be had', async () => {
    let broken = true;
    const {element} = await form({wrap: (adapter) => ({...adapter, getBoard: (options) => (broken ? Promise.reject(OFFLINE) : adapter.getBoard(options))})});
    await untilText(element, 'There is no connection.');
    broken = false;
    await press(element, 'Try again');
    await byRole(element, 'form', 'Write to an agency');
  });

  describe('sending', () => {
    it('sends what was filled in, and shows number and query code of what the board then has', async () => {
      const {element, sent, store} = await form();
      await fillIn(element);
      fill(await field(element, 'Where is it? optional'), 'Willow Lane 3');
      await check(element, 'checkbox', 'Show the address to everybody');
      fill(await field(element, 'Your name optional'), 'Ann Lee');
      fill(await field(element, 'Phone optional'), '000-1');
      fill(await field(element, 'Private remark for staff optional'), 'Call late.');
      await send(element);
      const number = await receiptValue(element, 'Number');
      expect(sent.map(({draft}) => draft)).to.deep.equal([{
        kind: 'enquiry', topic: 'transport/parking', agencyId: 'transport', title: 'Cars on the pavement', body: 'Where can prams go?',
        spot: {address: 'Willow Lane 3', public: true}, visibility: 'public', language: 'en', consent: TOWN.board.consent.version,
        privatePart: {name: 'Ann Lee', phone: '000-1', remark: 'Call late.'},
      }]);
      expect(number).to.not.equal('');
      expect(await receiptValue(element, 'Query code')).to.match(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
      expect([...store.messages.values()].map(({record}) => record.number)).to.deep.equal([number]);
    });

    it('sends a confidential message, and says how it is looked up', async () => {
      const {element, sent} = await form();
      await fillIn(element);
      fill(await field(element, 'Where is it? optional'), 'Willow Lane 3');
      await check(element, 'checkbox', 'Show the address to everybody');
      await check(element, 'radio', 'Only me and those who handle it');
      expect(allByRole(element, 'checkbox', 'Show the address to everybody')).to.have.length(0);
      await send(element);
      await untilText(element, 'Message and answer stay confidential');
      expect(sent[0]?.draft).to.deep.include({visibility: 'confidential', spot: {address: 'Willow Lane 3', public: false}});
    });

    it('sends demand and details for a complaint', async () => {
      const {element, sent} = await form();
      await fillIn(element, {body: 'Move the cars.'});
      await check(element, 'radio', 'Complaint');
      expect(await field(element, 'What do you want done?')).to.have.property('value', 'Move the cars.');
      fill(await field(element, 'Details optional'), 'Every evening.');
      await send(element);
      await untilText(element, SENT);
      expect(sent[0]?.draft).to.include({demand: 'Move the cars.', details: 'Every evening.'}).and.to.not.have.property('body');
    });

    it('sends by the Enter key, from a field of one line', async () => {
      const {element, sent} = await form();
      await fillIn(element);
      const title = await field(element, 'Title');
      if (title instanceof HTMLInputElement) title.form?.requestSubmit();
      await untilText(element, SENT);
      expect(sent).to.have.length(1);
    });

    it('marks the language: the page’s, or Chinese for Chinese characters', async () => {
      const {element, sent} = await form();
      await fillIn(element, {title: '占道停车', body: '人行道上停满了车。'});
      await send(element);
      await untilText(element, SENT);
      expect(sent[0]?.draft.language).to.equal('zh');
    });

    it('sends hostile text as it was typed, for the board to clean and show as text', async () => {
      const hostile = '<img src=x onerror=alert(1)> \u202etxet\u202c ' + 'x'.repeat(300);
      const {element, sent} = await form();
      await fillIn(element, {body: hostile});
      await send(element);
      await untilText(element, SENT);
      expect(sent[0]?.draft.body).to.equal(hostile);
    });

    it('asks the page first, with a draft that the page cannot change, and is told to leave it', async () => {
      const {element, sent} = await form();
      await fillIn(element);
      const wish = new Promise<Readonly<MessageDraft>>((resolve) => {
        element.addEventListener('civic-message-submit', (event) => {
          event.preventDefault();
          resolve(event.draft);
        }, {once: true});
      });
      await send(element);
      const draft = await wish;
      expect(draft.title).to.equal('Cars on the pavement');
      expect(Object.isFrozen(draft)).to.equal(true);
      expect(sent).to.have.length(0);
      await send(element);
      await untilText(element, SENT);
    });

    it('tells the page when the board has the message', async () => {
      const {element} = await form();
      await fillIn(element);
      const told = new Promise<Receipt>((resolve) => element.addEventListener('civic-message-submitted', ({receipt}) => resolve(receipt)));
      await send(element);
      expect((await told).number).to.equal(await receiptValue(element, 'Number'));
    });

    it('sends with one press where the only addressee is still on its way', async () => {
      let release = (): void => undefined;
      const come = new Promise<void>((resolve) => (release = resolve));
      const {element, sent} = await form({
        wrap: (adapter) => ({...adapter, listAgencies: async (query, options) => {
          await come;
          return await adapter.listAgencies(query, options);
        }}),
        content: html`<civic-submit-form kind="enquiry" topic="transport/parking" place-id="wuyin"></civic-submit-form>`,
      });
      fill(await field(element, 'Title'), 'Cars on the pavement');
      fill(await field(element, 'Your message'), 'Where can prams go?');
      await check(element, 'checkbox', 'I agree');
      // All of it is there to heed the press.
      await byRole(element, 'button', 'Clear the form');
      await send(element);
      release();
      await untilText(element, SENT);
      expect(sent.map(({draft}) => draft.agencyId)).to.deep.equal(['wuyin-office']);
    });

    it('sends once when the button is pressed twice, and says in words that it is sending', async () => {
      let release = (): void => undefined;
      const {element, sent} = await form({
        wrap: (adapter) => ({
          ...adapter,
          submitMessage: async (draft, options) => {
            await new Promise<void>((resolve) => (release = resolve));
            return adapter.submitMessage(draft, options);
          },
        }),
      });
      await fillIn(element);
      const button = await byRole<HTMLButtonElement>(element, 'button', 'Send the message');
      button.click();
      button.click();
      await untilText(element, 'Sending…');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(button.disabled).to.equal(false);
      button.click();
      await eventually(() => sent[0]);
      release();
      await untilText(element, SENT);
      expect(sent).to.have.length(1);
    });
  });

  describe('when sending fails', () => {
    it('loses nothing, says why, and tries again under the same key', async () => {
      let online = false;
      const {element, sent} = await form({
        wrap: (adapter) => ({...adapter, submitMessage: (draft, options) => (online ? adapter.submitMessage(draft, options) : Promise.reject(OFFLINE))}),
      });
      await fillIn(element);
      await send(element);
      await byRole(element, 'heading', 'Kept on this device, will be sent');
      await untilText(element, 'There is no connection at the moment.');
      online = true;
      await press(element, 'Try now');
      await untilText(element, SENT);
      expect(sent).to.have.length(2);
      expect(sent[1]).to.deep.equal(sent[0]);
    });

    it('keeps the key of a message that is taken back and changed: the board may have it already', async () => {
      const {element, sent} = await form({wrap: (adapter) => failing(adapter, {submitMessage: OFFLINE})});
      await fillIn(element);
      await send(element);
      await press(element, 'Take it back and edit');
      expect(await field(element, 'Your message')).to.have.property('value', 'Where can prams go?');
      fill(await field(element, 'Title'), 'Lorries on the pavement');
      await send(element);
      await eventually(() => sent[1]);
      expect(sent[1]?.key).to.equal(sent[0]?.key);
      expect(sent[1]?.draft.title).to.equal('Lorries on the pavement');
    });

    it('shows what the server finds wrong at the fields, until they are changed', async () => {
      const refusal = new BoardError('invalid', 'no', {issues: [{path: 'title', code: 'special-signs'}, {path: 'privatePart.phone', code: 'too-long', max: 8}]});
      const {element} = await form({wrap: (adapter) => failing(adapter, {submitMessage: refusal})});
      await fillIn(element);
      await send(element);
      await byRole(element, 'link', 'Title: Use words and ordinary punctuation only, no symbols or emoji');
      await byRole(element, 'link', 'Phone: Use at most 8 characters');
      const title = await field(element, 'Title');
      expect(title.getAttribute('aria-invalid')).to.equal('true');
      fill(title, 'Cars');
      await eventually(() => title.getAttribute('aria-invalid') === 'false' || undefined);
      await byRole(element, 'link', 'Phone: Use at most 8 characters');
    });

    it('asks for consent again when the agreement has changed meanwhile', async () => {
      let version = TOWN.board.consent.version;
      const {element} = await form({
        wrap: (adapter) => ({
          ...adapter,
          getBoard: async (options) => {
            const board = await adapter.getBoard(options);
            return {...board, consent: {...board.consent, version}};
          },
          submitMessage: () => Promise.reject(new BoardError('invalid', 'no', {issues: [{path: 'consent', code: 'required'}]})),
        }),
      });
      await fillIn(element);
      version = 'of-today';
      await send(element);
      await untilText(element, 'The agreement has changed.');
      await untilText(element, 'Version of-today');
      expect(await byRole(element, 'checkbox', 'I agree')).to.have.property('checked', false);
    });
  });

  describe('errors', () => {
    it('are not shown while somebody fills it in for the first time', async () => {
      const {element} = await form();
      fill(await field(element, 'Title'), 'x'.repeat(100));
      fill(await field(element, 'Title'), '');
      (await field(element, 'Your message')).focus();
      await element.updateComplete;
      expect((await field(element, 'Title')).getAttribute('aria-invalid')).to.equal('false');
      expect(textOf(element)).to.not.include('Enter a title');
    });

    it('are listed at the top after an attempt, with focus there, in the order of the fields', async () => {
      const {element, sent} = await form();
      const before = document.title;
      await send(element);
      const summary = await byRole(element, 'group', 'There is a problem');
      await eventually(() => focused() === summary || undefined);
      expect(allByRole(summary, 'link').map(textOf)).to.deep.equal([
        'Choose what it is', 'Choose who it is for', 'Choose what it is about', 'Enter a title', 'Enter your message', 'Agree to go on',
      ]);
      expect(document.title).to.equal(before);
      expect(sent).to.have.length(0);
    });

    for (const [link, role, name] of [
      ['Choose what it is', 'radio', 'Enquiry'],
      ['Choose who it is for', 'combobox', 'Agency or leader'],
      ['Choose what it is about', 'combobox', 'What is it about?'],
      ['Enter a title', 'textbox', 'Title'],
      ['Enter your message', 'textbox', 'Your message'],
      ['Agree to go on', 'checkbox', 'I agree'],
    ] as const) {
      it(`lead to their field: ${link}`, async () => {
        const {element} = await form();
        await byRole(element, 'combobox', 'Agency or leader');
        await send(element);
        (await byRole(element, 'link', link)).click();
        expect(focused()).to.equal(await byRole(element, role, name));
      });
    }

    it('stand beside the field too, and are read out with it', async () => {
      const {element} = await form();
      await send(element);
      await untilText(element, 'There is a problem');
      const title = await field(element, 'Title');
      expect(title.getAttribute('aria-invalid')).to.equal('true');
      expect(describedBy(title)).to.include('Enter a title');
      expect((title as HTMLInputElement).validity.customError).to.equal(true);
    });

    it('go when the field is put right, and come back when it is left wrong', async () => {
      const {element} = await form();
      await send(element);
      const title = await field(element, 'Title');
      fill(title, 'Cars');
      await eventually(() => title.getAttribute('aria-invalid') === 'false' || undefined);
      expect(allByRole(element, 'link', 'Enter a title')).to.have.length(0);
      fill(title, 'Cars 🚗');
      await eventually(() => title.getAttribute('aria-invalid') === 'true' || undefined);
      expect(describedBy(title)).to.include('no symbols or emoji');
    });

    it('ask for what the board requires', async () => {
      const {element} = await form({board: {fields: {...TOWN.board.fields, name: 'required', phone: 'required', remark: 'hidden', place: 'required'}}});
      await fillIn(element);
      await send(element);
      await byRole(element, 'group', 'There is a problem');
      expect(allByRole(element, 'link').map(textOf)).to.deep.equal(['Enter where it is', 'Enter your name', 'Enter your phone number']);
      expect(allByRole(element, 'textbox', /Remark/)).to.have.length(0);
    });

    it('ask for the demand of a complaint, and no more for the message', async () => {
      const {element} = await form();
      await send(element);
      await untilText(element, 'Enter your message');
      await check(element, 'radio', 'Complaint');
      await send(element);
      await byRole(element, 'link', 'Enter what you want done');
      expect(textOf(element)).to.not.include('Enter your message');
    });
  });

  describe('counters', () => {
    it('count as people do, and never cut off what is typed', async () => {
      const {element, sent} = await form({board: {limits: {...TOWN.board.limits, title: 5}}});
      const title = await field(element, 'Title');
      fill(title, '👨‍👩‍👧‍👦停车');
      expect(countGraphemes('👨‍👩‍👧‍👦停车')).to.equal(3);
      await untilText(element, '2 characters left');
      fill(title, '停车停车停车停');
      await untilText(element, '2 characters too many');
      expect(title).to.have.property('value', '停车停车停车停');
      expect(title.hasAttribute('maxlength')).to.equal(false);
      await send(element);
      await byRole(element, 'link', 'Title: Use at most 5 characters');
      expect(sent).to.have.length(0);
    });

    it('tell a screen reader near the limit, once typing pauses, and not before', async () => {
      const {element} = await form({content: html`<civic-submit-form agency-id="transport"></civic-submit-form>`});
      const status = () => allByRole(element, 'status').map((region) => region.textContent?.trim()).join('');
      const {title} = TOWN.board.limits;
      const control = await field(element, 'Title');
      fill(control, 'x');
      fill(control, 'x'.repeat(title - 1));
      expect(status()).to.equal('');
      await eventually(() => status() === 'Title: 1 character left' || undefined, status);
      fill(control, 'x'.repeat(title + 2));
      await eventually(() => status() === 'Title: 2 characters too many' || undefined, status);
      expect(describedBy(control)).to.include(`At most ${title} characters`);
    });
  });

  describe('the page’s presets', () => {
    it('fix the agency, which is then shown as text', async () => {
      const {element, sent} = await form({content: html`<civic-submit-form agency-id="county-head" kind="thanks" topic="government"></civic-submit-form>`});
      await untilText(element, 'County Head Lin Wanqing');
      expect(allByRole(element, 'combobox', /Agency|Place/)).to.have.length(0);
      fill(await field(element, 'Title'), 'Thank you');
      fill(await field(element, 'Your message'), 'For the new bus shelter.');
      await check(element, 'checkbox', 'I agree');
      await send(element);
      await untilText(element, SENT);
      expect(sent[0]?.draft).to.include({agencyId: 'county-head', kind: 'thanks', topic: 'government'});
    });

    it('let people choose when the board has no such agency', async () => {
      const {element} = await form({content: html`<civic-submit-form agency-id="gone"></civic-submit-form>`});
      await byRole(element, 'combobox', 'Agency or leader');
    });

    it('open a place', async () => {
      const {element} = await form({content: html`<civic-submit-form place-id="qinghe"></civic-submit-form>`});
      await byRole(element, 'combobox', 'Place in Qinghe County');
    });

    it('put in a heading of the page’s own', async () => {
      const {element} = await form({content: html`<civic-submit-form><h2 slot="heading">Tell the county head</h2></civic-submit-form>`});
      await byRole(element, 'form');
      expect(textOf(element)).to.include('Tell the county head').and.to.not.include('Write to an agency');
    });
  });

  it('does not ask for the kind where there is only one', async () => {
    const [enquiry] = TOWN.board.kinds;
    const {element, sent} = await form({board: {kinds: enquiry ? [enquiry] : []}});
    await address(element);
    expect(allByRole(element, 'radiogroup', 'What is it?')).to.have.length(0);
    select(await byRole(element, 'combobox', 'What is it about?'), 'Transport, in general');
    fill(await field(element, 'Title'), 'Cars');
    fill(await field(element, 'Your message'), 'Where?');
    await check(element, 'checkbox', 'I agree');
    await send(element);
    await untilText(element, SENT);
    expect(sent[0]?.draft).to.include({kind: 'enquiry', topic: 'transport'});
  });

  it('links to the whole agreement, unless its address leads to no page', async () => {
    const consent = (url: string) => ({board: {consent: {...TOWN.board.consent, url}}});
    const good = await form(consent('https://example.org/agreement'));
    expect(await byRole(good.element, 'link', 'Read the whole agreement')).to.have.property('href', 'https://example.org/agreement');
    const bad = await form(consent('javascript:alert(1)'));
    await byRole(bad.element, 'checkbox', 'I agree');
    expect(allByRole(bad.element, 'link')).to.have.length(0);
  });

  it('keeps what was typed when it is moved in the page', async () => {
    const {element, sent} = await form();
    await fillIn(element);
    element.parentElement?.append(element);
    await send(element);
    await untilText(element, SENT);
    expect(sent).to.have.length(1);
  });

  it('changes language with the page, and keeps what was typed', async () => {
    const {element} = await form();
    fill(await field(element, 'Title'), 'Cars');
    element.parentElement?.setAttribute('lang', 'zh-CN');
    expect(await field(element, '标题')).to.have.property('value', 'Cars');
  });

  describe('the receipt', () => {
    async function receipt(content = html`<civic-submit-form thread-url="/message.html?id={id}#{number}"></civic-submit-form>`) {
      const made = await form({content});
      await fillIn(made.element);
      const got = new Promise<Receipt>((resolve) => made.element.addEventListener('civic-message-submitted', (event) => resolve(event.receipt)));
      await send(made.element);
      return {...made, receipt: await got};
    }

    it('has focus on its heading', async () => {
      const {element} = await receipt();
      const heading = await byRole(element, 'heading', SENT);
      await eventually(() => focused() === heading || undefined);
    });

    it('links to the thread, and not without an address', async () => {
      const {element, receipt: {id, number}} = await receipt();
      expect((await byRole(element, 'link', 'Go to your message')).getAttribute('href')).to.equal(
        `/message.html?id=${encodeURIComponent(id)}#${encodeURIComponent(number)}`);
      const without = await receipt(html`<civic-submit-form></civic-submit-form>`);
      await byRole(without.element, 'heading', SENT);
      expect(allByRole(without.element, 'link')).to.have.length(0);
    });

    it('copies number and code, or selects them where the browser does not let it', async () => {
      const {element, receipt: {number, queryCode}} = await receipt();
      const copied: string[] = [];
      const clipboard = (writeText: (text: string) => Promise<void>) =>
        Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
      try {
        clipboard(async (text) => void copied.push(text));
        await press(element, 'Copy number and code');
        await untilText(element, 'Copied');
        expect(copied).to.deep.equal([`Number: ${number}\nQuery code: ${queryCode}`]);
        clipboard(() => Promise.reject(new Error('not allowed')));
        await press(element, 'Copy number and code');
        await eventually(() => (getSelection()?.toString().includes(queryCode) ? true : undefined), () => String(getSelection()));
      } finally {
        Reflect.deleteProperty(navigator, 'clipboard');
      }
    });

    it('prints', async () => {
      const {element} = await receipt();
      const {print} = window;
      let printed = 0;
      window.print = () => void printed++;
      try {
        await press(element, 'Print');
      } finally {
        window.print = print;
      }
      expect(printed).to.equal(1);
    });

    it('stores the query code nowhere: not in storage, cookies, the address or an attribute', async () => {
      const {element, receipt: {queryCode}} = await receipt();
      await byRole(element, 'heading', SENT);
      const places = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href, JSON.stringify(history.state), element.outerHTML];
      for (const place of places) expect(place).to.not.include(queryCode);
    });

    it('gives way to an empty form, private fields included', async () => {
      const {element, receipt: {queryCode}} = await receipt();
      await press(element, 'Write another message');
      const first = await byRole(element, 'radio', 'Enquiry');
      await eventually(() => focused() === first || undefined);
      expect(first).to.have.property('checked', false);
      expect(await field(element, 'Title')).to.have.property('value', '');
      expect(await field(element, 'Your name optional')).to.have.property('value', '');
      expect(textOf(element)).to.not.include(queryCode);
      expect(allByRole(element, 'group', 'There is a problem')).to.have.length(0);
    });
  });
});
