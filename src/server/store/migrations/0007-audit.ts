import {type Kysely, sql} from 'kysely';

/**
 * The audit log: entries that are only ever added, each with the SHA-256 of the hash before it and its own text. Events enter it by a
 * trigger, so that none can be forgotten, whoever writes it. Entries stand in `audit_draft` until the transaction ends; then, after every
 * other check that was put off, the chain's lock is taken and they are sealed: writers wait for each other only while a commit is made
 * durable, and nobody who holds the lock waits for anything else. Drafts never outlive their transaction, so their table need not survive
 * a crash.
 *
 * Texts are not in the log. What it holds of them are digests salted per message, so that they can be checked as long as the salt is
 * there, and tell nothing once text and salt are gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  // Chaining the events of a large board takes longer than a request may.
  await run(`set local statement_timeout = 0`);
  await run(`alter table message add column salt uuid not null default gen_random_uuid()`);
  await run(`create table audit (
    seq bigint primary key,
    entry text not null,
    hash bytea not null,
    at text collate "C" generated always as (entry::jsonb ->> 'at') stored,
    kind text collate "C" generated always as (entry::jsonb ->> 'kind') stored,
    subject text collate "C" generated always as (entry::jsonb ->> 'subject') stored,
    event_seq integer generated always as (case when entry::jsonb ->> 'kind' = 'event' then (entry::jsonb -> 'data' ->> 'seq')::integer end) stored
  )`);
  await run(`create unique index audit_event on audit (subject, event_seq) where event_seq is not null`);
  await run(`create index audit_subject on audit (subject, seq) where subject is not null`);
  await run(`create index audit_kind on audit (kind, seq)`);
  await run(`create index audit_at on audit (at)`);
  await run(`create unlogged table audit_draft (id bigint generated always as identity primary key, entry jsonb not null, ready boolean not null default false)`);

  await run(`create function instant_text(at timestamptz) returns text language sql immutable as
    $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`);
  await run(`create function salted_digest(salt uuid, content text) returns text language sql immutable as
    $$ select encode(sha256(uuid_send(salt) || convert_to(content, 'UTF8')), 'hex') $$`);
  // The first event of a message answers for what was sent, too. An author is nobody's business: who it was is in the digest.
  await run(`create function audit_entry_of(happened event) returns jsonb language sql stable as $$
    select jsonb_build_object(
      'kind', 'event',
      'subject', happened.message_id,
      'actor', case when happened.data -> 'actor' ->> 'role' = 'author' then '{"role": "author"}' else (happened.data -> 'actor') - 'name' end,
      'data', jsonb_build_object('seq', happened.seq, 'id', happened.id, 'at', instant_text(happened.at), 'action', happened.action,
        'digest', salted_digest(salt, happened.data::text))
        || case when happened.seq = 1 then jsonb_build_object('message', salted_digest(salt, concat_ws(E'\\n', number, coalesce(encode(query_code_hash, 'hex'), ''), content::text)))
          else '{}' end
        || case when happened.seq = 1 and private.message_id is not null then
            jsonb_build_object('privatePart', salted_digest(salt, jsonb_build_array(name, phone, remark)::text))
          else '{}' end)
    from message left join message_private as private on private.message_id = message.id where message.id = happened.message_id
  $$`);
  // The time is the database's and is read under the lock, so that it goes the way of the chain.
  await run(`create function seal_audit_entry(draft jsonb) returns void language plpgsql as $$
    declare
      head audit;
      next bigint;
      sealed text;
    begin
      perform pg_advisory_xact_lock(hashtext('civic-board audit'));
      select * into head from audit order by seq desc limit 1;
      next := coalesce(head.seq, 0) + 1;
      sealed := (draft || jsonb_build_object('seq', next, 'at', instant_text(clock_timestamp())))::text;
      insert into audit (seq, entry, hash) values (next, sealed, sha256(coalesce(head.hash, '') || convert_to(sealed, 'UTF8')));
    end $$`);

  // One log is begun for all that is there: nothing before this can be proved, and the log says so.
  await run(`do $$
    declare
      happened event;
    begin
      if exists (select from event) then
        perform seal_audit_entry(jsonb_build_object('kind', 'begun', 'actor', '{"role": "system"}'::jsonb, 'data', jsonb_build_object('events', (select count(*) from event))));
        for happened in select event.* from message join event on event.message_id = message.id order by message.created_at, message.id, event.seq loop
          perform seal_audit_entry(audit_entry_of(happened));
        end loop;
      end if;
    end $$`);

  await run(`create function draft_event() returns trigger language plpgsql as $$
    begin
      insert into audit_draft (entry, ready) values (audit_entry_of(new), true);
      return null;
    end $$`);
  // Checks that are put off run in the order in which they came up. One that is handed in before the end is handed in once more, so that
  // it comes after all that did: whoever has the chain's lock must not wait for a row.
  await run(`create function seal_draft() returns trigger language plpgsql as $$
    begin
      if new.ready then
        perform seal_audit_entry(new.entry);
        delete from audit_draft where id = new.id;
      else
        update audit_draft set ready = true where id = new.id;
      end if;
      return null;
    end $$`);
  await run(`create constraint trigger event_audited after insert on event deferrable initially deferred for each row execute function draft_event()`);
  await run(`create constraint trigger audit_sealed after insert or update on audit_draft deferrable initially deferred
    for each row execute function seal_draft()`);
  await run(`create function refuse_audit_change() returns trigger language plpgsql as
    $$ begin raise exception 'the audit log is only ever added to' using errcode = 'integrity_constraint_violation'; end $$`);
  await run(`create trigger audit_only_added before update or delete or truncate on audit for each statement execute function refuse_audit_change()`);
}
