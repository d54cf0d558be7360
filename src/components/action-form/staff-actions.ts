import {type Action, LIFECYCLE} from '../../model/lifecycle.js';
import type {Message} from '../../model/view.js';

/**
 * The cards of a form, by what they are for. `main`: what most people come for, in any state; `pass-on`: others take part, or take over;
 * `watch`: the office's own, and what oversight does. What is in none of them goes with the main ones.
 */
const GROUPS = {
  main: ['publish', 'accept', 'submit-answer', 'endorse', 'approve', 'report-in', 'return', 'reject', 'ask-for-more', 'extend', 'publish-words', 'withhold-words', 'dismiss-reports', 'close'],
  'pass-on': ['whistle', 'transfer', 'hand-back', 'assign', 'remind'],
  watch: ['note', 'supervise', 'supervision-note', 'escalate', 'end-supervision', 'visit', 'mask', 'take-down'],
} as const satisfies Record<string, readonly Action[]>;
export type Group = keyof typeof GROUPS;

/** An action that is alone on a form opens by itself when it is one of these: that is what people came for. */
const OPENS_ALONE: readonly Action[] = ['publish', 'accept', 'submit-answer', 'endorse', 'approve', 'report-in'];

/** The actions that the lifecycle table grants to somebody else than the author. */
const STAFF: ReadonlySet<Action> = new Set(LIFECYCLE.filter(({by}) => by.some((relation) => relation !== 'author')).map(({action}) => action));

/** Out of what a reader may do, what a form for staff offers: nothing that is the author's, in the order of its cards. */
export function staffActions(allowed: readonly Action[]): Action[] {
  return groupsOf(allowed.filter((action) => STAFF.has(action))).flatMap(({actions}) => actions);
}

/** Actions in their groups; groups without any are left out. */
export function groupsOf(actions: readonly Action[]): {readonly group: Group; readonly actions: Action[]}[] {
  const grouped: readonly Action[] = Object.values(GROUPS).flat();
  return (Object.keys(GROUPS) as Group[]).map((group) => {
    const own: readonly Action[] = GROUPS[group];
    const others = group === 'main' ? actions.filter((action) => !grouped.includes(action)) : [];
    return {group, actions: [...own.filter((action) => actions.includes(action)), ...others]};
  }).filter(({actions: own}) => own.length > 0);
}

/** Whether there is anybody to remind: somebody other than the unit of whoever looks. */
export function canRemind({relations, desk}: Message): boolean {
  return !relations.includes('handler') || (desk?.waitingFor.length ?? 0) > 0;
}

/** The action whose form is open: the chosen one; or the only one there is, where that is what people come for. */
export function openAction(actions: readonly Action[], chosen: Action | undefined): Action | undefined {
  if (chosen && actions.includes(chosen)) return chosen;
  const [only, second] = actions;
  return only && !second && OPENS_ALONE.includes(only) ? only : undefined;
}
