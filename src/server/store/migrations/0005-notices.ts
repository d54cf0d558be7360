import {type Kysely, sql} from 'kysely';

/**
 * Who wants news of a message, what is to be told (outbox), and each single notice. The outbox row is written in the transaction of its
 * event; notices are made from it afterwards, page by page, each at most once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table subscription (
    id text collate "C" primary key,
    message_id text collate "C" not null references message (id),
    channel text not null check (channel in ('email', 'push')),
    target bytea not null,
    target_digest bytea not null,
    language text not null,
    author boolean not null,
    follower bytea,
    created_at timestamptz(3) not null,
    confirmed_at timestamptz(3),
    stopped_at timestamptz(3),
    unique (message_id, channel, target_digest)
  )`);
  await run(`create index subscription_of_message on subscription (message_id, id) where confirmed_at is not null and stopped_at is null`);
  await run(`create index subscription_target on subscription (target_digest)`);
  await run(`create index subscription_unconfirmed on subscription (created_at) where confirmed_at is null`);
  await run(`create table outbox (
    message_id text collate "C" not null references message (id),
    seq integer not null,
    created_at timestamptz(3) not null,
    last_subscription text collate "C" not null default '',
    primary key (message_id, seq)
  )`);
  await run(`create index outbox_age on outbox (created_at)`);
  // Without a seq: the letter that asks a follower to confirm.
  await run(`create table notice (
    id text collate "C" primary key,
    message_id text collate "C" not null references message (id),
    seq integer,
    channel text not null check (channel in ('email', 'push', 'webhook')),
    recipient text collate "C" not null,
    created_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    attempts integer not null default 0,
    ended_at timestamptz(3),
    outcome text check (outcome in ('sent', 'dropped', 'given-up')),
    unique (message_id, seq, recipient)
  )`);
  await run(`create index notice_due on notice (channel, due_at) where ended_at is null`);
  await run(`create index notice_ended on notice (ended_at) where ended_at is not null`);
  await run(`create index notice_recipient on notice (recipient)`);
}
