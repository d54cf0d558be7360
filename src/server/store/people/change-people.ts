import {sql} from 'kysely';
import {BoardError} from '../../../adapter/index.js';
import {type FieldIssue, newPersonSchema, personChangeSchema, type PersonRecord, validate} from '../../../model/index.js';
import {audit} from '../../audit/audit.js';
import type {AuditActor, AuditData} from '../../audit/entry.js';
import {newId} from '../context.js';
import {type Db, errorCodeOf} from '../database.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';
import {type PeopleContext, recordOf} from './records.js';
import {closeSessionsOf} from './sessions.js';
import {leaveWork} from './leave-work.js';

/** How somebody gets in who has not been here before. */
export interface FirstPassword {
  readonly passwordHash: string;
  /** They have to set their own. */
  readonly oneTime: boolean;
}

/**
 * Makes an account; without a password for somebody who signs in elsewhere. Errors: `invalid`: `taken` for a user name, e-mail address or subject
 * that another account has, `not-in-list` for an unknown agency.
 */
export async function createPerson(context: PeopleContext, by: AuditActor, input: unknown, password?: FirstPassword): Promise<PersonRecord> {
  const checked = validate(newPersonSchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {username, name, role, agencyId = null, email, oidcSubject} = checked.value;
  return await context.db.transaction().execute(async (trx) => {
    await checkAgency(trx, agencyId);
    const id = newId();
    await refuseTaken(trx.insertInto('account').values({
      id, username, name, role, agency_id: agencyId, email: email || null, created_at: context.now(),
      password_hash: password?.passwordHash ?? null, password_set_at: context.now(), must_change_password: password?.oneTime ?? false,
      oidc_subject: oidcSubject || null, oidc_issuer: null,
    }).execute());
    await logAccount(trx, by, id, {change: 'created', role, agencyId});
    return await recordOf({...context, db: trx}, id);
  });
}

/** Which account is changed, and what it was when that was decided. */
export interface ChangeTarget {
  readonly id: string;
  readonly baseRevision: number;
}

/**
 * Changes an account. Sessions follow by themselves where role or agency changed, and end when somebody is shut out; messages that they were given
 * are nobody's in particular then. Errors: `invalid` (as
 * {@link createPerson}), `not-found`, `stale` when somebody changed it since, `not-allowed-now` with the refusal `last-administrator` when nobody
 * who may keep accounts would be left.
 */
export async function savePerson(context: PeopleContext, by: AuditActor, {id, baseRevision}: ChangeTarget, input: unknown): Promise<PersonRecord> {
  const checked = validate(personChangeSchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {name, email, role, agencyId = null, disabled, oidcSubject} = checked.value;
  return await context.db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    const row = await trx.selectFrom('account').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) throw new BoardError('not-found', 'no such account');
    if (row.revision !== baseRevision) throw new BoardError('stale', 'the account was changed since');
    if (agencyId !== row.agency_id) await checkAgency(trx, agencyId);
    if (row.role === 'administrator' && row.disabled_at === null && (disabled || role !== 'administrator')) await refuseLast(trx, id);
    const linked = oidcSubject === (row.oidc_subject ?? '');
    await refuseTaken(trx.updateTable('account').where('id', '=', id).set({
      name, role, agency_id: agencyId, email: email || null, revision: row.revision + 1,
      disabled_at: disabled ? (row.disabled_at ?? context.now()) : null,
      ...(!linked && {oidc_subject: oidcSubject || null, oidc_issuer: null, oidc_managed: false}),
    }).execute());
    if (disabled) await closeSessionsOf(trx, id);
    if (disabled || agencyId !== row.agency_id) await leaveWork(trx, id, context.now());
    await logAccount(trx, by, id, {
      change: 'saved', role, agencyId, disabled,
      fields: [name !== row.name && 'name', email !== (row.email ?? '') && 'email', !linked && 'oidcSubject'].filter((field) => field !== false),
    });
    return await recordOf({...context, db: trx}, id);
  });
}

/** Keeps in the audit log what became of an account: no name, no address, nothing that proves anything. */
export async function logAccount(trx: Db, actor: AuditActor, personId: string, data: AuditData): Promise<void> {
  await audit(trx, {kind: 'account', actor, subject: personId, data});
}

/** Changes of who may do what come one after the other: of two administrators who shut each other out at once, the second is the last one. */
export async function oneAtATime(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('civic-board people'))`.execute(trx);
}

/** Refuses to go on when this is the only administrator who can sign in. For use after {@link oneAtATime}. */
export async function refuseLast(trx: Db, personId: string): Promise<void> {
  const other = await trx.selectFrom('account').select('id').where('role', '=', 'administrator').where('disabled_at', 'is', null).where('id', '!=', personId)
    .executeTakeFirst();
  if (!other) throw new BoardError('not-allowed-now', 'this is the last administrator', {refusal: 'last-administrator'});
}

async function checkAgency(trx: Db, agencyId: string | null): Promise<void> {
  if (agencyId === null) return;
  const known = await trx.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst();
  if (!known) throw invalid([{path: 'agencyId', code: 'not-in-list'}]);
}

const FIELD_OF: Readonly<Record<string, string>> = {account_username_key: 'username', account_email: 'email', account_oidc: 'oidcSubject'};

async function refuseTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const path = errorCodeOf(error) === '23505' ? FIELD_OF[(error as {constraint?: string}).constraint ?? ''] : undefined;
    if (path === undefined) throw error;
    throw invalid([{path, code: 'taken'} satisfies FieldIssue]);
  }
}
