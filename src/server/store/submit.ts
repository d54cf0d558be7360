import {sql} from 'kysely';
import type {Receipt} from '../../adapter/index.js';
import {type BoardInfo, composeMessage, dateIn, draftSchema, type MessageRecord, replay, type ValidDraft, validate, type Viewer} from '../../model/index.js';
import {admitted, type OpenRequest, spend} from './admission.js';
import {newId, type StoreContext} from './context.js';
import type {Db} from './database.js';
import {keepDerived} from './desk/derive.js';
import {agenciesAmong, placePathsOf} from './directory.js';
import {invalid} from './errors.js';
import {fingerprintOf, scopeOf, takeKey} from './idempotency.js';
import {queryCodeHash, queryCodeOf} from './query-code.js';
import {eventRow, messageRow} from './rows.js';
import {storable} from './storable.js';
import {takeUploads} from './uploads.js';
import {tellOf} from './tell.js';

/** Keeps a message that a citizen sends. All of it is kept or nothing. */
export async function submitMessage(context: StoreContext, viewer: Viewer, input: unknown, open: OpenRequest): Promise<Receipt> {
  const {db, secrets} = context;
  const board = await context.board();
  const checked = validate(draftSchema(board), storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const draft = checked.value;
  return await admitted(context, viewer, open, async (proof) => await db.transaction().execute(async (trx) => {
    const id = newId();
    const fingerprint = fingerprintOf(secrets, ['submit', draft]);
    const first = await takeKey(trx, {scope: scopeOf(viewer), key: open.idempotencyKey, fingerprint, messageId: id, version: 1});
    if (!first) await spend(trx, proof);
    const record = first ? await sentBefore(trx, first.messageId) : await create(context, trx, viewer, draft, id, board);
    const {number, content: {createdAt}} = record;
    return {value: {id: record.id, number, queryCode: queryCodeOf(secrets, record.id), createdAt}, created: !first};
  }));
}

async function create({secrets, now, onAuthor}: StoreContext, trx: Db, viewer: Viewer, draft: ValidDraft, id: string, {timeZone, limits}: BoardInfo) {
  const places = await placePathsOf(trx, [draft.agencyId]);
  if (!(await agenciesAmong(trx, [draft.agencyId])).has(draft.agencyId)) throw invalid([{path: 'agencyId', code: 'not-in-list'}]);
  const at = now();
  const number = await nextNumber(trx, dateIn(at, timeZone).slice(0, 4));
  const attachments = await takeUploads(trx, draft.attachments, {messageId: id, limits});
  const {record, event} = composeMessage(draft, {viewer, at, id, number, newId, attachments});
  const hash = queryCodeHash(secrets, queryCodeOf(secrets, id));
  const progress = replay([event]);
  await trx.insertInto('message').values(messageRow(record, progress, places, hash)).execute();
  await trx.insertInto('event').values(eventRow(id, event)).execute();
  await keepDerived(trx, [{record, progress, events: [event], openReports: 0}]);
  if (draft.email !== '') await onAuthor?.(trx, {messageId: id, email: draft.email, language: record.content.language, at});
  await tellOf(trx, id, event);
  const {privatePart} = record;
  if (Object.values(privatePart).some(Boolean)) {
    await trx.insertInto('message_private').values({message_id: id, ...privatePart}).execute();
  }
  return record;
}

async function sentBefore(trx: Db, id: string): Promise<Pick<MessageRecord, 'id' | 'number' | 'content'>> {
  return await trx.selectFrom('message').select(['id', 'number', 'content']).where('id', '=', id).executeTakeFirstOrThrow();
}

/** The year, a hyphen and a running number of at least six digits: `2026-000123`. Numbers may be left out, never given twice. */
export async function nextNumber(db: Db, year: string): Promise<string> {
  const {rows} = await sql<{value: string}>`select nextval('message_number') as value`.execute(db);
  return `${year}-${(rows[0]?.value ?? '').padStart(6, '0')}`;
}
