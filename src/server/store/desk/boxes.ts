import {type RawBuilder, type SqlBool, sql} from 'kysely';
import {BoardError} from '../../../adapter/index.js';
import {type Box, BOX_QUEUES, type BoxContext, boxContextAt, type BoxCounts, BOXES_OF, type BoxQueue, type Viewer} from '../../../model/index.js';
import type {StoreContext} from '../context.js';
import type {Db} from '../database.js';
import {invalid} from '../errors.js';
import {permit} from './permitted.js';
import {BOARD_STAFF, OWES, WAITS} from './trays.js';

/** How many messages lie in each tray of the viewer's queue. Exact: an index holds just what is counted. */
export async function countBoxes({db, board, now}: StoreContext, viewer: Viewer, queue: unknown): Promise<BoxCounts> {
  permit('countBoxes', viewer);
  const wanted = BOX_QUEUES.find((name) => name === queue);
  if (!wanted) throw invalid([{path: 'queue', code: 'not-in-list'}]);
  const owner = ownerOf(wanted, viewer);
  const context = boxContextAt(now(), await board());
  const counts = await countTrays(db, owner, viewer.personId ?? '', context);
  return Object.fromEntries(BOXES_OF[wanted].map((box) => [box, counts.get(box) ?? 0]));
}

async function countTrays(db: Db, owner: string, personId: string, {now, soon}: BoxContext): Promise<ReadonlyMap<string, number>> {
  const {rows} = await sql<{box: string; count: string}>`
    select box, count(*) from tray where owner = ${owner} and box not in (${sql.lit(WAITS)}, ${sql.lit(OWES)}) and person in ('', ${personId}) group by box
    union all select 'overdue', count(*) from tray where owner = ${owner} and ${isOwed('overdue', {now, soon})}
    union all select 'due-soon', count(*) from tray where owner = ${owner} and ${isOwed('due-soon', {now, soon})}`.execute(db);
  return new Map(rows.map(({box, count}) => [box, Number(count)]));
}

/**
 * Whose trays a viewer's queue is made of.
 *
 * @throws {BoardError} `unauthenticated`, `forbidden`.
 */
export function ownerOf(queue: BoxQueue, {role, personId, agencyId}: Viewer): string {
  if (personId === undefined) throw new BoardError('unauthenticated', 'this queue needs a session');
  if (queue === 'moderation' && role === 'moderator') return BOARD_STAFF;
  if (queue === 'handling' && (role === 'staff' || role === 'lead') && agencyId !== undefined) return agencyId;
  throw new BoardError('forbidden', 'this queue is not for this session');
}

/** What of its owner's trays lies in a box, or in the queue as such. */
export function isInTray(box: Box | undefined, {personId = ''}: Viewer, context: BoxContext): RawBuilder<SqlBool> {
  if (box === 'overdue' || box === 'due-soon') return isOwed(box, context);
  return sql<SqlBool>`tray.box = ${box ?? WAITS} and tray.person = ${box === 'mine' ? personId : ''}`;
}

function isOwed(box: 'overdue' | 'due-soon', {now, soon}: BoxContext): RawBuilder<SqlBool> {
  const time = box === 'overdue' ? sql`tray.due_at < ${now}` : sql`tray.due_at >= ${now} and tray.due_at <= ${soon}`;
  return sql<SqlBool>`tray.box = ${sql.lit(OWES)} and tray.person = '' and ${time}`;
}
