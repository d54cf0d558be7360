import {type BoardEvent, evolve, remindBefore, reminderEvent, remindersDue} from '../../model/index.js';
import {append} from './append.js';
import {newId, type StoreContext} from './context.js';
import {loadMatter} from './matter.js';

/** A message that a unit has to be reminded of. */
export interface Late {
  readonly messageId: string;
  /** The earliest due time that nobody was reminded of; ISO 8601. */
  readonly remindAt: string;
}

/** A page of the messages that reminders are to go out for this morning, the longest overdue first; those after one when it is given. */
export async function listLate({db, board, now}: Pick<StoreContext, 'db' | 'board' | 'now'>, limit: number, after?: Late): Promise<Late[]> {
  const {timeZone} = await board();
  const rows = await db.selectFrom('message').select(['id', 'remind_at'])
    .where('remind_at', '<', remindBefore(now(), timeZone))
    .$if(after !== undefined, (query) => query.where((eb) => eb(eb.refTuple('remind_at', 'id'), '>', eb.tuple(new Date(after?.remindAt ?? 0), after?.messageId ?? ''))))
    .orderBy('remind_at').orderBy('id').limit(limit).execute();
  return rows.flatMap(({id, remind_at}) => (remind_at ? [{messageId: id, remindAt: remind_at.toISOString()}] : []));
}

/**
 * Adds the board's reminders that are due for a message: under its lock, decided on what is there then. So each goes out once, however many
 * servers try at the same time, and however often; and none for what was done in the meantime.
 *
 * @returns the events that were added.
 */
export async function remindOf(context: StoreContext, messageId: string): Promise<BoardEvent[]> {
  const board = await context.board();
  return await context.db.transaction().execute(async (trx) => {
    const matter = await loadMatter(trx, messageId, {lock: true});
    if (!matter) return [];
    const at = context.now();
    const added: BoardEvent[] = [];
    let {progress} = matter;
    for (const overdue of remindersDue(progress, at, board)) {
      const event = reminderEvent(progress, overdue, {at, board, newId});
      if (!event) continue;
      const after = evolve(progress, event);
      await append(context, trx, {...matter, progress}, event, after);
      added.push(event);
      progress = after;
    }
    return added;
  });
}
