import {isOverdue} from './clock.js';
import {currentAnswer, isOpen, type Progress} from './progress.js';
import {openTasks} from './reminder.js';
import {type Matter, needsModerator} from './rights.js';
import type {Viewer} from './role.js';
import type {State} from './states.js';

/**
 * The trays of a unit's inbox. `unit`: all that it has; `mine`: given to the viewer; `unassigned`: given to nobody; `due-soon` and
 * `overdue`: by the clock of what the unit itself owes, its answer or its part; `returned`: an answer came back to be written anew;
 * `endorse`: an answer waits for the unit's lead; `supervised`: followed by board staff; `awaiting-support`: some unit that it called in has not reported in;
 * `called-in`: another unit called it in, and it has not reported in; `escalated`: a unit below it has a message that was escalated to it.
 */
export const HANDLING_BOXES = [
  'unit', 'mine', 'unassigned', 'due-soon', 'overdue', 'returned', 'endorse', 'supervised', 'awaiting-support', 'called-in', 'escalated',
] as const;

/**
 * The trays of board staff. `publish`: messages to check; `review`: answers to read; `handed-back`: no unit has it; `attention`: reported, or with
 * words of the author to publish; `overdue`: a unit is late; `supervised`: followed one by one.
 */
export const MODERATION_BOXES = ['publish', 'review', 'handed-back', 'attention', 'overdue', 'supervised'] as const;

export type HandlingBox = (typeof HANDLING_BOXES)[number];
export type ModerationBox = (typeof MODERATION_BOXES)[number];
export type Box = HandlingBox | ModerationBox;

/** Every tray once; which queue has which is in {@link BOXES_OF}. */
export const BOXES: readonly Box[] = /* @__PURE__ */ Array.from(/* @__PURE__ */ new Set<Box>([...HANDLING_BOXES, ...MODERATION_BOXES]));

/** The queues that are sorted into trays. */
export const BOX_QUEUES = ['handling', 'moderation'] as const;
export type BoxQueue = (typeof BOX_QUEUES)[number];

export const BOXES_OF: Readonly<Record<BoxQueue, readonly Box[]>> = {handling: HANDLING_BOXES, moderation: MODERATION_BOXES};

/** How many messages lie in each tray of a queue. */
export type BoxCounts = Readonly<Partial<Record<Box, number>>>;

/** What trays are told apart by, beside the message. */
export interface BoxContext {
  readonly now: Date;
  /** What is due by then is due soon: the board's `dueSoonDays` from now. */
  readonly soon: Date;
}

/** The states in which a unit has something to do, or waits for somebody. */
export const HANDLED_STATES: readonly State[] = ['waiting', 'in-progress', 'needs-info', 'in-review'];

/** The rule of each tray; databases ask the same of their columns, and a test holds the two together. */
export function isInBox(matter: Matter, viewer: Viewer, queue: BoxQueue, box: Box, {now, soon}: BoxContext): boolean {
  const {progress} = matter;
  return queue === 'moderation' ? isInModeration(matter, box as ModerationBox, now) : isInUnit(progress, viewer, box as HandlingBox, {now, soon});
}

function isInUnit(progress: Progress, {agencyId = '', personId}: Viewer, box: HandlingBox, {now, soon}: BoxContext): boolean {
  const {handlerId, assignee, supervision, state} = progress;
  const has = handlerId === agencyId && HANDLED_STATES.includes(state);
  const task = openTasks(progress).some((support) => support.agencyId === agencyId);
  switch (box) {
    case 'unit': return has;
    case 'mine': return has && assignee !== undefined && assignee.personId === personId;
    case 'unassigned': return has && assignee === undefined;
    case 'due-soon': return owedTimes(progress, agencyId).some((due) => !isOverdue(due, now) && Date.parse(due) <= soon.getTime());
    case 'overdue': return owedTimes(progress, agencyId).some((due) => isOverdue(due, now));
    case 'returned': return has && isReturned(progress);
    case 'endorse': return has && state === 'in-review' && currentAnswer(progress)?.stage === 'with-lead';
    // Also when it was answered: it is followed until board staff end that.
    case 'supervised': return handlerId === agencyId && supervision !== undefined;
    case 'awaiting-support': return has && openTasks(progress).length > 0;
    case 'called-in': return task;
    case 'escalated': return !!supervision?.escalatedTo.includes(agencyId);
  }
}

function isInModeration(matter: Matter, box: ModerationBox, now: Date): boolean {
  const {progress} = matter;
  const {state, handlerId, supervision, dueAt} = progress;
  switch (box) {
    case 'publish': return state === 'received';
    case 'review': return isToReview(progress);
    case 'handed-back': return state === 'waiting' && handlerId === null;
    case 'attention': return needsModerator(matter);
    case 'overdue': return isOpen(progress) && dueAt !== undefined && isOverdue(dueAt, now);
    case 'supervised': return supervision !== undefined;
  }
}

/** Whether an answer waits for board staff: the unit's own lead has let it go, where that is asked for. */
export function isToReview(progress: Progress): boolean {
  return progress.state === 'in-review' && currentAnswer(progress)?.stage !== 'with-lead';
}

/** Whether the last answer came back and no other has been written. */
export function isReturned(progress: Progress): boolean {
  return progress.state === 'in-progress' && currentAnswer(progress)?.stage === 'returned';
}

/** When what an agency owes is due: its answer, and its parts where it was called in. */
export function owedTimes(progress: Progress, agencyId: string): string[] {
  const {handlerId, dueAt} = progress;
  return [
    ...(isOpen(progress) && handlerId === agencyId && dueAt !== undefined ? [dueAt] : []),
    ...openTasks(progress).flatMap((task) => (task.agencyId === agencyId && task.dueAt !== undefined ? [task.dueAt] : [])),
  ];
}
