import {sql} from 'kysely';
import {type Audience, audienceOf, type BoardEvent, changesViewOf} from '../../model/index.js';
import type {Db} from './database.js';

/** What is told of a change: which message, and who sees it. */
export interface Change {
  readonly id: string;
  readonly audience: Audience;
}

/**
 * Tells of an event, in the transaction that adds it and undone with it: the servers, for those who are watching the message, and the
 * outbox, where notices are made from it. Staff get no notices, so what only they see is not put there.
 */
export async function tellOf(trx: Db, messageId: string, event: BoardEvent): Promise<void> {
  const audience = audienceOf(event);
  if (audience !== 'staff') await trx.insertInto('outbox').values({message_id: messageId, seq: event.seq, created_at: event.at}).execute();
  await tellWatchers(trx, {id: messageId, audience: changesViewOf(event)});
}

/** Tells those who are watching a message that there is something new for an audience. */
export async function tellWatchers(trx: Db, change: Change): Promise<void> {
  await sql`select pg_notify('civic_board_change', ${JSON.stringify(change)})`.execute(trx);
}
