import {type Kysely, sql} from 'kysely';

/**
 * What reminders are looked for by, and where letters to the desks of units go. For messages that are there, what no reminder went out for is
 * read off their state and the tasks of those that were called in: before this there were no reminders.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  // A large board takes longer than a request may.
  await run(`set local statement_timeout = 0`);
  await run(`alter table agency add column desk_email text not null default ''`);
  await run(`alter table message add column remind_at timestamptz(3)`);
  await run(`update message set remind_at = least(
      case when state in ('waiting', 'in-progress') and handler_id is not null then due_at end,
      case when state in ('in-progress', 'needs-info') and called_ids <> '{}' then (
        select min((task ->> 'dueAt')::timestamptz) from event, jsonb_array_elements(event.data -> 'supports') as task
        where event.message_id = message.id and event.action = 'whistle' and task ->> 'agencyId' = any (called_ids)
      ) end
    ) where state in ('waiting', 'in-progress', 'needs-info')`);
  await run(`create index message_remind on message (remind_at, id) where remind_at is not null`);
}
