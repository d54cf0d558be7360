import type {Session} from '../../adapter/index.js';
import type {Action, Message, SupervisionView} from '../../model/index.js';
import type {WorkQuery} from '../work-list/work-list.js';

/** Whose eyes supervision is seen with: board staff follow everything, an agency what was escalated to it. */
export type Watcher = 'moderator' | 'overseer';

/** What somebody is here; undefined for whoever has nothing to do with it. */
export function watcherOf(session: Session | null | undefined): Watcher | undefined {
  switch (session?.role) {
    case 'moderator': return 'moderator';
    case 'staff': case 'lead': return 'overseer';
    default: return undefined;
  }
}

/** The messages of a watcher, those that are due first first. */
export function queryOf(watcher: Watcher): WorkQuery {
  return watcher === 'moderator' ? {queue: 'moderation', box: 'supervised', sort: 'due'} : {queue: 'handling', box: 'escalated', sort: 'due'};
}

/** What is done about a message that is followed, and what before it is; in the order of the work. */
const WHILE: readonly Action[] = ['supervision-note', 'visit', 'remind', 'escalate', 'end-supervision', 'note'];
const BEFORE: readonly Action[] = ['supervise', 'visit', 'remind', 'note'];

/** Out of what the board allows, what belongs to supervision. */
export function offersFor({supervision}: Message, allowed: readonly Action[]): readonly Action[] {
  return (supervision ? WHILE : BEFORE).filter((action) => allowed.includes(action));
}

/** The steps that tell how a supervision went. */
export const COURSE: readonly Action[] = ['supervise', 'supervision-note', 'remind', 'escalate', 'visit', 'end-supervision'];

/** How a message of the list is supervised. */
export function supervisionOf(message: {readonly desk?: {readonly supervision?: SupervisionView}}): SupervisionView | undefined {
  return message.desk?.supervision;
}
