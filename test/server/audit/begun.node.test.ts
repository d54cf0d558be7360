import {type Kysely, sql} from 'kysely';
import {expect, it} from 'vitest';
import {VISITOR} from '../../../src/model/index.js';
import {listAudit, verifyAudit} from '../../../src/server/audit/index.js';
import {up} from '../../../src/server/store/migrations/0007-audit.js';
import {openStore} from '../../../src/server/store/index.js';
import {onBothDatabases} from '../support/databases.js';
import {draft, newKey} from '../support/town.js';

onBothDatabases('the log of a board that had none', ({town}) => {
  it('begins by saying so, holds every event that is there, and goes on with the next', async () => {
    const store = await openStore({url: await town()});
    const {db} = store.context;
    const {id} = await store.submitMessage(VISITOR, draft({privatePart: {name: '陈晓', phone: '000-1', remark: ''}}), newKey());
    await db.transaction().execute(async (trx) => {
      for (const statement of [
        'drop trigger event_audited on event', 'drop table audit_draft', 'drop function seal_audit_entry, audit_entry_of, draft_event, seal_draft',
        'drop table audit', 'drop function refuse_audit_change, instant_text, salted_digest', 'alter table message drop column salt',
      ]) await sql.raw(statement).execute(trx);
      await up(trx as unknown as Kysely<unknown>);
    });
    const events = Number((await db.selectFrom('event').select(({fn}) => fn.countAll().as('count')).executeTakeFirstOrThrow()).count);
    expect(await verifyAudit(db)).toMatchObject({ok: true, entries: events + 1});
    const entries = await listAudit(db, {order: 'oldest', limit: 1000});
    expect(entries[0]).toMatchObject({kind: 'begun', actor: {role: 'system'}, data: {events}});
    expect(entries.at(-1)).toMatchObject({kind: 'event', subject: id, data: {seq: 1, action: 'submit'}});
    await store.submitMessage(VISITOR, draft(), newKey());
    expect(await verifyAudit(db)).toMatchObject({ok: true, entries: events + 2});
    await store.close();
  });
});
