import type {AnswerDraft, Assignee, BoardEvent, SupportTask} from './event.js';
import {type Hidden, hiddenWith, NOTHING_HIDDEN} from './hiding.js';
import {OPEN_STATES, rowFor, type State} from './lifecycle.js';
import type {Rating} from './rating.js';
import type {Supervision} from './supervision.js';

/** How far one answer got. `with-lead`: the unit's own lead reads it first, where the agency wants that. */
export const ANSWER_STAGES = ['with-lead', 'in-review', 'approved', 'returned'] as const;
export type AnswerStage = (typeof ANSWER_STAGES)[number];

/** An answer folded from its events. */
export interface AnswerProgress extends AnswerDraft {
  /** The id of its `submit-answer` event. */
  readonly id: string;
  readonly stage: AnswerStage;
  readonly agencyId: string | null;
  readonly authorPersonId?: string;
  /** When it left the unit: an answer that its lead had to endorse, when that was done. */
  readonly submittedAt: string;
  readonly approvedAt?: string;
  readonly rating?: Rating;
  readonly ratedAt?: string;
}

/** A called-in unit and whether it has reported in. */
export interface Support extends SupportTask {
  readonly reportedAt?: string;
  /** When its part ceased to be wanted without a report: the answer was published, or the message itself came to the unit. */
  readonly lapsedAt?: string;
}

/** A reminder that went out. */
export interface Reminder {
  readonly agencyId: string;
  readonly dueAt?: string;
  readonly at: string;
  /** The board's own, the day after; otherwise somebody sent it. */
  readonly bySystem: boolean;
}

/** Where a message stands: folded from its events and from nothing else. */
export interface Progress {
  readonly state: State;
  /** The number of events; what a change must name as expected. */
  readonly version: number;
  /** The agency that has it now; null after it was handed back to the board. */
  readonly handlerId: string | null;
  readonly publishedAt?: string;
  /** When the answer in force is due; undefined while no clock runs. */
  readonly dueAt?: string;
  /** When the clock was stopped to ask the author for more. */
  readonly pausedAt?: string;
  /** The due time that the clock was stopped with. */
  readonly pausedDueAt?: string;
  /** The last of the author's words in a public event, and the last that board staff have published: by `seq`; 0 for none. */
  readonly wordsSeq: number;
  readonly publishedWordsSeq: number;
  /** Those that board staff have read and not published: each span begins after the one `seq` and ends with the other. */
  readonly withheldWords: readonly (readonly [after: number, upTo: number])[];
  /** When a moderator last dealt with reports. */
  readonly reportsReadAt?: string;
  readonly extended: boolean;
  readonly answers: readonly AnswerProgress[];
  readonly supports: readonly Support[];
  /** Who has it in the handling unit; gone with the unit. */
  readonly assignee?: Assignee;
  readonly supervision?: Supervision;
  readonly reminders: readonly Reminder[];
  readonly hidden: Hidden;
}

const NOTHING: Progress = {
  state: 'received', version: 0, handlerId: null, wordsSeq: 0, publishedWordsSeq: 0, withheldWords: [], extended: false, answers: [], supports: [], reminders: [], hidden: NOTHING_HIDDEN,
};

/** Folds events, oldest first, into progress. */
export function replay(events: readonly BoardEvent[]): Progress {
  return events.reduce(evolve, NOTHING);
}

/** Progress after one more event. Knows no clock, board or rights: all of that was settled when the event was made. */
export function evolve(before: Progress, event: BoardEvent): Progress {
  const {dueAt, pausedAt, pausedDueAt, assignee: _, supervision: __, ...rest} = before;
  const clock = {
    ...(event.dueAt === undefined ? dueAt && {dueAt} : event.dueAt !== null && {dueAt: event.dueAt}),
    ...(event.action === 'ask-for-more' ? {pausedAt: event.at, ...(dueAt && {pausedDueAt: dueAt})}
      : event.action !== 'supply-info' && {...(pausedAt && {pausedAt}), ...(pausedDueAt && {pausedDueAt})}),
  };
  return {
    ...rest,
    ...clock,
    state: event.to,
    version: event.seq,
    ...(event.handlerId !== undefined && {handlerId: event.handlerId}),
    ...(event.action === 'publish' && {publishedAt: event.at}),
    wordsSeq: hasAuthorsWords(event) ? event.seq : before.wordsSeq,
    publishedWordsSeq: event.action === 'publish-words' ? before.wordsSeq : before.publishedWordsSeq,
    withheldWords: event.action === 'withhold-words' ? [...before.withheldWords, [readWordsSeq(before), before.wordsSeq]] : before.withheldWords,
    ...((event.action === 'dismiss-reports' || event.action === 'take-down') && {reportsReadAt: event.at}),
    extended: event.action === 'extend' || (before.extended && event.action !== 'reopen'),
    answers: answersAfter(before, event),
    supports: supportsAfter(before, event),
    ...assigneeAfter(before, event),
    ...supervisionAfter(before, event),
    reminders: event.reminded ? [...before.reminders, {...event.reminded, at: event.at, bySystem: event.actor.role === 'system'}] : before.reminders,
    hidden: event.hidden ? hiddenWith(before.hidden, event.hidden) : before.hidden,
  };
}

