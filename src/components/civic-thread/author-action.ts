import type {Action} from '../../model/lifecycle.js';

/** What authors can do with their message, the most wanted first. Everything else is done at the desk of staff. */
export const AUTHOR_ACTIONS = ['supply-info', 'reopen', 'rate', 'follow-up', 'withdraw'] as const satisfies readonly Action[];
export type AuthorAction = (typeof AUTHOR_ACTIONS)[number];

/** Those of the author's actions that a message allows now. */
export function authorActionsOf(allowed: readonly Action[]): AuthorAction[] {
  return AUTHOR_ACTIONS.filter((action) => allowed.includes(action));
}
