import type {Db} from '../store/database.js';

const HOUR = 3_600_000;

/** After how long each is forgotten, in milliseconds. */
const KEPT = {
  /** A follower who has not agreed. */
  unconfirmed: 48 * HOUR,
  /** A notice that has ended; until then it could be looked into. */
  ended: 30 * 24 * HOUR,
  /** What nobody has taken up, because nothing that could send it is set up. */
  waiting: 6 * 24 * HOUR,
  /** The addresses of a message that has come to its end; nothing happens to it any more. */
  over: 180 * 24 * HOUR,
  /** An address that wants no more: its link goes on saying so for a while. */
  stopped: 90 * 24 * HOUR,
};

/** Forgets notices, and the addresses that they no longer need. */
export async function sweepNotices(db: Db, now: Date): Promise<void> {
  const before = (kept: number) => new Date(now.getTime() - kept);
  await db.deleteFrom('subscription').where('confirmed_at', 'is', null).where('created_at', '<', before(KEPT.unconfirmed)).execute();
  await db.deleteFrom('subscription').where('stopped_at', '<', before(KEPT.stopped)).execute();
  await db.deleteFrom('subscription').where((eb) => eb.exists(eb.selectFrom('message').select('message.id')
    .whereRef('message.id', '=', 'subscription.message_id').where('message.state', 'in', ['closed', 'rejected', 'withdrawn'])))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('event').select('event.id').whereRef('event.message_id', '=', 'subscription.message_id').where('event.at', '>=', before(KEPT.over)))))
    .execute();
  await db.deleteFrom('notice').where('ended_at', '<', before(KEPT.ended)).execute();
  await db.deleteFrom('notice').where('ended_at', 'is', null).where('created_at', '<', before(KEPT.waiting)).execute();
  await db.deleteFrom('outbox').where('created_at', '<', before(KEPT.waiting)).execute();
}
