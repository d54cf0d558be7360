import {type Kysely, sql} from 'kysely';

/**
 * Following, reports, and what keeps an open door from being abused: proofs that were spent and counts of requests. `attention` marks
 * what a moderator has to look at although it is public; words that authors added to messages before this are marked here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`alter table message add column followers integer not null default 0, add column attention boolean not null default false`);
  await run(`create index message_followed on message (followers desc, created_at desc, id desc) where listed`);
  await run(`update message set attention = true where visibility = 'public' and state in ('waiting', 'in-progress', 'needs-info', 'in-review', 'answered', 'closed')
    and exists (select from event where event.message_id = message.id and data -> 'actor' ->> 'role' = 'author' and coalesce(data ->> 'words', '') <> ''
      and (action in ('supply-info', 'rate', 'reopen') or (action = 'follow-up' and data ->> 'from' = 'answered')))`);
  await run(`drop index message_moderation`);
  await run(`create index message_moderation on message (created_at desc, id desc)
    where state in ('received', 'in-review') or (state = 'waiting' and handler_id is null) or attention`);
  // Who follows is kept as a digest: the table tells nobody who reads what.
  await run(`create table follower (
    message_id text collate "C" not null references message (id),
    follower bytea not null,
    since timestamptz(3) not null,
    primary key (message_id, follower)
  )`);
  await run(`create index follower_of on follower (follower, message_id)`);
  await run(`create table content_report (
    id bigint generated always as identity primary key,
    message_id text collate "C" not null references message (id),
    at timestamptz(3) not null,
    reason text not null,
    words text not null
  )`);
  await run(`create index report_of_message on content_report (message_id, at)`);
  await run(`create table spent_proof (digest bytea primary key, expires_at timestamptz not null)`);
  await run(`create index spent_proof_end on spent_proof (expires_at)`);
  // The columns and their order are those that rate-limiter-flexible writes. Unlogged: a crash of the database forgives, and counting costs less.
  await run(`create unlogged table rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint)`);
  await run(`create index rate_limit_end on rate_limit (expire)`);
}
