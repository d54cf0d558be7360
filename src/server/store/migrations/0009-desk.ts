import {type Kysely, sql} from 'kysely';

/** What the desk needs of agencies and messages: whose lead reads answers first, which agencies are closed, what board staff keep from the public. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`alter table board add column revision integer not null default 1`);
  await run(`alter table agency add column lead_endorses boolean not null default false, add column closed boolean not null default false,
    add column revision integer not null default 1`);
  await run(`alter table message add column hidden jsonb`);
}
