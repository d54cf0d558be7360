import {sql} from 'kysely';
import {type BoardEvent, dutiesOf, isListed, meanScore, type MessageRecord, type Progress} from '../../../model/index.js';
import type {Db} from '../database.js';
import {topicPath} from '../rows.js';

/** A message with what its duties are folded from. */
export interface Dutiful {
  readonly record: MessageRecord;
  readonly progress: Progress;
  /** All of them, oldest first. */
  readonly events: readonly BoardEvent[];
}

/** The duties of a message as they are kept. */
function dutyRows({record: {id, content}, progress, events}: Dutiful) {
  const listed = isListed({content, progress});
  return dutiesOf(events).map(({seq, agencyId, startedAt, clocks, approvedAt, onTime, leftAt, reviewedAt, returnedAt, rating, ratedAt}) => ({
    message_id: id, seq, agency_id: agencyId, kind: content.kind, topic_path: topicPath(content.topic), listed,
    started_at: startedAt, clock_at: clocks.map(({at}) => at), clock_due: clocks.map(({dueAt}) => dueAt),
    approved_at: approvedAt ?? null, on_time: onTime ?? null, left_at: leftAt ?? null, reviewed_at: reviewedAt, returned_at: returnedAt,
    rated_at: ratedAt ?? null, satisfied: rating ? meanScore(rating) > 3 : null, solved: rating ? rating.solved : null,
  }));
}

/** Brings the duties of messages up to date. Events are only ever added, so none goes away; those that stay as they are are not written. */
export async function keepDuties(trx: Db, messages: readonly Dutiful[]): Promise<void> {
  const rows = messages.flatMap(dutyRows);
  if (rows.length === 0) return;
  await sql`
    insert into duty (message_id, seq, agency_id, kind, topic_path, listed, started_at, clock_at, clock_due, approved_at, on_time, left_at, reviewed_at, returned_at,
      rated_at, satisfied, solved)
    select message_id, seq, agency_id, kind, topic_path, listed, started_at, clock_at, clock_due, approved_at, on_time, left_at, reviewed_at, returned_at,
      rated_at, satisfied, solved
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted (
      message_id text, seq integer, agency_id text, kind text, topic_path text[], listed boolean, started_at timestamptz, clock_at timestamptz[], clock_due timestamptz[],
      approved_at timestamptz, on_time boolean, left_at timestamptz, reviewed_at timestamptz[], returned_at timestamptz[],
      rated_at timestamptz, satisfied boolean, solved boolean)
    on conflict (message_id, seq) do update set
      listed = excluded.listed, clock_at = excluded.clock_at, clock_due = excluded.clock_due, approved_at = excluded.approved_at, on_time = excluded.on_time,
      left_at = excluded.left_at, reviewed_at = excluded.reviewed_at, returned_at = excluded.returned_at,
      rated_at = excluded.rated_at, satisfied = excluded.satisfied, solved = excluded.solved
    where (duty.listed, duty.clock_at, duty.clock_due, duty.approved_at, duty.left_at, duty.reviewed_at, duty.rated_at)
      is distinct from (excluded.listed, excluded.clock_at, excluded.clock_due, excluded.approved_at, excluded.left_at, excluded.reviewed_at, excluded.rated_at)`.execute(trx);
}
