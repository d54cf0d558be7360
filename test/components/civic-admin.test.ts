import {expect} from '@open-wc/testing';
import {html, type LitElement, type TemplateResult} from 'lit';
import {type BoardAdapter, BoardError} from '../../src/adapter/index.js';
import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import '../../src/define/civic-admin-agencies.js';
import '../../src/define/civic-admin-log.js';
import '../../src/define/civic-admin-people.js';
import '../../src/define/civic-admin-settings.js';
import '../../src/define/civic-admin-templates.js';
import '../../src/define/civic-join-form.js';
import {failing, TOWN} from '../../src/testing/index.js';
import {allByRole, axe, byRole, eventually, fill, focused, onBoard, select, textOf, untilText} from '../support/page.js';

const ELEMENTS: Readonly<Record<string, TemplateResult>> = {
  people: html`<civic-admin-people></civic-admin-people>`,
  agencies: html`<civic-admin-agencies></civic-admin-agencies>`,
  templates: html`<civic-admin-templates></civic-admin-templates>`,
  settings: html`<civic-admin-settings></civic-admin-settings>`,
  log: html`<civic-admin-log></civic-admin-log>`,
};

async function as(username: string, store = new MemoryStore(TOWN)): Promise<BoardAdapter> {
  const adapter = memoryAdapter({store});
  const account = TOWN.accounts.find((candidate) => candidate.username === username);
  if (account) await adapter.signIn({username, password: account.password});
  return adapter;
}

/** Opens an element for somebody and waits until it has something to show. */
async function open(content: TemplateResult | undefined, adapter: BoardAdapter, page: {lang?: string; dir?: string} = {}): Promise<LitElement> {
  const element = await onBoard(adapter, content ?? html``, page);
  await byRole(element, 'heading', /./u).catch(() => undefined);
  return element;
}

describe('the elements of administration', () => {
  for (const [name, content] of Object.entries(ELEMENTS)) {
    it(`${name}: can be used by everybody, in three languages`, async () => {
      for (const page of [{lang: 'en'}, {lang: 'zh-Hans'}, {lang: 'ar', dir: 'rtl'}]) {
        const element = await open(content, await as('admin'), page);
        await untilText(element, /./u);
        expect(await axe(element), page.lang).to.deep.equal([]);
      }
    });

    it(`${name}: asks a visitor to sign in, and tells others that it is not theirs`, async () => {
      expect(textOf(await settled(await open(content, await as(''))))).to.include('You need to sign in');
      if (name === 'templates') return;
      const element = await open(content, await as('housing-lead'));
      await untilText(element, /may not do this/u);
    });

    it(`${name}: keeps what is there and offers to try again when the board does not answer`, async () => {
      const calls = Object.fromEntries(['openAdministration'].map((call) => [call, new BoardError('unavailable')]));
      const element = await open(content, failing(await as('admin'), calls));
      await eventually(() => allByRole(element, 'button', 'Try again')[0], () => textOf(element));
    });
  }
});

describe('civic-admin-people', () => {
  it('makes an account, shows its password once, and finds the person', async () => {
    const element = await open(ELEMENTS['people'], await as('admin'));
    (await byRole(element, 'button', 'New person')).click();
    const form = await byRole(element, 'form', 'New person');
    expect(textOf(focused() ?? form)).to.equal('New person');
    fill(await byRole(form, 'textbox', 'User name'), 'shao');
    fill(await byRole(form, 'textbox', 'Name'), '邵工');
    select(await byRole<HTMLSelectElement>(form, 'combobox', 'Role'), 'Moderator');
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /first sign-in of 邵工/u);
    expect(await axe(element)).to.deep.equal([]);
    (await byRole(element, 'button', 'I have noted it')).click();
    await until(() => !textOf(element).includes('first sign-in'));
    fill(await byRole(element, 'searchbox'), '邵');
    (await byRole(element, 'button', 'Search')).click();
    await until(() => allByRole(element, 'listitem').length === 1);
    expect(textOf(element)).to.include('邵工');
  });

  it('asks before a password stops working, and shows the new one', async () => {
    const element = await open(ELEMENTS['people'], await as('admin'));
    await untilText(element, /Housing and Construction Bureau/u);
    (await byRole(element, 'button', 'New password for 周敏')).click();
    await untilText(element, /stop working at once/u);
    expect(textOf(element)).not.to.include('first sign-in');
    (await byRole(element, 'button', 'Make a new password')).click();
    await untilText(element, /first sign-in of 周敏/u);
  });

  it('says at its field that a user name is taken, and keeps what was typed', async () => {
    const element = await open(ELEMENTS['people'], await as('admin'));
    (await byRole(element, 'button', 'New person')).click();
    const form = await byRole(element, 'form', 'New person');
    fill(await byRole(form, 'textbox', 'User name'), 'housing');
    fill(await byRole(form, 'textbox', 'Name'), '另一人');
    select(await byRole<HTMLSelectElement>(form, 'combobox', 'Role'), 'Citizen');
    (await byRole(form, 'button', 'Save')).click();
    await untilText(form, /Somebody else has this already/u);
    expect((focused() as HTMLInputElement).value).to.equal('housing');
    expect(textOf(form)).not.to.include('Saved');
  });

  it('tells the second of two administrators, and lets them decide on what is there now', async () => {
    const store = new MemoryStore(TOWN);
    const [one, other] = [await as('admin', store), await as('admin', store)];
    const element = await open(ELEMENTS['people'], one);
    (await byRole(element, 'button', 'Change Maya Ellingham')).click();
    const form = await byRole(element, 'form', /Maya/u);
    fill(await byRole(form, 'textbox', 'Name'), 'Maya E.');
    const administration = await other.openAdministration();
    const [maya] = (await administration.listPeople({text: 'Maya'})).items;
    await administration.savePerson(maya?.id ?? '', {name: 'Maya Ellingham-Bao', role: 'citizen'}, {baseRevision: maya?.revision ?? 0});
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /Somebody changed this in the meantime/u);
    expect((await byRole<HTMLInputElement>(form, 'textbox', 'Name')).value).to.equal('Maya E.');
    await untilText(element, /Maya Ellingham-Bao/u);
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /Saved\./u);
    expect((await administration.listPeople({text: 'Maya'})).items[0]?.name).to.equal('Maya E.');
  });
});

