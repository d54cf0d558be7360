import {sql} from 'kysely';
import {BoardError} from '../../../adapter/index.js';
import {type AgencyRecord, agencyChangeSchema, type FieldIssue, type Page, pageQuerySchema, validate, type ValidAgencyChange} from '../../../model/index.js';
import {audit, type AuditActor} from '../../audit/index.js';
import type {StoreContext} from '../context.js';
import {decodeCursor, encodeCursor} from '../cursor.js';
import {type Db, json} from '../database.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';

const LIST = 'agency records';

/** What an agency's id may look like: it stands in addresses. */
const AGENCY_ID = /^[a-z0-9][a-z0-9-]{0,99}$/;

/** A page of all agencies in the town's order, closed ones too. Errors: `invalid`, `malformed` (cursor). */
export async function listAgencyRecords({db}: Pick<StoreContext, 'db'>, input: unknown): Promise<Omit<Page<AgencyRecord>, 'agencies'>> {
  const checked = validate(pageQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {text = '', cursor, limit} = checked.value;
  const wanted = text.trim().normalize('NFKC').toLowerCase();
  const after = cursor ? decodeCursor(cursor, LIST, ['count']) : undefined;
  const rows = await selectRecords(db)
    .$if(wanted !== '', (query) => query.where(sql<boolean>`position(${wanted} in lower(id || ' ' || name::text)) > 0`))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(position, id) > (${after?.keys[0] ?? 0}::integer, ${after?.id ?? ''})`))
    .orderBy('position').orderBy('id').limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {items: shown.map(recordFrom), ...(last && rows.length > limit && {nextCursor: encodeCursor({list: LIST, keys: [last.position], id: last.id})})};
}

/**
 * Makes an agency (`baseRevision` 0) or changes one. Messages that it has move with it to another place. Errors: `invalid` (`not-in-list`: no such
 * place or parent, or the tree would be none; `special-signs`: the id), `stale`, also when a new id is taken.
 */
export async function saveAgency({db}: Pick<StoreContext, 'db'>, by: AuditActor, id: string, input: unknown, baseRevision: number): Promise<AgencyRecord> {
  const checked = validate(agencyChangeSchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  return await db.transaction().execute((trx) => writeAgency(trx, by, id, checked.value, baseRevision));
}

/** {@link saveAgency} within a transaction, for what was validated before. */
export async function writeAgency(trx: Db, by: AuditActor, id: string, change: ValidAgencyChange, baseRevision: number): Promise<AgencyRecord> {
  // One at a time: of two who hang agencies below each other, the second sees what the first did.
  await sql`select pg_advisory_xact_lock(hashtext('civic-board agencies'))`.execute(trx);
  const before = await selectRecords(trx).where('id', '=', id).executeTakeFirst();
  if ((before?.revision ?? 0) !== baseRevision) throw new BoardError('stale', 'the agency was changed since');
  const issues = await issuesOf(trx, id, change, before === undefined);
  if (issues.length > 0) throw invalid(issues);
  const {name, placeId, parentId, leader, deskEmail, leadEndorses, closed} = change;
  const values = {
    name: json(name), leader: leader ? json(leader) : null, place_id: placeId, parent_id: parentId, desk_email: deskEmail, lead_endorses: leadEndorses, closed, revision: baseRevision + 1,
  };
  if (before) await trx.updateTable('agency').set(values).where('id', '=', id).execute();
  else await trx.insertInto('agency').values({id, ...values, position: await nextPosition(trx)}).execute();
  if (before && before.place_id !== placeId) await movePlace(trx, id, placeId);
  await audit(trx, {kind: 'agency', actor: by, subject: id, data: {change: before ? 'saved' : 'created', placeId, parentId, leadEndorses, closed, revision: baseRevision + 1}});
  return recordFrom(await selectRecords(trx).where('id', '=', id).executeTakeFirstOrThrow());
}

async function issuesOf(db: Db, id: string, {placeId, parentId}: ValidAgencyChange, isNew: boolean): Promise<FieldIssue[]> {
  const place = await db.selectFrom('place').select('id').where('id', '=', placeId).executeTakeFirst();
  return [
    ...(isNew && !AGENCY_ID.test(id) ? [{path: 'id', code: 'special-signs'} as const] : []),
    ...(place ? [] : [{path: 'placeId', code: 'not-in-list'} as const]),
    ...(parentId === null || (await isAbove(db, parentId, id)) ? [] : [{path: 'parentId', code: 'not-in-list'} as const]),
  ];
}

/** Whether an agency is there and is neither the other one nor below it. */
async function isAbove(db: Db, parentId: string, id: string): Promise<boolean> {
  const {rows} = await sql<{id: string}>`with recursive above as (
    select id, parent_id from agency where id = ${parentId} union select agency.id, agency.parent_id from agency join above on agency.id = above.parent_id
  ) select id from above`.execute(db);
  return rows.length > 0 && rows.every((row) => row.id !== id);
}

async function nextPosition(db: Db): Promise<number> {
  const row = await db.selectFrom('agency').select(({fn}) => fn.max('position').as('last')).executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

/** What is filtered by the place of a unit follows it. */
async function movePlace(trx: Db, id: string, placeId: string): Promise<void> {
  const path = sql<string[]>`(select path from place where id = ${placeId})`;
  for (const table of ['message', 'published_answer'] as const) await trx.updateTable(table).set({place_path: path}).where('agency_id', '=', id).execute();
}

function selectRecords(db: Db) {
  return db.selectFrom('agency').select(['id', 'name', 'leader', 'place_id', 'parent_id', 'position', 'desk_email', 'lead_endorses', 'closed', 'revision']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecords>['execute']>>[number];

function recordFrom({id, name, leader, place_id, parent_id, desk_email, lead_endorses, closed, revision}: Row): AgencyRecord {
  return {
    id, name, placeId: place_id, parentId: parent_id, ...(leader && {leader}), ...(closed && {closed: true}), deskEmail: desk_email, leadEndorses: lead_endorses, revision,
  };
}
