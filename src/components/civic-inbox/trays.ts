import type {Session} from '../../adapter/index.js';
import {type Box, type BoxCounts, type BoxQueue, BOXES_OF} from '../../model/index.js';

/** Trays that are shown only while something lies in them: most units never have any of these. */
const RARE: readonly Box[] = ['escalated'];

/** The queue that somebody works on; undefined for whoever has none. */
export function queueOf(session: Session | null | undefined): BoxQueue | undefined {
  switch (session?.role) {
    case 'staff': case 'lead': return 'handling';
    case 'moderator': return 'moderation';
    default: return undefined;
  }
}

/** The trays that somebody has, in the model's order: only leads endorse. The chosen one is always among them. */
export function traysOf(queue: BoxQueue, session: Session, counts: BoxCounts | undefined, chosen: Box): readonly Box[] {
  return BOXES_OF[queue].filter((box) => box === chosen || (
    (box !== 'endorse' || session.role === 'lead') && (!RARE.includes(box) || (counts?.[box] ?? 0) > 0)));
}

/** The tray that is open: the wanted one, or the queue's first. */
export function trayOf(queue: BoxQueue, wanted: string): Box {
  const boxes = BOXES_OF[queue];
  return boxes.find((box) => box === wanted) ?? boxes[0] ?? 'unit';
}
