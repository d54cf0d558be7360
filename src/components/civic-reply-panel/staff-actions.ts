import {type Action, LIFECYCLE} from '../../model/lifecycle.js';

/** What most people come for, in any state: these lead the choice. */
const MAIN: readonly Action[] = ['publish', 'accept', 'submit-answer', 'approve', 'report-in'];

/** The actions that the lifecycle table grants to somebody else than the author. */
const STAFF: ReadonlySet<Action> = new Set(LIFECYCLE.filter(({by}) => by.some((relation) => relation !== 'author')).map(({action}) => action));

/** Out of what a reader may do, what a panel for staff offers: nothing that is the author's, the main actions first, then in the table's order. */
export function staffActions(allowed: readonly Action[]): Action[] {
  return [...MAIN.filter((action) => allowed.includes(action)), ...allowed.filter((action) => STAFF.has(action) && !MAIN.includes(action))];
}

/** The action whose form is open: the chosen one; or the only one there is, where that is what people come for. */
export function openAction(actions: readonly Action[], chosen: Action | undefined): Action | undefined {
  if (chosen && actions.includes(chosen)) return chosen;
  const [only, second] = actions;
  return only && !second && MAIN.includes(only) ? only : undefined;
}