describe('civic-admin-agencies', () => {
  it('decides a request to join: the agency is there for everybody', async () => {
    const store = new MemoryStore(TOWN);
    const visitor = await as('', store);
    const request = {organisation: '清禾县水务局', placeId: 'qinghe', person: '邵工', email: 'water@qinghe.example', phone: '', words: ''};
    await visitor.requestToJoin(request, {idempotencyKey: 'a-key-of-a-test'});
    const element = await open(ELEMENTS['agencies'], await as('admin', store));
    (await byRole(element, 'button', 'Approve 清禾县水务局')).click();
    const form = await byRole(element, 'form', /清禾县水务局/u);
    fill(await byRole(form, 'textbox', 'Id'), 'water');
    (await byRole(form, 'button', 'Approve')).click();
    await untilText(element, /Saved\./u);
    expect((await visitor.listAgencies({ids: ['water']})).map(({name}) => name['zh-Hans'])).to.deep.equal(['清禾县水务局']);
    await untilText(element, /approved/u);
    expect(focused()?.id, 'what was pressed is gone').to.equal('said');
  });
});

describe('civic-admin-settings', () => {
  it('moves a clock up, so that it applies first', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    (await byRole(element, 'button', 'New clock')).click();
    const form = await byRole(element, 'form', 'New clock');
    fill(await byRole(form, 'spinbutton', 'Days'), '3');
    select(await byRole<HTMLSelectElement>(form, 'combobox', /^Kind/u), 'Thanks');
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /Saved\./u);
    expect(store.board.clocks[0]).to.deep.include({days: 3, kind: 'thanks', unit: 'working'});
    (await byRole(element, 'button', 'Move 3 working days down')).click();
    await until(() => store.board.clocks[1]?.kind === 'thanks');
    // Focus goes along with what was moved, and the button stays where it can go no further.
    const isAt = (place: number) => {
      const item = focused()?.closest('li');
      return focused()?.getAttribute('aria-label') === 'Move 3 working days down' && [...(item?.parentElement?.children ?? [])].indexOf(item as HTMLLIElement) === place;
    };
    for (const place of [1, 2]) {
      await until(() => store.board.clocks[place]?.kind === 'thanks' && isAt(place));
      (focused() as HTMLElement).click();
    }
    await untilText(element, /This clock would never apply/u);
    expect(store.board.clocks[2]?.kind).to.equal('thanks');
  });

  it('changes the clock that was opened, wherever it stands by then, and never the one in its place', async () => {
    const clocks = [{days: 5, unit: 'working', kind: 'enquiry'}, {days: 10, unit: 'working'}] as const;
    const store = new MemoryStore({...TOWN, board: {...TOWN.board, clocks}});
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    (await byRole(element, 'button', 'Change 5 working days')).click();
    const form = await byRole(element, 'form', /^Change/u);
    fill(await byRole(form, 'spinbutton', 'Days'), '7');
    const other = await (await as('admin', store)).openAdministration();
    await other.saveSettings({clocks: [{days: 1, unit: 'working', topic: 'public-safety'}, ...clocks]}, {baseRevision: (await other.getSettings()).revision});
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /Somebody changed this in the meantime/u);
    await untilText(element, /1 working day/u);
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /Saved\./u);
    expect(store.board.clocks.map(({days}) => days)).to.deep.equal([1, 7, 10]);
  });

  it('takes away what was asked about, and nothing that came since', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    (await byRole(element, 'button', 'Remove Tourism')).click();
    (await byRole(element, 'button', 'New topic')).click();
    const form = await byRole(element, 'form', 'New topic');
    fill(await byRole(form, 'textbox', 'Id'), 'heating');
    fill(await byRole(form, 'textbox', /English/u), 'Heating');
    (await byRole(form, 'button', 'Save')).click();
    await until(() => store.board.topics.some(({id}) => id === 'heating'));
    (await byRole(element, 'button', 'Yes, remove')).click();
    await untilText(element, /Removed: Tourism\./u);
    expect(store.board.topics.map(({id}) => id)).to.include('heating').and.not.to.include('tourism');
  });

  it('keeps the days of a campaign as they are where the board is, its last day whole, however often it is saved', async () => {
    const campaign = {id: 'parks', title: {en: 'Parks', 'zh-Hans': '公园'}, agencyId: 'housing', startsAt: '2026-11-30T16:00:00.000Z', endsAt: '2026-12-31T15:59:59.999Z'};
    const store = new MemoryStore({...TOWN, board: {...TOWN.board, campaigns: [campaign]}});
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    for (const title of ['Green', 'Greener']) {
      (await byRole(element, 'button', /^Change (Parks|Green)/u)).click();
      const form = await byRole(element, 'form', /^Change/u);
      const dates = [...form.querySelectorAll<HTMLInputElement>('input[type=date]')].map(({value}) => value);
      expect(dates).to.deep.equal(['2026-12-01', '2026-12-31']);
      fill(await byRole(form, 'textbox', /English/u), title);
      (await byRole(form, 'button', 'Save')).click();
      await until(() => store.board.campaigns[0]?.title['en'] === title);
    }
    expect(store.board.campaigns).to.deep.equal([{...campaign, title: {...campaign.title, en: 'Greener'}}]);
  });

  it('says who may show embeds, and changes that', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    await untilText(element, /Who may show embeds: every website/u);
    (await byRole(element, 'button', 'Change Who may show embeds')).click();
    const form = await byRole(element, 'form', 'Who may show embeds');
    select(await byRole<HTMLSelectElement>(form, 'combobox', /^Who may/u), 'only the websites named here');
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /Who may show embeds: only the websites named here/u);
    expect(store.board.embeds).to.equal('on-sites');
    expect(focused()?.id).to.equal('said-sites');
  });

  it('keeps the button of what is moved, also where it can go no further', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    (await byRole(element, 'button', 'Move Request for help down')).click();
    await until(() => store.board.kinds.at(-1)?.id === 'help' && focused()?.getAttribute('aria-label') === 'Move Request for help down');
    expect(focused()?.getAttribute('aria-disabled')).to.equal('true');
  });

  it('moves a topic past what is inside another, and asks before it takes inner ones along', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    const first = () => store.board.topics.map(({id}) => id).slice(0, 2);
    const [urban, transport] = first();
    (await byRole(element, 'button', 'Move Transport up')).click();
    await until(() => first().join() === [transport, urban].join());
    (await byRole(element, 'button', 'Remove Transport')).click();
    await byRole(element, 'group', 'Remove Transport and the topics inside it? This cannot be undone.');
    (await byRole(element, 'button', 'Yes, remove')).click();
    await untilText(element, /Something that would go is still in use/u);
    (await byRole(element, 'button', 'Remove Tourism')).click();
    (await byRole(element, 'button', 'Yes, remove')).click();
    await untilText(element, /Removed: Tourism\./u);
    expect(store.board.topics.map(({id}) => id)).to.include('transport').and.not.to.include('tourism');
  });

  it('says at its field what is wrong with a topic', async () => {
    const element = await open(ELEMENTS['settings'], await as('admin'));
    (await byRole(element, 'button', 'New topic')).click();
    const form = await byRole(element, 'form', 'New topic');
    fill(await byRole(form, 'textbox', 'Id'), 'Not An Id');
    (await byRole(form, 'button', 'Save')).click();
    await untilText(form, /words and ordinary punctuation/u);
    expect((focused() as HTMLInputElement).value).to.equal('Not An Id');
  });

  it('names another website, as it is copied, says what is none, and takes it away again', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    (await byRole(element, 'button', 'New website')).click();
    const form = await byRole(element, 'form', 'New website');
    const address = await byRole(form, 'textbox', 'Address of the website');
    fill(address, 'https://www.town.example/news');
    (await byRole(form, 'button', 'Save')).click();
    await until(() => address.getAttribute('aria-invalid') === 'true');
    fill(address, 'https://www.town.example/');
    (await byRole(form, 'button', 'Save')).click();
    await until(() => store.board.sites?.[0] === 'https://www.town.example');
    (await byRole(element, 'button', 'Remove https://www.town.example')).click();
    (await byRole(element, 'button', 'Yes, remove')).click();
    await until(() => store.board.sites?.length === 0);
  });

  it('looks holidays up, shows them, and saves them', async () => {
    const store = new MemoryStore({...TOWN, board: {...TOWN.board, calendar: {weekend: [0, 6], holidays: [], workdays: []}}});
    const element = await open(ELEMENTS['settings'], await as('admin', store));
    fill(await byRole(element, 'textbox', 'Years'), '2026');
    (await byRole(element, 'button', 'Look up')).click();
    (await byRole(element, 'button', 'Save these holidays')).click();
    await until(() => store.board.calendar.holidays.includes('2026-10-01'));
    fill(await byRole(element, 'textbox', 'Country'), 'XX');
    (await byRole(element, 'button', 'Look up')).click();
    await untilText(element, /There is no table of these/u);
  });
});

