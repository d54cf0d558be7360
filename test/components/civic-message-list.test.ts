import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicMessageList} from '../../src/components/civic-message-list/civic-message-list.js';
import {CivicSessionChanged} from '../../src/components/civic-board-provider/civic-board-provider.events.js';
import '../../src/define/civic-message-list.js';
import type {MessageQuery, Town} from '../../src/model/index.js';
import {failing, hanging} from '../../src/testing/scenarios.js';
import {TOWN} from '../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, fill, focused, onBoard, select, textOf, untilText} from '../support/page.js';

const board = () => memoryAdapter({town: TOWN});

/** The town's board as one of its accounts sees it. */
function as(username: string): BoardAdapter {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no account ${username}`);
  const {personId, name, role, agencyId} = account;
  return memoryAdapter({town: TOWN, session: {personId, name, role, ...(agencyId && {agencyId})}});
}

/** An adapter that writes down what it was asked for. */
function recording(adapter: BoardAdapter): {adapter: BoardAdapter; asked: MessageQuery[]} {
  const asked: MessageQuery[] = [];
  const listMessages: BoardAdapter['listMessages'] = (query, options) => {
    asked.push(query);
    return adapter.listMessages(query, options);
  };
  return {adapter: {...adapter, listMessages}, asked};
}

/** The town with other words in its messages. */
function written(change: Partial<Town['messages'][number]['record']['content']>): Town {
  return {
    ...TOWN,
    messages: TOWN.messages.map(({record, events}) => ({events, record: {...record, content: {...record.content, ...change}}})),
  };
}

const titles = (list: Element) => allByRole(list, 'heading').filter(({tagName}) => tagName === 'H3').map(textOf);
const untilLoaded = (list: Element) => eventually(() => titles(list).length > 0 || undefined, () => `no messages; text: ${textOf(list)}`);
const untilCount = (list: Element, count: number) =>
  eventually(() => titles(list).length === count || undefined, () => `expected ${count} messages; there are ${titles(list).length}`);
const said = (list: Element) => textOf(allByRole(list, 'status')[0] ?? list);

async function shown(content = html`<civic-message-list></civic-message-list>`, adapter = board(), page = {}) {
  const list = await onBoard<CivicMessageList>(adapter, content, page);
  await untilLoaded(list);
  return list;
}

describe('civic-message-list', () => {
  describe('has nothing that axe objects to', () => {
    for (const [language, page] of [['English', {}], ['Chinese', {lang: 'zh-Hans'}], ['right to left', {dir: 'rtl'}]] as const) {
      it(`with messages, in ${language}`, async () => {
        const list = await shown(html`<civic-message-list page-size="3" kind="complaint" thread-url="/m/{id}"></civic-message-list>`, board(), page);
        expect(await axe(list)).to.deep.equal([]);
      });
    }

    for (const [state, adapter] of [
      ['while it loads', hanging(board(), ['listMessages'])],
      ['when it failed', failing(board(), {listMessages: new BoardError('offline')})],
      ['with no message', memoryAdapter()],
    ] as const) {
      it(state, async () => {
        const list = await onBoard(adapter, html`<civic-message-list></civic-message-list>`);
        await untilText(list, /Loading|no connection|no messages/);
        expect(await axe(list)).to.deep.equal([]);
      });
    }

    it('on a desk', async () => {
      const list = await shown(html`<civic-message-list queue="handling"></civic-message-list>`, as('housing'));
      expect(await axe(list)).to.deep.equal([]);
    });
  });

  describe('shows', () => {
    it('messages newest first, each with what there is to know of it', async () => {
      const list = await shown(html`<civic-message-list thread-url="/m?id={id}"></civic-message-list>`);
      const dates = allByRole(list, 'listitem').map((entry) => entry.querySelector('time')?.dateTime ?? '');
      expect(dates).to.deep.equal([...dates].sort().reverse());
      const entry = allByRole(list, 'listitem').find((candidate) => textOf(candidate).startsWith('清禾老市场'));
      if (!entry) throw new Error('no such message');
      const text = textOf(entry);
      for (const part of ['Waiting for an answer', '三轮车', 'Complaint', 'Parking', 'Transport Bureau', '黎***', 'Sent November 16, 2026'])
        expect(text).to.contain(part);
      expect(text).not.to.contain('Due');
    });

    it('when a message was answered', async () => {
      const list = await shown(html`<civic-message-list status="answered"></civic-message-list>`);
      for (const entry of allByRole(list, 'listitem')) expect(textOf(entry)).to.match(/Answered .*Answered \w+ \d+, 2026/);
    });

    it('names in the language of the page, and titles in their own', async () => {
      const list = await shown(undefined, board(), {lang: 'zh-Hans'});
      await untilText(list, /投诉 领域: 停车 单位: 清禾县交通运输局 .*2026年11月16日/);
      const english = await byRole(list, 'button', /^Street lights out/);
      expect(english.lang).to.equal('en');
    });

    it('markup, bidirectional text and endless words as text that stays in its place', async () => {
      const hostile = '<img src=x onerror=alert(1)> \u0627\u0644\u0639 ' + 'W'.repeat(300);
      const town = written({title: hostile, displayName: hostile, body: hostile, demand: hostile});
      const list = await shown(undefined, memoryAdapter({town}));
      expect(textOf(list)).to.contain('<img src=x');
      expect(list.shadowRoot?.querySelector('img')).to.equal(null);
      expect(list.scrollWidth).to.be.at.most(list.clientWidth);
    });

    it('a name that was not given as such', async () => {
      const list = await shown(undefined, memoryAdapter({town: written({displayName: ''})}));
      expect(textOf(list)).to.contain('Name not given');
    });

    it('messages about things that the town has since given up', async () => {
      const list = await shown(undefined, memoryAdapter({town: written({kind: 'gone', topic: 'gone/too'})}));
      expect(textOf(list)).not.to.match(/gone|undefined/);
    });
  });

  describe('loads more', () => {
    it('at a press, until that is all, and takes whoever pressed to the first new one', async () => {
      const list = await shown(html`<civic-message-list page-size="5"></civic-message-list>`);
      const first = titles(list);
      expect(first).to.have.lengthOf(5);
      const more = await byRole(list, 'button', 'Show more');
      more.focus();
      more.click();
      more.click();
      await untilCount(list, 10);
      expect(titles(list).slice(0, 5)).to.deep.equal(first);
      expect(new Set(titles(list)).size).to.equal(10);
      await eventually(() => textOf(focused() ?? list) === titles(list)[5] || undefined, () => `focus is on ${focused()?.tagName}`);
      (await byRole(list, 'button', 'Show more')).click();
      await untilText(list, 'That is all.');
      expect(allByRole(list, 'button', 'Show more')).to.have.lengthOf(0);
    });

    it('keeps what is there when that fails, and gets the rest on the next attempt', async () => {
      const adapter = board();
      let broken = true;
      const listMessages: BoardAdapter['listMessages'] = (query, options) =>
        query.cursor && broken ? Promise.reject(new BoardError('unavailable')) : adapter.listMessages(query, options);
      const list = await shown(html`<civic-message-list page-size="5"></civic-message-list>`, {...adapter, listMessages});
      const more = await byRole(list, 'button', 'Show more');
      more.focus();
      more.click();
      await untilText(list, 'More messages could not be loaded. The board does not answer');
      expect(titles(list)).to.have.lengthOf(5);
      expect(focused()).to.equal(more);
      expect(await axe(list)).to.deep.equal([]);
      broken = false;
      (await byRole(list, 'button', 'Try again')).click();
      await untilCount(list, 10);
    });

    it('where nothing is chosen from: what is read stays where it is, and how many there are is only heard', async () => {
      const list = await shown(html`<civic-message-list filters="" page-size="5"></civic-message-list>`);
      const more = await byRole(list, 'button', 'Show more');
      const [first] = allByRole(list, 'listitem');
      const top = () => (first?.getBoundingClientRect().top ?? 0) + scrollY;
      const before = top();
      more.focus();
      more.click();
      await untilText(list, '10 messages shown');
      expect(first?.isConnected).to.equal(true);
      expect(top()).to.equal(before);
    });

    it('leaves the reader at the top where a script presses a button further down', async () => {
      const list = await shown(html`<civic-message-list filters="" page-size="10"></civic-message-list>`);
      scrollTo(0, 0);
      const more = await byRole(list, 'button', 'Show more');
      expect(more.getBoundingClientRect().top).to.be.greaterThan(innerHeight);
      more.click();
      await untilCount(list, 15);
      await list.updateComplete;
      expect([scrollY, focused()]).to.deep.equal([0, document.body]);
    });

    it('by pages of 1 to 100, whatever the page asks for', async () => {
      for (const [size, limit] of [['1000', 100], ['-3', 1], ['many', 20], ['', 20]] as const) {
        const {adapter, asked} = recording(board());
        await shown(html`<civic-message-list page-size=${size}></civic-message-list>`, adapter);
        expect(asked[0]?.limit).to.equal(limit);
      }
    });
  });

  describe('finds', () => {
    it('words, when they are sent: says how many there are, and leaves focus where it is', async () => {
      const list = await shown();
      expect(said(list)).to.equal('');
      const words = await byRole(list, 'searchbox', 'Words to find');
      fill(words, ' 停车 ');
      const before = titles(list).length;
      expect(titles(list)).to.have.lengthOf(before);
      (await byRole(list, 'button', 'Search')).click();
      await eventually(() => said(list) === '2 messages shown' || undefined, () => said(list));
      expect(list.text).to.equal('停车');
      expect(focused()).to.equal(words);
    });

    it('messages of a kind, a topic with what is in it, or a status, as soon as it is chosen', async () => {
      const {adapter, asked} = recording(board());
      const list = await shown(undefined, adapter);
      select(await byRole(list, 'combobox', 'Kind'), 'Complaint');
      select(await byRole(list, 'combobox', 'Topic'), 'Transport › Parking');
      select(await byRole(list, 'combobox', 'Status'), 'Waiting for an answer');
      await untilCount(list, 1);
      expect(titles(list)[0]).to.match(/^清禾老市场/);
      expect(asked.at(-1)).to.include({kind: 'complaint', topic: 'transport/parking', status: 'waiting'});
      expect([list.kind, list.topic, list.status]).to.deep.equal(['complaint', 'transport/parking', 'waiting']);
    });

    it('messages of a place and then of an agency in it; another place takes the agency back', async () => {
      const list = await shown();
      const place = await byRole(list, 'combobox', 'Place');
      await eventually(() => (place as HTMLSelectElement).options.length > 1 || undefined);
      select(place, 'Liuxi Town');
      const agency = await byRole<HTMLSelectElement>(list, 'combobox', 'Agency');
      await eventually(() => [...agency.options].some(({text}) => text.includes('Liuxi')) || undefined);
      select(agency, 'Liuxi Town Government');
      await eventually(() => list.agencyId === 'liuxi-office' || undefined);
      select(place, 'Wuyin Street');
      await eventually(() => list.placeId === 'wuyin' || undefined);
      expect(list.agencyId).to.equal('');
      await eventually(() => [...agency.options].some(({text}) => text.includes('Wuyin')) || undefined);
      expect(agency.value).to.equal('');
      select(place, 'Any');
      expect(list.placeId).to.equal('');
    });

    it('what the page asks for, and shows it in the controls', async () => {
      const list = await shown(html`<civic-message-list kind="enquiry" place-id="wuyin" agency-id="wuyin-office" text="流感"></civic-message-list>`);
      expect(titles(list)).to.have.lengthOf(1);
      await eventually(() => [...allByRole(list, 'combobox')].map((field) => (field as HTMLSelectElement).selectedOptions[0]?.text.trim()).join() ===
        'Wuyin Street,Wuyin Street Office,Any,Enquiry,Any,Newest first' || undefined, () => textOf(list));
      expect((await byRole<HTMLInputElement>(list, 'searchbox')).value).to.equal('流感');
    });

    it('nothing, and says so and how to go on; all filters can be cleared at once', async () => {
      const list = await onBoard<CivicMessageList>(board(), html`<civic-message-list text="unicorn" kind="thanks"></civic-message-list>`);
      await untilText(list, 'No message fits.');
      const words = await byRole<HTMLInputElement>(list, 'searchbox');
      fill(words, 'unicorn and more');
      (await byRole(list, 'button', 'Clear all filters')).click();
      await untilLoaded(list);
      expect([list.text, list.kind, words.value]).to.deep.equal(['', '', '']);
      expect((await byRole<HTMLSelectElement>(list, 'combobox', 'Kind')).value).to.equal('');
      expect(allByRole(list, 'button', 'Clear all filters')).to.have.lengthOf(0);
      expect(focused()).to.equal(words);
    });

    it('keeps the messages that are there when a search fails, and says why', async () => {
      const adapter = board();
      const listMessages: BoardAdapter['listMessages'] = (query, options) =>
        query.kind ? Promise.reject(new BoardError('rate-limited')) : adapter.listMessages(query, options);
      const list = await shown(undefined, {...adapter, listMessages});
      const before = titles(list);
      select(await byRole(list, 'combobox', 'Kind'), 'Thanks');
      await untilText(list, 'Too many attempts.');
      expect(titles(list)).to.deep.equal(before);
    });

    it('shows no search where the board cannot search', async () => {
      const {adapter, asked} = recording(memoryAdapter({town: TOWN, capabilities: {search: false}}));
      const list = await shown(html`<civic-message-list text="停车"></civic-message-list>`, adapter);
      expect(allByRole(list, 'searchbox')).to.have.lengthOf(0);
      expect(asked[0]?.text).to.equal('');
    });

    it('shows only the controls that the page wants', async () => {
      const list = await shown(html`<civic-message-list filters="kind search"></civic-message-list>`);
      await byRole(list, 'combobox', 'Kind');
      expect(allByRole(list, 'combobox')).to.have.lengthOf(1);
      list.filters = '';
      await list.updateComplete;
      expect(allByRole(list, 'search')).to.have.lengthOf(0);
    });

    it('folds its lists where there is little room, and says how many are set', async () => {
      const list = await shown(html`<civic-message-list kind="complaint"></civic-message-list>`);
      (list.parentElement as HTMLElement).style.display = 'block';
      (list.parentElement as HTMLElement).style.inlineSize = '20rem';
      await untilText(list, 'Filters: 1 set');
      expect(allByRole(list, 'combobox')).to.have.lengthOf(0);
      list.shadowRoot?.querySelector('summary')?.click();
      await eventually(() => allByRole(list, 'combobox').length === 6 || undefined);
      expect(list.scrollWidth).to.be.at.most(320);
      expect(await axe(list)).to.deep.equal([]);
    });
  });

  describe('counts messages by status', () => {
    const counts = (list: Element) => allByRole(list, 'button').filter((button) => button.hasAttribute('aria-pressed')).map(textOf);
    const untilCounted = async (list: Element) => { await eventually(() => counts(list).every((text) => /\d$/.test(text)) || undefined, () => counts(list).join()); };

    it('as the board has them, and filters by one at a press and by none at another', async () => {
      const list = await shown();
      await untilCounted(list);
      const all = titles(list).length;
      expect(counts(list).reduce((sum, text) => sum + Number(/\d+$/.exec(text)?.[0]), 0)).to.equal(all);
      const answered = await byRole(list, 'button', /^Answered \d/);
      const count = Number(/\d+$/.exec(textOf(answered))?.[0]);
      answered.click();
      await untilCount(list, count);
      expect([list.status, answered.getAttribute('aria-pressed')]).to.deep.equal(['answered', 'true']);
      expect((await byRole<HTMLSelectElement>(list, 'combobox', 'Status')).value).to.equal('answered');
      answered.click();
      await untilCount(list, all);
      expect(list.status).to.equal('');
    });

    it('that fit the other filters', async () => {
      const list = await shown(html`<civic-message-list text="停车"></civic-message-list>`);
      await untilCounted(list);
      expect(counts(list)).to.deep.equal(['Waiting for an answer 2', 'In progress 0', 'Answered 0']);
    });

    it('without moving anything when the figures come', async () => {
      const adapter = board();
      let answer = () => {};
      const waiting = new Promise<void>((resolve) => { answer = resolve; });
      const countMessages: BoardAdapter['countMessages'] = async (query, options) => { await waiting; return await adapter.countMessages(query, options); };
      const list = await shown(undefined, {...adapter, countMessages});
      // Until its observers have told the list how wide it is.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      const before = list.shadowRoot?.querySelector('[part=list]')?.getBoundingClientRect().top;
      answer();
      await untilCounted(list);
      expect(list.shadowRoot?.querySelector('[part=list]')?.getBoundingClientRect().top).to.equal(before);
    });

    it('not at all where the board cannot, on desks, and without a status filter; and is no worse for a failure', async () => {
      const cases: [BoardAdapter, ReturnType<typeof html>][] = [
        [memoryAdapter({town: TOWN, capabilities: {counts: false}}), html`<civic-message-list></civic-message-list>`],
        [as('housing'), html`<civic-message-list queue="handling"></civic-message-list>`],
        [board(), html`<civic-message-list filters="search kind"></civic-message-list>`],
      ];
      for (const [adapter, content] of cases) expect(counts(await shown(content, adapter))).to.deep.equal([]);
      const failed = await shown(undefined, failing(board(), {countMessages: new BoardError('unavailable')}));
      expect(allByRole(failed, 'alert').map(textOf).join('')).to.equal('');
    });
  });

  describe('comes in the order', () => {
    it('that is chosen', async () => {
      const adapter = board();
      await adapter.follow('street-light', {following: true, followerKey: 'a-follower-key-of-a-device-0001'});
      const list = await shown(undefined, adapter);
      select(await byRole(list, 'combobox', 'Order'), 'Most followed first');
      await eventually(() => /^Street lights/.test(titles(list)[0] ?? '') || undefined, () => titles(list).join());
      expect(textOf(allByRole(list, 'listitem')[0] ?? list)).to.contain('1 person follows this');
      expect(textOf(allByRole(list, 'listitem')[1] ?? list)).not.to.contain('follow');
    });

    it('out of those that make sense', async () => {
      const orders = async (content: ReturnType<typeof html>, adapter: BoardAdapter) =>
        [...(await byRole<HTMLSelectElement>(await shown(content, adapter), 'combobox', 'Order')).options].map(({text}) => text);
      expect(await orders(html`<civic-message-list></civic-message-list>`, memoryAdapter({town: TOWN, capabilities: {follow: false}})))
        .to.deep.equal(['Newest first', 'Newest answer first']);
      expect(await orders(html`<civic-message-list queue="handling"></civic-message-list>`, as('housing'))).to.deep.equal(['Newest first', 'Due first']);
    });
  });

  describe('marks what was looked for', () => {
    const marks = (list: Element) => [...(list.shadowRoot?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent);

    it('in titles and excerpts, and nothing once the search is over', async () => {
      const list = await shown(html`<civic-message-list text="PARKING permit"></civic-message-list>`);
      await eventually(() => marks(list).length > 0 || undefined);
      expect(marks(list)).to.include.members(['parking', 'permit']);
      expect(await axe(list)).to.deep.equal([]);
      list.text = '';
      await eventually(() => titles(list).length > 1 || undefined);
      expect(marks(list)).to.deep.equal([]);
    });

    it('as text, whatever it is', async () => {
      const list = await shown(html`<civic-message-list text=${'<img'}></civic-message-list>`, memoryAdapter({town: written({title: '<img src=x> <b>'})}));
      await eventually(() => marks(list).length > 0 || undefined);
      expect(marks(list)).to.include('<img');
      expect(list.shadowRoot?.querySelector('img')).to.equal(null);
    });
  });

  describe('in the page’s address', () => {
    let home = '';
    const parameters = () => Object.fromEntries([...new URL(location.href).searchParams].filter(([name]) => !new URL(home).searchParams.has(name)));
    const go = (query: string) => history.replaceState(null, '', `${home}${home.includes('?') ? '&' : '?'}${query}`);
    beforeEach(() => { home = location.href; });
    afterEach(() => history.replaceState(null, '', home));

    it('keeps what is chosen, a step of the history each, and goes back through it', async () => {
      const list = await shown(html`<civic-message-list address></civic-message-list>`);
      const all = titles(list).length;
      select(await byRole(list, 'combobox', 'Kind'), 'Complaint');
      select(await byRole(list, 'combobox', 'Order'), 'Newest answer first');
      expect(parameters()).to.deep.equal({kind: 'complaint', sort: 'newest-answer'});
      history.back();
      await eventually(() => list.sort === 'newest' || undefined);
      expect([list.kind, parameters()]).to.deep.equal(['complaint', {kind: 'complaint'}]);
      history.back();
      await eventually(() => list.kind === '' || undefined);
      await untilCount(list, all);
      expect((await byRole<HTMLSelectElement>(list, 'combobox', 'Kind')).value).to.equal('');
      history.forward();
      await eventually(() => list.kind === 'complaint' || undefined);
    });

    it('is shown as a link says, over what the page has chosen, junk left out', async () => {
      go('kind=enquiry&status=nonsense&sort=loudest&search=%E6%B5%81%E6%84%9F&other=1');
      const {adapter, asked} = recording(board());
      const list = await shown(html`<civic-message-list address kind="complaint"></civic-message-list>`, adapter);
      expect([list.kind, list.status, list.sort, list.text]).to.deep.equal(['enquiry', '', 'newest', '流感']);
      expect(asked).to.have.lengthOf(1);
      (await byRole(list, 'button', 'Clear all filters')).click();
      expect(parameters()).to.deep.equal({other: '1', kind: ''});
    });

    it('is apart from another list’s', async () => {
      go('desk-kind=complaint&kind=thanks');
      const list = await shown(html`<civic-message-list address="desk"></civic-message-list>`);
      expect(list.kind).to.equal('complaint');
    });

    it('is left alone unless the page wants it', async () => {
      go('kind=complaint');
      const before = location.href;
      const list = await shown();
      expect(list.kind).to.equal('');
      select(await byRole(list, 'combobox', 'Kind'), 'Enquiry');
      expect(location.href).to.equal(before);
    });

    it('leads back to the message that was opened, with as many loaded as there were', async () => {
      const away = await shown(html`<civic-message-list address page-size="4" thread-url="#{id}"></civic-message-list>`);
      (await byRole(away, 'button', 'Show more')).click();
      await untilCount(away, 8);
      const title = titles(away)[6] ?? '';
      away.addEventListener('click', (event) => event.preventDefault(), {once: true});
      allByRole(away, 'link').find((link) => textOf(link) === title)?.click();
      away.remove();
      const list = await shown(html`<civic-message-list address page-size="4" thread-url="#{id}"></civic-message-list>`);
      expect(titles(list)).to.have.lengthOf(8);
      await eventually(() => textOf(focused() ?? list) === title || undefined, () => `focus is on ${focused()?.tagName}`);
      await eventually(() => {
        const box = focused()?.getBoundingClientRect();
        return (box && box.top >= 0 && box.bottom <= innerHeight) || undefined;
      });
      (await byRole(list, 'button', 'Show more')).click();
      await eventually(() => titles(list).length > 8 || undefined);
      expect(new Set(titles(list)).size).to.equal(titles(list).length);
    });

    it('takes a state of the history that is not its own for none', async () => {
      for (const state of ['text', 7, {'civic-message-list ': {loaded: 'many', opened: 7}}, {'civic-message-list ': {loaded: -1}}]) {
        history.replaceState(state, '');
        expect(titles(await shown(html`<civic-message-list address page-size="3"></civic-message-list>`))).to.have.lengthOf(3);
      }
    });
  });

  describe('keeps its place', () => {
    it('when it is refreshed: as many messages as were loaded', async () => {
      const {adapter, asked} = recording(board());
      const list = await shown(html`<civic-message-list page-size="4"></civic-message-list>`, adapter);
      (await byRole(list, 'button', 'Show more')).click();
      await untilCount(list, 8);
      list.refresh();
      await eventually(() => asked.length === 3 || undefined);
      await eventually(() => said(list) === '8 messages shown' || undefined, () => said(list));
      expect(asked[2]).to.include({limit: 8});
      list.kind = 'complaint';
      await eventually(() => asked.length === 4 || undefined);
      expect(asked[3]).to.include({limit: 4});
    });
  });

  describe('is long', () => {
    it('is as high as its first messages before the browser has looked which of it is seen: what follows does not jump', async () => {
      const list = await shown(html`<civic-message-list page-size="100" filters=""></civic-message-list>`);
      const block = list.shadowRoot?.querySelector<HTMLElement>('.block');
      if (!block) throw new Error('no messages');
      // As it comes from a server: nothing has said how many there are, and it is new to the browser.
      const anew = block.cloneNode(true) as HTMLElement;
      anew.removeAttribute('style');
      block.replaceWith(anew);
      const items = [...anew.children].reduce((sum, {clientHeight}) => sum + clientHeight, 0);
      expect(items).to.be.greaterThan(500);
      expect(anew.clientHeight).to.be.at.least(items);
    });

    const many = (count: number): Town => ({
      ...TOWN,
      messages: Array.from({length: count}, (_, index) => {
        const [message] = TOWN.messages;
        if (!message) throw new Error('no message');
        const createdAt = new Date(Date.UTC(2026, 0, 1, 0, -index)).toISOString();
        const record = {...message.record, id: `message-${index}`, number: String(index), content: {...message.record.content, title: `Message ${index}`, createdAt}};
        return {...message, record};
      }),
    });

    it('and one list all the same to those who hear it', async () => {
      const list = await shown(html`<civic-message-list page-size="45"></civic-message-list>`, memoryAdapter({town: many(50)}));
      const [whole, ...others] = allByRole(list, 'list');
      expect(others).to.deep.equal([]);
      expect(whole && allByRole(whole, 'listitem')).to.have.lengthOf(45);
      expect(await axe(list)).to.deep.equal([]);
    });

    it('and takes what is far from the screen for about as high as it will be', async () => {
      const list = await shown(html`<civic-message-list page-size="45"></civic-message-list>`, memoryAdapter({town: many(45)}));
      const before = list.offsetHeight;
      list.scrollIntoView({block: 'end'});
      await eventually(() => allByRole(list, 'listitem').at(-1)?.checkVisibility({contentVisibilityAuto: true}) || undefined);
      expect(list.offsetHeight / before).to.be.within(0.7, 1.4);
    });

    it('and leaves focus on a message when newer ones come before it', async () => {
      const adapter = memoryAdapter({town: many(45)});
      for (const number of [1, 20, 21, 40]) {
        let newest = 1;
        const listMessages: BoardAdapter['listMessages'] = async (query, options) => {
          const page = await adapter.listMessages(query, options);
          return {...page, items: page.items.slice(newest)};
        };
        const list = await shown(html`<civic-message-list page-size="45"></civic-message-list>`, {...adapter, listMessages});
        const title = await byRole(list, 'button', `Message ${number}`);
        title.focus();
        newest = 0;
        list.refresh();
        await eventually(() => titles(list)[0] === 'Message 0' || undefined, () => titles(list).join());
        expect(focused(), `message ${number}`).to.equal(title);
      }
    });

    it('and draws anew what has changed, in its place and with its focus, and nothing else', async () => {
      const adapter = memoryAdapter({town: many(45)});
      const renamed = new Map<string, string>();
      const listMessages: BoardAdapter['listMessages'] = async (query, options) => {
        const page = await adapter.listMessages(query, options);
        return {...page, items: page.items.map((item) => ({...item, title: renamed.get(item.id) ?? item.title})).filter(({title}) => title)};
      };
      const list = await shown(html`<civic-message-list page-size="45"></civic-message-list>`, {...adapter, listMessages});
      const before = allByRole(list, 'listitem');
      (await byRole(list, 'button', 'Message 20')).focus();
      renamed.set('message-20', 'Another title').set('message-0', '').set('message-30', '');
      list.refresh();
      await eventually(() => titles(list).includes('Another title') || undefined, () => titles(list).join());
      const after = allByRole(list, 'listitem');
      expect(after).to.have.lengthOf(43);
      expect(before.filter((entry) => !after.includes(entry)).map((entry) => before.indexOf(entry))).to.deep.equal([0, 20, 30]);
      expect(after.findIndex((entry) => !before.includes(entry)), 'the new one stands where the old one was').to.equal(19);
      expect(focused()).to.equal(await byRole(list, 'button', 'Another title'));
    });

    it('and turns into another language, as it stands', async () => {
      const list = await shown(html`<civic-message-list page-size="45"></civic-message-list>`, memoryAdapter({town: many(45)}));
      const [first] = allByRole(list, 'listitem');
      expect(textOf(first ?? list)).to.include('Sent ');
      list.lang = 'zh-Hans';
      await eventually(() => textOf(allByRole(list, 'listitem')[0] ?? list).includes('留言时间') || undefined, () => textOf(allByRole(list, 'listitem')[0] ?? list));
      expect(titles(list)).to.have.lengthOf(45);
    });

    it('and holds no more nodes than what can be seen or heard takes', async () => {
      const list = await shown(html`<civic-message-list page-size="45"></civic-message-list>`, memoryAdapter({town: many(45)}));
      const [whole] = allByRole(list, 'list');
      const other = document.createTreeWalker(whole ?? list, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_TEXT, ({nodeType, nodeValue}) =>
        nodeType === Node.COMMENT_NODE || !nodeValue?.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
      expect(other.nextNode()).to.equal(null);
    });
  });

  describe('is of certain messages', () => {
    it('by their ids, in the order of the list', async () => {
      const list = await shown(html`<civic-message-list .ids=${['night-noise', 'market-parking', 'nobody']}></civic-message-list>`);
      expect(titles(list)).to.have.lengthOf(2);
    });

    it('that the signed-in reader follows', async () => {
      const adapter = as('citizen');
      await adapter.follow('night-noise', {following: true});
      expect(titles(await shown(html`<civic-message-list queue="followed"></civic-message-list>`, adapter))).to.have.lengthOf(1);
      const none = await onBoard(as('citizen2'), html`<civic-message-list queue="followed"></civic-message-list>`);
      await untilText(none, 'You do not follow a message yet.');
      const visitor = await onBoard(board(), html`<civic-message-list queue="followed"></civic-message-list>`);
      await untilText(visitor, 'You need to sign in for this.');
    });
  });

  describe('says how things stand', () => {
    it('keeps the place of messages that are on their way', async () => {
      const list = await onBoard(hanging(board(), ['listMessages']), html`<civic-message-list></civic-message-list>`);
      await untilText(list, 'Loading…');
      expect(list.offsetHeight).to.be.above(600);
      expect(list.shadowRoot?.querySelector('[aria-busy=true]')).not.to.equal(null);
    });

    it('says that nobody has written yet', async () => {
      const list = await onBoard(memoryAdapter(), html`<civic-message-list></civic-message-list>`);
      await untilText(list, 'There are no messages here yet.');
    });

    it('tries again after a failure, when it is asked to', async () => {
      const adapter = board();
      let broken = true;
      const listMessages: BoardAdapter['listMessages'] = (query, options) =>
        broken ? Promise.reject(new BoardError('offline')) : adapter.listMessages(query, options);
      const list = await onBoard({...adapter, listMessages}, html`<civic-message-list></civic-message-list>`);
      await untilText(await byRole(list, 'alert', /.*/), 'There is no connection.');
      broken = false;
      (await byRole(list, 'button', 'Try again')).click();
      await untilLoaded(list);
      expect(textOf(list)).not.to.contain('no connection');
    });

    it('gets the board too when that failed', async () => {
      const adapter = board();
      let broken = true;
      const getBoard: BoardAdapter['getBoard'] = (options) =>
        broken ? Promise.reject(new BoardError('unavailable')) : adapter.getBoard(options);
      const list = await onBoard({...adapter, getBoard}, html`<civic-message-list></civic-message-list>`);
      const retry = await byRole(list, 'button', 'Try again');
      broken = false;
      retry.click();
      await untilLoaded(list);
    });

    it('says what is missing when there is no board around it', async () => {
      const list = await onBoard(undefined as unknown as BoardAdapter, html`<civic-message-list></civic-message-list>`);
      await untilText(list, 'not connected to a board');
    });

    it('takes refresh() for a wish to see what is new, without anything disappearing', async () => {
      const {adapter, asked} = recording(board());
      const list = await shown(undefined, adapter);
      list.refresh();
      await list.updateComplete;
      expect(titles(list)).not.to.have.lengthOf(0);
      await eventually(() => asked.length === 2 || undefined);
    });

    it('goes on working after it was moved in the page', async () => {
      const list = await shown(html`<civic-message-list page-size="5"></civic-message-list>`);
      const home = list.parentElement;
      list.remove();
      home?.append(list);
      (await byRole(list, 'button', 'Show more')).click();
      await untilCount(list, 10);
      list.parentElement?.setAttribute('lang', 'zh-Hans');
      await untilText(list, '加载更多');
    });
  });

  describe('opens a message', () => {
    const opened = (list: CivicMessageList, cancel = false) => {
      const ids: string[] = [];
      list.addEventListener('civic-message-open', (event) => {
        ids.push(event.messageId);
        if (cancel) event.preventDefault();
      });
      return ids;
    };

    it('by an event alone where the page gave no address', async () => {
      const list = await shown();
      const ids = opened(list);
      (await byRole(list, 'button', /^Street lights/)).click();
      expect(ids).to.deep.equal(['street-light']);
    });

    it('by a link with the id in it, safe for an address', async () => {
      const town = {...TOWN, messages: TOWN.messages.map((message) => ({...message, record: {...message.record, id: `a&b=${message.record.id}/?`}}))};
      const list = await shown(html`<civic-message-list thread-url="/message.html?id={id}"></civic-message-list>`, memoryAdapter({town}));
      const link = await byRole<HTMLAnchorElement>(list, 'link', /^Street lights/);
      expect(new URL(link.href).searchParams.get('id')).to.equal('a&b=street-light/?');
    });

    it('by the event first, so that a page can stop the link', async () => {
      const list = await shown(html`<civic-message-list thread-url="#never-{id}"></civic-message-list>`);
      const ids = opened(list, true);
      (await byRole(list, 'link', /^Street lights/)).click();
      expect(ids).to.deep.equal(['street-light']);
      expect(location.hash).not.to.contain('never');
    });

    it('leaves a click that opens a new tab to the browser', async () => {
      const list = await shown(html`<civic-message-list thread-url="#{id}"></civic-message-list>`);
      const ids = opened(list);
      const link = await byRole(list, 'link', /^Street lights/);
      const stop = (event: Event) => event.preventDefault();
      addEventListener('click', stop);
      link.dispatchEvent(new MouseEvent('click', {ctrlKey: true, bubbles: true, composed: true, cancelable: true}));
      removeEventListener('click', stop);
      expect(ids).to.deep.equal([]);
    });
  });

  describe('as a desk', () => {
    it('shows a unit what it has to handle, with the exact state and when the answer is due', async () => {
      const list = await shown(html`<civic-message-list queue="handling" sort="due"></civic-message-list>`, as('housing'));
      const text = textOf(list);
      for (const part of ['An answer is in review', 'The author was asked for more', 'Confidential']) expect(text).to.contain(part);
      expect(text).to.match(/(Due|Overdue since) November \d+, 2026/);
    });

    it('tells a unit as much on the public board, also where nothing is chosen from, and nobody else', async () => {
      const content = html`<civic-message-list filters="" page-size="100"></civic-message-list>`;
      const list = await shown(content, as('housing'));
      await eventually(() => list.shadowRoot?.querySelector('[part=mark]') ?? undefined, () => textOf(list));
      expect(textOf(list)).to.contain('The author was asked for more').and.to.match(/(Due|Overdue since) November \d+, 2026/);
      const visitors = await shown(content);
      expect(visitors.shadowRoot?.querySelector('[part=mark]')).to.equal(null);
      expect(textOf(visitors)).not.to.match(/Due|Overdue/);
    });

    it('says in words that an answer is overdue, once the clock has run out', async () => {
      const adapter = as('housing');
      const listMessages: BoardAdapter['listMessages'] = async (query, options) => {
        const page = await adapter.listMessages(query, options);
        return {...page, items: page.items.map((item) => ({...item, dueAt: '2020-01-02T00:00:00Z'}))};
      };
      const list = await shown(html`<civic-message-list queue="handling"></civic-message-list>`, {...adapter, listMessages});
      for (const entry of allByRole(list, 'listitem')) {
        const running = !/in review|asked for more/.test(textOf(entry));
        expect(textOf(entry)).to.contain(running ? 'Overdue since January 2, 2020' : 'Due January 2, 2020');
      }
    });

    it('offers a unit only the statuses that its messages can have', async () => {
      const list = await shown(html`<civic-message-list queue="handling"></civic-message-list>`, as('housing'));
      const status = await byRole<HTMLSelectElement>(list, 'combobox', 'Status');
      expect([...status.options].map(({text}) => text)).to.deep.equal(['Any', 'Waiting for an answer', 'In progress']);
    });

    it('shows board staff what waits for them', async () => {
      const list = await shown(html`<civic-message-list queue="moderation"></civic-message-list>`, as('moderator'));
      expect(textOf(list)).to.contain('Being checked').and.to.contain('An answer is in review');
      expect(allByRole(list, 'combobox', 'Status')).to.have.lengthOf(0);
    });

    it('tells a visitor in words to sign in, without a button that could not help', async () => {
      for (const queue of ['handling', 'moderation', 'mine']) {
        const list = await onBoard(board(), html`<civic-message-list queue=${queue}></civic-message-list>`);
        await untilText(list, 'You need to sign in for this.');
        expect(allByRole(list, 'button', 'Try again')).to.have.lengthOf(0);
        expect(allByRole(list, 'combobox')).to.have.lengthOf(0);
      }
    });

    it('tells somebody who may not see a queue so', async () => {
      const list = await onBoard(as('citizen'), html`<civic-message-list queue="moderation"></civic-message-list>`);
      await untilText(list, 'Your account may not do this.');
    });

    it('shows nothing any more of a citizen’s own messages once they signed out', async () => {
      const adapter = as('citizen');
      const list = await shown(html`<civic-message-list queue="mine"></civic-message-list>`, adapter);
      await adapter.signOut();
      list.dispatchEvent(new CivicSessionChanged());
      await untilText(list, 'You need to sign in for this.');
      expect(titles(list)).to.deep.equal([]);
    });

    it('loads by itself once somebody has signed in', async () => {
      const adapter = board();
      const list = await onBoard(adapter, html`<civic-message-list queue="mine"></civic-message-list>`);
      await untilText(list, 'You need to sign in for this.');
      await adapter.signIn({username: 'citizen', password: 'demo-citizen'});
      list.dispatchEvent(new CivicSessionChanged());
      await untilLoaded(list);
      expect(textOf(list)).not.to.contain('sign in');
    });
  });
});
