import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {html} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter} from '../../src/adapters/memory.js';
import type {CivicInbox} from '../../src/components/civic-inbox/civic-inbox.js';
import '../../src/define/civic-reply-panel.js';
import type {MessageSummary} from '../../src/model/index.js';
import {failing, hanging} from '../../src/testing/scenarios.js';
import {TOWN} from '../../src/testing/town.js';
import {allByRole, axe, byRole, eventually, everything, fill, focused, select, textOf, untilText} from '../support/page.js';
import {restoreVisibility, setVisibility} from '../support/visibility.js';
import {box, inboxFor, openTray, settled, titles} from './civic-inbox/inbox.js';
import {boardOf, sessionOf, townStore} from './civic-reply-panel/panel.js';

const wide = (inbox: CivicInbox, width = '1200px') => {
  (inbox.parentElement as HTMLElement).style.cssText = `display: block; inline-size: ${width}`;
};

/** Somebody else does something meanwhile. */
async function elsewhere(store: ReturnType<typeof townStore>, by: string, id: string, request: Parameters<BoardAdapter['act']>[1]): Promise<void> {
  const board = boardOf(by, store);
  const {version} = await board.getMessage(id);
  await board.act(id, request, {expectedVersion: version, idempotencyKey: `elsewhere-${id}-${version}`});
}

