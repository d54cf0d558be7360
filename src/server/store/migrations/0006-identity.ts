import {type Kysely, sql} from 'kysely';

/**
 * What accounts need beside name and password: who may sign in how, second factors, locks, and the link to an identity provider. Sessions
 * are kept by a digest of their id from now on; those of before end, and people sign in again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`alter table account
    alter column password_hash drop not null,
    add column email text,
    add column created_at timestamptz(3) not null default now(),
    add column last_sign_in_at timestamptz(3),
    add column disabled_at timestamptz(3),
    add column password_set_at timestamptz(3) not null default now(),
    add column must_change_password boolean not null default false,
    add column oidc_issuer text,
    add column oidc_subject text,
    add column oidc_managed boolean not null default false,
    add column revision integer not null default 1`);
  await run(`create unique index account_email on account (lower(email)) where email is not null`);
  await run(`create unique index account_oidc on account (oidc_subject, (coalesce(oidc_issuer, ''))) where oidc_subject is not null`);
  await run(`create index account_role on account (role) where disabled_at is null`);
  await run(`create index account_agency on account (agency_id) where agency_id is not null`);
  await run(`delete from session`);
  await run(`alter table session
    add column created_at timestamptz(3) not null default now(),
    add column by_password boolean not null`);
  await run(`create index session_of_account on session (account_id)`);
  // One row an account: the factor that counts, and the one that somebody has begun to set up.
  await run(`create table second_factor (
    account_id text collate "C" primary key references account (id) on delete cascade,
    secret bytea,
    since timestamptz(3),
    last_step bigint not null default 0,
    pending bytea,
    pending_codes bytea[],
    pending_at timestamptz(3)
  )`);
  await run(`create table recovery_code (
    account_id text collate "C" not null references account (id) on delete cascade,
    digest bytea not null,
    primary key (account_id, digest)
  )`);
  // By a digest of the name and without a reference: names that nothing has are locked like any other.
  await run(`create table sign_in_lock (
    name bytea primary key,
    failures integer not null,
    last_at timestamptz(3) not null,
    locked_until timestamptz(3)
  )`);
  await run(`create index sign_in_lock_age on sign_in_lock (last_at)`);
  await run(`create table sign_in_ticket (
    digest bytea primary key,
    account_id text collate "C" not null references account (id) on delete cascade,
    challenge text not null,
    expires_at timestamptz(3) not null
  )`);
}
