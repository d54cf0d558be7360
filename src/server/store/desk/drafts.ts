import type {Selectable} from 'kysely';
import {BoardError, canonicalJson, refused} from '../../../adapter/index.js';
import {DRAFT_STATES, type Relation, type ReplyDraft, replyDraftSchema, type State, validate, type Viewer} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import {type Db, json} from '../database.js';
import {invalid} from '../errors.js';
import type {Database} from '../schema.js';
import {storable} from '../storable.js';
import {permit, relatedMatter} from './permitted.js';

const handles = (relations: ReadonlySet<Relation>): boolean => relations.has('handler');

/** The shared draft of the unit that has the message, or null. */
export async function getReplyDraft({db}: Pick<StoreContext, 'db'>, viewer: Viewer, id: string): Promise<ReplyDraft | null> {
  permit('readReplyDraft', viewer);
  await relatedMatter(db, viewer, id, handles);
  const row = await find(db, viewer, id);
  return row?.content ? shown(viewer, row) : null;
}

/** Keeps the shared draft, unless somebody changed it since. Whoever changes the message or its draft waits for the one before. */
export async function saveReplyDraft({db, board, now}: StoreContext, viewer: Viewer, id: string, input: unknown, baseRevision: number): Promise<ReplyDraft> {
  permit('writeReplyDraft', viewer);
  const checked = validate(replyDraftSchema((await board()).limits), storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const content = checked.value;
  return await db.transaction().execute(async (trx) => {
    const {progress} = await relatedMatter(trx, viewer, id, handles, {lock: true});
    if (!isWritten(progress.state)) throw refused('wrong-state', viewer);
    const before = await find(trx, viewer, id);
    // The answer to it was lost, and it is sent again.
    const again = before?.content && before.revision === baseRevision + 1 && before.person_id === viewer.personId && canonicalJson(before.content) === canonicalJson(content);
    if (again) return shown(viewer, before);
    if ((before?.content ? before.revision : 0) !== baseRevision) throw new BoardError('stale', 'somebody changed the draft');
    const values = {
      agency_id: viewer.agencyId ?? '', content: json(content), revision: (before?.revision ?? 0) + 1, changed_at: now(), person_id: viewer.personId ?? '', person_name: viewer.name ?? '',
    };
    const row = await trx.insertInto('reply_draft').values({message_id: id, ...values}).onConflict((conflict) => conflict.column('message_id').doUpdateSet(values))
      .returningAll().executeTakeFirstOrThrow();
    return shown(viewer, row);
  });
}

/** Throws the shared draft away, unless somebody changed it since. */
export async function discardReplyDraft({db}: Pick<StoreContext, 'db'>, viewer: Viewer, id: string, baseRevision: number): Promise<void> {
  permit('writeReplyDraft', viewer);
  await db.transaction().execute(async (trx) => {
    await relatedMatter(trx, viewer, id, handles, {lock: true});
    const before = await find(trx, viewer, id);
    if (!before?.content) return;
    if (before.revision !== baseRevision) throw new BoardError('stale', 'somebody changed the draft');
    await dropDraft(trx, id);
  });
}

/** What is left of a draft is its revision, so that nobody overwrites the next one with what they based on this. */
export async function dropDraft(trx: Db, messageId: string): Promise<void> {
  await trx.updateTable('reply_draft').set(({eb}) => ({content: null, person_name: '', revision: eb('revision', '+', 1)}))
    .where('message_id', '=', messageId).where('content', 'is not', null).execute();
}

/** Of the unit's own only: what another unit had is gone before, and would be nobody's business. */
async function find(db: Db, {agencyId}: Viewer, id: string) {
  const row = await db.selectFrom('reply_draft').selectAll().where('message_id', '=', id).executeTakeFirst();
  return row && {...row, content: row.agency_id === agencyId ? row.content : null};
}

function isWritten(state: State): boolean {
  return DRAFT_STATES.includes(state);
}

function shown({personId}: Viewer, {content, revision, changed_at, person_id, person_name}: Selectable<Database['reply_draft']>): ReplyDraft {
  if (!content) throw new BoardError('not-found', 'no draft');
  return {content, revision, changedAt: changed_at.toISOString(), changedBy: person_name, mine: person_id === personId};
}