describe('civic-inbox', () => {
  afterEach(() => restoreVisibility());

  for (const [by, page] of [
    ['housing-lead', {lang: 'en', dir: 'ltr'}],
    ['moderator', {lang: 'zh-CN', dir: 'ltr'}],
    ['transport', {lang: 'ar', dir: 'rtl'}],
  ] as const) {
    it(`has nothing that axe objects to: ${by}, ${page.lang}`, async () => {
      const inbox = await inboxFor(boardOf(by), undefined, page);
      wide(inbox);
      await inbox.updateComplete;
      expect(await axe(inbox)).to.deep.equal([]);
      for (const pick of allByRole(inbox, 'checkbox').slice(1, 3)) pick.click();
      await inbox.updateComplete;
      expect(await axe(inbox)).to.deep.equal([]);
    });
  }

  it('has nothing that axe objects to with a form of several, with results, and in the dark', async () => {
    const store = townStore();
    const inbox = await inboxFor(boardOf('housing', store));
    (await byRole(inbox, 'checkbox', 'Select all that are shown')).click();
    await inbox.updateComplete;
    (await byRole(inbox, 'button', 'Assign')).click();
    await byRole(inbox, 'combobox', 'Colleague');
    expect(await axe(inbox)).to.deep.equal([]);
    await eventually(() => (inbox.shadowRoot?.querySelectorAll('#field-personId option').length ?? 0) > 1 || undefined);
    (await byRole(inbox, 'button', /^Assign \d messages$/)).click();
    await untilText(inbox, 'What came of it');
    (inbox.parentElement as HTMLElement).style.colorScheme = 'dark';
    document.body.style.background = '#161b22';
    expect(await axe(inbox)).to.deep.equal([]);
    document.body.style.background = '';
  });

  it('is for those who work here', async () => {
    await untilText(await inboxFor(boardOf('')), 'You need to sign in');
    await untilText(await inboxFor(boardOf('citizen')), 'There is no inbox for this account.');
    await untilText(await inboxFor(boardOf('admin')), 'There is no inbox for this account.');
  });

  it('has the trays of a unit with what lies in them, and only a lead has those to endorse', async () => {
    const inbox = await inboxFor(boardOf('housing'));
    wide(inbox);
    await byRole(inbox, 'button', /^With nobody ?, 4 messages?$/);
    expect(allByRole(inbox, 'button', /endorse/)).to.deep.equal([]);
    const current = allByRole(inbox, 'button').filter((button) => button.getAttribute('aria-current') === 'page');
    expect(current.map((button) => button.textContent)).to.have.length(1);
    const lead = await inboxFor(boardOf('housing-lead'));
    wide(lead);
    await byRole(lead, 'button', /^For you to endorse ?, 0 messages?$/);
  });

  it('has the trays of board staff', async () => {
    const inbox = await inboxFor(boardOf('moderator'));
    wide(inbox);
    await byRole(inbox, 'button', /^To publish ?, 2 messages?$/);
    expect(titles(inbox)).to.have.members(['heating-allowance', 'playground-swing']);
    await openTray(inbox, /^Handed back/);
    expect(titles(inbox)).to.deep.equal(['clinic-hours']);
    await untilText(inbox, 'Handed back');
  });

  it('begins with what is due first, and says by a word what is late or nearly so', async () => {
    const store = townStore();
    const inbox = await inboxFor(memoryAdapter({store, session: sessionOf('housing'), now: () => new Date('2026-11-24T10:00:00+08:00')}));
    const dues = (await boardOf('housing', store).listMessages({queue: 'handling', box: 'unit', sort: 'due'})).items.map(({id}) => id);
    expect(titles(inbox)).to.deep.equal(dues);
    const late = allByRole(inbox, 'listitem').map(textOf).filter((text) => /Overdue: \d+ days? ago|Overdue: yesterday|Due soon|Due in|clock has stood still/.test(text));
    expect(late).not.to.have.length(0);
    select(await byRole(inbox, 'combobox', 'Order'), 'Newest first');
    await settled(inbox);
    expect(titles(inbox)[0]).to.equal('water-pressure');
  });

  it('finds words in the open tray, and says when there are none', async () => {
    const inbox = await inboxFor(boardOf('housing'));
    fill(await byRole(inbox, 'searchbox', 'Search in this tray'), '电梯');
    (await byRole(inbox, 'button', 'Search')).click();
    await eventually(() => titles(inbox).length === 1 || undefined);
    expect(titles(inbox)).to.deep.equal(['lift-repair']);
    fill(await byRole(inbox, 'searchbox', 'Search in this tray'), 'nothing of the kind');
    (await byRole(inbox, 'button', 'Search')).click();
    await untilText(inbox, 'No message in this tray fits.');
    (await byRole(inbox, 'button', 'Clear the search')).click();
    await eventually(() => titles(inbox).length === 5 || undefined);
  });

  it('links to the page where a message is handled, and asks the page first', async () => {
    const inbox = await inboxFor(boardOf('housing'));
    const link = await byRole<HTMLAnchorElement>(inbox, 'link', /电梯/);
    expect(link.getAttribute('href')).to.equal('#handle=lift-repair');
    let asked = '';
    inbox.addEventListener('civic-message-open', (event) => {
      asked = event.messageId;
      event.preventDefault();
    });
    link.click();
    expect(asked).to.equal('lift-repair');
    expect(location.hash).not.to.include('handle');
  });

  it('shows a message beside the list where the page gave it a panel and there is room, and leads back', async () => {
    const inbox = await inboxFor(boardOf('housing'), html`<civic-inbox handle-url="#handle={id}"><civic-reply-panel slot="panel"></civic-reply-panel></civic-inbox>`);
    wide(inbox, '1400px');
    await eventually(() => (inbox.getBoundingClientRect().width > 1300 ? true : undefined));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await inbox.updateComplete;
    (await byRole(inbox, 'link', /电梯/)).click();
    await eventually(() => (focused()?.id === 'matter' ? true : undefined));
    expect(location.hash).not.to.include('handle');
    expect(await axe(inbox)).to.deep.equal([]);
    (await byRole(inbox, 'button', 'Back to the list')).click();
    await eventually(() => (focused()?.textContent?.includes('电梯') ? true : undefined));
  });

  it('keeps what it has when the board does not answer, and says so', async () => {
    const board = boardOf('housing');
    let broken = false;
    const flaky: BoardAdapter = {
      ...board,
      openDesk: async () => {
        const desk = await board.openDesk();
        return {...desk, countBoxes: (...args) => (broken ? Promise.reject(new BoardError('unavailable')) : desk.countBoxes(...args))};
      },
      listMessages: (...args) => (broken ? Promise.reject(new BoardError('unavailable')) : board.listMessages(...args)),
    };
    const inbox = await inboxFor(flaky);
    wide(inbox);
    await byRole(inbox, 'button', /^With nobody ?, 4 messages?$/);
    broken = true;
    inbox.refresh();
    await untilText(inbox, 'The board does not answer');
    expect(titles(inbox)).to.have.length(5);
    await byRole(inbox, 'button', /^With nobody ?, 4 messages?$/);
    broken = false;
    (await byRole(inbox, 'button', 'Try again')).click();
    await eventually(() => (textOf(inbox).includes('does not answer') ? undefined : true));
  });

  it('is a plain list of the queue where the board has no desk', async () => {
    const inbox = await inboxFor(memoryAdapter({town: TOWN, session: sessionOf('housing'), capabilities: {desk: false}}));
    wide(inbox);
    expect(allByRole(inbox, 'navigation')).to.deep.equal([]);
    expect(titles(inbox)).to.include('lift-repair');
    (await byRole(inbox, 'checkbox', 'Select all that are shown')).click();
    await inbox.updateComplete;
    expect(allByRole(inbox, 'button', 'Assign')).to.deep.equal([]);
    await byRole(inbox, 'button', 'Transfer');
  });

  it('says nothing but that it loads while it does, and fails in words', async () => {
    const inbox = await inboxFor(failing(boardOf('housing'), {listMessages: new BoardError('offline')}));
    await untilText(inbox, 'There is no connection');
    history.replaceState(null, '');
    const waiting = document.createElement('div');
    document.body.append(waiting);
    const loading = await inboxFor(hanging(boardOf('housing'), ['getBoard']), undefined).catch(() => undefined);
    expect(loading).to.equal(undefined);
    waiting.remove();
  });

  it('is as narrow as a phone, with nothing outside', async () => {
    const inbox = await inboxFor(boardOf('moderator'));
    wide(inbox, '320px');
    await inbox.updateComplete;
    for (const pick of allByRole(inbox, 'checkbox').slice(0, 2)) pick.click();
    await inbox.updateComplete;
    const outside = [...everything(inbox.shadowRoot as ShadowRoot)].filter((element) => element.getBoundingClientRect().width > 320);
    expect(outside.map(({className}) => className)).to.deep.equal([]);
  });

  it('finds its place again when somebody comes back', async () => {
    const inbox = await inboxFor(boardOf('moderator'));
    wide(inbox);
    await openTray(inbox, /^To review/);
    inbox.addEventListener('civic-message-open', (event) => event.preventDefault());
    (await byRole(inbox, 'link', /水压/)).click();
    const state: unknown = history.state;
    const place = inbox.parentElement as HTMLElement;
    inbox.remove();
    history.replaceState(state, '');
    const again = document.createElement('civic-inbox');
    again.handleUrl = '#handle={id}';
    place.append(again);
    await settled(again);
    await eventually(() => (focused()?.textContent?.includes('水压') ? true : undefined));
    expect(titles(again)).to.deep.equal(['water-pressure']);
  });
});

