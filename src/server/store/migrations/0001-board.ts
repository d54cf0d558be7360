import {type Kysely, sql} from 'kysely';

/** The depth of the tree of places (`PLACE_LEVELS`); each depth gets an index of its own. */
const PLACE_DEPTHS = [1, 2, 3, 4, 5];
const TOPIC_DEPTHS = [1, 2];

/**
 * Ids are opaque and compare by their bytes (collation "C"), on every machine alike. Lists are asked for by partial indexes over what
 * everybody may read, newest first; filters by place and topic go by the depth of what is asked for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table board (id smallint primary key check (id = 1), info jsonb not null)`);
  await run(`create table secret (name text primary key, value bytea not null)`);
  await run(`create table place (
    id text collate "C" primary key,
    name jsonb not null,
    level text not null,
    parent_id text collate "C" references place (id) deferrable initially deferred,
    path text[] not null,
    position integer not null
  )`);
  await run(`create index place_children on place (parent_id, position)`);
  await run(`create table agency (
    id text collate "C" primary key,
    name jsonb not null,
    leader jsonb,
    place_id text collate "C" not null references place (id),
    parent_id text collate "C" references agency (id) deferrable initially deferred,
    position integer not null
  )`);
  await run(`create index agency_of_place on agency (place_id, position)`);
  await run(`create table account (
    id text collate "C" primary key,
    username text collate "C" not null unique,
    password_hash text not null,
    name text not null,
    role text not null,
    agency_id text collate "C" references agency (id)
  )`);
  await run(`create table session (
    id text collate "C" primary key,
    account_id text collate "C" not null references account (id) on delete cascade,
    expires_at timestamptz not null
  )`);
  await run(`create index session_end on session (expires_at)`);
  await run(`create sequence message_number`);
  await run(`create table message (
    id text collate "C" primary key,
    number text collate "C" not null unique,
    query_code_hash bytea unique,
    content jsonb not null,
    kind text not null,
    topic_path text[] not null,
    visibility text not null,
    author_id text collate "C",
    created_at timestamptz(3) not null,
    state text not null,
    version integer not null,
    listed boolean not null,
    handler_id text collate "C",
    agency_id text collate "C" not null references agency (id),
    called_ids text[] not null,
    place_path text[] not null,
    answered_at timestamptz(3),
    due_at timestamptz(3),
    search_text text not null,
    terms integer[] not null
  )`);
  await run(`create index message_newest on message (created_at desc, id desc) where listed`);
  for (const depth of PLACE_DEPTHS) {
    await run(`create index message_place_${depth} on message ((place_path[${depth}]), created_at desc, id desc)
      where listed and place_path[${depth}] is not null`);
  }
  for (const depth of TOPIC_DEPTHS) {
    await run(`create index message_topic_${depth} on message ((topic_path[${depth}]), created_at desc, id desc)
      where listed and topic_path[${depth}] is not null`);
  }
  await run(`create index message_agency on message (agency_id, created_at desc, id desc) where listed`);
  await run(`create index message_answered on message ((coalesce(answered_at, '-infinity'::timestamptz)) desc, created_at desc, id desc)
    where listed`);
  await run(`create index message_author on message (author_id, created_at desc, id desc) where author_id is not null`);
  await run(`create index message_handler on message (handler_id, (coalesce(due_at, 'infinity'::timestamptz)), id)
    where state in ('waiting', 'in-progress', 'needs-info', 'in-review')`);
  await run(`create index message_called on message using gin (called_ids) where called_ids <> '{}'`);
  await run(`create index message_moderation on message (created_at desc, id desc)
    where state in ('received', 'in-review') or (state = 'waiting' and handler_id is null)`);
  await run(`create index message_deadline on message (due_at) where due_at is not null`);
  await run(`create index message_terms on message using gin (terms)`);
  await run(`create table message_private (
    message_id text collate "C" primary key references message (id),
    name text not null,
    phone text not null,
    remark text not null
  )`);
  // json, not jsonb: an original may hold characters that jsonb refuses, and is only ever read whole.
  // Its row is written before the message's, because it is what tells whether the message is there already.
  await run(`create table message_original (
    message_id text collate "C" primary key references message (id) deferrable initially deferred,
    source text not null,
    source_id text not null,
    original json not null,
    unique (source, source_id)
  )`);
  await run(`create table event (
    message_id text collate "C" not null references message (id),
    seq integer not null check (seq > 0),
    id text collate "C" not null unique,
    at timestamptz(3) not null,
    action text not null,
    data jsonb not null,
    primary key (message_id, seq)
  )`);
  await run(`create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'events are only ever added' using errcode = 'integrity_constraint_violation'; end $$`);
  await run(`create trigger event_only_added before update or delete or truncate on event
    for each statement execute function refuse_change()`);
  await run(`create table published_answer (
    id text collate "C" primary key,
    message_id text collate "C" not null references message (id),
    approved_at timestamptz(3) not null,
    agency_id text collate "C",
    place_path text[] not null,
    topic_path text[] not null,
    data jsonb not null
  )`);
  await run(`create index answer_of_message on published_answer (message_id)`);
  await run(`create index answer_newest on published_answer (approved_at desc, id desc)`);
  await run(`create index answer_agency on published_answer (agency_id, approved_at desc, id desc)`);
  for (const depth of PLACE_DEPTHS) {
    await run(`create index answer_place_${depth} on published_answer ((place_path[${depth}]), approved_at desc, id desc)
      where place_path[${depth}] is not null`);
  }
  for (const depth of TOPIC_DEPTHS) {
    await run(`create index answer_topic_${depth} on published_answer ((topic_path[${depth}]), approved_at desc, id desc)
      where topic_path[${depth}] is not null`);
  }
  await run(`create table idempotency (
    scope text collate "C" not null,
    key text collate "C" not null,
    fingerprint bytea not null,
    message_id text collate "C" not null references message (id) deferrable initially deferred,
    version integer not null,
    created_at timestamptz not null default now(),
    primary key (scope, key)
  )`);
  await run(`create index idempotency_age on idempotency (created_at)`);
}
