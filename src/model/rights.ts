import {type Action, ACTIONS, type Audience, type Guard, GUARDS, rowFor, STATES} from './lifecycle.js';
import type {BoardEvent} from './event.js';
import type {MessageContent} from './message.js';
import {currentAnswer, type Progress, readWordsSeq} from './progress.js';
import {isUnhappy} from './rating.js';
import type {Relation, Viewer} from './role.js';

/** What rights are decided from, apart from the viewer. */
export interface Matter {
  readonly content: MessageContent;
  readonly progress: Progress;
  /** How many reports no moderator has dealt with; none unless given. */
  readonly openReports?: number;
}

/** Everything that a viewer is to a message. A unit is nothing to it before board staff have let it through. */
export function relationsOf(viewer: Viewer, {content, progress}: Matter): ReadonlySet<Relation> {
  const relations = new Set<Relation>();
  if (viewer.holdsQueryCode || (viewer.personId !== undefined && viewer.personId === content.authorId)) relations.add('author');
  if ((viewer.role === 'staff' || viewer.role === 'lead') && viewer.agencyId !== undefined) {
    if (viewer.agencyId === progress.handlerId && progress.publishedAt !== undefined) {
      relations.add('handler');
      if (viewer.role === 'lead') relations.add('lead');
    }
    if (progress.supports.some((support) => support.agencyId === viewer.agencyId)) relations.add('supporter');
    if (progress.supervision?.escalatedTo.includes(viewer.agencyId)) relations.add('overseer');
  }
  if (viewer.role === 'moderator') relations.add('moderator');
  return relations;
}

/** Whether relations include one of staff: the units that handle or oversee the message, or the board's moderators. */
export function isStaffRelation(relations: ReadonlySet<Relation>): boolean {
  return relations.has('handler') || relations.has('supporter') || relations.has('overseer') || relations.has('moderator');
}

/** DOMAIN.md: "seen by the handling unit and moderators". Called-in units get their task and not the person. */
export function maySeePrivatePart(relations: ReadonlySet<Relation>): boolean {
  return relations.has('handler') || relations.has('moderator');
}

/** Who reads what board staff have masked: who wrote it, who has to act on it, and board staff themselves. */
export function seesHidden(relations: ReadonlySet<Relation>): boolean {
  return relations.has('author') || maySeePrivatePart(relations);
}

/** Whether a viewer may read a message at all. A message of no relation and no listing does not exist for them. */
export function mayRead(viewer: Viewer, matter: Matter): boolean {
  return isListed(matter) || relationsOf(viewer, matter).size > 0;
}

/** Whether a message shows in public lists, searches, feeds and figures. */
export function isListed({content, progress}: Matter): boolean {
  return content.visibility === 'public' && STATES[progress.state].listed;
}

/** Whether somebody of these relations sees what is meant for an audience. */
export function belongsTo(audience: Audience, relations: ReadonlySet<Relation>): boolean {
  if (audience === 'public') return true;
  return isStaffRelation(relations) || (audience === 'parties' && relations.has('author'));
}

/**
 * Why an action is refused. `forbidden`: nobody like you may do it; `wrong-state`: not in this state; `no-change`: it would change nothing;
 * `not-involved`: the unit that it names has nothing to do with the message; `no-level-above`: there is nobody to escalate to; or the
 * guard that does not hold. Of an account: `last-administrator`, nobody would be left who may keep accounts.
 */
