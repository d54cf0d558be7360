import type {BoardInfo} from './board.js';
import {dueAt, isOverdue} from './clock.js';
import {currentAnswer, isOpen, type Progress} from './progress.js';
import {openTasks} from './reminder.js';
import {type Matter, needsModerator} from './rights.js';
import type {Viewer} from './role.js';
import {LISTED_STATES, type State} from './states.js';

/**
 * The trays of a unit's inbox. `unit`: all that it has and that is not answered yet; `mine`: given to the viewer; `unassigned`: given to
 * nobody; `due-soon` and `overdue`: by the clock of what the unit itself owes, its answer or its part, whichever is due first; `returned`: an
 * answer came back to be written anew; `endorse`: an answer waits for the unit's lead; `supervised`: followed by board staff, answered ones
 * too; `awaiting-support`: some unit that it called in has not reported in; `called-in`: another unit called it in, and it has not reported
 * in; `escalated`: a unit below it has a message that was escalated to it, answered ones too.
 */
export const HANDLING_BOXES = [
  'unit', 'mine', 'unassigned', 'due-soon', 'overdue', 'returned', 'endorse', 'supervised', 'awaiting-support', 'called-in', 'escalated',
] as const;

/**
 * The trays of board staff. `publish`: messages to check; `review`: answers to read; `handed-back`: no unit has it; `attention`: public, and reported or with
 * words of the author to publish; `overdue`: a unit is late, with its answer or with its part; `supervised`: followed one by one, answered ones too.
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

/** The context of a moment. */
export function boxContextAt(now: Date, board: Pick<BoardInfo, 'dueSoonDays' | 'calendar' | 'timeZone'>): BoxContext {
  return {now, soon: dueAt(now, {days: board.dueSoonDays, unit: 'working'}, board)};
}

/** The states in which a unit has something to do, or waits for somebody. */
export const HANDLED_STATES: readonly State[] = ['waiting', 'in-progress', 'needs-info', 'in-review'];

/**
 * The rule of each queue of staff, and of each tray of it; databases ask the same of their columns, and a test holds the two together.
 * Without a box it is what waits: for the unit, what it has, was called in on, or was escalated to it and is not answered; for board
 * staff, all trays but what is only late or supervised.
 */
export function isInBox(matter: Matter, viewer: Viewer, queue: BoxQueue, box: Box | undefined, context: BoxContext): boolean {
  return queue === 'moderation' ? isInModeration(matter, box as ModerationBox | undefined, context) : isInUnit(matter.progress, viewer, box as HandlingBox | undefined, context);
}

function isInUnit(progress: Progress, viewer: Viewer, box: HandlingBox | undefined, {now, soon}: BoxContext): boolean {
  const {agencyId = '', personId} = viewer;
  const {handlerId, assignee, supervision, state, publishedAt} = progress;
  const holds = handlerId === agencyId && publishedAt !== undefined;
  const has = holds && HANDLED_STATES.includes(state);
  const listed = LISTED_STATES.includes(state);
  const due = owedAt(progress, agencyId);
  switch (box) {
    case undefined: return has || isInUnit(progress, viewer, 'called-in', {now, soon}) || (HANDLED_STATES.includes(state) && isInUnit(progress, viewer, 'escalated', {now, soon}));
    case 'unit': return has;
    case 'mine': return has && assignee !== undefined && assignee.personId === personId;
    case 'unassigned': return has && assignee === undefined;
    case 'due-soon': return due !== undefined && !isOverdue(due, now) && Date.parse(due) <= soon.getTime();
    case 'overdue': return isOverdue(due, now);
    case 'returned': return has && isReturned(progress);
    case 'endorse': return has && isWithLead(progress);
    case 'supervised': return holds && listed && supervision !== undefined;
    case 'awaiting-support': return has && openTasks(progress).length > 0;
    case 'called-in': return openTasks(progress).some((task) => task.agencyId === agencyId);
    case 'escalated': return listed && !!supervision?.escalatedTo.includes(agencyId);
  }
}

function isInModeration(matter: Matter, box: ModerationBox | undefined, {now}: BoxContext): boolean {
  const {progress} = matter;
  const {state, handlerId, supervision} = progress;
  const listed = LISTED_STATES.includes(state);
  switch (box) {
    case undefined: return state === 'received' || isToReview(progress) || (state === 'waiting' && handlerId === null) || (listed && needsModerator(matter));
    case 'publish': return state === 'received';
    case 'review': return isToReview(progress);
    case 'handed-back': return state === 'waiting' && handlerId === null;
    case 'attention': return listed && needsModerator(matter);
    case 'overdue': return isOverdue(firstOwedAt(progress), now);
    case 'supervised': return listed && supervision !== undefined;
  }
}

/** Whether an answer waits for the unit's own lead. */
export function isWithLead(progress: Progress): boolean {
  return progress.state === 'in-review' && currentAnswer(progress)?.stage === 'with-lead';
}

/** Whether an answer waits for board staff: the unit's own lead has let it go, where that is asked for. */
export function isToReview(progress: Progress): boolean {
  return progress.state === 'in-review' && !isWithLead(progress);
}

/** Whether the last answer came back and no other has been written. */
export function isReturned(progress: Progress): boolean {
  return progress.state === 'in-progress' && currentAnswer(progress)?.stage === 'returned';
}

/** When the first is due of what an agency owes: its answer, and its parts where it was called in. */
export function owedAt(progress: Progress, agencyId: string): string | undefined {
  const {handlerId, dueAt: due} = progress;
  return [
    ...(isOpen(progress) && handlerId === agencyId && due !== undefined ? [due] : []),
    ...openTasks(progress).flatMap((task) => (task.agencyId === agencyId && task.dueAt !== undefined ? [task.dueAt] : [])),
  ].sort()[0];
}

/** When the first is due of what any unit owes. */
export function firstOwedAt(progress: Progress): string | undefined {
  const units = [progress.handlerId, ...openTasks(progress).map((task) => task.agencyId)];
  return units.flatMap((agencyId) => (agencyId === null ? [] : owedAt(progress, agencyId) ?? [])).sort()[0];
}
