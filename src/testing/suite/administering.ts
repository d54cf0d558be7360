import type {Administration, BoardAdapter} from '../../adapter/index.js';
import {type Call, permissionOf} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import type {Board, SuiteContext} from './harness.js';

/** Calls of administration, each with what it takes, so that only the right to it is in question. */
const CALLS: readonly [Call, (administration: Administration) => Promise<unknown>][] = [
  ['readSettings', (it) => it.getSettings()],
  ['writeSettings', (it) => it.saveSettings({reopenDays: 7}, {baseRevision: 999})],
  ['suggestCalendar', (it) => it.suggestCalendar('CN', [2026])],
  ['readAgencies', (it) => it.listAgencyRecords({})],
  ['writeAgencies', (it) => it.saveAgency('housing', {name: {en: 'x'}, placeId: 'qinghe', parentId: null}, {baseRevision: 999})],
  ['readJoinRequests', (it) => it.listJoinRequests({})],
  ['decideJoinRequests', (it) => it.decideJoinRequest('nothing', {state: 'declined', note: '不属于本地单位。'})],
  ['readPeople', (it) => it.listPeople({})],
  ['writePeople', (it) => it.savePerson('person-nobody', {name: 'x', role: 'citizen'}, {baseRevision: 1})],
  ['readTemplates', (it) => it.listTemplateRecords({})],
  ['writeTemplates', (it) => it.removeTemplate('nothing', {baseRevision: 1})],
  ['readAudit', (it) => it.listAudit({})],
];

const PEOPLE = [undefined, 'citizen', 'housing', 'housing-lead', 'moderator', 'admin'] as const;

const REQUEST = {organisation: '清禾县水务局', placeId: 'qinghe', person: '邵工', email: 'water@qinghe.example', phone: '000-6000-0700', words: '供水和排水请转我局。'};

async function openFor(board: Board, username: string | undefined): Promise<Administration> {
  const adapter: BoardAdapter = username ? await board.as(username) : board.visitor;
  return await adapter.openAdministration();
}

