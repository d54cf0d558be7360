import fc from 'fast-check';
import {type RawBuilder, sql} from 'kysely';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {audit, type AuditVerdict, explainMisfit, type Misfit, OPERATOR, verifyAudit, verifyWithin} from '../../../src/server/audit/index.js';
import {openStore, type Db, type Store} from '../../../src/server/store/index.js';
import {onBothDatabases} from '../support/databases.js';
import {draft, newKey, viewer} from '../support/town.js';

/** Ends a transaction that must leave nothing behind. */
class Undo extends Error {}

onBothDatabases('verifying the audit log', ({fresh, town}) => {
  let store: Store;
  let db: Db;
  /** A message with a private part, sent, published, accepted, answered and approved after everything else that the town has. */
  let id: string;
  /** The entry of its first event. */
  let first: number;

  beforeAll(async () => {
    store = await openStore({url: await town()});
    ({db} = store.context);
    ({id} = await store.submitMessage(VISITOR, draft({privatePart: {name: '陈晓', phone: '000-1', remark: '请保密'}}), newKey()));
    first = Number((await db.selectFrom('audit').select('seq').where('subject', '=', id).executeTakeFirstOrThrow()).seq);
    const step = async (who: string, request: object, expectedVersion: number) => {
      await store.act(viewer(who), id, request, {expectedVersion, idempotencyKey: newKey()});
    };
    await step('moderator', {action: 'publish'}, 1);
    await step('housing', {action: 'accept', publicText: '正在办理'}, 2);
    await step('housing', {action: 'submit-answer', body: '路灯已于三月二日修好。'}, 3);
    await step('moderator', {action: 'approve'}, 4);
    await audit(db, {kind: 'sign-in', actor: OPERATOR});
  });
  afterAll(async () => { await store.close(); });
  afterEach(async () => { expect(await verifyAudit(db)).toMatchObject({ok: true}); });

  /** What a superuser of the database does, past every trigger, and what verifying says then. Undone afterwards. */
  const after = async (tamper: (trx: Db) => Promise<unknown>, options: {expect?: string; stayOff?: boolean} = {}): Promise<AuditVerdict> => {
    let verdict: AuditVerdict | undefined;
    await db.transaction().execute(async (trx) => {
      for (const table of ['event', 'audit', 'audit_draft', 'message']) await sql.raw(`alter table ${table} disable trigger user`).execute(trx);
      await tamper(trx);
      await sql`set constraints all immediate`.execute(trx);
      if (!options.stayOff) for (const table of ['event', 'audit', 'audit_draft', 'message']) await sql.raw(`alter table ${table} enable trigger user`).execute(trx);
      verdict = await verifyWithin(trx, options);
      throw new Undo();
    }).catch((error: unknown) => { if (!(error instanceof Undo)) throw error; });
    if (!verdict) throw new Error('not verified');
    return verdict;
  };
  const misfitAfter = async (...statements: readonly RawBuilder<unknown>[]): Promise<Misfit> => {
    const verdict = await after(async (trx) => { for (const statement of statements) await statement.execute(trx); });
    if (verdict.ok) throw new Error('nothing was found');
    // No sentence with a hole in it.
    expect(explainMisfit(verdict.misfit)).not.toContain('?');
    return verdict.misfit;
  };

  /** What somebody does who knows how the chain is made: seals everything from an entry on anew. */
  const reseal = async (trx: Db, from: number, change: (entry: Record<string, unknown>) => unknown = (entry) => entry): Promise<void> => {
    const rows = await trx.selectFrom('audit').select('entry').where('seq', '>=', String(from)).orderBy('seq').execute();
    await sql`delete from audit where seq >= ${from}`.execute(trx);
    let seq = from;
    for (const {entry} of rows) {
      const changed = change(JSON.parse(entry) as Record<string, unknown>);
      if (changed === undefined) continue;
      await sql`insert into audit (seq, entry, hash) select ${seq}::bigint, text, sha256(coalesce((select hash from audit where seq = ${seq - 1}), '') || convert_to(text, 'UTF8'))
        from (select (${JSON.stringify(changed)}::jsonb || jsonb_build_object('seq', ${seq}::bigint))::text as text) as sealed`.execute(trx);
      seq += 1;
    }
  };

  describe('a board that nobody touched', () => {
    it('fits: it tells how many entries there are and the hash of the last', async () => {
      const {seq, hash} = await db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
      expect(await verifyAudit(db)).toEqual({ok: true, entries: Number(seq), head: hash.toString('hex')});
    });

    it('fits while it is in use, and shows how far it is', async () => {
      const heard: [number, number][] = [];
      const writing = Promise.all(Array.from({length: 10}, () => store.submitMessage(VISITOR, draft(), newKey())));
      expect(await verifyAudit(db, {onProgress: (done, of) => heard.push([done, of])})).toMatchObject({ok: true});
      await writing;
      const [done, of] = heard.at(-1) ?? [];
      expect(done).toBe(of);
    });

    it('still fits what was written down before more happened', async () => {
      const before = await verifyAudit(db);
      await audit(db, {kind: 'sign-in', actor: OPERATOR});
      const head = before.ok ? before.head : '';
      expect(await verifyAudit(db, {expect: head})).toMatchObject({ok: true});
      expect(await verifyAudit(db, {expect: head.toUpperCase()})).toMatchObject({ok: true});
    });

    it('fits when it is empty', async () => {
      const empty = await openStore({url: await fresh()});
      expect(await verifyAudit(empty.context.db)).toEqual({ok: true, entries: 0, head: ''});
      await empty.close();
    });
  });

  describe('finds what was done to events', () => {
    it('changed words', async () => {
      expect(await misfitAfter(sql`update event set data = jsonb_set(data, '{publicText}', '"已经办完"') where message_id = ${id} and seq = 3`))
        .toMatchObject({code: 'event-changed', message: id, step: 3, seq: first + 2});
    });
    it('another actor, another time, another action, another id', async () => {
      const changes = [
        sql`update event set data = data #- '{actor,personId}' where message_id = ${id} and seq = 2`,
        sql`update event set at = at + interval '1 hour' where message_id = ${id} and seq = 2`,
        sql`update event set action = 'accept' where message_id = ${id} and seq = 2`,
        sql`update event set id = 'other' where message_id = ${id} and seq = 2`,
      ];
      for (const change of changes) expect(await misfitAfter(change)).toMatchObject({code: 'event-changed', step: 2});
    });
    it('one that is gone, from the end and from the middle', async () => {
      expect(await misfitAfter(sql`delete from event where message_id = ${id} and seq = 5`)).toMatchObject({code: 'event-missing', step: 5});
      expect(await misfitAfter(sql`delete from event where message_id = ${id} and seq = 3`)).toMatchObject({code: 'event-missing', step: 3});
      expect(await misfitAfter(
        sql`delete from event where message_id = ${id} and seq = 3`,
        sql`update event set seq = seq - 1, data = jsonb_set(data, '{seq}', to_jsonb(seq - 1)) where message_id = ${id} and seq > 3`,
      )).toMatchObject({code: 'event-changed', step: 3});
    });
    it('two that changed places', async () => {
      expect(await misfitAfter(
        sql`update event set seq = 99 where message_id = ${id} and seq = 2`, sql`update event set seq = 2 where message_id = ${id} and seq = 3`,
        sql`update event set seq = 3 where message_id = ${id} and seq = 99`,
        sql`update event set data = jsonb_set(data, '{seq}', to_jsonb(seq)) where message_id = ${id}`,
      )).toMatchObject({code: 'event-changed', step: 2});
    });
    it('one that was put in', async () => {
      const put = sql`insert into event select message_id, 6, 'put-in', at, action, data || '{"seq": 6, "id": "put-in"}' from event where message_id = ${id} and seq = 5`;
      expect(await misfitAfter(put)).toEqual({code: 'event-unlogged', message: id, step: 6});
    });
    it('one that is there twice', async () => {
      expect(await misfitAfter(
        sql`alter table event drop constraint event_pkey, drop constraint event_id_key`, sql`insert into event select * from event where message_id = ${id} and seq = 3`,
      )).toMatchObject({code: 'event-changed', step: 3});
    });
  });

  describe('finds what was done to messages', () => {
    it('another text, number or query code', async () => {
      for (const change of [
        sql`update message set content = jsonb_set(content, '{body}', '"没有问题"') where id = ${id}`,
        sql`update message set content = content - 'title' where id = ${id}`,
        sql`update message set number = '1999-000001' where id = ${id}`,
        sql`update message set query_code_hash = '\\x01' where id = ${id}`,
        sql`update message set query_code_hash = null where id = ${id}`,
      ]) expect(await misfitAfter(change)).toMatchObject({code: 'message-changed', message: id, seq: first});
    });
    it('a private part that was changed, removed or added', async () => {
      expect(await misfitAfter(sql`update message_private set phone = '000-2' where message_id = ${id}`)).toMatchObject({code: 'private-part-changed', message: id});
      expect(await misfitAfter(sql`delete from message_private where message_id = ${id}`)).toMatchObject({code: 'private-part-changed', message: id});
      const without = (await store.submitMessage(VISITOR, draft(), newKey())).id;
      expect(await misfitAfter(sql`insert into message_private values (${without}, 'a', 'b', 'c')`)).toMatchObject({code: 'private-part-changed', message: without});
    });
    it('another salt: nothing can be proved without it', async () => {
      expect(await misfitAfter(sql`update message set salt = gen_random_uuid() where id = ${id}`)).toMatchObject({code: 'event-changed', message: id, step: 1});
    });
    it('one that is gone with all that happened to it', async () => {
      const {rows: referring} = await sql<{name: string}>`select distinct conrelid::regclass::text as name from pg_constraint where contype = 'f' and confrelid = 'message'::regclass`.execute(db);
      expect(await misfitAfter(...referring.map(({name}) => sql`delete from ${sql.table(name)} where message_id = ${id}`), sql`delete from message where id = ${id}`))
        .toEqual({code: 'message-missing', message: id, step: 1, seq: first});
    });
    it('one that came from nowhere, with events and without', async () => {
      const columns = (await db.introspection.getTables()).find(({name}) => name === 'message')?.columns.map(({name}) => name).filter((name) => !['id', 'number', 'query_code_hash'].includes(name)) ?? [];
      const others = sql.join(columns.map((name) => sql.ref(name)));
      const put = sql`insert into message (id, number, ${others}) select 'put-in', 'put-in', ${others} from message where id = ${id}`;
      expect(await misfitAfter(put)).toEqual({code: 'message-unlogged', message: 'put-in'});
      const event = sql`insert into event select 'put-in', seq, 'put-in', at, action, data from event where message_id = ${id} and seq = 1`;
      expect(await misfitAfter(put, event)).toEqual({code: 'event-unlogged', message: 'put-in', step: 1});
    });
    it('what lists show', async () => {
      for (const [column, change] of [
        ['state', sql`update message set state = 'closed' where id = ${id}`], ['listed', sql`update message set listed = false where id = ${id}`],
        ['visibility', sql`update message set visibility = 'confidential' where id = ${id}`], ['author_id', sql`update message set author_id = 'somebody' where id = ${id}`],
        ['hidden', sql`update message set hidden = '{"masks": [], "attachmentIds": ["x"]}' where id = ${id}`],
        ['due_at', sql`update message set due_at = now() where id = ${id}`], ['created_at', sql`update message set created_at = created_at - interval '1 day' where id = ${id}`],
      ] as const) expect(await misfitAfter(change)).toEqual({code: 'derived', message: id, column});
    });
    it('an answer that lists show', async () => {
      expect(await misfitAfter(sql`update published_answer set data = jsonb_set(data, '{body}', '"没有"') where message_id = ${id}`)).toEqual({code: 'answer-changed', message: id});
      expect(await misfitAfter(sql`delete from published_answer where message_id = ${id}`)).toEqual({code: 'answer-changed', message: id});
    });
  });

  describe('finds what was done to the log', () => {
    it('a changed entry, also with its own hash set right', async () => {
      const change = sql`update audit set entry = replace(entry, '"publish"', '"reject"') where seq = ${first + 1}`;
      expect(await misfitAfter(change)).toEqual({code: 'hash', seq: first + 1});
      const hash = sql`update audit set hash = sha256((select hash from audit where seq = ${first}) || convert_to(entry, 'UTF8')) where seq = ${first + 1}`;
      // The action that it logs is not the event's.
      expect(await misfitAfter(change, hash)).toMatchObject({code: 'event-changed', seq: first + 1});
      const signIn = sql`update audit set entry = replace(entry, '"system"', '"visitor"') where kind = 'sign-in' and seq = (select min(seq) from audit where kind = 'sign-in')`;
      expect((await misfitAfter(signIn)).code).toBe('hash');
    });
    it('an entry that is no JSON, or empty', async () => {
      await expect(misfitAfter(sql`update audit set entry = 'nonsense' where seq = 3`)).rejects.toThrow('invalid input syntax');
      expect(await misfitAfter(sql`alter table audit alter kind drop expression, alter subject drop expression, alter at drop expression, alter event_seq drop expression`,
        sql`update audit set entry = 'nonsense' where seq = 3`)).toEqual({code: 'unreadable', seq: 3});
      expect(await misfitAfter(sql`alter table audit alter hash drop not null`, sql`update audit set hash = null where seq = 3`)).toEqual({code: 'hash', seq: 3});
    });
    it('one that was taken out, put in or moved', async () => {
      expect(await misfitAfter(sql`delete from audit where seq = 3`)).toEqual({code: 'gap', seq: 3});
      expect(await misfitAfter(sql`delete from audit where seq = 1`)).toEqual({code: 'gap', seq: 1});
      expect(await misfitAfter(sql`delete from audit where seq = 3`, sql`update audit set seq = seq - 1 where seq > 3`)).toEqual({code: 'hash', seq: 3});
      expect(await misfitAfter(sql`update audit set seq = -seq where seq >= 3`, sql`update audit set seq = 1 - seq where seq < 0`,
        sql`insert into audit (seq, entry, hash) select 3, entry, hash from audit where seq = 2 and kind <> 'event' union all select 3, '{"kind": "sign-in", "seq": 3}', '\\x00' limit 1`,
      )).toEqual({code: 'hash', seq: 3});
      expect(await misfitAfter(sql`update audit set seq = 0 where seq = 4`, sql`update audit set seq = 4 where seq = 3`, sql`update audit set seq = 3 where seq = 0`)).toEqual({code: 'hash', seq: 3});
    });
    it('entries that are filed under something else than they say', async () => {
      for (const column of ['kind', 'at', 'subject']) {
        const rest = sql`update audit set ${sql.ref(column)} = 'other' where seq = 3`;
        expect(await misfitAfter(sql`alter table audit alter ${sql.ref(column)} drop expression`, rest)).toEqual({code: 'columns', seq: 3});
      }
    });
    it('its end cut off while the events stay', async () => {
      expect(await misfitAfter(sql`delete from audit where seq > ${first + 3}`)).toEqual({code: 'event-unlogged', message: id, step: 5});
    });
    it('something that was handed in and never sealed', async () => {
      expect(await misfitAfter(sql`insert into audit_draft (entry) values ('{"kind": "sign-in"}')`)).toEqual({code: 'not-sealed'});
    });
    it('a trigger that is off, although nothing has happened yet', async () => {
      expect(await after(async () => {}, {stayOff: true})).toMatchObject({ok: false, misfit: {code: 'trigger-off'}});
      expect(await misfitAfter(sql`drop trigger audit_only_added on audit`)).toEqual({code: 'trigger-off', trigger: 'audit_only_added'});
    });
  });

  describe('finds what only a hash that was written down proves', () => {
    const head = async (): Promise<string> => {
      const verdict = await verifyAudit(db);
      return verdict.ok ? verdict.head : '';
    };

    it('an end that was cut off together with what it logged', async () => {
      const cut = async (trx: Db) => await sql`delete from audit where seq = (select max(seq) from audit where kind = 'sign-in')`.execute(trx);
      await audit(db, {kind: 'sign-in', actor: OPERATOR});
      const expected = await head();
      expect(await after(cut)).toMatchObject({ok: true});
      expect(await after(cut, {expect: expected})).toEqual({ok: false, misfit: {code: 'cut-off'}});
    });

    it('a log that was written anew from a changed entry on', async () => {
      const expected = await head();
      const rewrite = async (trx: Db) => await reseal(trx, 2, (entry) => (entry['kind'] === 'sign-in' ? {...entry, actor: {role: 'visitor'}} : entry));
      expect(await after(rewrite)).toMatchObject({ok: true});
      expect(await after(rewrite, {expect: expected})).toEqual({ok: false, misfit: {code: 'cut-off'}});
    });

    it('a log that was written anew over a changed event', async () => {
      const expected = await head();
      const rewrite = async (trx: Db) => {
        await sql`update event set data = jsonb_set(data, '{publicText}', '"已经办完"') where message_id = ${id} and seq = 3`.execute(trx);
        const {rows: [made]} = await sql<{digest: string}>`select salted_digest(salt, event.data::text) as digest from event join message on message.id = message_id where message_id = ${id} and seq = 3`.execute(trx);
        await reseal(trx, first + 2, (entry) => (entry['seq'] === first + 2 ? {...entry, data: {...(entry['data'] as object), digest: made?.digest}} : entry));
      };
      expect(await after(rewrite)).toMatchObject({ok: true});
      expect(await after(rewrite, {expect: expected})).toEqual({ok: false, misfit: {code: 'cut-off'}});
    });

    it('steps that the rewritten log tells in another order are found without', async () => {
      const verdict = await after(async (trx) => {
        await sql`drop index audit_event`.execute(trx);
        const [one, other] = await trx.selectFrom('audit').select('entry').where('seq', 'in', [String(first + 1), String(first + 2)]).orderBy('seq').execute();
        await reseal(trx, first + 1, (entry) => JSON.parse((entry['seq'] === first + 1 ? other : entry['seq'] === first + 2 ? one : undefined)?.entry ?? JSON.stringify(entry)));
      });
      expect(verdict).toEqual({ok: false, misfit: {code: 'order', seq: first + 1, message: id, step: 3}});
    });

    it('a step that the rewritten log leaves out, or tells twice, is found without', async () => {
      expect(await after((trx) => reseal(trx, first + 4, (entry) => (entry['seq'] === first + 4 ? undefined : entry)))).toEqual({ok: false, misfit: {code: 'event-unlogged', message: id, step: 5}});
      expect(await after(async (trx) => {
        await sql`drop index audit_event`.execute(trx);
        const {entry: again} = await trx.selectFrom('audit').select('entry').where('seq', '=', String(first + 4)).executeTakeFirstOrThrow();
        const last = await trx.selectFrom('audit').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow();
        await reseal(trx, Number(last.seq), () => JSON.parse(again));
      })).toMatchObject({ok: false, misfit: {code: 'order', message: id, step: 5}});
    });
  });

  describe('whatever is changed', () => {
    /** Something other than what is there, in a value of any of the kinds that columns have. */
    const other = (type: string): string => ({
      text: `reverse(@) || 'x'`, jsonb: `@ || '{"changed": true}'::jsonb`, integer: '@ + 1000000', bigint: '@ + 1000000', bytea: `@ || '\\x00'`, uuid: 'gen_random_uuid()', boolean: 'not @',
      'timestamp with time zone': `@ + interval '2 seconds'`,
    })[type] ?? '';

    it('in a column that counts, of any row: it is found', async () => {
      const counting = {
        event: ['seq', 'id', 'at', 'action', 'data'],
        audit: ['entry', 'hash', 'seq'],
        message: ['number', 'content', 'salt', 'kind', 'visibility', 'created_at', 'state', 'version', 'listed'],
        message_private: ['name', 'phone', 'remark'],
        published_answer: ['data'],
      };
      const {rows: types} = await sql<{table: string; column: string; type: string}>`
        select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'public'`.execute(db);
      const cells = Object.entries(counting).flatMap(([table, columns]) => columns.map((column) => ({table, column})));
      await fc.assert(fc.asyncProperty(fc.constantFrom(...cells), fc.nat(), async ({table, column}, row) => {
        const type = types.find((one) => one.table === table && one.column === column)?.type ?? '';
        const value = table === 'audit' && column === 'entry' ? `replace(entry, '":', '" :')` : other(type).replaceAll('@', column);
        const {rows: [{count = 0} = {}]} = await sql<{count: number}>`select count(*)::integer as count from ${sql.table(table)}`.execute(db);
        const verdict = await after(async (trx) => {
          await sql.raw(`update ${table} set ${column} = ${value} where ctid = (select ctid from ${table} offset ${row % count} limit 1)`).execute(trx);
        });
        expect(verdict.ok).toBe(false);
      }), {numRuns: 60});
    });

    it('any row that is taken away from messages, events, answers or the log, but its last entry: it is found', async () => {
      await fc.assert(fc.asyncProperty(fc.constantFrom('event', 'audit', 'message_private', 'published_answer'), fc.nat(), async (table, row) => {
        const last = table === 'audit' ? 1 : 0;
        const {rows: [{count = 0} = {}]} = await sql<{count: number}>`select count(*)::integer as count from ${sql.table(table)}`.execute(db);
        const order = table === 'audit' ? 'order by seq' : '';
        const verdict = await after(async (trx) => {
          await sql.raw(`delete from ${table} where ctid = (select ctid from ${table} ${order} offset ${row % (count - last)} limit 1)`).execute(trx);
        });
        expect(verdict.ok).toBe(false);
      }), {numRuns: 40});
    });
  });
});
