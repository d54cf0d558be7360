import type {Logger} from 'pino';
import type {Db} from '../store/database.js';
import type {StoreContext} from '../store/context.js';

/** A notice as it waits to be sent. */
export interface Waiting {
  readonly id: string;
  /** Empty for a letter that is about no message. */
  readonly messageId: string;
  /** null: the letter that asks to confirm. */
  readonly seq: number | null;
  readonly recipient: string;
}

/** What became of an attempt. `dropped`: it is no longer wanted, or no longer true. `retry`: later, it may go; with why, for the log. */
export type Outcome = 'sent' | 'dropped' | {readonly retry: string} | {readonly givenUp: string};

/** What a way of sending does with one notice. May use the transaction, under which nobody else has the notice. */
export type Deliver = (notice: Waiting, trx: Db) => Promise<Outcome>;

export type Channel = 'email' | 'push' | 'webhook';

/** Milliseconds between attempts: half a minute, then four times as long each time, up to six hours. */
const DELAY = {first: 30_000, factor: 4, longest: 6 * 3_600_000};

/** After so many milliseconds a notice is given up. Receivers of webhooks may be away over a long weekend. */
const GIVE_UP: Readonly<Record<Channel, number>> = {email: 3 * 86_400_000, push: 86_400_000, webhook: 5 * 86_400_000};

/**
 * Sends one notice that is due, under the lock of its row: several servers never have the same one, and one that is killed lets go of it
 * at once. Between the mail server's "yes" and our own mark lies a moment in which a crash means a second letter; it then has the same
 * `Message-ID`, by which mail programs know it.
 *
 * @returns whether there was one.
 */
export async function sendNext(
  {db, now}: Pick<StoreContext, 'db' | 'now'>, channel: Channel, deliver: Deliver, log: Logger, random: () => number = Math.random,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('notice').select(['id', 'message_id', 'seq', 'recipient', 'attempts', 'created_at'])
      .where('channel', '=', channel).where('ended_at', 'is', null).where('due_at', '<=', now())
      // In order: nobody hears of an answer before they hear that the message was published.
      .where((eb) => eb.not(eb.exists(eb.selectFrom('notice as earlier').select('earlier.id')
        .whereRef('earlier.message_id', '=', 'notice.message_id').whereRef('earlier.recipient', '=', 'notice.recipient')
        .whereRef('earlier.seq', '<', 'notice.seq').where('earlier.ended_at', 'is', null))))
      .orderBy('due_at').orderBy('seq').limit(1).forUpdate().skipLocked().executeTakeFirst();
    if (!row) return false;
    const waiting = {id: row.id, messageId: row.message_id ?? '', seq: row.seq, recipient: row.recipient};
    // Whatever nobody expected: the notice is put behind the others, which it must not hold up.
    const outcome = await deliver(waiting, trx).catch((error: unknown) => ({retry: error instanceof Error ? error.name : 'unknown'}));
    const at = now();
    const attempts = row.attempts + 1;
    const old = at.getTime() - row.created_at.getTime() > GIVE_UP[channel];
    const mark = trx.updateTable('notice').where('id', '=', row.id);
    if (typeof outcome === 'string') {
      await mark.set({attempts, ended_at: at, outcome}).execute();
      return true;
    }
    const why = 'retry' in outcome ? outcome.retry : outcome.givenUp;
    const final = 'givenUp' in outcome || old;
    log.warn({notice: row.id, channel, attempts, why}, final ? 'a notice was given up' : 'a notice could not be sent yet');
    await (final ? mark.set({attempts, ended_at: at, outcome: 'given-up'}) : mark.set({attempts, due_at: new Date(at.getTime() + delayAfter(attempts, random()))})).execute();
    return true;
  });
}

/** A fifth more or less, so that what failed together is not tried again together. */
function delayAfter(attempts: number, random: number): number {
  return Math.min(DELAY.first * DELAY.factor ** (attempts - 1), DELAY.longest) * (0.8 + 0.4 * random);
}
