import {sql} from 'kysely';
import type {Db} from '../store/database.js';
import {chainRows, NO_HASH, readRow} from './chain.js';
import {compareEvents} from './compare.js';
import {compareDerived} from './derived.js';
import type {AuditEntry} from './entry.js';
import {type Misfit, MisfitFound} from './misfit.js';

/** What a verification found. */
export type AuditVerdict = {
  readonly ok: true;
  /** How many entries there are, and the hash of the last: who writes that down can prove later that nothing was cut off. Empty for an empty log. */
  readonly entries: number;
  readonly head: string;
} | {readonly ok: false; readonly misfit: Misfit};

export interface VerifyOptions {
  /** A hash that was the head once, in hexadecimal: it must be in the log. */
  readonly expect?: string;
  /** Hears how far it is: entries and messages, of both together. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** The triggers without which things happen that the log does not hear of, or that cannot be undone. */
const TRIGGERS = ['event_only_added', 'event_audited', 'audit_sealed', 'audit_only_added'];

/**
 * Whether the log and the board are as they were when each entry was sealed: every hash is recomputed, and each event, message and private
 * part compared with its digest; then what lists show with what follows from the events. Looks at one moment of the board, which may be
 * in use. Memory does not grow with the board.
 */
export async function verifyAudit(db: Db, options: VerifyOptions = {}): Promise<AuditVerdict> {
  return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => await verifyWithin(trx, options));
}

/** {@link verifyAudit} in a transaction that is under way, with what it has done already. */
export async function verifyWithin(trx: Db, {expect, onProgress}: VerifyOptions = {}): Promise<AuditVerdict> {
  await sql`set local statement_timeout = 0`.execute(trx);
  const of = await amount(trx);
  let done = 0;
  const advance = (more: number) => onProgress?.((done += more), of);
  try {
    const {entries, head, expected} = await walk(trx, expect, advance);
    await compareCounts(trx);
    await compareDerived(trx, advance);
    await compareTriggers(trx);
    if (expect !== undefined && !expected) throw new MisfitFound({code: 'cut-off'});
    return {ok: true, entries, head: head.toString('hex')};
  } catch (error) {
    if (error instanceof MisfitFound) return {ok: false, misfit: error.misfit};
    throw error;
  }
}

async function amount(db: Db): Promise<number> {
  const {rows: [counted]} = await sql<{count: string}>`select (select count(*) from audit) + (select count(*) from message) as count`.execute(db);
  return Number(counted?.count ?? 0);
}

async function walk(db: Db, expect: string | undefined, advance: (more: number) => void): Promise<{entries: number; head: Buffer; expected: boolean}> {
  let seq = 0;
  let head: Buffer = NO_HASH;
  let expected = false;
  for await (const rows of chainRows(db)) {
    const sound: Omit<AuditEntry, 'hash'>[] = [];
    let misfit: Misfit | undefined;
    for (const row of rows) {
      const read = readRow(row, seq, head);
      if (typeof read === 'string') {
        misfit = {code: read, seq: seq + 1};
        break;
      }
      sound.push(read.entry);
      seq += 1;
      head = read.hash;
      expected ||= head.toString('hex') === expect?.toLowerCase();
    }
    // Before the broken link is told of: the first place is what is asked for.
    await compareEvents(db, sound);
    if (misfit) throw new MisfitFound(misfit);
    advance(rows.length);
  }
  return {entries: seq, head, expected};
}

/** What is there and was never logged, and what was logged and is there twice. All entries are sound by now, columns too. */
async function compareCounts(db: Db): Promise<void> {
  const {rows: [twice]} = await sql<{seq: string; message: string; step: number}>`
    select max(seq) as seq, subject as message, event_seq as step from audit where event_seq is not null group by subject, event_seq having count(*) > 1 limit 1`.execute(db);
  if (twice) throw new MisfitFound({code: 'order', seq: Number(twice.seq), message: twice.message, step: twice.step});
  const {rows: [unlogged]} = await sql<{message: string; step: number}>`
    select message_id as message, event.seq as step from event
    where not exists (select from audit where audit.subject = event.message_id and audit.event_seq = event.seq) order by event.at, message_id, event.seq limit 1`.execute(db);
  if (unlogged) throw new MisfitFound({code: 'event-unlogged', ...unlogged});
  const {rows: [bare]} = await sql<{message: string}>`
    select id as message from message where not exists (select from event where message_id = message.id and seq = 1) order by created_at, id limit 1`.execute(db);
  if (bare) throw new MisfitFound({code: 'message-unlogged', ...bare});
  const {rows: [draft]} = await sql`select from audit_draft limit 1`.execute(db);
  if (draft) throw new MisfitFound({code: 'not-sealed'});
}

async function compareTriggers(db: Db): Promise<void> {
  const {rows} = await sql<{name: string}>`select tgname as name from pg_trigger where tgenabled in ('O', 'A') and tgrelid in ('event'::regclass, 'audit'::regclass, 'audit_draft'::regclass)`.execute(db);
  const trigger = TRIGGERS.find((name) => !rows.some((row) => row.name === name));
  if (trigger !== undefined) throw new MisfitFound({code: 'trigger-off', trigger});
}
