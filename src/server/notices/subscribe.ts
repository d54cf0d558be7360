import {sql} from 'kysely';
import {newId, type StoreContext} from '../store/context.js';
import type {Db} from '../store/database.js';
import {invalid} from '../store/errors.js';
import type {FollowNews} from '../store/follow-news.js';
import type {Notices} from './open.js';
import {digestOf, seal, type Target} from './targets.js';

type Keeper = Pick<StoreContext, 'secrets' | 'now'>;

/** Letters that ask to confirm, to one address in 24 hours: somebody else may be typing it in. */
const CONFIRMATIONS_A_DAY = 3;

/** The author asked for news when they sent the message. Their first letter is the receipt's number, with a link to stop. */
export async function subscribeAuthor(
  trx: Db, {secrets}: Keeper, {messageId, email, language, at}: {readonly messageId: string; readonly email: string; readonly language: string; readonly at: Date},
): Promise<void> {
  const target: Target = {channel: 'email', email};
  await trx.insertInto('subscription').values({
    ...rowOf(secrets, target, messageId, language, at), author: true, follower: null, confirmed_at: at, stopped_at: null,
  }).execute();
}

/**
 * Keeps where a follower wants news, or ends that when they follow no longer. Called in the transaction that keeps the follower. News by
 * e-mail begins when the owner of the address has agreed. Whether an address was known before is not told.
 *
 * @throws {BoardError} `invalid` for a push endpoint that is none of the known services.
 */
export async function subscribeFollower(trx: Db, keeper: Keeper, {email, push}: Pick<Notices, 'email' | 'push'>, news: FollowNews): Promise<{readonly confirmByEmail: boolean}> {
  const {messageId, follower, request, messageLanguage} = news;
  if (!request.following) {
    await trx.updateTable('subscription').set({stopped_at: keeper.now()})
      .where('message_id', '=', messageId).where('follower', '=', follower).where('stopped_at', 'is', null).execute();
    return {confirmByEmail: false};
  }
  const wish = {messageId, follower, language: request.language || messageLanguage};
  if (request.push && push) {
    if (!push.allows(request.push.endpoint)) throw invalid([{path: 'push.endpoint', code: 'not-in-list'}]);
    await keep(trx, keeper, {channel: 'push', push: request.push}, wish);
  }
  if (request.email === '' || !email) return {confirmByEmail: false};
  await keep(trx, keeper, {channel: 'email', email: request.email}, wish);
  return {confirmByEmail: true};
}

/** One subscription for a message and an address: whoever confirmed it first keeps it. */
async function keep(
  trx: Db, {secrets, now}: Keeper, target: Target, {messageId, follower, language}: {readonly messageId: string; readonly follower: Buffer; readonly language: string},
): Promise<void> {
  const at = now();
  const confirmed = target.channel === 'push' ? at : null;
  const row = {...rowOf(secrets, target, messageId, language, at), author: false, follower, confirmed_at: confirmed, stopped_at: null};
  const {id: _, message_id: __, channel: ___, target_digest, ...renewed} = row;
  const kept = await trx.insertInto('subscription').values(row)
    .onConflict((conflict) => conflict.columns(['message_id', 'channel', 'target_digest']).doUpdateSet(renewed)
      // A browser owns its endpoint; an address is another one's until its owner has agreed or after they have stopped.
      .where((eb) => eb.or([eb('subscription.confirmed_at', 'is', null), eb('subscription.stopped_at', 'is not', null), eb('subscription.channel', '=', 'push')])))
    .returning('id').executeTakeFirst();
  if (target.channel === 'email' && kept && (await mayAsk(trx, target_digest, at))) {
    await trx.insertInto('notice').values({
      id: newId(), message_id: messageId, seq: null, channel: 'email', recipient: kept.id, created_at: at, due_at: at, ended_at: null, outcome: null,
    }).execute();
    await sql`select pg_notify('civic_board_notice', '')`.execute(trx);
  }
}

async function mayAsk(trx: Db, digest: Buffer, at: Date): Promise<boolean> {
  // Requests for one address wait for each other, or several at once would all count the same letters.
  await sql`select pg_advisory_xact_lock(hashtextextended(encode(${digest}::bytea, 'hex'), 0))`.execute(trx);
  const {asked} = await trx.selectFrom('notice').innerJoin('subscription', 'subscription.id', 'notice.recipient')
    .select((eb) => eb.fn.countAll<string>().as('asked'))
    .where('subscription.target_digest', '=', digest).where('notice.seq', 'is', null)
    .where('notice.created_at', '>', new Date(at.getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(asked) < CONFIRMATIONS_A_DAY;
}

function rowOf(secrets: Keeper['secrets'], target: Target, messageId: string, language: string, at: Date) {
  return {
    id: newId(), message_id: messageId, channel: target.channel, target: seal(secrets, target), target_digest: digestOf(secrets, target), language, created_at: at,
  };
}
