import {sql} from 'kysely';
import {BoardError} from '../../../adapter/index.js';
import {
  type FieldIssue, mayKeepTemplate, type Page, pageQuerySchema, permissionOf, type ReplyTemplate, templateIssues, templateSchema, validate, type Viewer,
} from '../../../model/index.js';
import {audit, auditActorOf} from '../../audit/index.js';
import type {StoreContext} from '../context.js';
import {decodeCursor, encodeCursor} from '../cursor.js';
import type {Db} from '../database.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';

const LIST = 'templates';

/** Templates of answers in the order in which they were made; a lead gets those of the own unit. Errors: `invalid`, `malformed` (cursor). */
export async function listTemplateRecords({db}: Pick<StoreContext, 'db'>, viewer: Viewer, input: unknown): Promise<Omit<Page<ReplyTemplate>, 'agencies'>> {
  const checked = validate(pageQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {text = '', cursor, limit} = checked.value;
  const wanted = text.trim().normalize('NFKC').toLowerCase();
  const after = cursor ? decodeCursor(cursor, LIST, []).id : undefined;
  const rows = await selectTemplates(db)
    .$if(permissionOf('readTemplates', viewer.role) !== 'all', (query) => query.where('agency_id', '=', viewer.agencyId ?? ''))
    .$if(wanted !== '', (query) => query.where(sql<boolean>`position(${wanted} in lower(name)) > 0`))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id').limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {items: shown.map(templateFrom), ...(last && rows.length > limit && {nextCursor: encodeCursor({list: LIST, keys: [], id: last.id})})};
}

/** Makes a template (`baseRevision` 0) or changes one. Errors: `invalid` (`kind`, `topic`, `agencyId`: `not-in-list`), `forbidden` (another unit's), `stale`. */
export async function saveTemplate(context: StoreContext, viewer: Viewer, id: string, input: unknown, baseRevision: number): Promise<ReplyTemplate> {
  const board = await context.board();
  const checked = validate(templateSchema(board.limits), storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {name, body, kind, topic, agencyId} = checked.value;
  return await context.db.transaction().execute(async (trx) => {
    const before = await selectTemplates(trx).where('id', '=', id).forUpdate().executeTakeFirst();
    checkMay(viewer, before?.agency_id, agencyId);
    if ((before?.revision ?? 0) !== baseRevision) throw stale();
    const agency = agencyId === '' ? undefined : await trx.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst();
    const issues: FieldIssue[] = [
      ...(id.length > 0 && id.length <= 100 ? [] : [{path: 'id', code: 'not-in-list'} as const]),
      ...templateIssues({kind, topic, agencyId}, board, () => agency !== undefined),
    ];
    if (issues.length > 0) throw invalid(issues);
    const values = {name, body, kind: kind || null, topic: topic || null, agency_id: agencyId || null, revision: baseRevision + 1};
    const saved = before
      ? await trx.updateTable('reply_template').set(values).where('id', '=', id).returning('id').executeTakeFirst()
      : await trx.insertInto('reply_template').values({id, ...values}).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
    if (!saved) throw stale();
    await audit(trx, {kind: 'template', actor: auditActorOf(viewer), subject: id, data: {change: before ? 'saved' : 'created', agencyId: agencyId || null, revision: baseRevision + 1}});
    return templateFrom(await selectTemplates(trx).where('id', '=', id).executeTakeFirstOrThrow());
  });
}

/** Removes a template; fine when there is none. Errors: `forbidden`, `stale`. */
export async function removeTemplate({db}: Pick<StoreContext, 'db'>, viewer: Viewer, id: string, baseRevision: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await selectTemplates(trx).where('id', '=', id).forUpdate().executeTakeFirst();
    if (!before) return;
    checkMay(viewer, before.agency_id);
    if (before.revision !== baseRevision) throw stale();
    await trx.deleteFrom('reply_template').where('id', '=', id).execute();
    await audit(trx, {kind: 'template', actor: auditActorOf(viewer), subject: id, data: {change: 'removed', agencyId: before.agency_id}});
  });
}

/** A template may neither be taken from another unit nor be given to one. */
function checkMay(viewer: Viewer, ...agencyIds: readonly (string | null | undefined)[]): void {
  if (agencyIds.some((agencyId) => agencyId !== undefined && !mayKeepTemplate(viewer, agencyId || undefined))) {
    throw new BoardError('forbidden', 'this is the template of another unit');
  }
}

function stale(): BoardError {
  return new BoardError('stale', 'the template was changed since');
}

function selectTemplates(db: Db) {
  return db.selectFrom('reply_template').select(['id', 'name', 'body', 'kind', 'topic', 'agency_id', 'revision']);
}

function templateFrom({id, name, body, kind, topic, agency_id, revision}: Awaited<ReturnType<ReturnType<typeof selectTemplates>['execute']>>[number]): ReplyTemplate {
  return {id, name, body, ...(kind && {kind}), ...(topic && {topic}), ...(agency_id && {agencyId: agency_id}), revision};
}
