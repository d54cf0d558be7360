import {type Kysely, sql} from 'kysely';

/**
 * How many public messages hold each term: what tells the name of an estate from a turn of phrase. A message that becomes public, ceases
 * to be or gets other words leaves a row in `term_change`, in the very transaction; from there the counts are brought up to date in
 * passing. Counting at once would make all who change messages wait for each other at the rows of the commonest terms. Counts of public
 * messages by state need no more than an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table term_frequency (term integer primary key, messages integer not null)`);
  await run(`create table term_total (id smallint primary key check (id = 1), messages integer not null)`);
  await run(`insert into term_total values (1, 0)`);
  await run(`create table term_change (id bigint generated always as identity primary key, terms integer[] not null, change smallint not null)`);
  await run(`create function note_terms() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' and old.listed and (tg_op = 'DELETE' or not new.listed or new.terms is distinct from old.terms) then
        insert into term_change (terms, change) values (old.terms, -1);
      end if;
      if tg_op <> 'DELETE' and new.listed and (tg_op = 'INSERT' or not old.listed or new.terms is distinct from old.terms) then
        insert into term_change (terms, change) values (new.terms, 1);
      end if;
      return null;
    end $$`);
  await run(`create trigger message_terms_noted after insert or delete or update of terms, listed on message
    for each row execute function note_terms()`);
  await run(`insert into term_change (terms, change) select terms, 1 from message where listed`);
  await run(`create index message_state on message (state) where listed`);
}