export const REFUSALS = ['forbidden', 'wrong-state', 'no-change', 'not-involved', 'no-level-above', ...GUARDS, 'last-administrator'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What the guards need beside the matter. */
export interface RightsContext {
  readonly at: Date;
  readonly reopenDays: number;
}

/** Why the viewer may not do this now, or undefined when they may. */
export function refusalOf(action: Action, viewer: Viewer, matter: Matter, context: RightsContext): Refusal | undefined {
  const row = rowFor(action, matter.progress.state);
  const relations = relationsOf(viewer, matter);
  if (!row) return couldEver(action, relations) ? 'wrong-state' : 'forbidden';
  return refusalIn(row, relations, viewer, matter, context);
}

/** The same where the table has a row for the state. */
function refusalIn(row: NonNullable<ReturnType<typeof rowFor>>, relations: ReadonlySet<Relation>, viewer: Viewer, matter: Matter, context: RightsContext): Refusal | undefined {
  if (!row.by.some((relation) => relations.has(relation))) return 'forbidden';
  return row.guards?.find((guard) => !holds(guard, viewer, matter, context));
}

/** The actions that the viewer may take now, in the table's order: what a backend sends with a message and screens obey. */
export function allowedActions(viewer: Viewer, matter: Matter, context: RightsContext): Action[] {
  const relations = relationsOf(viewer, matter);
  return ACTIONS.filter((action) => {
    const row = rowFor(action, matter.progress.state);
    return row !== undefined && refusalIn(row, relations, viewer, matter, context) === undefined;
  });
}

/**
 * Whether some state lets the viewer take the action. Backends ask this before they compare versions, and compare versions before they
 * decide: strangers learn that they may not, and the parties that somebody was faster.
 */
export function mayEver(action: Action, viewer: Viewer, matter: Matter): boolean {
  return couldEver(action, relationsOf(viewer, matter));
}

/**
 * What a reader has seen of a message's history, as a number: the count of the events that are visible to them. Not the count of all,
 * which would tell strangers that something internal has happened.
 */
export function versionFor(viewer: Viewer, matter: Matter, events: readonly BoardEvent[]): number {
  return visibleEvents(events, relationsOf(viewer, matter)).length;
}

/** Whether a moderator has something to do with a message that is public: reports to deal with, or words of the author to decide on. */
export function needsModerator({openReports = 0, ...matter}: Matter): boolean {
  return openReports > 0 || hasUnpublishedWords(matter);
}

/** Words of a confidential message stay between its parties, and there is nobody to publish them to. */
function hasUnpublishedWords({content, progress}: Matter): boolean {
  return content.visibility === 'public' && progress.wordsSeq > readWordsSeq(progress);
}

/** Whether some state lets these relations take the action: tells "not now" from "not you". */
function couldEver(action: Action, relations: ReadonlySet<Relation>): boolean {
  return (Object.keys(STATES) as (keyof typeof STATES)[]).some((state) => rowFor(action, state)?.by.some((by) => relations.has(by)));
}

function holds(guard: Guard, viewer: Viewer, matter: Matter, {at, reopenDays}: RightsContext): boolean {
  const {progress, openReports = 0} = matter;
  const answer = currentAnswer(progress);
  switch (guard) {
    case 'in-your-review': return answer?.stage === (relationsOf(viewer, matter).has('moderator') ? 'in-review' : 'with-lead');
    case 'supervised': return progress.supervision !== undefined;
    case 'not-supervised': return progress.supervision === undefined;
    case 'not-own-message': return !relationsOf(viewer, matter).has('author');
    case 'not-own-answer': return answer?.authorPersonId === undefined || answer.authorPersonId !== viewer.personId;
    case 'not-yet-rated': return answer?.rating === undefined;
    case 'not-yet-extended': return !progress.extended;
    case 'reported': return openReports > 0;
    case 'unpublished-words': return hasUnpublishedWords(matter);
    case 'unhappy-in-time':
      return !!answer?.rating && !!answer.ratedAt && isUnhappy(answer.rating) && at.getTime() - Date.parse(answer.ratedAt) <= reopenDays * 86_400_000;
  }
}

/** The events that a viewer sees, oldest first. */
export function visibleEvents(events: readonly BoardEvent[], relations: ReadonlySet<Relation>): BoardEvent[] {
  return events.filter((event) => belongsTo(audienceOf(event), relations));
}

/** Whose view of a message an event changes: that words were published is for staff, but the words are there for everybody from then on. */
export function changesViewOf(event: BoardEvent): Audience {
  return event.action === 'publish-words' ? 'public' : audienceOf(event);
}

/** Who sees that an event happened; sending itself is public. */
export function audienceOf(event: BoardEvent): Audience {
  if (event.action === 'submit' || event.from === null) return 'public';
  return rowFor(event.action, event.from)?.audience ?? 'staff';
}
