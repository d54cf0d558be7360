import {type Kysely, sql} from 'kysely';

/**
 * The files that people upload. A row is there before its file is put away and until after the file is gone, so that no file lies about
 * that no row knows. One that belongs to a message is never taken away from it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table upload (
    id text collate "C" primary key,
    resume_id text collate "C" not null unique,
    received integer not null,
    name text collate "C" not null unique,
    type text not null,
    size integer not null,
    width integer,
    height integer,
    ready boolean not null default false,
    created_at timestamptz(3) not null,
    message_id text collate "C" references message (id) deferrable initially deferred,
    answer_id text collate "C",
    public boolean not null default false
  )`);
  await run(`create index upload_age on upload (created_at) where message_id is null`);
  await run(`create index upload_of_message on upload (message_id) where message_id is not null`);
}