/** What administrators keep: who may, what is refused, and that what was changed is so for everybody. */
export function administering({describe, test, capabilities}: SuiteContext): void {
  describe('administration', () => {
    for (const username of PEOPLE) {
      test(`${username ?? 'a visitor'} can call what the table of permissions says, and nothing else`, async (board) => {
        const role = board.town.accounts.find((account) => account.username === username)?.role ?? 'visitor';
        const administration = await openFor(board, username);
        for (const [call, make] of CALLS) {
          if (permissionOf(call, role) === undefined) await rejects(make(administration), username ? 'forbidden' : 'unauthenticated');
          else {
            const code = await make(administration).then(() => 'done', (error: {code?: string}) => error.code ?? 'no code');
            ok(['done', 'stale', 'not-found'].includes(code), `${call} for ${role}: ${code}`);
          }
        }
      });
    }

    test('settings that are saved hold for everybody, and the second of two administrators is told', async (board) => {
      const [one, other] = [await openFor(board, 'admin'), await openFor(board, 'admin')];
      const {board: before, revision} = await one.getSettings();
      const saved = await one.saveSettings({topics: [...before.topics, {id: 'heating', name: {en: 'Heating', 'zh-Hans': '供暖'}}], dueSoonDays: 3}, {baseRevision: revision});
      ok(saved.revision !== revision, 'the revision moves on');
      await rejects(other.saveSettings({dueSoonDays: 1}, {baseRevision: revision}), 'stale');
      const {topics, dueSoonDays, limits} = (await other.getSettings()).board;
      equal([topics.at(-1)?.id, dueSoonDays, limits], ['heating', 3, before.limits]);
      if (capabilities.submit) ok(await board.submit(draft({topic: 'heating'})), 'the new topic can be written under');
    });

    test('a topic that is closed takes nothing new, and stays that of the messages that have it', async (board) => {
      const admin = await openFor(board, 'admin');
      const {board: {topics}, revision} = await admin.getSettings();
      const closed = topics.map((topic) => (topic.id === 'transport' ? {...topic, children: (topic.children ?? []).map((child) => ({...child, closed: true as const}))} : topic));
      equal((await admin.saveSettings({topics: closed}, {baseRevision: revision})).board.topics, closed);
      equal((await board.visitor.getBoard()).topics, closed);
      ok((await board.visitor.listMessages({topic: 'transport/parking'})).items.length > 0, 'its messages are still found');
      if (!capabilities.submit) return;
      equal((await rejects(board.submit(draft({topic: 'transport/parking'})), 'invalid')).issues, [{path: 'topic', code: 'not-in-list'}]);
      await board.submit(draft({topic: 'transport'}));
    });

    test('settings that would break the board are refused with the place of each mistake', async (board) => {
      const admin = await openFor(board, 'admin');
      const {board: {kinds, topics, clocks}, revision: baseRevision} = await admin.getSettings();
      const mistakes: [Parameters<Administration['saveSettings']>[0], string, string][] = [
        [{kinds: kinds.filter(({id}) => id !== 'complaint'), clocks: clocks.filter(({kind}) => kind !== 'complaint')}, 'kinds', 'in-use'],
        [{topics: topics.filter(({id}) => id !== 'urban')}, 'topics', 'in-use'],
        [{clocks: [{days: 5, unit: 'working', kind: 'no-such-kind'}, ...clocks]}, 'clocks.0.kind', 'not-in-list'],
        [{clocks: [{days: 0, unit: 'working'}]}, 'clocks.0.days', 'too-small'],
        [{calendar: {weekend: [0, 6], holidays: ['2026-02-30'], workdays: []}}, 'calendar.holidays.0', 'not-a-time'],
        [{campaigns: [{id: 'c', title: {en: 'x'}, agencyId: 'nobody', startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-02-01T00:00:00Z'}]}, 'campaigns.0.agencyId', 'not-in-list'],
        [{limits: {bodies: 3}}, 'limits.bodies', 'unknown-field'],
        [{topics: [...topics, ...topics]}, 'topics', 'twice'],
      ];
      for (const [change, path, code] of mistakes) {
        const error = await rejects(admin.saveSettings(change, {baseRevision}), 'invalid');
        ok(error.issues.some((issue) => issue.path === path && issue.code === code), `${path} ${code}: ${JSON.stringify(error.issues)}`);
      }
      equal((await admin.getSettings()).revision, baseRevision);
    });

    test('a kind that a clock or a template goes by is not taken away, and the first mistake says so', async (board) => {
      const admin = await openFor(board, 'admin');
      const {board: {kinds, clocks}, revision} = await admin.getSettings();
      const petition = {id: 'petition', name: {en: 'Petition', 'zh-Hans': '请愿'}, form: 'body'} as const;
      const made = await admin.saveSettings({kinds: [...kinds, petition], clocks: [{days: 3, unit: 'working', kind: 'petition'}, ...clocks]}, {baseRevision: revision});
      const refused = async (baseRevision: number) => {
        const {issues: [issue]} = await rejects(admin.saveSettings({kinds}, {baseRevision}), 'invalid');
        equal([issue?.path, issue?.code], ['kinds', 'in-use']);
      };
      await refused(made.revision);
      const without = await admin.saveSettings({clocks}, {baseRevision: made.revision});
      await admin.saveTemplate('petitions', {name: '请愿', body: '{name}您好！', kind: 'petition'}, {baseRevision: 0});
      await refused(without.revision);
      await admin.removeTemplate('petitions', {baseRevision: 1});
      equal((await admin.saveSettings({kinds}, {baseRevision: without.revision})).board.kinds, kinds);
    });

    test('the holidays of a country come with its make-up working days, and unknown ones are refused', async (board) => {
      const admin = await openFor(board, 'admin');
      const {holidays, workdays} = await admin.suggestCalendar('CN', [2026]);
      ok(holidays.includes('2026-10-01') && workdays.length > 0, 'National Day is one');
      ok((await rejects(admin.suggestCalendar('XX', [2026]), 'invalid')).issues.some(({path}) => path === 'country'), 'no such country');
    });

    test('an agency is made, found, changed, and closed; what it has stays with it', async (board) => {
      const admin = await openFor(board, 'admin');
      const change = {name: {en: 'Water Bureau', 'zh-Hans': '清禾县水务局'}, placeId: 'qinghe', parentId: 'county-head', deskEmail: 'desk@water.example'};
      const made = await admin.saveAgency('water', change, {baseRevision: 0});
      equal([made.revision, made.deskEmail, made.leadEndorses], [1, 'desk@water.example', false]);
      await rejects(admin.saveAgency('water', change, {baseRevision: 0}), 'stale');
      ok((await admin.listAgencyRecords({text: '水务'})).items.some(({id}) => id === 'water'), 'it is found');
      const open = await board.visitor.listAgencies({placeId: 'qinghe'});
      ok(open.some(({id}) => id === 'water') && !JSON.stringify(open).includes('desk@water.example'), 'everybody sees it, and nobody its desk');
      const {id} = capabilities.submit ? await board.submit(draft({agencyId: 'water'})) : {id: ''};
      equal((await admin.saveAgency('water', {...change, closed: true}, {baseRevision: 1})).closed, true);
      ok(!(await board.visitor.listAgencies({placeId: 'qinghe'})).some((agency) => agency.id === 'water'), 'nobody is offered it any more');
      equal((await board.visitor.listAgencies({ids: ['water']})).map((agency) => agency.closed), [true]);
      if (!capabilities.submit) return;
      const refusal = await rejects(board.submit(draft({agencyId: 'water'})), 'invalid');
      equal(refusal.issues.map(({path, code}) => [path, code]), [['agencyId', 'not-in-list']]);
      if (!capabilities.act) return;
      equal((await board.actAs('moderator', id, {action: 'publish'})).agencyId, 'water');
      ok((await rejects(board.actAs('transport', 'market-parking', {action: 'transfer', agencyId: 'water'}), 'invalid')).issues[0]?.path === 'agencyId', 'nothing is transferred to it');
    });

    test('agencies stay a tree', async (board) => {
      const admin = await openFor(board, 'admin');
      const {items} = await admin.listAgencyRecords({limit: 100});
      const head = items.find(({id}) => id === 'county-head');
      ok(head, 'the town has a head');
      const {name, placeId, revision: baseRevision} = head;
      for (const parentId of ['housing', 'county-head', 'nobody']) {
        const error = await rejects(admin.saveAgency('county-head', {name, placeId, parentId}, {baseRevision}), 'invalid');
        equal(error.issues.map(({path, code}) => [path, code]), [['parentId', 'not-in-list']]);
      }
    });

    test('people are made, found and changed; a user name is given once', async (board) => {
      const admin = await openFor(board, 'admin');
      const {person, oneTimePassword} = await admin.createPerson({username: 'Shao', name: '邵工', role: 'staff', agencyId: 'housing', email: 'shao@qinghe.example'});
      equal([person.username, person.role, person.agencyId, person.disabled, person.mustChangePassword], ['shao', 'staff', 'housing', false, true]);
      ok(oneTimePassword.length >= 12 && !JSON.stringify(person).includes(oneTimePassword), 'the password is shown apart');
      const twice = await rejects(admin.createPerson({username: 'shao', name: '另一人', role: 'citizen'}), 'invalid');
      equal(twice.issues.map(({path, code}) => [path, code]), [['username', 'taken']]);
      ok((await admin.listPeople({text: '邵'})).items.some(({id}) => id === person.id), 'they are found by name');
      equal((await admin.listPeople({role: 'staff', agencyId: 'housing', limit: 100})).items.every(({role, agencyId}) => role === 'staff' && agencyId === 'housing'), true);
      const change = {name: '邵建国', role: 'lead' as const, agencyId: 'transport', email: 'shao@qinghe.example'};
      const changed = await admin.savePerson(person.id, change, {baseRevision: person.revision});
      equal([changed.name, changed.role, changed.agencyId], ['邵建国', 'lead', 'transport']);
      await rejects(admin.savePerson(person.id, change, {baseRevision: person.revision}), 'stale');
      for (const wrong of [{...change, role: 'moderator' as const}, {name: 'x', role: 'staff' as const}, {...change, agencyId: 'nobody'}]) {
        const error = await rejects(admin.savePerson(person.id, wrong, {baseRevision: changed.revision}), 'invalid');
        equal(error.issues.map(({path}) => path), ['agencyId']);
      }
      const renewed = await admin.renewCredentials(person.id);
      ok(renewed.oneTimePassword !== oneTimePassword, 'the old password is gone');
    });

    test('a change of role or agency counts at once, where somebody is signed in as well', async (board) => {
      const admin = await openFor(board, 'admin');
      const {items} = await admin.listPeople({text: 'housing', limit: 100});
      const person = items.find(({username}) => username === 'housing');
      ok(person, 'the town has somebody at housing');
      const theirs = await board.as('housing');
      const settings = await theirs.openAdministration();
      let {revision: baseRevision} = person;
      for (const change of [{name: '周敏敏', role: 'lead', agencyId: 'transport'}, {name: '周敏敏', role: 'administrator'}, {name: '周敏敏', role: 'citizen'}] as const) {
        ({revision: baseRevision} = await admin.savePerson(person.id, change, {baseRevision}));
        equal(await theirs.getSession(), {personId: person.id, ...change});
        if (change.role === 'administrator') ok(await settings.getSettings(), 'the new rights are there');
        else await rejects(settings.getSettings(), 'forbidden');
      }
    });

    test('somebody who is shut out cannot come in, and the last administrator stays', async (board) => {
      const admin = await openFor(board, 'admin');
      const {items} = await admin.listPeople({limit: 100});
      const [housing, self] = ['housing', 'admin'].map((username) => items.find((person) => person.username === username));
      ok(housing && self, 'the town has both');
      const staff = await board.as('housing');
      await admin.savePerson(housing.id, {name: housing.name, role: 'staff', agencyId: 'housing', disabled: true}, {baseRevision: housing.revision});
      equal(await staff.getSession(), null);
      const {password} = board.town.accounts.find((account) => account.username === 'housing') ?? {};
      if (capabilities.signIn) await rejects(board.visitor.signIn({username: 'housing', password: password ?? ''}), 'bad-credentials');
      const last = await rejects(admin.savePerson(self.id, {name: self.name, role: 'citizen'}, {baseRevision: self.revision}), 'not-allowed-now');
      equal(last.refusal, 'last-administrator');
    });

    test('what somebody had who is shut out or moves to another unit is nobody’s in particular, and colleagues find it there', async (board) => {
      const admin = await openFor(board, 'admin');
      for (const [username, id, change] of [['dongwei', 'freight-yard', {agencyId: 'transport', disabled: false}], ['housing', 'lift-repair', {agencyId: 'housing', disabled: true}]] as const) {
        const person = (await admin.listPeople({limit: 100})).items.find((candidate) => candidate.username === username);
        if (!person) throw new Error(`the town has no ${username}`);
        const lead = await board.as(`${username}-lead`);
        if (!(await lead.getMessage(id)).desk?.assignee) await board.act(lead, id, {action: 'assign', personId: person.id});
        const isFree = async () => (await lead.listMessages({queue: 'handling', box: 'unassigned', limit: 100})).items.some((item) => item.id === id);
        ok(!(await isFree()), `${id} is somebody's`);
        await admin.savePerson(person.id, {name: person.name, role: 'staff', ...change}, {baseRevision: person.revision});
        ok(await isFree(), `${id} is nobody's then`);
        equal((await lead.getMessage(id)).timeline.at(-1)?.actor, {role: 'system'});
      }
    });

    test('templates are kept by administrators, and those of a unit by its lead', async (board) => {
      const [admin, lead] = [await openFor(board, 'admin'), await openFor(board, 'housing-lead')];
      const template = {name: '供水故障', body: '{name}您好！编号{number}的来信收悉。', kind: 'help', topic: 'urban/water', agencyId: 'housing'};
      equal((await lead.saveTemplate('water-out', template, {baseRevision: 0})).revision, 1);
      ok((await lead.listTemplateRecords({limit: 100})).items.every(({agencyId}) => agencyId === 'housing'), 'a lead sees those of the own unit');
      await rejects(lead.saveTemplate('other', {...template, agencyId: 'transport'}, {baseRevision: 0}), 'forbidden');
      await rejects(lead.saveTemplate('everybody', {...template, agencyId: ''}, {baseRevision: 0}), 'forbidden');
      const error = await rejects(admin.saveTemplate('bad', {...template, kind: 'x', topic: 'y', agencyId: 'z'}, {baseRevision: 0}), 'invalid');
      equal(error.issues.map(({path}) => path).sort(), ['agencyId', 'kind', 'topic']);
      await rejects(admin.saveTemplate('water-out', template, {baseRevision: 7}), 'stale');
      await rejects(admin.removeTemplate('water-out', {baseRevision: 7}), 'stale');
      await admin.removeTemplate('water-out', {baseRevision: 1});
      await admin.removeTemplate('water-out', {baseRevision: 1});
      ok(!(await admin.listTemplateRecords({limit: 100})).items.some(({id}) => id === 'water-out'), 'it is gone');
    });

    test('what was done is in the log, newest first, without a private text', async (board) => {
      const admin = await openFor(board, 'admin');
      const {revision} = await admin.getSettings();
      await admin.saveSettings({reopenDays: 10}, {baseRevision: revision});
      const {items} = await admin.listAudit({limit: 5});
      equal([items[0]?.kind, items[0]?.actor.role], ['settings', 'administrator']);
      ok(items.every(({seq}, index) => index === 0 || seq < (items[index - 1]?.seq ?? 0)), 'the newest is first');
      const events = await admin.listAudit({messageId: 'lift-repair', limit: 100});
      ok(events.items.length > 0 && events.items.every(({subject}) => subject === 'lift-repair'), 'it can be asked for one message');
      const text = JSON.stringify([items, events.items]);
      for (const {record: {privatePart, content}} of board.town.messages) {
        for (const secret of [privatePart.remark, privatePart.phone, content.demand]) ok(!secret || !text.includes(secret), 'a text is in the log');
      }
    });

    if (capabilities.join) {
      test('an agency asks to join, and is one when an administrator approves', async (board) => {
        const options = {idempotencyKey: newKey()};
        await board.visitor.requestToJoin(REQUEST, options);
        await board.visitor.requestToJoin(REQUEST, options);
        const error = await rejects(board.visitor.requestToJoin({...REQUEST, organisation: '', email: 'x', placeId: 'nowhere'}, {idempotencyKey: newKey()}), 'invalid');
        ok(error.issues.some(({path}) => path === 'organisation') && error.issues.some(({path}) => path === 'email'), 'it says what is missing');
        const admin = await openFor(board, 'admin');
        const {items} = await admin.listJoinRequests({});
        equal(items.map(({organisation, state}) => [organisation, state]), [['清禾县水务局', 'waiting']]);
        const {id = ''} = items[0] ?? {};
        const decision = {state: 'approved', agencyId: 'water', name: {'zh-Hans': '清禾县水务局'}, parentId: 'county-head', note: ''} as const;
        await rejects(admin.decideJoinRequest(id, {...decision, agencyId: 'housing'}), 'stale');
        const decided = await admin.decideJoinRequest(id, decision);
        equal([decided.state, decided.agencyId], ['approved', 'water']);
        await rejects(admin.decideJoinRequest(id, {state: 'declined', note: '重复。'}), 'stale');
        equal((await board.visitor.listAgencies({ids: ['water']})).length, 1);
      });
    }
  });
}
