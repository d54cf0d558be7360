import type {BoardEvent, Progress} from '../../model/index.js';
import {type DeskNews, newId} from '../store/context.js';
import type {Db} from '../store/database.js';

/** What the recipient of a notice is called that goes to the desk of a unit; the agency's id follows. */
const DESK = 'desk:';

/** The agency at whose desk a notice is to arrive; undefined for another recipient. */
export function deskIn(recipient: string): string | undefined {
  return recipient.startsWith(DESK) ? recipient.slice(DESK.length) : undefined;
}

/** The units that an event asks to do something: reminded, called in, got an answer back, got the message, or an escalation. */
export function desksToldBy({action, reminded, supports = [], escalatedTo}: BoardEvent, {handlerId}: Pick<Progress, 'handlerId'>): string[] {
  const ids = ((): (string | null | undefined)[] => {
    switch (action) {
      case 'remind': return [reminded?.agencyId];
      case 'whistle': return supports.map(({agencyId}) => agencyId);
      case 'return': case 'transfer': return [handlerId];
      case 'escalate': return [escalatedTo];
      default: return [];
    }
  })();
  return [...new Set(ids)].filter((id) => id != null);
}

/** Makes the letters to desks, in the transaction of their event: with it, or not at all. Units without an address get none. */
export async function tellDesks(trx: Db, {messageId, event, after}: DeskNews): Promise<void> {
  const ids = desksToldBy(event, after);
  if (ids.length === 0) return;
  const desks = await trx.selectFrom('agency').select('id').where('id', 'in', ids).where('desk_email', '!=', '').execute();
  if (desks.length === 0) return;
  await trx.insertInto('notice').values(desks.map(({id}) => ({
    id: newId(), message_id: messageId, seq: event.seq, channel: 'email' as const, recipient: `${DESK}${id}`, created_at: event.at, due_at: event.at, ended_at: null, outcome: null,
  }))).execute();
}
