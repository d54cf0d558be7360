import {type Selectable, type SqlBool, sql} from 'kysely';
import {BoardError, type AgencyQuery} from '../../adapter/index.js';
import type {Agency, Place, PlaceLevel} from '../../model/index.js';
import type {Db} from './database.js';
import type {PlacePaths} from './rows.js';
import type {Database} from './schema.js';

/** Agencies in one answer, at most. */
const MAX_AGENCIES = 500;

/** The places directly inside one, in the town's order; the outermost for null. */
export async function listPlaces(db: Db, parentId: string | null): Promise<Place[]> {
  const places = await selectPlaces(db).where('parent_id', parentId === null ? 'is' : '=', parentId).orderBy('position').execute();
  if (places.length === 0 && parentId !== null && !(await placePath(db, parentId))) throw new BoardError('not-found', 'no such place');
  return places.map(placeFrom);
}

/** The places around one and itself, from the outermost inwards. */
export async function getPlacePath(db: Db, placeId: string): Promise<Place[]> {
  const path = await placePath(db, placeId);
  if (!path) throw new BoardError('not-found', 'no such place');
  const rows = await selectPlaces(db).where('id', 'in', path).execute();
  return rows.map(placeFrom).sort((a, b) => path.indexOf(a.id) - path.indexOf(b.id));
}

function selectPlaces(db: Db) {
  return db.selectFrom('place').select((eb) => [
    'id', 'name', 'level', 'parent_id',
    eb.exists(eb.selectFrom('place as inner').select('inner.id').whereRef('inner.parent_id', '=', 'place.id')).as('has_children'),
  ]);
}

type PlaceRow = Awaited<ReturnType<ReturnType<typeof selectPlaces>['execute']>>[number];

function placeFrom({id, name, level, parent_id, has_children}: PlaceRow): Place {
  return {id, name, level: level as PlaceLevel, parentId: parent_id, hasChildren: Boolean(has_children)};
}

/** The path of a place from the root, or undefined for an unknown one. */
export async function placePath(db: Db, id: string): Promise<string[] | undefined> {
  return (await db.selectFrom('place').select('path').where('id', '=', id).executeTakeFirst())?.path;
}

/** Agencies in the town's order; unknown ids are left out. At most {@link MAX_AGENCIES}, unless all that are named are wanted. */
export async function listAgencies(db: Db, {placeId, ids}: AgencyQuery, {all = false} = {}): Promise<Agency[]> {
  if (ids?.length === 0) return [];
  const rows = await db.selectFrom('agency').selectAll()
    // Asked for by name they are there; to be chosen from, only those that take messages.
    .$if(placeId !== undefined, (query) => query.where('place_id', '=', placeId ?? '').where('closed', '=', false))
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('position').orderBy('id')
    .$if(!all, (query) => query.limit(MAX_AGENCIES))
    .execute();
  return rows.map(agencyFrom);
}

/** The ids of the agencies of a place and of all places inside it, in the town's order. */
export async function agenciesWithin(db: Db, {agencyId, placeId}: {readonly agencyId?: string | undefined; readonly placeId?: string | undefined}): Promise<string[]> {
  const rows = await db.selectFrom('agency').innerJoin('place', 'place.id', 'agency.place_id').select('agency.id')
    .$if(!!agencyId, (query) => query.where('agency.id', '=', agencyId ?? ''))
    .$if(!!placeId, (query) => query.where(sql<SqlBool>`${placeId} = any(place.path)`))
    .orderBy('agency.position').orderBy('agency.id').execute();
  return rows.map(({id}) => id);
}

function agencyFrom({id, name, place_id, parent_id, leader, closed}: Selectable<Database['agency']>): Agency {
  return {id, name, placeId: place_id, parentId: parent_id, ...(leader && {leader}), ...(closed && {closed})};
}

/** Which of these agencies there are; `closed`: those too that take no messages any more. */
export async function agenciesAmong(db: Db, ids: readonly string[], {closed = false} = {}): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.selectFrom('agency').select('id').where('id', 'in', ids).$if(!closed, (query) => query.where('closed', '=', false)).execute();
  return new Set(rows.map(({id}) => id));
}

/** The paths of the places that agencies serve. Unknown agencies are missing from the result. */
export async function placePathsOf(db: Db, agencyIds: Iterable<string | null>): Promise<PlacePaths> {
  const ids = [...new Set(agencyIds)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('agency').innerJoin('place', 'place.id', 'agency.place_id')
    .select(['agency.id', 'place.path']).where('agency.id', 'in', ids).execute();
  return new Map(rows.map(({id, path}) => [id, path]));
}