describe('civic-admin-templates', () => {
  it('lets a lead make one for the own unit, and take it away again', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(ELEMENTS['templates'], await as('housing-lead', store));
    (await byRole(element, 'button', 'New template')).click();
    const form = await byRole(element, 'form', 'New template');
    fill(await byRole(form, 'textbox', 'Name'), '停水通知');
    fill(await byRole(form, 'textbox', 'Text'), '{name}您好！');
    (await byRole(form, 'button', 'Save')).click();
    await untilText(element, /Saved\./u);
    expect(store.templates.find(({name}) => name === '停水通知')?.agencyId).to.equal('housing');
    (await byRole(element, 'button', 'Remove 停水通知')).click();
    await byRole(element, 'group', 'Remove 停水通知? This cannot be undone.');
    expect(textOf(focused() ?? element)).to.include('This cannot be undone');
    expect(await axe(element)).to.deep.equal([]);
    (await byRole(element, 'button', 'Cancel')).click();
    await until(() => textOf(focused() ?? element) === 'Remove');
    expect(store.templates.some(({name}) => name === '停水通知')).to.equal(true);
    (await byRole(element, 'button', 'Remove 停水通知')).click();
    (await byRole(element, 'button', 'Yes, remove')).click();
    await untilText(element, /Removed: 停水通知\./u);
    expect(textOf(focused() ?? element)).to.include('Removed: 停水通知.');
  });
});

