import {type Kysely, sql} from 'kysely';

/** Letters to agencies that asked to join are about no message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table notice alter column message_id drop not null').execute(db);
}