/** Whether an event that everybody sees holds words of the author, which wait for board staff to publish them. */
export function hasAuthorsWords({action, from, actor, words}: BoardEvent): boolean {
  return !!words && actor.role === 'author' && action !== 'submit' && from !== null && rowFor(action, from)?.audience === 'public';
}

/** The last of the author's words that board staff have read and decided on; 0 for none. */
export function readWordsSeq({publishedWordsSeq, withheldWords}: Pick<Progress, 'publishedWordsSeq' | 'withheldWords'>): number {
  return Math.max(publishedWordsSeq, withheldWords.at(-1)?.[1] ?? 0);
}

/** Whether everybody reads the author's words in an event: board staff have published them. */
export function areWordsPublic(event: BoardEvent, {publishedWordsSeq, withheldWords}: Pick<Progress, 'publishedWordsSeq' | 'withheldWords'>): boolean {
  const {seq} = event;
  return hasAuthorsWords(event) && seq <= publishedWordsSeq && !withheldWords.some(([after, upTo]) => after < seq && seq <= upTo);
}

/** The answer that reviewers and authors act on: the last one. */
export function currentAnswer(progress: Progress): AnswerProgress | undefined {
  return progress.answers.at(-1);
}

/** Whether a unit owes an answer now. */
export function isOpen(progress: Progress): boolean {
  return OPEN_STATES.includes(progress.state);
}

function answersAfter({answers, handlerId}: Progress, event: BoardEvent): readonly AnswerProgress[] {
  switch (event.action) {
    case 'submit-answer':
      return event.answer
        ? [...answers, {
            ...event.answer, id: event.id, stage: event.awaitsLead ? 'with-lead' : 'in-review', agencyId: handlerId, submittedAt: event.at,
            ...(event.actor.personId && {authorPersonId: event.actor.personId}),
          }]
        : answers;
    case 'endorse': return withLast(answers, (last) => ({...last, stage: 'in-review', submittedAt: event.at}));
    case 'approve': return withLast(answers, (last) => ({...last, stage: 'approved', approvedAt: event.at}));
    case 'return': return withLast(answers, (last) => ({...last, stage: 'returned'}));
    case 'rate': {
      const {rating} = event;
      return rating ? withLast(answers, (last) => ({...last, rating, ratedAt: event.at})) : answers;
    }
    default: return answers;
  }
}

function withLast(answers: readonly AnswerProgress[], change: (last: AnswerProgress) => AnswerProgress): readonly AnswerProgress[] {
  const last = answers.at(-1);
  return last ? [...answers.slice(0, -1), change(last)] : answers;
}

/** Whether a called-in unit's part is still to come. */
export function isWanted({reportedAt, lapsedAt}: Support): boolean {
  return reportedAt === undefined && lapsedAt === undefined;
}

function supportsAfter({supports}: Progress, event: BoardEvent): readonly Support[] {
  if (event.action === 'whistle' && event.supports) return [...supports, ...event.supports];
  const ended = (of: (support: Support) => boolean, how: Pick<Support, 'reportedAt' | 'lapsedAt'>) =>
    (supports.some((support) => isWanted(support) && of(support)) ? supports.map((support) => (isWanted(support) && of(support) ? {...support, ...how} : support)) : supports);
  switch (event.action) {
    case 'report-in': return ended(({agencyId}) => agencyId === event.actor.agencyId, {reportedAt: event.at});
    // What is asked when the matter is taken up again, the unit says anew.
    case 'approve': return ended(() => true, {lapsedAt: event.at});
    case 'transfer': return ended(({agencyId}) => agencyId === event.handlerId, {lapsedAt: event.at});
    default: return supports;
  }
}

function assigneeAfter({assignee, handlerId}: Progress, event: BoardEvent): Pick<Progress, 'assignee'> {
  const next = event.assignee === undefined ? assignee : event.assignee;
  const moved = event.handlerId !== undefined && event.handlerId !== handlerId;
  return next && !moved ? {assignee: next} : {};
}

/** Ends with the message: what was taken down or withdrawn is followed no more. */
function supervisionAfter({supervision}: Progress, event: BoardEvent): Pick<Progress, 'supervision'> {
  if (event.to === 'rejected' || event.to === 'withdrawn') return {};
  switch (event.action) {
    case 'supervise': {
      const {at, actor: {personId, name}, internalText: reason = '', superviseUntil} = event;
      return {
        supervision: {since: at, supervisor: {...(personId && {personId}), ...(name && {name})}, reason, ...(superviseUntil && {dueAt: superviseUntil}), escalatedTo: []},
      };
    }
    case 'escalate':
      return supervision && event.escalatedTo ? {supervision: {...supervision, escalatedTo: [...supervision.escalatedTo, event.escalatedTo]}} : {};
    case 'end-supervision': return {};
    default: return supervision ? {supervision} : {};
  }
}
