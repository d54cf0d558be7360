import type {Nullable, Selectable, SelectQueryBuilder} from 'kysely';
import {BoardError} from '../../../adapter/index.js';
import type {PersonRecord, Role} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import type {Db} from '../database.js';
import type {Database} from '../schema.js';
import {locksOf} from './sign-in-locks.js';

/** What reading records needs. */
export type PeopleContext = Pick<StoreContext, 'db' | 'secrets' | 'now'>;

/** What is selected for a record. The password's hash is asked for only to know whether there is one, and leaves with nobody. */
export function selectRecords(db: Db): SelectQueryBuilder<Database & {second_factor: Nullable<Database['second_factor']>}, 'account' | 'second_factor', RecordRow> {
  return db.selectFrom('account').leftJoin('second_factor', 'second_factor.account_id', 'account.id').selectAll('account').select('second_factor.since');
}

type RecordRow = Selectable<Database['account']> & {readonly since: Date | null};

/** Rows as records, with the locks that there are now. */
export async function recordsFrom(context: PeopleContext, rows: readonly RecordRow[]): Promise<PersonRecord[]> {
  const locks = await locksOf(context, rows.map(({username}) => username));
  return rows.map((row) => recordFrom(row, locks.get(row.username)));
}

/** An account as it is kept. Errors: `not-found`. */
export async function recordOf(context: PeopleContext, personId: string): Promise<PersonRecord> {
  const [record] = await recordsFrom(context, await selectRecords(context.db).where('account.id', '=', personId).execute());
  if (!record) throw new BoardError('not-found', 'no such account');
  return record;
}

function recordFrom(row: RecordRow, lockedUntil: Date | undefined): PersonRecord {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    email: row.email ?? '',
    role: row.role as Role,
    ...(row.agency_id !== null && {agencyId: row.agency_id}),
    disabled: row.disabled_at !== null,
    ...(lockedUntil && {lockedUntil: lockedUntil.toISOString()}),
    hasPassword: row.password_hash !== null,
    mustChangePassword: row.must_change_password,
    secondFactor: row.since !== null,
    oidcSubject: row.oidc_subject ?? '',
    createdAt: row.created_at.toISOString(),
    ...(row.last_sign_in_at && {lastSignInAt: row.last_sign_in_at.toISOString()}),
    revision: row.revision,
  };
}
