import {type SqlBool, sql} from 'kysely';
import {countQuerySchema, PUBLIC_STATUSES, type PublicStatus, type StatusCounts, statusOf, type ValidCountQuery, validate} from '../../model/index.js';
import type {StoreContext} from './context.js';
import type {Db} from './database.js';
import {invalid} from './errors.js';
import {filterMessages} from './filter.js';
import {storable} from './storable.js';

/** Milliseconds above which a count is kept, and for how long: of three million messages it takes a second, and moves little in a minute. */
const SLOW = 100;
const KEEP_FOR = 60_000;

/** Counts that are kept at most. */
const KEPT = 200;

/** Counts public messages by status. Small counts are exact; one that was slow may be a minute old. */
export type Count = (input: unknown) => Promise<StatusCounts>;

/** Makes a counter with a memory of its own. Equal questions that are asked at once are answered by one query. */
export function counter({db}: Pick<StoreContext, 'db'>): Count {
  const kept = new Map<string, Promise<StatusCounts>>();
  return async (input) => {
    const checked = validate(countQuerySchema, storable(input));
    if (!checked.ok) throw invalid(checked.issues);
    const query = checked.value;
    const key = JSON.stringify([query.placeId, query.agencyId, query.topic, query.kind, query.text]);
    const known = kept.get(key);
    if (known) return await known;
    const began = Date.now();
    const counting = countByStatus(db, query);
    kept.set(key, counting);
    const forget = () => { if (kept.get(key) === counting) kept.delete(key); };
    try {
      return await counting;
    } finally {
      if (Date.now() - began < SLOW || kept.size > KEPT) forget();
      else setTimeout(forget, KEEP_FOR).unref();
    }
  };
}

async function countByStatus(db: Db, query: ValidCountQuery): Promise<StatusCounts> {
  const counts = Object.fromEntries(PUBLIC_STATUSES.map((status) => [status, 0])) as Record<PublicStatus, number>;
  const filtered = await filterMessages(db, db.selectFrom('message').where(sql<SqlBool>`message.listed`), query);
  const rows = await filtered?.select((eb) => ['state', eb.fn.countAll<string>().as('count')]).groupBy('state').execute();
  for (const {state, count} of rows ?? []) {
    const status = statusOf(state);
    if (status in counts) counts[status as PublicStatus] += Number(count);
  }
  return counts;
}
