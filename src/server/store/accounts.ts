import {foldUsername, type Role} from '../../model/index.js';
import {newId} from './context.js';
import type {Db} from './database.js';

/** Who somebody is on the board: what rights are decided from, and nothing that proves anything. */
export interface Account {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  /** The agency that `staff` and `lead` work for. */
  readonly agencyId?: string;
}

/** An account with what a sign-in is checked against. */
export interface StoredAccount extends Account {
  readonly username: string;
  readonly email?: string;
  /** Absent for whoever signs in elsewhere only. */
  readonly passwordHash?: string;
  readonly passwordSetAt: Date;
  /** The password was made for them. */
  readonly mustChangePassword: boolean;
  readonly disabled: boolean;
  readonly hasSecondFactor: boolean;
}

/** What it takes to bring an account in. */
export interface NewAccount extends Omit<Account, 'personId'> {
  /** A new id when left out. */
  readonly personId?: string;
  /** Compared without regard to case. */
  readonly username: string;
  readonly passwordHash: string;
  readonly email?: string;
  readonly mustChangePassword?: boolean;
  /** The secret of a second factor, encrypted; see {@link sealText}. Needs a `personId`, which it is bound to. */
  readonly secondFactor?: Buffer;
}

/** The account of a user name, or undefined. */
export async function findAccount(db: Db, username: string): Promise<StoredAccount | undefined> {
  return await selectStored(db).where('username', '=', foldUsername(username)).executeTakeFirst().then(storedFrom);
}

/** The account of a person, or undefined. */
export async function readAccount(db: Db, personId: string): Promise<StoredAccount | undefined> {
  return await selectStored(db).where('account.id', '=', personId).executeTakeFirst().then(storedFrom);
}

/** Makes an account, or sets everything but the id of the one with that username. For seeds: what people do goes by `people`. */
export async function saveAccount(db: Db, account: NewAccount): Promise<void> {
  const {personId = newId(), username, passwordHash, name, role, agencyId, email, mustChangePassword = false, secondFactor} = account;
  const values = {password_hash: passwordHash, name, role, agency_id: agencyId ?? null, email: email ?? null, must_change_password: mustChangePassword};
  await db.insertInto('account').values({id: personId, username: foldUsername(username), ...values})
    .onConflict((conflict) => conflict.column('username').doUpdateSet(values)).execute();
  if (!secondFactor) return;
  const factor = {secret: secondFactor, since: new Date(), last_step: 0};
  await db.insertInto('second_factor').values({account_id: personId, ...factor}).onConflict((conflict) => conflict.column('account_id').doUpdateSet(factor)).execute();
}

export function accountFrom({id, name, role, agency_id}: {id: string; name: string; role: string; agency_id: string | null}): Account {
  return {personId: id, name, role: role as Role, ...(agency_id !== null && {agencyId: agency_id})};
}

function selectStored(db: Db) {
  return db.selectFrom('account').leftJoin('second_factor', 'second_factor.account_id', 'account.id').select([
    'account.id', 'username', 'name', 'role', 'agency_id', 'email', 'password_hash', 'password_set_at', 'must_change_password', 'disabled_at', 'second_factor.since',
  ]);
}

function storedFrom(row: Awaited<ReturnType<ReturnType<typeof selectStored>['executeTakeFirst']>>): StoredAccount | undefined {
  return row && {
    ...accountFrom(row),
    username: row.username,
    ...(row.email !== null && {email: row.email}),
    ...(row.password_hash !== null && {passwordHash: row.password_hash}),
    passwordSetAt: row.password_set_at,
    mustChangePassword: row.must_change_password,
    disabled: row.disabled_at !== null,
    hasSecondFactor: row.since !== null,
  };
}
