import {createHash} from 'node:crypto';
import {sql} from 'kysely';
import {afterEach, describe, expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {audit, listAudit, OPERATOR} from '../../../src/server/audit/index.js';
import {openStore, type Store} from '../../../src/server/store/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {onBothDatabases} from '../support/databases.js';
import {draft, newKey, viewer} from '../support/town.js';

const moderator = viewer('moderator');

onBothDatabases('the audit log', (databases) => {
  const open: Store[] = [];
  const town = async (): Promise<Store> => {
    const store = await openStore({url: await databases.town()});
    open.push(store);
    return store;
  };
  afterEach(async () => { for (const store of open.splice(0)) await store.close(); });

  const rows = async ({context: {db}}: Store) => await db.selectFrom('audit').selectAll().orderBy('seq').execute();
  const newest = async ({context: {db}}: Store, limit = 1) => await listAudit(db, {limit});

  describe('what goes into it', () => {
    it('is every event of what a town begins with', async () => {
      const store = await town();
      const events = TOWN.messages.flatMap(({record, events}) => events.map((event) => [record.id, event.seq, event.id]));
      const logged = (await listAudit(store.context.db, {limit: 1000})).map(({subject, data}) => [subject, data?.['seq'], data?.['id']]);
      expect(logged).toHaveLength(events.length);
      expect(logged).toEqual(expect.arrayContaining(events));
    });

    it('is a sent message, with who it was for strangers left out and no word of it', async () => {
      const store = await town();
      const {id} = await store.submitMessage(viewer('citizen'), draft({privatePart: {name: '陈晓', phone: '000-1', remark: '请保密'}}), newKey());
      const [entry] = await newest(store);
      expect(entry).toMatchObject({kind: 'event', subject: id, actor: {role: 'author'}, data: {seq: 1, action: 'submit'}});
      expect(Object.keys(entry?.actor ?? {})).toEqual(['role']);
      expect(Object.keys(entry?.data ?? {}).sort()).toEqual(['action', 'at', 'digest', 'id', 'message', 'privatePart', 'seq']);
      for (const secret of ['陈', '000-1', '请保密', draft().title, draft().body ?? '', 'citizen']) expect(JSON.stringify(entry)).not.toContain(secret);
    });

    it('is what somebody did to a message: by role, agency and account, without their name', async () => {
      const store = await town();
      const {id} = await store.submitMessage(VISITOR, draft(), newKey());
      await store.act(moderator, id, {action: 'publish', internalText: '仅供内部'}, {expectedVersion: 1, idempotencyKey: newKey()});
      const [entry] = await newest(store);
      expect(entry).toMatchObject({subject: id, actor: {role: 'moderator', personId: moderator.personId}, data: {seq: 2, action: 'publish'}});
      expect(JSON.stringify(entry)).not.toContain(moderator.name);
      expect(JSON.stringify(entry)).not.toContain('仅供内部');
    });

    it('is what others hand in, in the transaction that does it, and is undone with it', async () => {
      const store = await town();
      const before = await rows(store);
      const entry = {kind: 'account', actor: OPERATOR, subject: 'one', data: {change: 'made'}} as const;
      await store.context.db.transaction().execute(async (trx) => { await audit(trx, entry); });
      expect((await newest(store))[0]).toMatchObject({...entry, seq: before.length + 1});
      await expect(store.context.db.transaction().execute(async (trx) => {
        await audit(trx, entry);
        throw new Error('undone');
      })).rejects.toThrow('undone');
      expect(await rows(store)).toHaveLength(before.length + 1);
      expect(await store.context.db.selectFrom('audit_draft').selectAll().execute()).toEqual([]);
    });
  });

  describe('the chain', () => {
    it('can be recomputed with nothing but SHA-256 over each entry\'s text and the hash before', async () => {
      const store = await town();
      await audit(store.context.db, {kind: 'settings', actor: OPERATOR});
      let previous = Buffer.alloc(0);
      for (const [index, {seq, entry, hash}] of (await rows(store)).entries()) {
        expect(JSON.parse(entry)).toMatchObject({seq: index + 1});
        expect(Number(seq)).toBe(index + 1);
        previous = createHash('sha256').update(previous).update(entry).digest();
        expect(hash).toEqual(previous);
      }
    });

    it('has one order when many write at once, and no gap', async () => {
      const store = await town();
      const before = (await rows(store)).length;
      await Promise.all(Array.from({length: 40}, (_, index) => (index % 2 === 0
        ? store.submitMessage(VISITOR, draft(), newKey())
        : store.context.db.transaction().execute(async (trx) => { await audit(trx, {kind: 'sign-in', actor: OPERATOR, data: {index}}); }))));
      const seqs = (await rows(store)).map(({seq}) => Number(seq));
      expect(seqs).toEqual(Array.from({length: before + 40}, (_, index) => index + 1));
    });

    it('takes its lock after everything else that a transaction waits for', async () => {
      const store = await town();
      const {db} = store.context;
      // One logs first and wants a message's row then; the other has the row and logs. With the lock at the call they would wait for each other.
      const {id} = await store.submitMessage(VISITOR, draft(), newKey());
      let logged = () => {};
      const first = new Promise<void>((resolve) => { logged = resolve; });
      await Promise.all([
        db.transaction().execute(async (trx) => {
          await audit(trx, {kind: 'private-part-read', actor: OPERATOR, subject: id});
          logged();
          await trx.selectFrom('message').select('id').where('id', '=', id).forUpdate().execute();
        }),
        db.transaction().execute(async (trx) => {
          await trx.selectFrom('message').select('id').where('id', '=', id).forUpdate().execute();
          await first;
          await audit(trx, {kind: 'private-part-read', actor: OPERATOR, subject: id});
        }),
      ]);
      expect(await newest(store, 2)).toMatchObject([{kind: 'private-part-read'}, {kind: 'private-part-read'}]);
    });

    it('refuses to be changed, shortened or emptied', async () => {
      const {context: {db}} = await town();
      for (const change of ['update audit set hash = \'\'', 'delete from audit', 'truncate audit']) {
        await expect(sql.raw(change).execute(db)).rejects.toThrow('the audit log is only ever added to');
      }
    });
  });

  describe('reading it', () => {
    it('goes on where it was left, from either end', async () => {
      const store = await town();
      const {db} = store.context;
      const all = await listAudit(db, {limit: 1000, order: 'oldest'});
      const [first, second, third] = all;
      expect(await listAudit(db, {limit: 2, order: 'oldest'})).toEqual([first, second]);
      expect(await listAudit(db, {limit: 1, order: 'oldest', after: 2})).toEqual([third]);
      expect(await listAudit(db, {limit: 1, after: 2})).toEqual([first]);
      expect((await listAudit(db, {limit: 1000})).reverse()).toEqual(all);
    });

    it('asks for a message, a kind, a time', async () => {
      const store = await town();
      const {db} = store.context;
      const {id} = await store.submitMessage(VISITOR, draft(), newKey());
      await audit(db, {kind: 'private-part-read', actor: OPERATOR, subject: id});
      expect((await listAudit(db, {messageId: id})).map(({kind}) => kind)).toEqual(['private-part-read', 'event']);
      expect(await listAudit(db, {messageId: id, kind: 'event'})).toHaveLength(1);
      const [newestEntry] = await listAudit(db, {limit: 1});
      expect((await listAudit(db, {since: newestEntry?.at ?? ''})).length).toBeGreaterThanOrEqual(1);
      expect(await listAudit(db, {since: '2999-01-01T00:00:00.000Z'})).toEqual([]);
    });
  });
});
