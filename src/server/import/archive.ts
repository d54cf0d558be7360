import {sql} from 'kysely';
import type {StoreContext} from '../store/context.js';
import {json} from '../store/database.js';

/** The agency that imported messages are written to when nobody names one. */
export const ARCHIVE_AGENCY = 'archive';

const NAME = {en: 'Archive', 'zh-Hans': '历史留言'};

/** Makes the agency for imported messages unless it is there: of the town's outermost place, or of a place of its own on an empty board. */
export async function ensureArchive({db}: StoreContext): Promise<string> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('civic-board seed'))`.execute(trx);
    const root = await trx.selectFrom('place').select('id').where('parent_id', 'is', null).orderBy('position').limit(1).executeTakeFirst();
    if (!root) {
      const place = {id: ARCHIVE_AGENCY, name: json(NAME), level: 'country', parent_id: null, path: [ARCHIVE_AGENCY], position: 0};
      await trx.insertInto('place').values(place).execute();
    }
    const agency = {
      id: ARCHIVE_AGENCY, name: json(NAME), leader: null, place_id: root?.id ?? ARCHIVE_AGENCY, parent_id: null,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from agency)`,
    };
    await trx.insertInto('agency').values(agency).onConflict((conflict) => conflict.column('id').doNothing()).execute();
  });
  return ARCHIVE_AGENCY;
}
