import {evolve, unassignEvent} from '../../../model/index.js';
import {append} from '../append.js';
import {newId} from '../context.js';
import type {Db} from '../database.js';
import {loadMatter} from '../matter.js';

/** Lets go of what somebody had who works for their unit no longer: colleagues find it among what nobody has. In the transaction of that. */
export async function leaveWork(trx: Db, personId: string, at: Date): Promise<void> {
  const had = await trx.selectFrom('tray').select('message_id').distinct().where('box', '=', 'mine').where('person', '=', personId).orderBy('message_id').execute();
  for (const {message_id: id} of had) {
    const matter = await loadMatter(trx, id, {lock: true});
    const event = matter && unassignEvent(matter.progress, personId, {at, newId});
    if (event) await append({}, trx, matter, event, evolve(matter.progress, event));
  }
}
