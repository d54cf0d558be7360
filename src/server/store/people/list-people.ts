import {sql} from 'kysely';
import {type Page, type PersonRecord, peopleQuerySchema, validate} from '../../../model/index.js';
import {decodeCursor, encodeCursor} from '../cursor.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';
import {type PeopleContext, recordsFrom, selectRecords} from './records.js';

const LIST = 'people';

/** A page of the people with accounts, by user name. Errors: `invalid`, `malformed` (cursor). */
export async function listPeople(context: PeopleContext, input: unknown): Promise<Omit<Page<PersonRecord>, 'agencies'>> {
  const checked = validate(peopleQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {text = '', role, agencyId, cursor, limit} = checked.value;
  // User names are unique, so that the last one says where the next page begins.
  const after = cursor ? decodeCursor(cursor, LIST, []).id : undefined;
  const wanted = text.trim().normalize('NFKC').toLowerCase();
  const rows = await selectRecords(context.db)
    .$if(role !== undefined, (query) => query.where('role', '=', role ?? ''))
    .$if(!!agencyId, (query) => query.where('agency_id', '=', agencyId ?? ''))
    .$if(wanted !== '', (query) => query.where((where) => where.or((['username', 'name', 'email'] as const)
      .map((column) => sql<boolean>`position(${wanted} in lower(${sql.ref(`account.${column}`)})) > 0`))))
    .$if(after !== undefined, (query) => query.where('username', '>', after ?? ''))
    .orderBy('username').limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await recordsFrom(context, shown),
    ...(last && rows.length > limit && {nextCursor: encodeCursor({list: LIST, keys: [], id: last.username})}),
  };
}
