import {randomBytes} from 'node:crypto';
import type {Role} from '../../model/index.js';
import {newId} from './context.js';
import type {Db} from './database.js';

/** An account of this board's own, without its password. */
export interface Account {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  /** The agency that `staff` and `lead` work for. */
  readonly agencyId?: string;
}

/** What it takes to make one. */
export interface NewAccount extends Omit<Account, 'personId'> {
  /** A new id when left out. */
  readonly personId?: string;
  /** Compared without regard to case. */
  readonly username: string;
  readonly passwordHash: string;
}

/** An account with what its password is checked against, or undefined. */
export async function findAccount(db: Db, username: string): Promise<(Account & {readonly passwordHash: string}) | undefined> {
  const row = await db.selectFrom('account').selectAll().where('username', '=', fold(username)).executeTakeFirst();
  return row && {...accountFrom(row), passwordHash: row.password_hash};
}

/** Makes an account, or sets everything but the id of the one with that username. */
export async function saveAccount(db: Db, {personId = newId(), username, passwordHash, name, role, agencyId}: NewAccount): Promise<void> {
  const values = {password_hash: passwordHash, name, role, agency_id: agencyId ?? null};
  await db.insertInto('account').values({id: personId, username: fold(username), ...values})
    .onConflict((conflict) => conflict.column('username').doUpdateSet(values)).execute();
}

/** Begins a session and gives its id: 256 random bits. */
export async function openSession(db: Db, personId: string, expiresAt: Date): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await db.insertInto('session').values({id, account_id: personId, expires_at: expiresAt}).execute();
  return id;
}

/** The account behind a session that has not ended. Role and agency are as they are now, not as they were at sign-in. */
export async function sessionAccount(db: Db, sessionId: string, now: Date): Promise<Account | undefined> {
  const row = await db.selectFrom('session').innerJoin('account', 'account.id', 'session.account_id')
    .select(['account.id', 'account.name', 'account.role', 'account.agency_id'])
    .where('session.id', '=', sessionId).where('session.expires_at', '>', now).executeTakeFirst();
  return row && accountFrom(row);
}

/** Ends a session; fine when there is none. */
export async function closeSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sessionId).execute();
}

/** Removes sessions that ended by themselves. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
}

function accountFrom({id, name, role, agency_id}: {id: string; name: string; role: string; agency_id: string | null}): Account {
  return {personId: id, name, role: role as Role, ...(agency_id !== null && {agencyId: agency_id})};
}

function fold(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}
