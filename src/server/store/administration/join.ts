import {sql} from 'kysely';
import {BoardError, canonicalJson, checkIdempotencyKey} from '../../../adapter/index.js';
import {
  joinDecisionSchema, joinRequestSchema, type JoinRequestRecord, type Page, pageQuerySchema, validate, type Viewer,
} from '../../../model/index.js';
import {audit, type AuditActor} from '../../audit/index.js';
import {admitted, type OpenRequest, spend} from '../admission.js';
import {newId, type StoreContext} from '../context.js';
import {decodeCursor, encodeCursor} from '../cursor.js';
import {type Db, json} from '../database.js';
import {invalid} from '../errors.js';
import {storable} from '../storable.js';
import {writeAgency} from './agencies.js';

const LIST = 'join requests';

/**
 * Keeps that an agency asks to join. The same wish with the same key is kept once. Errors: `invalid` (`placeId`: `not-in-list`), `challenge-failed`, `rate-limited`.
 */
export async function requestToJoin(context: StoreContext, viewer: Viewer, input: unknown, open: OpenRequest): Promise<void> {
  const {limits} = await context.board();
  const checked = validate(joinRequestSchema(limits), storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const request = checked.value;
  checkIdempotencyKey(open.idempotencyKey);
  await admitted(context, viewer, open, async (proof) => await context.db.transaction().execute(async (trx) => {
    const place = await trx.selectFrom('place').select('id').where('id', '=', request.placeId).executeTakeFirst();
    if (!place) throw invalid([{path: 'placeId', code: 'not-in-list'}]);
    const digest = context.secrets.mac('join', `${viewer.personId ?? ''}\n${open.idempotencyKey}`);
    const made = await trx.insertInto('join_request')
      .values({id: newId(), key_digest: digest, request: json(request), state: 'waiting', created_at: context.now()})
      .onConflict((conflict) => conflict.column('key_digest').doNothing()).returning('id').executeTakeFirst();
    if (!made) {
      const before = await trx.selectFrom('join_request').select('request').where('key_digest', '=', digest).executeTakeFirstOrThrow();
      if (canonicalJson(before.request) !== canonicalJson(request)) throw new BoardError('key-reused', 'this idempotency key was used with another request');
    } else await spend(trx, proof);
    return {value: undefined, created: made !== undefined};
  }));
}

/** Requests to join, newest first. Errors: `invalid`, `malformed` (cursor). */
export async function listJoinRequests({db}: Pick<StoreContext, 'db'>, input: unknown): Promise<Omit<Page<JoinRequestRecord>, 'agencies'>> {
  const checked = validate(pageQuerySchema, storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const {text = '', cursor, limit} = checked.value;
  const wanted = text.trim().normalize('NFKC').toLowerCase();
  const after = cursor ? decodeCursor(cursor, LIST, ['time']) : undefined;
  const rows = await db.selectFrom('join_request').selectAll()
    .$if(wanted !== '', (query) => query.where(sql<boolean>`position(${wanted} in lower(request ->> 'organisation')) > 0`))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(created_at, id) < (${after?.keys[0] ?? null}::timestamptz, ${after?.id ?? ''})`))
    .orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(recordFrom),
    ...(last && rows.length > limit && {nextCursor: encodeCursor({list: LIST, keys: [last.created_at.toISOString()], id: last.id})}),
  };
}

/** Approves a request, which makes the agency, or declines it, and tells those who asked; all in one. Errors: `invalid`, `not-found`, `stale` (decided before, or the agency's id is taken). */
export async function decideJoinRequest(context: StoreContext, by: AuditActor, id: string, input: unknown): Promise<JoinRequestRecord> {
  const {limits} = await context.board();
  const checked = validate(joinDecisionSchema(limits), storable(input));
  if (!checked.ok) throw invalid(checked.issues);
  const decision = checked.value;
  const at = context.now();
  return await context.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('join_request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (!row) throw new BoardError('not-found', 'no such request');
    if (row.state !== 'waiting') throw new BoardError('stale', 'the request was decided before');
    if (decision.state === 'approved') {
      const {agencyId, name, parentId} = decision;
      const {placeId, email} = row.request;
      await writeAgency(trx, by, agencyId, {name, placeId, parentId, deskEmail: email, leadEndorses: false, closed: false}, 0);
    }
    const agencyId = decision.state === 'approved' ? decision.agencyId : null;
    await trx.updateTable('join_request').set({state: decision.state, note: decision.note, agency_id: agencyId, decided_at: at}).where('id', '=', id).execute();
    await audit(trx, {kind: 'agency', actor: by, subject: id, data: {change: `join-${decision.state}`, agencyId}});
    await context.onJoin?.(trx, {requestId: id, at});
    return recordFrom(await readRow(trx, id));
  });
}

async function readRow(db: Db, id: string) {
  return await db.selectFrom('join_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

function recordFrom({id, request, state, created_at, decided_at, note, agency_id}: Awaited<ReturnType<typeof readRow>>): JoinRequestRecord {
  return {
    ...request, id, state: state, createdAt: created_at.toISOString(), ...(decided_at && {decidedAt: decided_at.toISOString()}),
    ...(note && {note}), ...(agency_id !== null && {agencyId: agency_id}),
  };
}
