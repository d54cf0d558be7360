import type {BoardEvent} from './event.js';
import {rowFor} from './lifecycle.js';
import type {Progress} from './progress.js';

/**
 * The board's own event that nobody in particular has a message any more, because whoever had it works for its unit no longer; undefined where they
 * do not have it, or nobody needs to. Left with them, it would be in the tray of somebody who cannot open it, and not among those that nobody has.
 */
export function unassignEvent(progress: Progress, personId: string, {at, newId}: {readonly at: Date; readonly newId: () => string}): BoardEvent | undefined {
  const {state, version, assignee} = progress;
  if (assignee?.personId !== personId || !rowFor('assign', state)) return undefined;
  return {id: newId(), seq: version + 1, at: at.toISOString(), action: 'assign', actor: {role: 'system'}, from: state, to: state, assignee: null};
}