describe('the keyboard in civic-inbox', () => {
  const rowLink = (inbox: CivicInbox, at: number) => allByRole(inbox, 'link')[at] as HTMLElement;

  it('goes from message to message with the arrows, to the ends with Home and End', async () => {
    const inbox = await inboxFor(boardOf('housing'));
    rowLink(inbox, 0).focus();
    await sendKeys({press: 'ArrowDown'});
    expect(focused()).to.equal(rowLink(inbox, 1));
    await sendKeys({press: 'End'});
    expect(focused()).to.equal(rowLink(inbox, 4));
    await sendKeys({press: 'ArrowDown'});
    expect(focused()).to.equal(rowLink(inbox, 4));
    await sendKeys({press: 'Home'});
    expect(focused()).to.equal(rowLink(inbox, 0));
    await sendKeys({press: 'ArrowUp'});
    expect(focused()).to.equal(rowLink(inbox, 0));
  });

  it('selects with Space, also from the last one on with Shift, and opens with Enter', async () => {
    const inbox = await inboxFor(boardOf('housing'));
    const opened: string[] = [];
    inbox.addEventListener('civic-message-open', (event) => {
      opened.push(event.messageId);
      event.preventDefault();
    });
    rowLink(inbox, 0).focus();
    await sendKeys({press: ' '});
    await untilText(inbox, '1 selected');
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({down: 'Shift'});
    await sendKeys({press: ' '});
    await sendKeys({up: 'Shift'});
    await untilText(inbox, '3 selected');
    await sendKeys({press: 'Enter'});
    const ids = titles(inbox);
    expect(opened).to.deep.equal([ids[2]]);
    // The box of the row: Space is the browser's, Enter opens, arrows stay on boxes.
    await sendKeys({down: 'Shift'});
    await sendKeys({press: 'Tab'});
    await sendKeys({up: 'Shift'});
    expect((focused() as HTMLInputElement).type).to.equal('checkbox');
    await sendKeys({press: ' '});
    await untilText(inbox, '2 selected');
    await sendKeys({press: 'ArrowDown'});
    expect((focused() as HTMLInputElement).type).to.equal('checkbox');
    await sendKeys({press: 'Enter'});
    expect(opened).to.deep.equal([ids[2], ids[3]]);
  });

  it('reaches every row with Tab alone', async () => {
    const inbox = await inboxFor(boardOf('housing'));
    (await byRole(inbox, 'checkbox', 'Select all that are shown')).focus();
    const reached: (string | undefined)[] = [];
    for (let step = 0; step < 8; step++) {
      await sendKeys({press: 'Tab'});
      reached.push((focused() as HTMLElement).dataset['control']);
    }
    expect(reached).to.deep.equal(['pick', 'open', 'pick', 'open', 'pick', 'open', 'pick', 'open']);
  });

  it('goes to the search with a slash only where somebody switched that on', async () => {
    const inbox = await inboxFor(boardOf('housing'));
    rowLink(inbox, 0).focus();
    await sendKeys({press: '/'});
    expect(focused()).to.equal(rowLink(inbox, 0));
    (inbox.shadowRoot?.querySelector('.help') as HTMLDetailsElement).open = true;
    (await byRole(inbox, 'checkbox', /slash/)).click();
    rowLink(inbox, 0).focus();
    await sendKeys({press: '/'});
    const search = await byRole<HTMLInputElement>(inbox, 'searchbox', 'Search in this tray');
    expect(focused()).to.equal(search);
    await sendKeys({press: '/'});
    expect(search.value).to.equal('/');
  });
});

