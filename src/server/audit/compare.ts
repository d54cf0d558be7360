import {createHash} from 'node:crypto';
import {sql} from 'kysely';
import type {Db} from '../store/database.js';
import type {AuditEntry} from './entry.js';
import {MisfitFound} from './misfit.js';

/** What the database has where an entry says that something happened. Texts as PostgreSQL writes them, which is what was hashed. */
interface Found {
  readonly seq: string;
  readonly id: string | null;
  readonly step: number;
  readonly at: Date | null;
  readonly action: string | null;
  readonly event: string | null;
  readonly message_id: string | null;
  readonly number: string;
  readonly code: string;
  readonly content: string;
  readonly salt: string;
  readonly private_part: string | null;
  readonly rows: number;
  readonly before: string | null;
}

/** What the log keeps of an event. */
interface Logged {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly digest: string;
  readonly message?: string;
  readonly privatePart?: string;
}

/**
 * Compares logged events with what the tables hold of them, and the first one of a message with what was sent.
 *
 * @throws {MisfitFound} at the first that differs.
 */
export async function compareEvents(db: Db, entries: readonly Omit<AuditEntry, 'hash'>[]): Promise<void> {
  const events = entries.filter(({kind}) => kind === 'event');
  if (events.length === 0) return;
  const found = await lookUp(db, events);
  for (const [index, entry] of events.entries()) compare(entry, found[index]);
}

async function lookUp(db: Db, events: readonly Omit<AuditEntry, 'hash'>[]): Promise<readonly Found[]> {
  const asked = JSON.stringify(events.map(({seq, subject, data}) => ({seq, message: subject, step: data?.['seq']})));
  const {rows} = await sql<Found>`
    select asked.seq::text, event.id, asked.step, event.at, event.action, event.data::text as event, message.id as message_id, number,
      coalesce(encode(query_code_hash, 'hex'), '') as code, content::text, salt::text,
      (select jsonb_build_array(name, phone, remark)::text from message_private where message_private.message_id = message.id and asked.step = 1) as private_part,
      (select count(*)::integer from event as same where same.message_id = asked.message and same.seq = asked.step) as rows,
      (select min(audit.seq)::text from audit where audit.subject = asked.message and audit.event_seq = asked.step - 1) as before
    from jsonb_to_recordset(${asked}::jsonb) as asked (seq bigint, message text, step integer)
      left join message on message.id = asked.message collate "C"
      left join lateral (select * from event where event.message_id = asked.message collate "C" and event.seq = asked.step limit 1) as event on true
    order by asked.seq`.execute(db);
  return rows;
}

function compare({seq, subject = '', data}: Omit<AuditEntry, 'hash'>, found: Found | undefined): void {
  const logged = data as unknown as Logged;
  const place = {seq, message: subject, step: logged.seq};
  if (!found?.message_id) throw new MisfitFound({code: 'message-missing', ...place});
  const {salt, event} = found;
  if (event === null || found.rows !== 1) throw new MisfitFound({code: event === null ? 'event-missing' : 'event-changed', ...place});
  if (saltedDigest(salt, event) !== logged.digest || !columnsFit(found, event, logged)) throw new MisfitFound({code: 'event-changed', ...place});
  if (logged.seq > 1 && !(Number(found.before ?? Infinity) < seq)) throw new MisfitFound({code: 'order', ...place});
  if (logged.seq !== 1) return;
  if (saltedDigest(salt, [found.number, found.code, found.content].join('\n')) !== logged.message) throw new MisfitFound({code: 'message-changed', ...place});
  const privatePart = found.private_part === null ? undefined : saltedDigest(salt, found.private_part);
  if (privatePart !== logged.privatePart) throw new MisfitFound({code: 'private-part-changed', ...place});
}

/** Whether what stands beside an event is what stands in it. */
function columnsFit({id, at, action, step}: Found, event: string, logged: Logged): boolean {
  const inside = JSON.parse(event) as Logged;
  return id === inside.id && id === logged.id && action === inside.action && action === logged.action && step === inside.seq
    && at?.toISOString() === logged.at && Math.abs(Date.parse(inside.at) - Date.parse(logged.at)) <= 1;
}

/** As the database does it (`salted_digest`). */
function saltedDigest(salt: string, text: string): string {
  return createHash('sha256').update(Buffer.from(salt.replaceAll('-', ''), 'hex')).update(text).digest('hex');
}
