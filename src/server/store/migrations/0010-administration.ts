import {type Kysely, sql} from 'kysely';

/** Agencies that ask to join. The digest of who asked and of their key makes a wish that is sent twice one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table join_request (
    id text collate "C" primary key,
    key_digest bytea not null unique,
    request jsonb not null,
    state text not null check (state in ('waiting', 'approved', 'declined')),
    created_at timestamptz(3) not null,
    decided_at timestamptz(3),
    note text,
    agency_id text collate "C" references agency (id)
  )`);
  await run(`create index join_request_newest on join_request (created_at desc, id desc)`);
}
