import {expect} from '@open-wc/testing';
import {html} from 'lit';
import {type BoardAdapter, BoardError, type Session} from '../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import {CivicSupervisionSubmit} from '../../src/components/civic-supervision/civic-supervision.events.js';
import type {CivicSupervision} from '../../src/components/civic-supervision/civic-supervision.js';
import '../../src/define/civic-supervision.js';
import type {ActionRequest, Message, SeedMessage} from '../../src/model/index.js';
import {failing, hanging, newKey, story, TOWN} from '../../src/testing/index.js';
import {allByRole, axe, byRole, eventually, fill, focused, onBoard, textOf, untilText} from '../support/page.js';
import {drawn} from '../support/pictures.js';

const NOW = '2026-11-18T22:00:00+08:00';
const WIDE = 1200;
const ROOF = '清禾一中旁老宿舍楼屋顶漏水三年未修';

function sessionOf(username: string): Session {
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (!account) throw new Error(`no account ${username}`);
  const {personId, name, role, agencyId} = account;
  return {personId, name, role, ...(agencyId && {agencyId})};
}

const storeWith = (...more: SeedMessage[]) => new MemoryStore({...TOWN, messages: [...TOWN.messages, ...more]});
const boardOf = (username: string, store = storeWith()): BoardAdapter =>
  memoryAdapter({store, session: username ? sessionOf(username) : null, now: () => new Date(NOW)});
const messageOf = (store: MemoryStore, id: string): Promise<Message> => boardOf('moderator', store).getMessage(id);
const publicOf = (store: MemoryStore, id: string): Promise<Message> => boardOf('', store).getMessage(id);

/** Late, with nobody told yet. */
const LATE = story(
  {id: 'late', number: '26110081', at: '2026-10-20T08:00:00+08:00', language: 'en', kind: 'help', topic: 'urban/water', agencyId: 'housing', title: 'No heating in block 4', body: 'Since October.'},
  ['2026-10-20T09:00:00+08:00', 'moderator', {action: 'publish'}],
  ['2026-10-21T09:00:00+08:00', 'housing', {action: 'accept'}],
  ['2026-11-02T09:00:00+08:00', 'moderator2', {action: 'supervise', internalText: 'Old people live there.', superviseUntil: '2026-11-10T18:00:00+08:00'}],
);

async function shown({adapter = boardOf('moderator'), width = WIDE, page = {}, messageId = ''} = {}): Promise<CivicSupervision> {
  const element = await onBoard<CivicSupervision>(adapter, html`<civic-supervision message-id=${messageId}></civic-supervision>`, page);
  element.style.inlineSize = `${width}px`;
  await eventually(() => (/Loading…|正在加载…|جارٍ التحميل/.test(textOf(element)) || !element.shadowRoot?.querySelector('.work') ? undefined : true), () => textOf(element));
  return element;
}

const titleOf = (element: Element) => allByRole(element, 'heading').find(({id}) => id === 'matter')?.textContent ?? '';
const rowsOf = (element: Element) => [...(element.shadowRoot?.querySelectorAll('[part=row]') ?? [])].map(textOf);

async function opened(element: CivicSupervision, title: string): Promise<void> {
  (await byRole(element, 'button', title)).click();
  await eventually(() => titleOf(element) === title || undefined, () => textOf(element));
}

async function choose(element: CivicSupervision, card: string): Promise<void> {
  (await byRole(element, 'radio', card)).click();
  await element.updateComplete;
}

async function press(element: Element, name: string | RegExp): Promise<void> {
  (await byRole(element, 'button', name)).click();
}

async function write(element: Element, label: string, text: string): Promise<void> {
  fill(await byRole(element, 'textbox', label), text);
}

async function openByNumber(element: CivicSupervision, number: string): Promise<void> {
  await write(element, 'Number of a message', number);
  await press(element, 'Open it');
}

