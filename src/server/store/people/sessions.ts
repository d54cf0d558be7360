import {createHash, randomBytes} from 'node:crypto';
import {audit} from '../../audit/audit.js';
import {auditActorOf} from '../../audit/entry.js';
import {type Account, accountFrom} from '../accounts.js';
import type {Db} from '../database.js';

/** How a session is begun. */
export interface SessionStart {
  readonly now: Date;
  readonly expiresAt: Date;
  /** With a password of the board's own, which the board then has a say over. */
  readonly byPassword: boolean;
  /** When the password was set that was checked. Nothing is begun when another one was set since. */
  readonly passwordSetAt?: Date;
}

/** Who a session is of, as they are now and not as they were at sign-in. */
export interface SessionHolder {
  readonly account: Account;
  readonly byPassword: boolean;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
}

/**
 * Begins a session and gives its id, 256 random bits; undefined when the account was disabled, or its password changed, in the meantime. The
 * account's row is written first, so that whoever disables it waits or is waited for, and ends every session that there is.
 */
export async function openSession(db: Db, {personId, role, agencyId}: Account, {now, expiresAt, byPassword, passwordSetAt}: SessionStart): Promise<string | undefined> {
  const id = randomBytes(32).toString('base64url');
  return await db.transaction().execute(async (trx) => {
    const {numUpdatedRows} = await trx.updateTable('account').set({last_sign_in_at: now}).where('id', '=', personId).where('disabled_at', 'is', null)
      .$if(passwordSetAt !== undefined, (query) => query.where('password_set_at', '=', passwordSetAt ?? now)).executeTakeFirst();
    if (numUpdatedRows === 0n) return undefined;
    await trx.insertInto('session').values({id: keyOf(id), account_id: personId, expires_at: expiresAt, created_at: now, by_password: byPassword}).execute();
    const actor = auditActorOf({role, personId, ...(agencyId !== undefined && {agencyId})});
    await audit(trx, {kind: 'sign-in', actor, subject: personId, data: {by: byPassword ? 'password' : 'provider'}});
    return id;
  });
}

/** Who is behind a session that has not ended. */
export async function sessionHolder(db: Db, sessionId: string, now: Date): Promise<SessionHolder | undefined> {
  const row = await db.selectFrom('session').innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.id')
    .select(['account.id', 'account.name', 'account.role', 'account.agency_id', 'must_change_password', 'by_password', 'second_factor.since'])
    .where('session.id', '=', keyOf(sessionId)).where('session.expires_at', '>', now).where('disabled_at', 'is', null).executeTakeFirst();
  return row && {account: accountFrom(row), byPassword: row.by_password, mustChangePassword: row.must_change_password, hasSecondFactor: row.since !== null};
}

/** Ends a session; fine when there is none. */
export async function closeSession(db: Db, sessionId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx.deleteFrom('session').where('id', '=', keyOf(sessionId)).returning('account_id').executeTakeFirst();
    const account = row && (await trx.selectFrom('account').select(['id', 'name', 'role', 'agency_id']).where('id', '=', row.account_id).executeTakeFirst());
    if (account) await audit(trx, {kind: 'sign-out', actor: auditActorOf(accountFrom(account)), subject: account.id});
  });
}

/** Ends all sessions of a person, but for one that may be kept. */
export async function closeSessionsOf(db: Db, personId: string, keep?: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', personId).$if(keep !== undefined, (query) => query.where('id', '!=', keyOf(keep ?? ''))).execute();
}

/** Removes sessions that ended by themselves. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
}

/** Sessions are kept by a digest: whoever reads the table cannot show any. */
function keyOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url');
}