describe('civic-join-form', () => {
  it('can be used by everybody, in three languages', async () => {
    for (const page of [{lang: 'en'}, {lang: 'zh-Hans'}, {lang: 'ar', dir: 'rtl'}]) {
      const element = await open(html`<civic-join-form></civic-join-form>`, await as(''), page);
      await byRole(element, 'button', /./u);
      expect(await axe(element), page.lang).to.deep.equal([]);
    }
  });

  it('says what is missing, at its field, and sends what is whole', async () => {
    const store = new MemoryStore(TOWN);
    const element = await open(html`<civic-join-form></civic-join-form>`, await as('', store));
    (await byRole(element, 'button', 'Ask to join')).click();
    await untilText(element, /Fill this in/u);
    expect((focused() as HTMLElement).closest('[data-field]')?.getAttribute('data-field') ?? focused()?.id).to.equal('organisation');
    fill(await byRole(element, 'textbox', 'Name of the agency'), '清禾县水务局');
    select(await byRole<HTMLSelectElement>(element, 'combobox', /Place that it serves 1/u), 'Whole country');
    fill(await byRole(element, 'textbox', 'Person in charge'), '邵工');
    fill(await byRole(element, 'textbox', 'E-mail'), 'water@qinghe.example');
    (await byRole(element, 'button', 'Ask to join')).click();
    await untilText(element, /Your request has arrived/u);
    expect(store.joinRequests.map(({organisation, placeId}) => [organisation, placeId])).to.deep.equal([['清禾县水务局', 'country']]);
  });
});

/** Waits until something is so. */
async function until(condition: () => boolean): Promise<void> {
  await eventually(() => condition() || undefined, () => 'it did not come to that');
}

/** The element once it shows a notice. */
async function settled(element: LitElement): Promise<LitElement> {
  await until(() => element.shadowRoot?.querySelector('.notice') !== null);
  return element;
}
