import {sql} from 'kysely';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {listedIn} from '../../../src/testing/suite/expect.js';
import {TOWN} from '../../../src/testing/index.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {countTerms} from '../../../src/server/store/term-frequency.js';
import {onBothDatabases} from '../support/databases.js';
import {newKey, viewer} from '../support/town.js';

onBothDatabases('similar messages', ({town}) => {
  let store: Store;
  beforeAll(async () => { store = await openStore({url: await town()}); });
  afterAll(async () => await store?.close());

  /** What was counted, and what there is to count. */
  const counted = async () => {
    const {db} = store.context;
    const {rows: kept} = await sql<{term: number; messages: number}>`select term, messages from term_frequency where messages <> 0 order by term`.execute(db);
    const {rows: there} = await sql<{term: number; messages: number}>`
      select term, count(*)::integer as messages from message cross join unnest(terms) as term where listed group by term order by term`.execute(db);
    const {rows: [total]} = await sql<{messages: number}>`select messages from term_total`.execute(db);
    return {kept, there, total: total?.messages};
  };
  const countAll = async () => { while (await countTerms(store.context.db, 3) > 0); };

  describe('the counts of terms', () => {
    it('are exact, whoever counts at the same time', async () => {
      await Promise.all(Array.from({length: 8}, countAll));
      await countAll();
      const {kept, there, total} = await counted();
      expect(kept.length).toBeGreaterThan(500);
      expect(kept).toEqual(there);
      expect(total).toBe(listedIn(TOWN).length);
    });

    it('follow a message that becomes public and is answered', async () => {
      const draft = {
        kind: 'enquiry', topic: 'transport/parking', agencyId: 'transport', title: '紫藤巷公共厕所', body: '紫藤巷的公厕晚上八点就锁门。',
        visibility: 'public', consent: TOWN.board.consent.version,
      };
      const {id} = await store.submitMessage(viewer('citizen'), draft, newKey());
      const {total: before} = await counted();
      const act = async (username: string, action: object) => {
        const {version} = await store.getMessage(viewer(username), id);
        await store.act(viewer(username), id, action, {expectedVersion: version, idempotencyKey: newKey()});
        await countAll();
        const {kept, there} = await counted();
        expect(kept).toEqual(there);
      };
      await act('moderator', {action: 'publish'});
      expect((await counted()).total).toBe((before ?? 0) + 1);
      await act('transport', {action: 'accept'});
      await act('transport', {action: 'submit-answer', body: '公厕自下周起全天开放，夜间由巡查员保洁。'});
      await act('moderator', {action: 'approve'});
      expect((await store.findSimilar({title: '紫藤巷公厕锁门'})).items.map((item) => item.id)).toEqual([id]);
    });

    it('are left as they were by a change that was taken back', async () => {
      const {db} = store.context;
      await expect(db.transaction().execute(async (trx) => {
        await trx.updateTable('message').set({listed: false}).execute();
        throw new Error('taken back');
      })).rejects.toThrow('taken back');
      await countAll();
      const {kept, there} = await counted();
      expect(kept).toEqual(there);
    });

    it('may be behind, and messages are found all the same', async () => {
      const {db} = store.context;
      await db.transaction().execute(async (trx) => {
        // Somebody else is counting, and never finishes.
        await sql`select pg_advisory_xact_lock(hashtext('civic-board terms'))`.execute(trx);
        await sql`delete from term_frequency`.execute(trx);
        expect((await store.findSimilar({title: '老市场东门停车乱'})).items[0]?.id).toBe('market-parking');
      });
    });
  });
});
