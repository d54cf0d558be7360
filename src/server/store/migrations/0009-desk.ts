import {type Kysely, sql} from 'kysely';

/**
 * What the desk needs. `tray` holds what lies in which tray of which unit's inbox, and of board staff's (`owner` is empty), one row each, so
 * that every tray is one stretch of an index in either order, and counting them reads nothing else. `duty` holds what units owed, which
 * figures are counted from. Both are derived from events and filled for the messages that are there when the server starts (`derived`).
 *
 * Looks at private parts are in the audit log as well; this table is for those who look next. What is left of a draft that is gone is its
 * revision.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`alter table board add column revision integer not null default 1`);
  await run(`alter table agency add column lead_endorses boolean not null default false, add column closed boolean not null default false,
    add column revision integer not null default 1`);
  await run(`create index agency_below on agency (parent_id) where parent_id is not null`);

  // Trays take the place of what lists of staff were asked for by before.
  await run(`drop index message_handler, message_called, message_moderation, message_deadline`);
  await run(`alter table message add column hidden jsonb, drop column attention, drop column called_ids`);
  await run(`create table tray (
    owner text collate "C" not null,
    box text collate "C" not null,
    person text collate "C" not null,
    message_id text collate "C" not null references message (id),
    created_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    primary key (message_id, owner, box)
  )`);
  await run(`create index tray_newest on tray (owner, box, person, created_at desc, message_id desc)`);
  await run(`create index tray_due on tray (owner, box, person, due_at, message_id)`);
  await run(`create table duty (
    message_id text collate "C" not null references message (id),
    seq integer not null,
    agency_id text collate "C" not null,
    kind text not null,
    topic_path text[] not null,
    listed boolean not null,
    started_at timestamptz(3) not null,
    clock_at timestamptz(3)[] not null,
    clock_due timestamptz(3)[] not null,
    approved_at timestamptz(3),
    on_time boolean,
    left_at timestamptz(3),
    reviewed_at timestamptz(3)[] not null,
    returned_at timestamptz(3)[] not null,
    rated_at timestamptz(3),
    satisfied boolean,
    solved boolean,
    primary key (message_id, seq)
  )`);
  await run(`create index duty_of_agency on duty (agency_id, started_at) where listed`);
  await run(`create table derived (id smallint primary key check (id = 1), version integer not null, after_id text collate "C" not null)`);
  await run(`insert into derived values (1, 0, '')`);

  await run(`create table reply_template (
    id text collate "C" primary key,
    name text not null,
    body text not null,
    kind text,
    topic text,
    agency_id text collate "C" references agency (id),
    revision integer not null default 1
  )`);
  await run(`create index template_of_agency on reply_template (agency_id)`);
  await run(`create table reply_draft (
    message_id text collate "C" primary key references message (id),
    agency_id text collate "C" not null references agency (id),
    content jsonb,
    revision integer not null,
    changed_at timestamptz(3) not null,
    person_id text collate "C" not null,
    person_name text not null
  )`);
  await run(`create table private_look (
    id bigint generated always as identity primary key,
    message_id text collate "C" not null references message (id),
    person_id text collate "C" not null,
    person_name text not null,
    agency_id text collate "C",
    at timestamptz(3) not null
  )`);
  await run(`create index look_at_message on private_look (message_id, at desc, id desc)`);
}
