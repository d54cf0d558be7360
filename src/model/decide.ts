import {hiddenBy, type ValidAction} from './action-request.js';
import type {Attachment} from './attachment.js';
import type {BoardInfo, ClockRule} from './board.js';
import {type Clock, dueAfterPause, dueAt} from './clock.js';
import type {Actor, Assignee, BoardEvent} from './event.js';
import {hiddenWith} from './hiding.js';
import {rowFor} from './lifecycle.js';
import type {MessageContent} from './message.js';
import type {Progress} from './progress.js';
import {openTasks} from './reminder.js';
import {type Refusal, type Matter, refusalOf, relationsOf} from './rights.js';
import type {Viewer} from './role.js';
import {isWithinTopic} from './topic.js';

/** What a decision needs from outside the model. */
export interface DecisionContext {
  readonly viewer: Viewer;
  readonly board: BoardInfo;
  readonly at: Date;
  /** Makes a fresh id for the event. */
  readonly newId: () => string;
  /** The stored files that the request's uploads became; none unless given. */
  readonly attachments?: readonly Attachment[];
  /** Whom the request's `personId` names, somebody of the handling unit; nobody unless given. */
  readonly assignee?: Assignee;
  /** Whether answers of the handling unit go to its lead first; not unless given. */
  readonly leadEndorses?: boolean;
  /** The agency above one in its tree, or null at the top; there is none unless given. */
  readonly agencyAbove?: (agencyId: string) => string | null;
}

/** The event to append, or why not. */
export type Decision = {readonly ok: true; readonly event: BoardEvent} | {readonly ok: false; readonly refusal: Refusal};

/** The first event of a message. Its handling agency is the addressee. */
export function submitEvent(content: MessageContent, actor: Actor, {at, newId}: Pick<DecisionContext, 'at' | 'newId'>): BoardEvent {
  return {id: newId(), seq: 1, at: at.toISOString(), action: 'submit', actor, from: null, to: 'received', handlerId: content.agencyId};
}

/**
 * Decides an action: checks state, relation and guard against the lifecycle table and makes the event. Whether ids that the
 * request names exist is the backend's to check. Pure: the same input gives the same event.
 */
export function decide(matter: Matter, request: ValidAction, context: DecisionContext): Decision {
  const {viewer, board, at} = context;
  const refusal = refusalOf(request.action, viewer, matter, {at, reopenDays: board.reopenDays});
  if (refusal) return {ok: false, refusal};
  const {progress} = matter;
  const row = rowFor(request.action, progress.state);
  if (!row) return {ok: false, refusal: 'wrong-state'};
  const inVain = refusalOfContent(matter, request, context);
  if (inVain) return {ok: false, refusal: inVain};
  return {
    ok: true,
    event: {
      id: context.newId(),
      seq: progress.version + 1,
      at: at.toISOString(),
      action: request.action,
      actor: actorFor(matter, request, viewer),
      from: progress.state,
      to: row.to === 'same' ? progress.state : row.to,
      ...textsOf(request),
      ...payloadOf(matter, request, context),
      ...clockAfter(matter, request, board, at),
    },
  };
}

/** Why a request that its sender may make would be of no use. */
function refusalOfContent({progress, content}: Matter, request: ValidAction, {viewer, agencyAbove, assignee}: DecisionContext): Refusal | undefined {
  const unlessChange = (changes: boolean) => (changes ? undefined : 'no-change');
  switch (request.action) {
    case 'transfer': return unlessChange(request.agencyId !== progress.handlerId);
    // A unit calls in others, and not itself.
    case 'whistle': return unlessChange(request.supports.every(({agencyId}) => agencyId !== progress.handlerId));
    case 'assign': return unlessChange(assignee?.personId !== progress.assignee?.personId);
    case 'mask': {
      const hidden = hiddenBy(request);
      const after = hidden && hiddenWith(progress.hidden, hidden);
      return unlessChange(!!after && (after.masks.length > progress.hidden.masks.length || after.attachmentIds.length > progress.hidden.attachmentIds.length));
    }
    case 'remind': {
      const agencyId = request.agencyId ?? progress.handlerId;
      const isHandler = agencyId !== null && agencyId === progress.handlerId;
      // A unit reminds those that it called in, and not itself.
      const self = isHandler && viewer.agencyId === agencyId;
      return !self && (isHandler || openTasks(progress).some((task) => task.agencyId === agencyId)) ? undefined : 'not-involved';
    }
    case 'escalate': return levelAbove(progress, content.agencyId, agencyAbove) === null ? 'no-level-above' : undefined;
    default: return undefined;
  }
}

/** The next level up (督办升级): above the last one that it was escalated to, or above the unit that has it. */
function levelAbove({supervision, handlerId}: Progress, addressee: string, agencyAbove: DecisionContext['agencyAbove']): string | null {
  const from = supervision?.escalatedTo.at(-1) ?? handlerId ?? addressee;
  return agencyAbove?.(from) ?? null;
}

