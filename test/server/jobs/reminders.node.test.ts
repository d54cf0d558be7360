import {type Kysely, sql} from 'kysely';
import {pino} from 'pino';
import {afterEach, expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {openQueue} from '../../../src/server/jobs/queue.js';
import {remindNow, reminderJobs} from '../../../src/server/jobs/reminders.js';
import {workOff} from '../../../src/server/jobs/work.js';
import {startServer} from '../../../src/server/index.js';
import {up as migrateReminders} from '../../../src/server/store/migrations/0008-reminders.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {onBothDatabases} from '../support/databases.js';
import {owing, remindersIn} from '../support/overdue.js';
import {newKey, townData, viewer} from '../support/town.js';
import {until} from '../../support/postgres.js';
import {TOWN} from '../../../src/testing/index.js';

const DUE = '2026-11-23T15:59:59.999Z';
const MORNING = '2026-11-24T08:00:00+08:00';
const silent = pino({level: 'silent'});

onBothDatabases('reminders', ({fresh}) => {
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => { for (const end of endings.splice(0).reverse()) await end(); });

  /** A store with a clock that tests set, on a database with these messages when it is new. */
  const open = async (url: string, at: string, messages?: ReturnType<typeof owing>[]): Promise<Store & {at: string}> => {
    const clock = {at};
    const store = await openStore({url, now: () => new Date(clock.at), connections: 5});
    endings.push(() => store.close());
    if (messages) await store.seed({...townData(), messages});
    return Object.defineProperty({...store, at}, 'at', {get: () => clock.at, set: (value: string) => { clock.at = value; }});
  };
  /** A server's part in the jobs, without its clock. */
  const worker = async (store: Store) => {
    const queue = await openQueue(store.context.url, silent);
    endings.push(() => queue.close());
    const jobs = reminderJobs(store.context, queue.boss, silent, () => undefined);
    return {
      ...queue, jobs,
      sweep: () => jobs.sweep.run({}),
      work: async () => { while (await workOff(queue.boss, jobs.remind, silent)); },
      waiting: () => queue.boss.getQueueSize('remind', {before: 'completed'}),
    };
  };

  it('go out at eight in the morning of the day after, once', async () => {
    const store = await open(await fresh(), '2026-11-24T07:59:59+08:00', [owing('late', DUE), owing('tomorrow', '2026-11-24T15:59:59.999Z')]);
    await remindNow(store.context);
    expect(await remindersIn(store)).toEqual({});
    store.at = MORNING;
    for (let time = 0; time < 3; time += 1) await remindNow(store.context);
    expect(await remindersIn(store)).toEqual({late: [`housing by ${DUE}`]});
    store.at = '2026-12-24T08:00:00+08:00';
    await remindNow(store.context);
    expect(await remindersIn(store)).toEqual({late: [`housing by ${DUE}`], tomorrow: ['housing by 2026-11-24T15:59:59.999Z']});
  });

  it('go to each unit that owes something: the handling one, and those that were called in', async () => {
    const supports = [
      {agencyId: 'transport', task: 'SECRET-TASK', dueAt: '2026-11-20T10:00:00.000Z'}, {agencyId: 'education', task: 'x', dueAt: '2026-11-27T10:00:00.000Z'}, {agencyId: 'wuyin-office', task: 'x'},
    ];
    const store = await open(await fresh(), '2026-11-21T09:00:00+08:00', [owing('called', DUE, supports)]);
    const transport = ['transport by 2026-11-20T10:00:00.000Z'];
    await remindNow(store.context);
    expect(await remindersIn(store)).toEqual({called: transport});
    store.at = '2026-12-01T09:00:00+08:00';
    await remindNow(store.context);
    expect(await remindersIn(store), 'several of one message in one go').toEqual({called: [...transport, `housing by ${DUE}`, 'education by 2026-11-27T10:00:00.000Z']});
  });

  it('are for staff: nobody else learns of them, and nothing private is in them', async () => {
    const store = await open(await fresh(), MORNING, [owing('late', DUE)]);
    const before = await store.getMessage(VISITOR, 'late');
    await remindNow(store.context);
    expect(await store.getMessage(VISITOR, 'late')).toEqual(before);
    const staff = await store.getMessage(viewer('moderator'), 'late');
    expect(staff.timeline.at(-1)).toMatchObject({action: 'remind', actor: {role: 'system'}, reminded: {agencyId: 'housing', dueAt: DUE}});
    const {data} = await store.context.db.selectFrom('event').select('data').where('action', '=', 'remind').executeTakeFirstOrThrow();
    expect(JSON.stringify(data)).not.toContain('SECRET');
  });

  it('are put into the queue once, however often it is swept, and done by whoever comes', async () => {
    const store = await open(await fresh(), MORNING, Array.from({length: 30}, (_, index) => owing(`late-${index}`, DUE)));
    const [one, two] = [await worker(store), await worker(await open(store.context.url, MORNING))];
    for (const each of [one, two, one]) await each.sweep();
    expect(await one.waiting()).toBe(30);
    await Promise.all([one.work(), two.work()]);
    expect(Object.values(await remindersIn(store))).toEqual(Array.from({length: 30}, () => [`housing by ${DUE}`]));
    await one.sweep();
    expect(await one.waiting(), 'nobody has to be reminded any more').toBe(0);
  });

  it('happen exactly once each while several servers race on many messages, sweeping, working and sending past the queue', async () => {
    const count = 200;
    const store = await open(await fresh(), MORNING, Array.from({length: count}, (_, index) =>
      owing(`late-${String(index).padStart(3, '0')}`, DUE, index % 4 === 0 ? [{agencyId: 'transport', task: 'x', dueAt: DUE}] : [])));
    const others = [await open(store.context.url, MORNING), await open(store.context.url, MORNING)];
    const servers = await Promise.all([store, ...others].map(worker));
    await Promise.all([
      ...servers.map(async ({sweep, work}) => {
        for (let round = 0; round < 3; round += 1) {
          await sweep();
          await work();
        }
      }),
      ...others.map(({context}) => remindNow(context)),
    ]);
    const found = await remindersIn(store);
    expect(Object.keys(found)).toHaveLength(count);
    for (const [index, [id, reminders]] of Object.entries(found).entries()) {
      expect(reminders, id).toEqual(index % 4 === 0 ? [`housing by ${DUE}`, `transport by ${DUE}`] : [`housing by ${DUE}`]);
    }
    const {gaps} = await store.context.db.selectFrom('message').select((eb) => eb.fn.countAll<string>().as('gaps'))
      .where('version', '!=', (eb) => eb.selectFrom('event').select(({fn}) => fn.countAll<number>().as('count')).whereRef('event.message_id', '=', 'message.id')).executeTakeFirstOrThrow();
    expect(gaps).toBe('0');
  });

  it('happen once when a server is killed with a job in its hands, before it was done or after', async () => {
    const store = await open(await fresh(), MORNING, [owing('late-1', DUE), owing('late-2', DUE)]);
    const [killed, alive] = [await worker(store), await worker(store)];
    await killed.sweep();
    const taken = await killed.boss.fetch<{messageId: string}>('remind', {batchSize: 2});
    expect(taken).toHaveLength(2);
    // One was done, and its end was never told; the other was only taken.
    await killed.jobs.remind.run(taken[0]?.data ?? {messageId: ''});

    await alive.work();
    expect(Object.keys(await remindersIn(store))).toHaveLength(1);
    await alive.sweep();
    await alive.work();
    const once = {'late-1': [`housing by ${DUE}`], 'late-2': [`housing by ${DUE}`]};
    expect(await remindersIn(store)).toEqual(once);
    // The time of the killed server's jobs is up: they are done again, and find nothing to do.
    await alive.boss.fail('remind', taken.map(({id}) => id));
    await sql`update civic_board_jobs.job set start_after = now() - interval '1 second' where state = 'retry'`.execute(store.context.db);
    expect(await alive.waiting()).toBe(2);
    await alive.work();
    expect([await alive.waiting(), await remindersIn(store)]).toEqual([0, once]);
  });

  it('do not hold up each other: what fails is tried again, and the rest is done', async () => {
    const store = await open(await fresh(), MORNING, [owing('late-1', DUE), owing('late-2', DUE)]);
    const one = await worker(store);
    const said: string[] = [];
    await one.sweep();
    await workOff(one.boss, {name: 'remind', run: async (data: {messageId: string}) => {
      if (data.messageId === 'late-1') throw Object.assign(new Error('SECRET-NAME'), {code: '40001'});
      await one.jobs.remind.run(data);
    }}, pino({level: 'warn'}, {write: (line: string) => void said.push(line)}));
    expect(await remindersIn(store)).toEqual({'late-2': [`housing by ${DUE}`]});
    expect(said.join('')).toContain('40001');
    expect(said.join('')).not.toContain('SECRET');
    expect(await one.waiting()).toBe(1);
  });

  it('are sent by servers on their own, and warn that next year’s holidays are not known', async () => {
    const store = await open(await fresh(), '2026-11-24T09:00:00+08:00', Array.from({length: 20}, (_, index) => owing(`late-${index}`, DUE)));
    const said: string[] = [];
    const log = pino({level: 'warn'}, {write: (line: string) => void said.push(line)});
    const servers = await Promise.all([store, await open(store.context.url, MORNING)].map((each) => startServer({store: each, log})));
    await until(async () => Object.keys(await remindersIn(store)).length === 20, 'all reminders');
    expect(said.filter((line) => line.includes('holidays')).map((line) => (JSON.parse(line) as {year: string}).year)).toEqual(['2027']);
    await Promise.all(servers.map((server) => server.close()));
    expect(Object.values(await remindersIn(store)).flat()).toHaveLength(20);
  });

  it('are not sent by a server that leaves the jobs to others', async () => {
    const store = await open(await fresh(), MORNING, [owing('late', DUE)]);
    const server = await startServer({store, jobs: false});
    endings.push(() => server.close());
    expect(server.jobs).toBeUndefined();
    const {rows} = await sql<{there: boolean}>`select to_regnamespace('civic_board_jobs') is not null as there`.execute(store.context.db);
    expect(rows[0]?.there).toBe(false);
  });

  it('are known of messages from before there were reminders', async () => {
    const store = await open(await fresh(), MORNING, [...TOWN.messages, owing('called', DUE, [{agencyId: 'transport', task: 'x', dueAt: '2026-11-20T10:00:00.000Z'}, {agencyId: 'education', task: 'x'}])]);
    const {db} = store.context;
    // A unit that has reported in owes nothing.
    await store.act(viewer('transport'), 'called', {action: 'report-in', internalText: '已处理'}, {expectedVersion: (await store.getMessage(viewer('transport'), 'called')).version, idempotencyKey: newKey()});
    const derived = () => db.selectFrom('message').select(['id', 'state', 'remind_at']).orderBy('id').execute();
    const before = await derived();
    expect(before.filter(({remind_at}) => remind_at).length).toBeGreaterThan(2);
    await db.schema.alterTable('message').dropColumn('remind_at').execute();
    await db.schema.alterTable('agency').dropColumn('desk_email').execute();
    // What the tables had then, and trays have since.
    await sql`alter table message add column called_ids text[] not null default '{}'`.execute(db);
    await sql`update message set called_ids = (select coalesce(array_agg(owner), '{}') from tray where tray.message_id = message.id and box = 'called-in')`.execute(db);
    await db.transaction().execute((trx) => migrateReminders(trx as unknown as Kysely<unknown>));
    expect(await derived()).toEqual(before);
  });
});
