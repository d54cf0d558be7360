import {sql} from 'kysely';
import {type BoardEvent, type MessageRecord, NO_PRIVATE_PART, type PrivatePart, type Progress, replay, type Report} from '../../model/index.js';
import type {Db} from './database.js';
import type {MessageRow} from './schema.js';

/** A message with everything that happened to it. */
/** What lists need of a message. */
export interface ListedMatter {
  readonly record: MessageRecord;
  readonly events: readonly BoardEvent[];
  readonly progress: Progress;
}

/** Everything that is known of a message. */
export interface Matter extends ListedMatter {
  readonly queryCodeHash: Buffer | null;
  readonly followers: number;
  /** Oldest first, those that were dealt with among them. */
  readonly reports: readonly Report[];
}

/** Loads one message, private part and all; for operations that then decide what of it may be shown. `lock` holds it for a change. */
export async function loadMatter(db: Db, id: string, {lock = false} = {}): Promise<Matter | undefined> {
  // The lock first and alone: what is read beside it in one statement may be older than the lock.
  if (lock) await db.selectFrom('message').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const row = await db.selectFrom('message')
    .leftJoin('message_private as private', 'private.message_id', 'message.id')
    .select(['message.id', 'number', 'content', 'query_code_hash', 'followers', 'private.name', 'private.phone', 'private.remark', EVENTS, REPORTS])
    .where('message.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const {name, phone, remark} = row;
  const privatePart = {name: name ?? '', phone: phone ?? '', remark: remark ?? ''};
  return {...matterFrom(row, privatePart), queryCodeHash: row.query_code_hash, followers: row.followers, reports: row.reports};
}

/** What a list loads of a message: no private part, because no list shows any. */
export function matterFrom(
  {id, number, content, events}: Pick<MessageRow, 'id' | 'number' | 'content'> & {events: readonly BoardEvent[]},
  privatePart: PrivatePart = NO_PRIVATE_PART,
): ListedMatter {
  return {record: {id, number, content, privatePart}, events, progress: replay(events)};
}

/** The events of a message as one column, oldest first. */
export const EVENTS = sql<BoardEvent[]>`(
  select coalesce(jsonb_agg(event.data order by event.seq), '[]') from event where event.message_id = message.id
)`.as('events');

/** Newer ones beyond this many add nothing to what a moderator has to do. */
const MOST_REPORTS = 200;

/** The reports of a message as one column, oldest first. */
export const REPORTS = sql<Report[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'words', words,
    'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by at), '[]')
  from (select * from content_report where content_report.message_id = message.id order by at desc limit ${sql.lit(MOST_REPORTS)}) as newest
)`.as('reports');