/** The clock that a message falls under: the first of the board's rules that fits. */
export function clockFor(board: BoardInfo, content: MessageContent, agencyId: string | null): Clock | undefined {
  const fits = (rule: ClockRule) =>
    (rule.kind === undefined || rule.kind === content.kind) &&
    (rule.topic === undefined || isWithinTopic(content.topic, rule.topic)) &&
    (rule.agencyId === undefined || rule.agencyId === agencyId);
  return board.clocks.find(fits);
}

/** Somebody who acts as the author is the author and nothing more, even a moderator in private life. */
function actorFor(matter: Matter, request: ValidAction, viewer: Viewer): Actor {
  const person = {...(viewer.personId && {personId: viewer.personId}), ...(viewer.name && {name: viewer.name})};
  const row = rowFor(request.action, matter.progress.state);
  const relations = relationsOf(viewer, matter);
  if (row?.by.includes('author') && relations.has('author')) return {role: 'author', ...(viewer.personId && {personId: viewer.personId})};
  return {role: viewer.role, ...person, ...(viewer.agencyId && {agencyId: viewer.agencyId})};
}

function textsOf(request: ValidAction): Pick<BoardEvent, 'publicText' | 'words' | 'internalText'> {
  return {
    ...('publicText' in request && request.publicText && {publicText: request.publicText}),
    ...('words' in request && request.words && {words: request.words}),
    ...('internalText' in request && request.internalText && {internalText: request.internalText}),
  };
}

function payloadOf({progress, content}: Matter, request: ValidAction, context: DecisionContext): Partial<BoardEvent> {
  const {attachments = [], viewer} = context;
  switch (request.action) {
    case 'publish': case 'mask': {
      const hidden = hiddenBy(request);
      return hidden ? {hidden} : {};
    }
    case 'assign': return {assignee: context.assignee ?? null};
    case 'remind': {
      const agencyId = request.agencyId ?? progress.handlerId ?? '';
      const due = agencyId === progress.handlerId ? progress.dueAt : openTasks(progress).find((task) => task.agencyId === agencyId)?.dueAt;
      return {reminded: {agencyId, ...(due && {dueAt: due})}};
    }
    case 'supervise': return request.superviseUntil ? {superviseUntil: new Date(request.superviseUntil).toISOString()} : {};
    case 'escalate': {
      const above = levelAbove(progress, content.agencyId, context.agencyAbove);
      return above ? {escalatedTo: above} : {};
    }
    case 'visit': {
      const {way, visitedAt, solved} = request;
      return {visit: {way, visitedAt: new Date(visitedAt).toISOString(), solved, ...(attachments.length > 0 && {attachments})}};
    }
    case 'reject': case 'take-down': return {rejectReason: request.rejectReason};
    case 'transfer': return {handlerId: request.agencyId};
    case 'hand-back': return {handlerId: null, ground: request.ground};
    case 'whistle':
      return {supports: request.supports.map(({agencyId, task, dueAt: due}) => ({agencyId, task, ...(due && {dueAt: new Date(due).toISOString()})}))};
    case 'submit-answer':
      return {
        answer: {
          body: request.body, organisation: request.organisation, contact: request.contact,
          ...(request.person && {person: request.person}), ...(attachments.length > 0 && {attachments}),
        },
        // What a lead writes is endorsed by being written.
        ...(context.leadEndorses && viewer.role !== 'lead' && {awaitsLead: true as const}),
      };
    case 'return': return {returnReasons: request.returnReasons};
    case 'rate': {
      const {resolution, attitude, speed, solved} = request;
      return {rating: {resolution, attitude, speed, solved}};
    }
    default: return {};
  }
}

/** What the action does to the clock: start, start anew, move, stop, run on; nothing for most. */
function clockAfter({content, progress}: Matter, request: ValidAction, board: BoardInfo, at: Date): Pick<BoardEvent, 'dueAt'> {
  const started = (agencyId: string | null): Pick<BoardEvent, 'dueAt'> => {
    const clock = clockFor(board, content, agencyId);
    return clock ? {dueAt: dueAt(at, clock, board).toISOString()} : {};
  };
  switch (request.action) {
    case 'publish': case 'reopen': return started(progress.handlerId);
    case 'transfer': return started(request.agencyId);
    case 'follow-up': return progress.state === 'answered' ? started(progress.handlerId) : {};
    case 'extend':
      return progress.dueAt ? {dueAt: dueAt(new Date(progress.dueAt), {days: board.extensionDays, unit: 'working'}, board).toISOString()} : {};
    case 'ask-for-more': case 'approve': case 'withdraw': case 'take-down': return {dueAt: null};
    case 'supply-info': {
      const {pausedAt, pausedDueAt} = progress;
      const unit = clockFor(board, content, progress.handlerId)?.unit ?? 'working';
      return pausedAt && pausedDueAt ? {dueAt: dueAfterPause({pausedAt, pausedDueAt}, at, unit, board).toISOString()} : {};
    }
    case 'return': return request.dueAt ? {dueAt: new Date(request.dueAt).toISOString()} : {};
    default: return {};
  }
}
