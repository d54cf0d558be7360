import {sql} from 'kysely';
import {BoardError} from '../../../adapter/index.js';
import {type AccountRole, cleanLine, foldUsername, isBlank, truncate, USERNAME, worksForAgency} from '../../../model/index.js';
import {OPERATOR} from '../../audit/entry.js';
import {type Account, accountFrom} from '../accounts.js';
import {newId} from '../context.js';
import type {Db} from '../database.js';
import {logAccount, oneAtATime, refuseLast} from './change-people.js';
import {leaveWork} from './leave-work.js';
import type {PeopleContext} from './records.js';

/** Characters of a name that came from the provider. */
const MAX_NAME = 100;

/** Somebody as the identity provider vouches for them. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Only one that the provider has verified. */
  readonly email?: string;
  readonly name?: string;
  /** What they call themselves there; a user name is made from it for a new account. */
  readonly username?: string;
  /** What the board's mapping gives them; absent where it gives nothing. */
  readonly granted?: {readonly role: AccountRole; readonly agencyId?: string};
}

/** Why somebody whom the provider knows may not come in. For the log: people are told to ask their administrator. */
export class NotAdmitted extends BoardError {
  readonly reason: 'unknown' | 'disabled' | 'no-role' | 'other-person' | 'unknown-agency' | 'last-administrator';

  constructor(reason: NotAdmitted['reason']) {
    super('forbidden', `the board has no place for this person: ${reason}`);
    this.reason = reason;
  }
}

/**
 * The account of somebody who signed in at the identity provider: the one that is linked to them, else the one that an administrator made
 * for their e-mail address, else a new one where the mapping gives them a role. An account that was made from the mapping follows it at each
 * sign-in; one that an administrator made keeps what they gave it.
 *
 * @throws {NotAdmitted}
 */
export async function oidcAccount({db, now}: PeopleContext, person: OidcPerson): Promise<Account> {
  return await db.transaction().execute(async (trx) => {
    await oneAtATime(trx);
    const {issuer, subject, granted} = person;
    if (granted && worksForAgency(granted.role) !== (granted.agencyId !== undefined)) throw new NotAdmitted('unknown-agency');
    if (granted?.agencyId !== undefined && !(await trx.selectFrom('agency').select('id').where('id', '=', granted.agencyId).executeTakeFirst())) throw new NotAdmitted('unknown-agency');
    const row = (await linkedTo(trx, person)) ?? (await linkedByEmail(trx, person));
    if (!row) return await newAccount(trx, person, now());
    if (row.disabled_at !== null) throw new NotAdmitted('disabled');
    if (row.oidc_subject !== null && row.oidc_subject !== subject) throw new NotAdmitted('other-person');
    if (row.oidc_issuer !== issuer) {
      await trx.updateTable('account').set({oidc_issuer: issuer, oidc_subject: subject}).where('id', '=', row.id).execute();
      await logAccount(trx, OPERATOR, row.id, {change: 'linked'});
    }
    if (!row.oidc_managed) return accountFrom(row);
    if (!granted) throw new NotAdmitted('no-role');
    if (row.role === 'administrator' && granted.role !== 'administrator') await refuseLast(trx, row.id).catch(() => { throw new NotAdmitted('last-administrator'); });
    const values = {role: granted.role, agency_id: granted.agencyId ?? null, name: cleanName(person) ?? row.name};
    if (values.role !== row.role || values.agency_id !== row.agency_id || values.name !== row.name) {
      await trx.updateTable('account').set({...values, revision: row.revision + 1}).where('id', '=', row.id).execute();
      if (values.agency_id !== row.agency_id) await leaveWork(trx, row.id, now());
      await logAccount(trx, OPERATOR, row.id, {change: 'followed-provider', role: values.role, agencyId: values.agency_id});
    }
    return accountFrom({...row, ...values});
  });
}

/** An account that was linked before its provider was known takes the one that first names the person. */
async function linkedTo(trx: Db, {issuer, subject}: OidcPerson) {
  return await trx.selectFrom('account').selectAll().where('oidc_subject', '=', subject)
    .where((where) => where.or([where('oidc_issuer', '=', issuer), where('oidc_issuer', 'is', null)]))
    .orderBy('oidc_issuer', (order) => order.asc().nullsLast()).forUpdate().executeTakeFirst();
}

async function linkedByEmail(trx: Db, {email}: OidcPerson) {
  if (email === undefined) return undefined;
  return await trx.selectFrom('account').selectAll().where(sql<string>`lower(email)`, '=', sql<string>`lower(${email})`).forUpdate().executeTakeFirst();
}

async function newAccount(trx: Db, person: OidcPerson, at: Date): Promise<Account> {
  const {issuer, subject, granted} = person;
  if (!granted) throw new NotAdmitted('unknown');
  const id = newId();
  const username = await freeUsername(trx, person);
  const values = {
    id, username, name: cleanName(person) ?? username, role: granted.role, agency_id: granted.agencyId ?? null, email: person.email ?? null,
    created_at: at, oidc_issuer: issuer, oidc_subject: subject, oidc_managed: true,
  };
  await trx.insertInto('account').values(values).execute();
  await logAccount(trx, OPERATOR, id, {change: 'created', role: values.role, agencyId: values.agency_id, from: 'provider'});
  return accountFrom(values);
}

function cleanName({name = ''}: OidcPerson): string | undefined {
  return isBlank(name) ? undefined : truncate(cleanLine(name), MAX_NAME);
}

/** What they call themselves where nobody has that name yet, else with a number; a name that cannot be one is left out. */
async function freeUsername(trx: Db, {username = '', email = ''}: OidcPerson): Promise<string> {
  const stem = [username, email].map((wish) => foldUsername(wish).slice(0, MAX_NAME)).find((wish) => USERNAME.test(wish));
  for (let count = 1; ; count++) {
    const name = stem !== undefined && count === 1 ? stem : `${stem ?? 'person'}-${count}`;
    if (!(await trx.selectFrom('account').select('id').where('username', '=', name).executeTakeFirst())) return name;
  }
}
