import {sql} from 'kysely';
import {type BoardEvent, type MessageRecord, NO_PRIVATE_PART, type PrivatePart, type Progress, replay} from '../../model/index.js';
import type {Db} from './database.js';
import type {MessageRow} from './schema.js';

/** A message with everything that happened to it. */
export interface Matter {
  readonly record: MessageRecord;
  readonly events: readonly BoardEvent[];
  readonly progress: Progress;
  readonly queryCodeHash: Buffer | null;
}

/** Loads one message, private part and all; for operations that then decide what of it may be shown. `lock` holds it for a change. */
export async function loadMatter(db: Db, id: string, {lock = false} = {}): Promise<Matter | undefined> {
  // The lock first and alone: what is read beside it in one statement may be older than the lock.
  if (lock) await db.selectFrom('message').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  const row = await db.selectFrom('message')
    .leftJoin('message_private as private', 'private.message_id', 'message.id')
    .select(['message.id', 'number', 'content', 'query_code_hash', 'private.name', 'private.phone', 'private.remark', EVENTS])
    .where('message.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const {name, phone, remark} = row;
  const privatePart = {name: name ?? '', phone: phone ?? '', remark: remark ?? ''};
  return {...matterFrom(row, privatePart), queryCodeHash: row.query_code_hash};
}

/** What a list loads of a message: no private part, because no list shows any. */
export function matterFrom(
  {id, number, content, events}: Pick<MessageRow, 'id' | 'number' | 'content'> & {events: readonly BoardEvent[]},
  privatePart: PrivatePart = NO_PRIVATE_PART,
): Omit<Matter, 'queryCodeHash'> {
  return {record: {id, number, content, privatePart}, events, progress: replay(events)};
}

/** The events of a message as one column, oldest first. */
export const EVENTS = sql<BoardEvent[]>`(
  select coalesce(jsonb_agg(event.data order by event.seq), '[]') from event where event.message_id = message.id
)`.as('events');
