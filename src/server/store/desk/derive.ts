import {sql} from 'kysely';
import {nextReminder, openReports} from '../../../model/index.js';
import type {Db} from '../database.js';
import {EVENTS, matterFrom, REPORTS} from '../matter.js';
import {type Dutiful, keepDuties} from './duties.js';
import {keepTrays, type Trayed} from './trays.js';

/** Raised whenever trays or duties come out otherwise for the same events: the next start derives them anew. */
export const DERIVED_VERSION = 2;

/** Messages that are derived in one transaction. */
const BATCH = 200;

/** Writes what the desk derives from events, in the transaction that adds them. The messages are locked, or new. */
export async function keepDerived(trx: Db, messages: readonly (Trayed & Dutiful)[]): Promise<void> {
  await keepTrays(trx, messages);
  await keepDuties(trx, messages);
}

/**
 * Derives trays and duties anew for all messages, where that was last done by an earlier version. In small transactions, which go on
 * where they were broken off; several servers that start at once take turns.
 */
export async function deriveAnew(db: Db): Promise<void> {
  while (await deriveBatch(db));
}

/** The next messages; false when none is left. */
async function deriveBatch(db: Db): Promise<boolean> {
  const {version} = await db.selectFrom('derived').select('version').executeTakeFirstOrThrow();
  if (version >= DERIVED_VERSION) return false;
  return await db.transaction().execute(async (trx) => {
    const at = await trx.selectFrom('derived').selectAll().forUpdate().executeTakeFirstOrThrow();
    if (at.version >= DERIVED_VERSION) return false;
    // Locked before they are read, as every change does.
    const locked = await trx.selectFrom('message').select('id').where('id', '>', at.after_id).orderBy('id').limit(BATCH).forUpdate().execute();
    const ids = locked.map(({id}) => id);
    const matters = await mattersOf(trx, ids);
    await keepDerived(trx, matters);
    await keepReminders(trx, matters);
    const more = ids.length === BATCH;
    await trx.updateTable('derived').set(more ? {after_id: ids.at(-1) ?? ''} : {version: DERIVED_VERSION, after_id: ''}).execute();
    return more;
  });
}

/** When units are to be reminded, which otherwise is written with each event. */
async function keepReminders(trx: Db, matters: readonly Trayed[]): Promise<void> {
  const wanted = JSON.stringify(matters.map(({record: {id}, progress}) => ({id, remind_at: nextReminder(progress) ?? null})));
  await sql`update message set remind_at = wanted.remind_at from jsonb_to_recordset(${wanted}::jsonb) as wanted (id text, remind_at timestamptz)
    where message.id = wanted.id collate "C" and message.remind_at is distinct from wanted.remind_at::timestamptz(3)`.execute(trx);
}

async function mattersOf(trx: Db, ids: readonly string[]): Promise<(Trayed & Dutiful)[]> {
  if (ids.length === 0) return [];
  const rows = await trx.selectFrom('message').select(['message.id', 'number', 'content', EVENTS, REPORTS]).where('message.id', 'in', ids).execute();
  return rows.map(({reports, ...row}) => {
    const matter = matterFrom(row);
    return {...matter, openReports: openReports(reports, matter.progress.reportsReadAt).length};
  });
}
