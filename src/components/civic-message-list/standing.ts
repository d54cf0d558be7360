import {html, nothing} from 'lit';
import {isOverdue} from '../../model/overdue.js';
import {OPEN_STATES, type State} from '../../model/states.js';
import type {MessageSummary} from '../../model/view.js';
import {dated, type EntryModel} from './entry.js';

/** States that say more than the status does. */
const TOLD_STATES: readonly State[] = ['needs-info', 'in-review', 'closed'];

/** What there is to know of how it stands beside its status, for those who get to know it. */
export function renderMarks({state, visibility}: MessageSummary, {words, queue}: EntryModel): unknown {
  const told = state === 'waiting' && queue === 'moderation' ? 'handed-back' : state && TOLD_STATES.includes(state) ? state : undefined;
  const marks = [...(told ? [words.any(`list.state-${told}`)] : []), ...(visibility === 'confidential' ? [words.t('list.confidential')] : [])];
  return marks.length > 0 ? marks.map((mark) => html`<span part="mark" class="mark">${mark}</span>`) : nothing;
}

/** When it is due. Only staff get to know that; it is overdue only while the unit's clock runs. */
export function renderDue({dueAt, state}: MessageSummary, model: EntryModel): unknown {
  const overdue = !!dueAt && !!state && OPEN_STATES.includes(state) && isOverdue(dueAt, new Date());
  return dueAt && dated(model.words.t(overdue ? 'list.overdue' : 'list.due-at'), dueAt, model, overdue ? 'overdue' : '');
}
