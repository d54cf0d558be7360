import {sql} from 'kysely';
import {LOOK_MILLISECONDS, MAX_LOOKS, maySeePrivatePart, type PrivateReading, type Viewer} from '../../../model/index.js';
import {audit, auditActorOf} from '../../audit/index.js';
import type {StoreContext} from '../context.js';
import type {Db} from '../database.js';
import {permit, relatedMatter} from './permitted.js';

/**
 * Gives a message's private part. That somebody looked is written first, here and in the audit log, and nothing is given before it is
 * kept; who looks again within a minute is still at the same look.
 */
export async function readPrivatePart({db, now}: Pick<StoreContext, 'db' | 'now'>, viewer: Viewer, id: string): Promise<PrivateReading> {
  permit('readPrivatePart', viewer);
  return await db.transaction().execute(async (trx) => {
    const {record} = await relatedMatter(trx, viewer, id, maySeePrivatePart);
    const look = await keepLook(trx, viewer, id, now());
    const rows = await trx.selectFrom('private_look').select(['at', 'person_name', 'agency_id'])
      .where('message_id', '=', id).where('private_look.id', '<>', look).orderBy('at', 'desc').orderBy('private_look.id', 'desc').limit(MAX_LOOKS).execute();
    return {
      privatePart: record.privatePart,
      looks: rows.map(({at, person_name, agency_id}) => ({at: at.toISOString(), name: person_name, ...(agency_id !== null && {agencyId: agency_id})})),
    };
  });
}

/** The id of the look. Two calls of one person at the same moment come one after the other, and are one look. */
async function keepLook(trx: Db, viewer: Viewer, messageId: string, at: Date): Promise<string> {
  const {personId = '', name = '', agencyId} = viewer;
  await sql`select pg_advisory_xact_lock(hashtext('civic-board look'), hashtext(${`${messageId} ${personId}`}))`.execute(trx);
  const same = await trx.selectFrom('private_look').select('id').where('message_id', '=', messageId).where('person_id', '=', personId)
    .where('at', '>', new Date(at.getTime() - LOOK_MILLISECONDS)).orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (same) return same.id;
  const {id} = await trx.insertInto('private_look')
    .values({message_id: messageId, person_id: personId, person_name: name, agency_id: agencyId ?? null, at}).returning('id').executeTakeFirstOrThrow();
  await audit(trx, {kind: 'private-part-read', actor: auditActorOf(viewer), subject: messageId, data: {}});
  return id;
}