describe('several at once in civic-inbox', () => {
  it('are assigned, each by itself, and the row says so without moving', async () => {
    const store = townStore();
    const inbox = await inboxFor(boardOf('housing', store));
    const before = titles(inbox);
    (await box(inbox, '26110004')).click();
    (await box(inbox, '26110006')).click();
    await untilText(inbox, '2 selected');
    (await byRole(inbox, 'button', 'Assign')).click();
    const list = await byRole<HTMLSelectElement>(inbox, 'combobox', 'Colleague');
    await eventually(() => list.options.length > 1 || undefined);
    expect(list.options[1]?.text).to.equal('周敏 (you)');
    select(list, '吴建安');
    (await byRole(inbox, 'button', 'Assign 2 messages')).click();
    await untilText(inbox, '2 done');
    expect(focused()?.textContent).to.equal('What came of it');
    expect(titles(inbox)).to.deep.equal(before);
    await untilText(inbox, 'With 吴建安');
    expect(textOf(inbox)).not.to.include('selected');
    expect((await boardOf('housing-lead', store).getMessage('lift-repair')).desk?.assignee).to.deep.equal({name: '吴建安', mine: true});
  });

  it('stay selected where somebody was faster, and can be tried again on what is there now', async () => {
    const store = townStore();
    const inbox = await inboxFor(boardOf('housing', store));
    await elsewhere(store, 'housing-lead', 'street-light', {action: 'note', internalText: 'Ask the library.'});
    for (const number of ['26110004', '26110006']) (await box(inbox, number)).click();
    await untilText(inbox, '2 selected');
    const assign = async (count: RegExp) => {
      (await byRole(inbox, 'button', 'Assign')).click();
      const list = await byRole<HTMLSelectElement>(inbox, 'combobox', 'Colleague');
      await eventually(() => list.options.length > 1 || undefined);
      select(list, /周敏/);
      (await byRole(inbox, 'button', count)).click();
    };
    await assign(/^Assign 2 messages$/);
    await untilText(inbox, '1 not done and still selected');
    await untilText(inbox, 'Changed meanwhile: look at it again');
    await untilText(inbox, '1 selected');
    expect((await boardOf('housing', store).getMessage('street-light')).desk?.assignee).to.equal(undefined);
    (await byRole(inbox, 'button', 'Close')).click();
    await inbox.updateComplete;
    await assign(/^Assign 1 message$/);
    await untilText(inbox, '1 done');
    expect((await boardOf('housing', store).getMessage('street-light')).desk?.assignee?.mine).to.equal(true);
  });

  it('are reminded: the called-in units of each that have not reported in; where there is none, nobody', async () => {
    const store = townStore();
    const inbox = await inboxFor(boardOf('housing', store));
    for (const number of ['26110004', '26110006']) (await box(inbox, number)).click();
    await untilText(inbox, '2 selected');
    (await byRole(inbox, 'button', 'Remind')).click();
    (await byRole(inbox, 'button', 'Send reminders for 2 messages')).click();
    await untilText(inbox, 'Nobody to remind');
    await untilText(inbox, '1 done');
    const {timeline} = await boardOf('moderator', store).getMessage('lift-repair');
    expect(timeline.at(-1)).to.deep.include({action: 'remind', reminded: {agencyId: 'transport'}});
  });

  it('are transferred by board staff, who have nobody to assign to', async () => {
    const store = townStore();
    const inbox = await inboxFor(boardOf('moderator', store));
    wide(inbox);
    await openTray(inbox, /^Handed back/);
    (await box(inbox, '26110010')).click();
    await untilText(inbox, '1 selected');
    expect(allByRole(inbox, 'button', 'Assign')).to.deep.equal([]);
    (await byRole(inbox, 'button', 'Transfer')).click();
    await byRole(inbox, 'combobox', 'Agency or leader');
    (await byRole(inbox, 'button', 'Transfer 1 message')).click();
    await untilText(inbox, 'Fill this in');
    select(await byRole(inbox, 'combobox', /^Place/), /Qinghe/);
    const lists = () => allByRole(inbox, 'combobox', 'Agency or leader') as HTMLSelectElement[];
    await eventually(() => lists().find(({options}) => [...options].some(({text}) => /Education/.test(text))));
    select(lists()[0] as HTMLSelectElement, /Education/);
    (await byRole(inbox, 'button', 'Transfer 1 message')).click();
    await untilText(inbox, '1 done');
    expect((await boardOf('moderator', store).getMessage('clinic-hours')).agencyId).to.equal('education');
  });

  it('use one key for one wish: what was carried out though its answer was lost is not done twice', async () => {
    const store = townStore();
    const board = boardOf('housing', store);
    let lost = true;
    const flaky: BoardAdapter = {
      ...board,
      act: async (...args) => {
        const message = await board.act(...args);
        if (!lost) return message;
        lost = false;
        throw new BoardError('offline');
      },
    };
    const {version} = await board.getMessage('lift-repair');
    const inbox = await inboxFor(flaky);
    const remind = async () => {
      (await byRole(inbox, 'button', 'Remind')).click();
      (await byRole(inbox, 'button', /^Send reminders/)).click();
    };
    (await box(inbox, '26110004')).click();
    (await box(inbox, '26110006')).click();
    await untilText(inbox, '2 selected');
    await remind();
    await untilText(inbox, 'There is no connection');
    await untilText(inbox, 'Stopped: 1 not tried and still selected');
    await untilText(inbox, '2 selected');
    (await byRole(inbox, 'button', 'Close')).click();
    await inbox.updateComplete;
    await remind();
    await untilText(inbox, '1 done');
    expect((await board.getMessage('lift-repair')).version).to.equal(version + 1);
  });

  it('can be stopped', async () => {
    const store = townStore();
    const board = boardOf('housing', store);
    const waiting: (() => void)[] = [];
    const slow: BoardAdapter = {
      ...board,
      act: async (...args) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return await board.act(...args);
      },
    };
    const inbox = await inboxFor(slow);
    (await byRole(inbox, 'checkbox', 'Select all that are shown')).click();
    await inbox.updateComplete;
    (await byRole(inbox, 'button', 'Assign')).click();
    const list = await byRole<HTMLSelectElement>(inbox, 'combobox', 'Colleague');
    await eventually(() => list.options.length > 1 || undefined);
    select(list, '吴建安');
    (await byRole(inbox, 'button', 'Assign 5 messages')).click();
    (await byRole(inbox, 'button', 'Stop')).click();
    waiting[0]?.();
    await untilText(inbox, 'Stopped: 4 not tried and still selected');
    await untilText(inbox, '4 selected');
  });
});

