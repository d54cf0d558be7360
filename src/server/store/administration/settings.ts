import {type SqlBool, sql} from 'kysely';
import {BoardError} from '../../../adapter/index.js';
import {type BoardSettings, changedBoard, clockedIssues, type FieldIssue, goneFrom, settingsChangeSchema, settingsIssues, validate} from '../../../model/index.js';
import {audit, type AuditActor} from '../../audit/index.js';
import {completed, readBoard, writeBoard} from '../board.js';
import type {StoreContext} from '../context.js';
import type {Db} from '../database.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';

/** The board's own data with its revision; 0 while nobody has set any, and the preset holds. */
export async function getSettings({db}: Pick<StoreContext, 'db'>): Promise<BoardSettings> {
  const row = await db.selectFrom('board').select(['info', 'revision']).executeTakeFirst();
  return row ? {board: completed(row.info), revision: row.revision} : {board: await readBoard(db), revision: 0};
}

/**
 * Changes parts of the board's data, all or nothing. Clocks that run keep the due times that were said when they started. Errors: `invalid`, also
 * for kinds and topics that messages, clocks or templates have and that would vanish (`in-use`); `stale`.
 */
export async function saveSettings({db}: Pick<StoreContext, 'db'>, by: AuditActor, input: unknown, baseRevision: number): Promise<BoardSettings> {
  const checked = validate(settingsChangeSchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  return await db.transaction().execute(async (trx) => {
    // Locked, or promised to whoever comes first while there is no row to lock.
    await sql`select pg_advisory_xact_lock(hashtext('civic-board settings'))`.execute(trx);
    const before = await getSettings({db: trx});
    if (before.revision !== baseRevision) throw new BoardError('stale', 'the settings were changed since');
    const after = changedBoard(before.board, checked.value);
    const agencies = new Set((await trx.selectFrom('agency').select('id').execute()).map(({id}) => id));
    const issues = [...(await inUseIssues(trx, before, after)), ...settingsIssues(after, (id) => agencies.has(id))];
    if (issues.length > 0) throw invalid(issues);
    await writeBoard(trx, after);
    const settings = await getSettings({db: trx});
    await audit(trx, {kind: 'settings', actor: by, data: {parts: Object.keys(checked.value), revision: settings.revision}});
    return settings;
  });
}

/** Kinds and topics that would vanish although messages, clocks or templates have them. */
async function inUseIssues(db: Db, {board}: BoardSettings, after: BoardSettings['board']): Promise<FieldIssue[]> {
  const gone = goneFrom(board, after);
  const has = async (condition: ReturnType<typeof sql<SqlBool>>) =>
    (await db.selectFrom('message').select('id').where(condition).limit(1).executeTakeFirst()) !== undefined;
  const isTemplate = async (column: 'kind' | 'topic', id: string) =>
    (await db.selectFrom('reply_template').select('id').where(column, '=', id).limit(1).executeTakeFirst()) !== undefined;
  const kinds = await Promise.all(gone.kinds.map(async (id) => await has(sql<SqlBool>`message.kind = ${id}`) || await isTemplate('kind', id)));
  const topics = await Promise.all(gone.topics.map(async (id) => await has(sql<SqlBool>`message.topic_path @> ${[id]}::text[]`) || await isTemplate('topic', id)));
  return [
    ...clockedIssues(after, gone),
    ...(kinds.includes(true) ? [{path: 'kinds', code: 'in-use'} as const] : []),
    ...(topics.includes(true) ? [{path: 'topics', code: 'in-use'} as const] : []),
  ];
}