describe('civic-supervision', () => {
  describe('has nothing that axe objects to', () => {
    for (const [language, page] of [['English', {}], ['Chinese', {lang: 'zh-Hans'}], ['Arabic', {lang: 'ar', dir: 'rtl'}]] as const) {
      it(`in ${language}, with the form of a visit`, async () => {
        const element = await shown({page, adapter: boardOf('moderator', storeWith(LATE))});
        await eventually(() => element.shadowRoot?.querySelector<HTMLElement>('#do-visit') ?? undefined).then((card) => card.click());
        await element.updateComplete;
        expect(await axe(element)).to.deep.equal([]);
      });
    }

    it('on a phone, list and message', async () => {
      const element = await shown({width: 320, adapter: boardOf('moderator', storeWith(LATE))});
      expect(await axe(element)).to.deep.equal([]);
      await opened(element, ROOF);
      expect(await axe(element)).to.deep.equal([]);
      expect(element.scrollWidth).to.be.at.most(320);
    });
  });

  describe('the list', () => {
    it('says of each message who follows it since when, why, by when, and to whom it was escalated', async () => {
      const element = await shown();
      const [row = ''] = rowsOf(element).filter((text) => text.includes(ROOF));
      expect(row).to.include('Since November 9, 2026, by 沈书言').and.to.include('Why: 承诺的完工日期将至而未开工')
        .and.to.include('To be settled by November 30, 2026').and.to.include('Escalated to Office of the County Head');
    });

    it('says in words what is overdue', async () => {
      const element = await shown({adapter: boardOf('moderator', storeWith(LATE))});
      const [row = ''] = rowsOf(element).filter((text) => text.includes('No heating'));
      expect(row).to.include('Overdue: was to be settled by November 10, 2026');
    });

    it('tells nothing of it to units that have nothing to do with it', async () => {
      const element = await onBoard(boardOf('transport'), html`<civic-supervision></civic-supervision>`);
      await untilText(element, 'No message is escalated to your agency at the moment.');
      expect(textOf(element)).not.to.include(ROOF);
    });
  });

  describe('a message', () => {
    it('shows what was done about it, the newest first, with its visits', async () => {
      const element = await shown();
      await opened(element, ROOF);
      const course = textOf(await byRole(element, 'region', 'What was done about it'));
      expect(course.indexOf('已约谈住建局')).to.be.lessThan(course.indexOf('The supervision was escalated to Office of the County Head'));
      expect(course).to.include('Visit by board staff, in person').and.to.include('屋顶尚未施工').and.to.include('施工合同11月12日才签');
    });

    it('takes progress notes', async () => {
      const store = storeWith();
      const element = await shown({adapter: boardOf('moderator2', store)});
      await opened(element, ROOF);
      await choose(element, 'Note progress');
      await write(element, 'What has been done', '材料已到场。');
      await press(element, 'Keep the progress note');
      await untilText(element, 'The progress note was kept.');
      expect(textOf(await byRole(element, 'region', 'What was done about it'))).to.include('材料已到场。');
      expect(JSON.stringify(await publicOf(store, 'roof-leak'))).not.to.include('材料已到场');
    });

    it('is escalated to the next level up', async () => {
      const store = storeWith(LATE);
      const element = await shown({adapter: boardOf('moderator', store)});
      await opened(element, 'No heating in block 4');
      await choose(element, 'Escalate');
      await write(element, 'Why it is escalated', 'Nobody has moved.');
      await press(element, 'Escalate the message');
      await untilText(element, 'The message was escalated.');
      expect((await messageOf(store, 'late')).supervision?.escalatedTo).to.deep.equal(['county-head']);
    });

    it('says when there is no level above to escalate it to', async () => {
      const store = storeWith();
      const element = await shown({adapter: boardOf('moderator', store)});
      await opened(element, '清禾一中旁老宿舍楼屋顶漏水三年未修');
      await choose(element, 'Escalate');
      await write(element, 'Why it is escalated', 'And again.');
      await press(element, 'Escalate the message');
      await untilText(element, 'There is no level above to escalate this to.');
      expect((await messageOf(store, 'roof-leak')).supervision?.escalatedTo).to.deep.equal(['county-head']);
    });

    it('leaves the list when its supervision ends, and the next one opens', async () => {
      const store = storeWith(LATE);
      const element = await shown({adapter: boardOf('moderator', store)});
      await opened(element, 'No heating in block 4');
      await choose(element, 'End supervision');
      await write(element, 'How it was settled', 'The boiler runs since Monday.');
      await press(element, 'End the supervision');
      await eventually(() => (rowsOf(element).some((text) => text.includes('No heating')) ? undefined : true));
      await eventually(() => titleOf(element) === ROOF || undefined, () => textOf(element));
      expect((await messageOf(store, 'late')).supervision).to.equal(undefined);
    });

    it('shows the private part only after a press', async () => {
      const element = await shown();
      await opened(element, ROOF);
      expect(textOf(element)).not.to.include('000-1388-0107');
      await press(element, 'Show (your look is recorded)');
      await untilText(element, '000-1388-0107');
    });
  });

  describe('beginning', () => {
    it('takes a number, a reason and a date, and puts the message into the list', async () => {
      const store = storeWith();
      const element = await shown({adapter: boardOf('moderator', store)});
      await openByNumber(element, '26110004');
      await untilText(element, 'This message is not supervised.');
      await choose(element, 'Supervise');
      await write(element, 'Why it is supervised', 'A wheelchair user is shut in.');
      const until = element.shadowRoot?.querySelector<HTMLInputElement>('input[type=datetime-local]');
      if (until) fill(until, '2026-11-27T18:00');
      await write(element, 'Public note (optional)', 'We follow this.');
      await press(element, 'Supervise the message');
      // A list that is fetched again brings as many as were there.
      await press(element, 'Show more');
      await eventually(() => rowsOf(element).find((text) => text.includes('梧荫里小区2号楼电梯停运二十天')) ?? undefined, () => textOf(element));
      const message = await messageOf(store, 'lift-repair');
      expect(message.supervision).to.include({supervisor: '沈书言', reason: 'A wheelchair user is shut in.', dueAt: '2026-11-27T10:00:00.000Z'});
      const seen = JSON.stringify(await publicOf(store, 'lift-repair'));
      expect(seen).to.include('We follow this.').and.not.to.include('wheelchair user is shut in');
    });

    it('takes a message that the page names, by id or number', async () => {
      for (const messageId of ['lift-repair', '26110004']) {
        const element = await shown({messageId});
        await eventually(() => titleOf(element) === '梧荫里小区2号楼电梯停运二十天' || undefined, () => textOf(element));
        await byRole(element, 'radio', 'Supervise');
      }
    });

    it('says when there is no such message, with focus on that', async () => {
      const element = await shown();
      await openByNumber(element, '99999999');
      await untilText(element, 'There is no message with this number here.');
      await eventually(() => focused()?.id === 'gone' || undefined);
    });
  });

  describe('visits', () => {
    async function visiting(store: MemoryStore): Promise<CivicSupervision> {
      const element = await shown({adapter: boardOf('moderator', store)});
      await opened(element, ROOF);
      await choose(element, 'Record a visit');
      return element;
    }

    async function enter(element: CivicSupervision): Promise<void> {
      (await byRole(element, 'radio', 'By video')).click();
      await element.updateComplete;
      const when = element.shadowRoot?.querySelector<HTMLInputElement>('input[type=datetime-local]');
      if (when) fill(when, '2026-11-18T15:30');
      await write(element, 'What was found', 'The roof is open, the material is there.');
      (await byRole(element, 'radio', 'No')).click();
      await element.updateComplete;
    }

    it('are recorded with way, time, finding, solved or not, and a note for staff; the public gets the public part', async () => {
      const store = storeWith();
      const element = await visiting(store);
      await enter(element);
      await write(element, 'Internal note (optional)', 'The author wept.');
      await press(element, 'Record the visit');
      await untilText(element, 'The visit was recorded.');
      const visited = (await publicOf(store, 'roof-leak')).timeline.at(-1);
      expect(visited).to.include({action: 'visit', publicText: 'The roof is open, the material is there.'});
      expect(visited?.visit).to.include({way: 'video', solved: false, visitedAt: '2026-11-18T07:30:00.000Z'});
      expect(JSON.stringify(visited)).not.to.include('wept');
    });

    it('are shown beforehand as everybody will see them', async () => {
      const element = await visiting(storeWith());
      await enter(element);
      await write(element, 'Internal note (optional)', 'The author wept.');
      const preview = textOf(await byRole(element, 'region', 'As everybody will see it'));
      expect(preview).to.match(/Visit by board staff, by video .* Not solved Visited on November 18, 2026 at 3:30.PM The roof is open, the material is there\./);
      expect(preview).not.to.include('wept');
    });

    it('have pictures that are for the parties until somebody says otherwise', async () => {
      const store = storeWith();
      const element = await visiting(store);
      await enter(element);
      const files = element.shadowRoot?.querySelector('civic-attachments');
      if (!files) throw new Error('no field for files');
      const chosen = new DataTransfer();
      for (const [name, seed] of [['inside.jpg', 0], ['roof.jpg', 90]] as const) chosen.items.add(new File([await drawn(64, 48, {seed})], name, {type: 'image/jpeg'}));
      const input = await eventually(() => files.shadowRoot?.querySelector<HTMLInputElement>('#files') ?? undefined);
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', {bubbles: true}));
      await eventually(() => (files.files.length === 2 && files.files.every(({uploadId}) => uploadId)) || undefined, () => textOf(element), 15_000);
      const switches = allByRole(files, 'checkbox', 'Show it to everybody') as HTMLInputElement[];
      expect(switches.map(({checked}) => checked)).to.deep.equal([false, false]);
      switches[1]?.click();
      const [, second] = allByRole(files, 'textbox', 'What does the picture show?');
      if (second) fill(second, 'The open roof');
      await untilText(element, '1 of 2 files is shown to everybody.');
      await press(element, 'Record the visit');
      await untilText(element, 'The visit was recorded.');
      expect((await publicOf(store, 'roof-leak')).timeline.at(-1)?.visit?.attachments?.map(({description}) => description)).to.deep.equal(['The open roof']);
      expect((await messageOf(store, 'roof-leak')).timeline.at(-1)?.visit?.attachments).to.have.length(2);
    });

    it('say what is missing', async () => {
      const element = await visiting(storeWith());
      await press(element, 'Record the visit');
      await untilText(element, 'Some things are missing or wrong');
      expect(textOf(element)).to.include('What was found: Fill this in');
    });
  });

  describe('an agency above', () => {
    it('reads what was escalated to it, and adds notes; nothing else is offered', async () => {
      const store = storeWith();
      const element = await shown({adapter: boardOf('county', store)});
      await byRole(element, 'heading', 'Escalated to your agency');
      await opened(element, ROOF);
      expect(allByRole(element, 'textbox', 'Number of a message')).to.have.length(0);
      expect(allByRole(element, 'radio').map(({id}) => id)).to.include('do-supervision-note').and.not.to.include.members(['do-visit', 'do-escalate', 'do-end-supervision']);
      await choose(element, 'Note progress');
      await write(element, 'What has been done', '已约谈。');
      await press(element, 'Keep the progress note');
      await untilText(element, 'The progress note was kept.');
      expect((await messageOf(store, 'roof-leak')).timeline.at(-1)).to.include({action: 'supervision-note', internalText: '已约谈。'});
    });

    it('does not see the private part', async () => {
      const element = await shown({adapter: boardOf('county')});
      await opened(element, ROOF);
      expect(allByRole(element, 'button', /your look is recorded/)).to.have.length(0);
    });
  });

  it('says that somebody else was faster, and keeps what was typed', async () => {
    const store = storeWith();
    const element = await shown({adapter: boardOf('moderator', store)});
    await opened(element, ROOF);
    await choose(element, 'Note progress');
    await write(element, 'What has been done', 'Mine.');
    const other = boardOf('moderator2', store);
    const note: ActionRequest = {action: 'supervision-note', internalText: 'Theirs.'};
    await other.act('roof-leak', note, {expectedVersion: (await other.getMessage('roof-leak')).version, idempotencyKey: newKey()});
    await press(element, 'Keep the progress note');
    await untilText(element, 'Somebody changed this message in the meantime.');
    expect((await byRole<HTMLTextAreaElement>(element, 'textbox', 'What has been done')).value).to.equal('Mine.');
    await press(element, 'Keep the progress note');
    await untilText(element, 'The progress note was kept.');
    await eventually(() => focused()?.id === 'matter' || undefined, () => `the form is gone, and focus is on ${focused()?.localName}`);
  });

  it('asks the page before something goes out', async () => {
    const store = storeWith();
    const element = await shown({adapter: boardOf('moderator', store)});
    await opened(element, ROOF);
    element.addEventListener(CivicSupervisionSubmit.eventName, (event) => event.preventDefault());
    await choose(element, 'Note progress');
    await write(element, 'What has been done', 'Kept back.');
    const before = (await messageOf(store, 'roof-leak')).version;
    await press(element, 'Keep the progress note');
    await element.updateComplete;
    expect((await messageOf(store, 'roof-leak')).version).to.equal(before);
  });

  describe('states', () => {
    const empty = boardOf('moderator', new MemoryStore({...TOWN, messages: []}));
    const without = boardOf('moderator');
    for (const [state, adapter, words] of [
      ['loading', hanging(boardOf('moderator'), ['listMessages']), 'Loading…'],
      ['failed', failing(boardOf('moderator'), {listMessages: new BoardError('unavailable')}), 'The board does not answer'],
      ['empty', empty, 'No message is supervised at the moment.'],
      ['signed out', boardOf(''), 'You need to sign in for this.'],
      ['not yours', boardOf('citizen'), 'Supervision is for board staff and for agencies'],
      ['not offered', {...without, capabilities: {...without.capabilities, desk: false}}, 'This board does not offer this.'],
    ] as const) {
      it(`says in words that it is ${state}, and axe has no objection`, async () => {
        const element = await onBoard(adapter, html`<civic-supervision></civic-supervision>`);
        await untilText(element, words);
        expect(await axe(element)).to.deep.equal([]);
      });
    }

    it('says what is missing when there is no board around it', async () => {
      await untilText(await onBoard(undefined as unknown as BoardAdapter, html`<civic-supervision></civic-supervision>`), 'not connected to a board');
    });
  });
});