describe('what is new in civic-inbox', () => {
  afterEach(() => restoreVisibility());

  it('is said when the page is seen again, and moves nothing before somebody wants that', async () => {
    const store = townStore();
    const inbox = await inboxFor(boardOf('housing', store));
    const before = titles(inbox);
    await elsewhere(store, 'moderator', 'clinic-hours', {action: 'transfer', agencyId: 'housing'});
    setVisibility('hidden');
    setVisibility('visible');
    const show = await byRole(inbox, 'button', '1 new: show');
    expect(titles(inbox)).to.deep.equal(before);
    show.click();
    await eventually(() => titles(inbox).includes('clinic-hours') || undefined);
    expect(allByRole(inbox, 'button', /new: show/)).to.deep.equal([]);
  });

  it('is said also when something has gone', async () => {
    const store = townStore();
    const inbox = await inboxFor(boardOf('housing', store));
    await elsewhere(store, 'housing', 'lift-repair', {action: 'transfer', agencyId: 'transport'});
    setVisibility('hidden');
    setVisibility('visible');
    (await byRole(inbox, 'button', 'This tray has changed: show')).click();
    await eventually(() => !titles(inbox).includes('lift-repair') || undefined);
  });
});

describe('civic-inbox with a hundred thousand messages', () => {
  const TOTAL = 100_000;
  const summaries = (from: number, count: number): MessageSummary[] => Array.from({length: count}, (_, offset) => {
    const at = from + offset;
    return {
      id: `m${at}`, number: String(26_000_000 + at), title: `Message ${at}`, excerpt: '', kind: 'complaint', topic: 'urban/roads', agencyId: 'housing', status: 'waiting',
      displayName: '陈***', visibility: 'public', language: 'en', createdAt: '2026-11-01T00:00:00Z', followers: 0, state: 'waiting', dueAt: '2026-11-20T15:59:59Z',
      desk: {version: 2, waitingFor: []},
    };
  });

  it('asks for one page at a time, keeps what is out of sight out of the layout, and never counts by itself', async () => {
    const board = boardOf('housing');
    const asked: number[] = [];
    const huge: BoardAdapter = {
      ...board,
      openDesk: async () => ({...(await board.openDesk()), countBoxes: () => Promise.resolve({unit: TOTAL})}),
      listMessages: ({cursor = '0', limit = 20}) => {
        asked.push(limit);
        const from = Number(cursor);
        return Promise.resolve({items: summaries(from, limit), nextCursor: String(from + limit), agencies: []});
      },
    };
    const inbox = await inboxFor(huge, html`<civic-inbox handle-url="#handle={id}" page-size="100"></civic-inbox>`);
    wide(inbox);
    await byRole(inbox, 'button', /^All of your unit ?, 100,000 messages?$/);
    for (let page = 0; page < 4; page++) {
      (await byRole(inbox, 'button', 'Show more')).click();
      await eventually(() => (inbox.shadowRoot?.querySelectorAll('[data-row]').length === (page + 2) * 100 ? true : undefined));
    }
    expect(asked).to.deep.equal([100, 100, 100, 100, 100]);
    const blocks = [...(inbox.shadowRoot?.querySelectorAll('.block') ?? [])];
    expect(blocks).to.have.length(25);
    expect(new Set(blocks.map((block) => getComputedStyle(block).contentVisibility))).to.deep.equal(new Set(['auto']));
    expect(focused()?.textContent).to.equal('Message 400');
  });
});
