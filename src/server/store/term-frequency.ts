import {sql} from 'kysely';
import type {TermStatistics} from '../../model/index.js';
import type {Db} from './database.js';

/**
 * Brings the counts of terms up to date with some of the changes that wait (`0003-similar`), the oldest first. Does nothing while
 * somebody else is at it. Counts that are behind make ranking a little worse and nothing wrong.
 *
 * @returns how many changes were taken in.
 */
export async function countTerms(db: Db, limit: number): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const {rows: [lock]} = await sql<{free: boolean}>`select pg_try_advisory_xact_lock(hashtext('civic-board terms')) as free`.execute(trx);
    if (!lock?.free) return 0;
    const {rows: [done]} = await sql<{count: number}>`
      with taken as (
        delete from term_change where id in (select id from term_change order by id limit ${limit}) returning terms, change
      ), summed as (
        select term, sum(change)::integer as change from taken cross join unnest(terms) as term group by term having sum(change) <> 0
      ), kept as (
        insert into term_frequency (term, messages) select term, change from summed
        on conflict (term) do update set messages = term_frequency.messages + excluded.messages
      ), totalled as (
        update term_total set messages = messages + (select coalesce(sum(change), 0) from taken)
      )
      select count(*)::integer as count from taken`.execute(trx);
    return done?.count ?? 0;
  });
}

/** How often each of some terms occurs. Terms that were not counted are as rare as can be. */
export async function frequenciesOf(db: Db, terms: Iterable<number>): Promise<TermStatistics> {
  const {rows} = await sql<{term: number; messages: number}>`
    select term, messages from term_frequency where term = any(${[...terms]}::integer[]) and messages > 0
    union all select null, messages from term_total`.execute(db);
  const counts = new Map(rows.map(({term, messages}) => [term as number | null, messages]));
  return {messages: counts.get(null) ?? 0, count: (term) => counts.get(term) ?? 0};
}
