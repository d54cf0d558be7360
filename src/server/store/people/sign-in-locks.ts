import {sql} from 'kysely';
import {foldUsername} from '../../../model/index.js';
import type {Db} from '../database.js';
import type {PeopleContext} from './records.js';

/**
 * Failed attempts without a successful one in between, after which a name is locked, wherever they came from. High enough that people who
 * look for their password are not caught, and low enough for six digits of a second factor.
 */
export const LOCK_AFTER = 20;

/** Failed attempts after a lock that lead to the next one. */
const AGAIN_AFTER = 10;

/** Minutes of the first lock; each further one is twice as long. */
const FIRST_LOCK = 15;
const DOUBLED_AT_MOST = 6;

/** Hours without any attempt after which failures are forgotten. */
const FORGOTTEN_AFTER = 24;

/** An attempt that was let through. It counts as failed until something else is known. */
export interface Attempt {
  /** It was no failure: it is as if it had not been made. */
  undo(): Promise<void>;
  /** It succeeded: all failures are forgotten. */
  succeeded(): Promise<void>;
}

/**
 * Counts an attempt to sign in with a name before anything is checked, so that attempts at the same time count as well. Names that nothing
 * has are counted and locked like any other: a lock tells nobody which names there are.
 *
 * @returns the attempt, or for how many seconds the name is locked. While it is, attempts are not counted and change nothing.
 */
export async function beginAttempt(context: PeopleContext, username: string): Promise<Attempt | {readonly lockedFor: number}> {
  const {db} = context;
  const name = nameDigest(context, username);
  const now = context.now();
  const failures = sql<number>`case when sign_in_lock.last_at < ${hoursBefore(now, FORGOTTEN_AFTER)} then 1 else sign_in_lock.failures + 1 end`;
  const over = sql<number>`(${failures} - ${LOCK_AFTER}::integer)`;
  const minutes = sql`${FIRST_LOCK}::integer * (1 << least(${over} / ${AGAIN_AFTER}::integer, ${DOUBLED_AT_MOST}::integer))`;
  const counted = await db.insertInto('sign_in_lock').values({name, failures: 1, last_at: now})
    .onConflict((conflict) => conflict.column('name').doUpdateSet({
      failures,
      last_at: now,
      locked_until: sql<Date | null>`case when ${over} >= 0 and ${over} % ${AGAIN_AFTER}::integer = 0 then ${now}::timestamptz + make_interval(mins => ${minutes}) end`,
    }).where((where) => where.or([where('sign_in_lock.locked_until', 'is', null), where('sign_in_lock.locked_until', '<=', now)])))
    .returning('failures').executeTakeFirst();
  if (!counted) return {lockedFor: Math.max(1, Math.ceil((((await lockOf(db, name)) ?? now).getTime() - now.getTime()) / 1000))};
  return {
    undo: async () => {
      await db.updateTable('sign_in_lock').where('name', '=', name).where('failures', '>', 0).set((set) => ({
        failures: set('failures', '-', 1),
        // Its own lock, and not that of a failure which came at the same time.
        locked_until: sql<Date | null>`case when failures = ${counted.failures} then null else locked_until end`,
      })).execute();
    },
    succeeded: async () => { await forget(db, name); },
  };
}

/** Forgets the failures of a name, and with them its lock. */
export async function unlock(context: PeopleContext, username: string): Promise<void> {
  await forget(context.db, nameDigest(context, username));
}

/** Until when names are locked; those that are not are missing from the result. */
export async function locksOf(context: PeopleContext, usernames: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (usernames.length === 0) return new Map();
  const byDigest = new Map(usernames.map((username) => [nameDigest(context, username).toString('hex'), username]));
  const rows = await context.db.selectFrom('sign_in_lock').select(['name', 'locked_until'])
    .where('name', 'in', usernames.map((username) => nameDigest(context, username))).where('locked_until', '>', context.now()).execute();
  return new Map(rows.flatMap(({name, locked_until}) => {
    const username = byDigest.get(name.toString('hex'));
    return username !== undefined && locked_until ? [[username, locked_until] as const] : [];
  }));
}

/** Forgets what was long ago. */
export async function sweepLocks(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_lock').where('last_at', '<', hoursBefore(now, 2 * FORGOTTEN_AFTER)).execute();
}

async function lockOf(db: Db, name: Buffer): Promise<Date | null | undefined> {
  return (await db.selectFrom('sign_in_lock').select('locked_until').where('name', '=', name).executeTakeFirst())?.locked_until;
}

async function forget(db: Db, name: Buffer): Promise<void> {
  await db.deleteFrom('sign_in_lock').where('name', '=', name).execute();
}

function nameDigest({secrets}: PeopleContext, username: string): Buffer {
  return secrets.mac('sign-in-lock', foldUsername(username).slice(0, 100));
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000);
}
