import fc from 'fast-check';
import {afterEach, describe, expect, it} from 'vitest';
import {sql} from 'kysely';
import {BOX_QUEUES, type BoxQueue, BOXES_OF, boxContextAt, evolve, isInBox, openReports, replay, type SeedMessage, type Viewer} from '../../../../src/model/index.js';
import {append} from '../../../../src/server/store/append.js';
import {deriveAnew, DERIVED_VERSION} from '../../../../src/server/store/desk/derive.js';
import {loadMatter} from '../../../../src/server/store/matter.js';
import {addHistories} from '../../../../src/server/store/seed.js';
import {openStore, type Store} from '../../../../src/server/store/index.js';
import {TOWN} from '../../../../src/testing/index.js';
import {board, PEOPLE} from '../../../model/walks.js';
import {onBothDatabases} from '../../support/databases.js';
import {EMPTY_TOWN, historyOf, told} from './histories.js';

const RUNS = 12;

onBothDatabases('trays', ({fresh}) => {
  const open: Store[] = [];
  let now = new Date('2026-11-20T00:00:00Z');
  const boardStore = async (): Promise<Store> => {
    const store = await openStore({url: await fresh(), now: () => now});
    open.push(store);
    await store.seed(EMPTY_TOWN);
    return store;
  };
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });

  const viewersOf = (queue: BoxQueue): Viewer[] => Object.values(PEOPLE).filter(({role, personId}) =>
    personId !== undefined && (queue === 'moderation' ? role === 'moderator' : role === 'staff' || role === 'lead'));

  /** What is kept of messages, told without what differs by time of writing. */
  const kept = async ({context: {db}}: Store, ids: readonly string[]) => ({
    trays: await db.selectFrom('tray').selectAll().where('message_id', 'in', ids).orderBy('message_id').orderBy('owner').orderBy('box').execute(),
    duties: await db.selectFrom('duty').selectAll().where('message_id', 'in', ids).orderBy('message_id').orderBy('seq').execute(),
  });
  const deriveAll = async (store: Store) => {
    await store.context.db.updateTable('derived').set({version: 0, after_id: ''}).execute();
    await deriveAnew(store.context.db);
  };

  /** Holds every list and count to the model, for everybody. `reports`: open reports by message. */
  const agree = async (store: Store, messages: readonly SeedMessage[], reports: ReadonlyMap<string, number> = new Map()) => {
    const ids = messages.map(({record}) => record.id);
    const context = boxContextAt(now, board);
    for (const queue of BOX_QUEUES) {
      for (const viewer of viewersOf(queue)) {
        for (const box of [undefined, ...BOXES_OF[queue]]) {
          const wanted = messages.filter(({record, events}) =>
            isInBox({content: record.content, progress: replay(events), openReports: reports.get(record.id) ?? 0}, viewer, queue, box, context));
          const {items} = await store.listMessages(viewer, {queue, ...(box && {box}), ids, limit: 100});
          expect(items.map(({id}) => id).sort(), `${queue} ${box} of ${viewer.role} ${viewer.agencyId}`).toEqual(wanted.map(({record}) => record.id).sort());
        }
      }
    }
  };

  it('and the model’s rule agree on random histories, at any time', async () => {
    const store = await boardStore();
    await fc.assert(fc.asyncProperty(fc.array(told, {minLength: 4, maxLength: 10}), fc.nat(60), async (some, days) => {
      now = new Date(Date.parse('2026-11-01T00:00:00Z') + days * 86_400_000);
      const messages = some.map(historyOf);
      await store.context.db.transaction().execute(async (trx) => await addHistories(trx, messages));
      await agree(store, messages);
    }), {numRuns: RUNS});
  }, 300_000);

  it('are counted as they are listed', async () => {
    const store = await boardStore();
    const messages = fc.sample(told, {numRuns: 60, seed: 7}).map(historyOf);
    await store.context.db.transaction().execute(async (trx) => await addHistories(trx, messages));
    now = new Date('2026-12-01T00:00:00Z');
    const context = boxContextAt(now, board);
    for (const queue of BOX_QUEUES) {
      for (const viewer of viewersOf(queue)) {
        const counts = await store.desk.countBoxes(viewer, queue);
        for (const box of BOXES_OF[queue]) {
          const wanted = messages.filter(({record, events}) => isInBox({content: record.content, progress: replay(events)}, viewer, queue, box, context)).length;
          expect(counts[box], `${queue} ${box} of ${viewer.role} ${viewer.agencyId}`).toBe(wanted);
        }
      }
    }
  }, 120_000);

  it('and duties come out the same event by event, at once, and derived anew', async () => {
    const store = await boardStore();
    const {db} = store.context;
    await fc.assert(fc.asyncProperty(told, async (one) => {
      const message = historyOf(one);
      const {record, events: [first, ...others]} = message;
      if (!first) return;
      await db.transaction().execute(async (trx) => await addHistories(trx, [{record, events: [first]}]));
      for (const event of others) {
        await db.transaction().execute(async (trx) => {
          const matter = await loadMatter(trx, record.id, {lock: true});
          if (!matter) throw new Error('it is there');
          await append(store.context, trx, matter, event, evolve(matter.progress, event));
        });
      }
      const along = await kept(store, [record.id]);
      await deriveAll(store);
      expect(await kept(store, [record.id])).toEqual(along);
      await sql`delete from tray where message_id = ${record.id}`.execute(db);
      await sql`delete from duty where message_id = ${record.id}`.execute(db);
      await deriveAll(store);
      expect(await kept(store, [record.id])).toEqual(along);
    }), {numRuns: RUNS});
  }, 300_000);

  it('follow reports, also when they are derived anew', async () => {
    const store = await boardStore();
    const {db} = store.context;
    const messages = fc.sample(told, {numRuns: 20, seed: 3}).map(historyOf);
    await db.transaction().execute(async (trx) => await addHistories(trx, messages));
    const reports = new Map<string, number>();
    for (const {record, events} of messages.slice(0, 10)) {
      const {reportsReadAt} = replay(events);
      const report = {reason: 'other' as const, words: '', at: '2027-06-01T00:00:00.000Z'};
      await db.insertInto('content_report').values({message_id: record.id, ...report}).execute();
      reports.set(record.id, openReports([report], reportsReadAt).length);
    }
    await deriveAll(store);
    await agree(store, messages, reports);
  }, 120_000);

  describe('of a board from before there were trays', () => {
    it('are derived when a server starts, by one or by several at once, and nobody waits for what is done', async () => {
      const url = await fresh();
      const before = await openStore({url});
      open.push(before);
      await before.seed(townOf(450));
      const wanted = await kept(before, ['copy-0', 'copy-225', 'copy-449']);
      expect(wanted.trays.length).toBeGreaterThan(3);
      await sql`truncate tray, duty`.execute(before.context.db);
      await before.context.db.updateTable('derived').set({version: 0, after_id: ''}).execute();
      const servers = await Promise.all([openStore({url}), openStore({url})]);
      open.push(...servers);
      expect(await kept(before, ['copy-0', 'copy-225', 'copy-449'])).toEqual(wanted);
      expect(await before.context.db.selectFrom('derived').select(['version', 'after_id']).execute()).toEqual([{version: DERIVED_VERSION, after_id: ''}]);
    }, 120_000);

    it('go on where a server that was killed had come to', async () => {
      const url = await fresh();
      const before = await openStore({url});
      open.push(before);
      await before.seed(townOf(450));
      const {db} = before.context;
      await sql`delete from tray where message_id > 'copy-3'`.execute(db);
      await db.updateTable('derived').set({version: 0, after_id: 'copy-3'}).execute();
      open.push(await openStore({url}));
      const {rows} = await sql<{missing: string}>`select count(*) as missing from message where not exists (select from tray where tray.message_id = message.id)`.execute(db);
      expect(rows).toEqual([{missing: '0'}]);
    }, 120_000);
  });
});

/** The town with one of its messages many times over. */
function townOf(copies: number) {
  const [message] = TOWN.messages.filter(({record}) => record.id === 'market-parking');
  if (!message) throw new Error('the town has it');
  const {record, events} = message;
  const messages = Array.from({length: copies}, (_, index): SeedMessage => ({
    record: {...record, id: `copy-${index}`, number: `copy-${index}`}, events: events.map((event) => ({...event, id: `${event.id}-${index}`})),
  }));
  return {...EMPTY_TOWN, messages};
}
