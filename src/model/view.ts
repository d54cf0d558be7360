import type {Agency} from './agency.js';
import type {Attachment} from './attachment.js';
import {type Box, firstOwedAt, isReturned, isWithLead, owedAt} from './box.js';
import type {Actor, BoardEvent, SupportTask, Visit} from './event.js';
import {truncate} from './graphemes.js';
import {type Hidden, publicContentOf} from './hiding.js';
import {type Action, type State, type Status, statusOf} from './lifecycle.js';
import type {MessageRecord, Visibility} from './message.js';
import type {Spot} from './place.js';
import {type AnswerStage, areWordsPublic, type Progress} from './progress.js';
import type {Rating} from './rating.js';
import type {HandBackGround, RejectReason, ReturnReason} from './reasons.js';
import {openTasks} from './reminder.js';
import type {Report} from './report.js';
import {allowedActions, isStaffRelation, maySeePrivatePart, type RightsContext, relationsOf, seesHidden, versionFor, visibleEvents} from './rights.js';
import type {Relation, Viewer} from './role.js';
import {indexOfFirst, normalise, wordsOf} from './search-terms.js';
import type {Supervision, SupervisionView} from './supervision.js';

/**
 * Messages as a reader gets them. These functions are the ONLY way from a record to a reader: every list, thread, feed and export
 * goes through them, so what they leave out stays in.
 */

/** What a list for staff needs of a message beside what everybody gets. */
export interface DeskFacts {
  /** What a change must name as the version that it expects. */
  readonly version: number;
  /** Who has it in the handling unit, and whether that is the reader. */
  readonly assignee?: {readonly name: string; readonly mine: boolean};
  /** The called-in agencies that have not reported in. */
  readonly waitingFor: readonly string[];
  /** While it is followed one by one. */
  readonly supervision?: SupervisionView;
  /** Its last answer came back to be written anew. */
  readonly returned?: true;
  /** Its answer waits for the unit's own lead. */
  readonly withLead?: true;
  /** When the clock was stopped, while it is. */
  readonly pausedAt?: string;
  /** When the reader's unit was last reminded; for board staff, when any was. */
  readonly remindedAt?: string;
}

/** A message in a list. */
export interface MessageSummary {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** The beginning of the text, at most 120 characters; in answer to a search, the part around the first word found outside the title. */
  readonly excerpt: string;
  readonly kind: string;
  readonly topic: string;
  /** The agency that has it now; the addressee when none has. */
  readonly agencyId: string;
  readonly status: Status;
  readonly displayName: string;
  readonly visibility: Visibility;
  readonly language: string;
  /** ISO 8601, as all times here. */
  readonly createdAt: string;
  readonly answeredAt?: string;
  /** How many people follow it. */
  readonly followers: number;
  /** When the answer is due, or the part of the reader's unit where that was called in; staff only. */
  readonly dueAt?: string;
  /** The exact state; staff only. */
  readonly state?: State;
  /** Staff only. */
  readonly desk?: DeskFacts;
}

/** Something in the thread's timeline. Which texts are there depends on the reader. */
export interface TimelineEntry {
  readonly id: string;
  readonly at: string;
  readonly action: BoardEvent['action'];
  /** The agency that acted; absent for the author and board staff. */
  readonly actor: {readonly role: Actor['role']; readonly agencyId?: string; readonly name?: string};
  readonly status: Status;
  readonly publicText?: string;
  readonly words?: string;
  /** Everybody sees `words`: board staff have published them. Otherwise absent. */
  readonly wordsPublic?: true;
  readonly internalText?: string;
  /** The agency that the message was sent or transferred to. */
  readonly handlerId?: string | null;
  readonly rating?: Rating;
  /** Called-in units; their tasks are for staff. */
  readonly supports?: readonly (Omit<SupportTask, 'task'> & {readonly task?: string})[];
  readonly rejectReason?: RejectReason;
  readonly returnReasons?: readonly ReturnReason[];
  readonly ground?: HandBackGround;
  /** A visit; of its files those that the reader may see. */
  readonly visit?: Visit;
  /** Staff only, as all that follows: the unit that was reminded. */
  readonly reminded?: {readonly agencyId: string; readonly dueAt?: string};
  /** The name of the colleague whom the unit gave it to; empty: nobody in particular. */
  readonly assignee?: string;
  /** By when a supervised matter is to be settled. */
  readonly superviseUntil?: string;
  /** The agency above that a supervised message was escalated to. */
  readonly escalatedTo?: string;
}

/** An answer as a reader gets it. Readers without a staff relation get approved ones only. */
export interface Answer {
  readonly id: string;
  readonly body: string;
  readonly agencyId: string | null;
  /** The replying organisation in words; empty: the agency itself. */
  readonly organisation: string;
  readonly contact: string;
  /** The person in charge who stands by the answer; empty where the agency names nobody. */
  readonly person: string;
  readonly attachments: readonly Attachment[];
  /** When it became public; absent before. */
  readonly approvedAt?: string;
  readonly rating?: Rating;
  /** Staff only. */
  readonly stage?: AnswerStage;
  readonly submittedAt?: string;
}

/** A whole message as a reader gets it. */
export interface Message extends MessageSummary {
  readonly body: string;
  readonly demand: string;
  readonly details: string;
  readonly spot?: Spot;
  readonly attachments: readonly Attachment[];
  /** What a change must name as the version that it expects ({@link versionFor}). */
  readonly version: number;
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[];
  /** Oldest first. */
  readonly answers: readonly Answer[];
  /** What this reader may do now, from the lifecycle table. */
  readonly allowedActions: readonly Action[];
  /** What this reader is to the message. */
  readonly relations: readonly Relation[];
  /** Whether the signed-in reader follows it. Visitors' devices know that by themselves. */
  readonly following: boolean;
  /** What readers have reported and no moderator has dealt with; moderators only. */
  readonly reports?: readonly Report[];
  /** There is a private part that this reader may see; reading it is a call of its own, because each look is kept. */
  readonly hasPrivatePart?: true;
  /** Staff only, while it is supervised. */
  readonly supervision?: SupervisionView;
  /** What the public does not get of it; for those who get it all the same. */
  readonly hidden?: Hidden;
  /** The agencies that the message names anywhere, each once, so that showing it takes one request. */
  readonly agencies: readonly Agency[];
}

/** A message before the backend has added the agencies that it names ({@link agencyIdsIn}). */
export type BareMessage = Omit<Message, 'agencies'>;

/** An answer on its own, as a news page shows it. */
export interface PublishedAnswer {
  readonly messageId: string;
  readonly title: string;
  readonly body: string;
  readonly agencyId: string | null;
  readonly organisation: string;
  readonly topic: string;
  readonly kind: string;
  readonly approvedAt: string;
}

/** Characters of an excerpt. */
export const EXCERPT_LENGTH = 120;

/** What is known of a message beside its record and its events. */
export interface Circumstances {
  /** How many follow it; 0 unless given. */
  readonly followers?: number;
  /** Whether the reader does, by their account. */
  readonly following?: boolean;
  /** The open reports. */
  readonly reports?: readonly Report[];
}

/** A message in a list, for a reader who was found to be allowed it (`mayRead`). */
export function summaryFor(viewer: Viewer, record: MessageRecord, progress: Progress, {followers = 0, text = ''}: Pick<Circumstances, 'followers'> & {
  /** What was searched for. */
  readonly text?: string;
} = {}): MessageSummary {
  const {id, number} = record;
  const relations = relationsOf(viewer, {content: record.content, progress});
  const content = seesHidden(relations) ? record.content : publicContentOf(record.content, progress.hidden);
  const staff = isStaffRelation(relations);
  const answeredAt = answeredAtOf(progress);
  const dueAt = dueFor(viewer, record, progress);
  return {
    id, number,
    title: content.title,
    excerpt: excerptOf(content, progress, text),
    kind: content.kind,
    topic: content.topic,
    agencyId: progress.handlerId ?? content.agencyId,
    status: statusOf(progress.state),
    displayName: content.displayName,
    visibility: content.visibility,
    language: content.language,
    createdAt: content.createdAt,
    ...(answeredAt && {answeredAt}),
    followers,
    ...(staff && {state: progress.state, ...(dueAt && {dueAt}), desk: deskFactsFor(viewer, relations, progress)}),
  };
}

/** When what the reader's unit owes is due; for everybody else of staff, and a unit that owes nothing now, when the answer is. */
export function dueFor(viewer: Viewer, record: MessageRecord, progress: Progress): string | undefined {
  const relations = relationsOf(viewer, {content: record.content, progress});
  const own = viewer.agencyId === undefined ? undefined : owedAt(progress, viewer.agencyId);
  const onlySupporter = relations.has('supporter') && !relations.has('handler') && !relations.has('overseer') && !relations.has('moderator');
  return own ?? (onlySupporter ? undefined : progress.dueAt);
}

/** What a list for staff is sorted by: when what is shown is due, and among what is late for board staff, what is late first. */
export function dueInBox(viewer: Viewer, record: MessageRecord, progress: Progress, {queue, box}: {readonly queue: string; readonly box?: Box | undefined}): string | undefined {
  return queue === 'moderation' && box === 'overdue' ? firstOwedAt(progress) : dueFor(viewer, record, progress);
}

function deskFactsFor({personId, agencyId}: Viewer, relations: ReadonlySet<Relation>, progress: Progress): DeskFacts {
  const {version, assignee, supervision, state, pausedAt, reminders} = progress;
  const remindedAt = reminders.findLast((reminder) => relations.has('moderator') || reminder.agencyId === agencyId)?.at;
  return {
    version,
    ...(assignee && {assignee: {name: assignee.name, mine: assignee.personId === personId}}),
    waitingFor: openTasks(progress).map((task) => task.agencyId),
    ...(supervision && {supervision: supervisionViewOf(supervision)}),
    ...(isReturned(progress) && {returned: true}),
    ...(isWithLead(progress) && {withLead: true}),
    ...(state === 'needs-info' && pausedAt && {pausedAt}),
    ...(remindedAt && {remindedAt}),
  };
}

function supervisionViewOf(supervision: Supervision): SupervisionView {
  return {...supervision, supervisor: supervision.supervisor.name ?? ''};
}

/** A whole message, for a reader who was found to be allowed it (`mayRead`). */
export function messageFor(viewer: Viewer, record: MessageRecord, progress: Progress, events: readonly BoardEvent[], context: RightsContext & Circumstances): BareMessage {
  const {followers = 0, following = false, reports = []} = context;
  const matter = {content: record.content, progress, openReports: reports.length};
  const relations = relationsOf(viewer, matter);
  const whole = seesHidden(relations);
  const content = whole ? record.content : publicContentOf(record.content, progress.hidden);
  const {hidden, supervision} = progress;
  const staff = isStaffRelation(relations);
  const party = staff || relations.has('author');
  const {spot} = content;
  return {
    ...summaryFor(viewer, record, progress, {followers}),
    body: content.body,
    demand: content.demand,
    details: content.details,
    ...(spot && (party || spot.public) && {spot}),
    attachments: content.attachments.filter((attachment) => party || attachment.public),
    version: versionFor(viewer, matter, events),
    timeline: visibleEvents(events, relations).map((event) => entryFor(event, progress, party, staff)),
    answers: answersFor(progress, party, staff),
    allowedActions: allowedActions(viewer, matter, context),
    relations: [...relations],
    following,
    ...(relations.has('moderator') && reports.length > 0 && {reports}),
    ...(maySeePrivatePart(relations) && Object.values(record.privatePart).some(Boolean) && {hasPrivatePart: true}),
    ...(staff && supervision && {supervision: supervisionViewOf(supervision)}),
    ...(whole && (hidden.masks.length > 0 || hidden.attachmentIds.length > 0) && {hidden}),
  };
}

/** The ids of the agencies that list entries, answers or messages name, each once: what a backend looks up and sends along. */
export function agencyIdsIn(items: readonly (Pick<MessageSummary, 'agencyId'> | PublishedAnswer | BareMessage)[]): string[] {
  const ids = items.flatMap((item) => [
    item.agencyId,
    ...('answers' in item ? item.answers.map((answer) => answer.agencyId) : []),
    ...('timeline' in item
      ? item.timeline.flatMap(({actor, handlerId, supports, reminded, escalatedTo}) =>
        [actor.agencyId, handlerId, ...(supports ?? []).map((support) => support.agencyId), reminded?.agencyId, escalatedTo])
      : []),
    ...('desk' in item ? [...(item.desk?.waitingFor ?? []), ...(item.desk?.supervision?.escalatedTo ?? [])] : []),
  ]);
  return [...new Set(ids.filter((id) => id != null))];
}

/** The published answers of a message, for feeds and news pages; the caller has checked that the message is listed. */
export function publishedAnswersOf(record: MessageRecord, progress: Progress): PublishedAnswer[] {
  const {title, topic, kind} = publicContentOf(record.content, progress.hidden);
  return progress.answers.flatMap(({body, agencyId, organisation, approvedAt}) =>
    approvedAt ? [{messageId: record.id, title, body, agencyId, organisation, topic, kind, approvedAt}] : []);
}

/** The beginning of the text; or, for a search, of the part where a word of it first is, in the message or in a published answer. */
function excerptOf({title, body, demand, details}: MessageRecord['content'], {answers}: Progress, text: string): string {
  const flat = (part: string) => part.replace(/\s+/g, ' ');
  const beginning = flat(body || demand);
  const words = wordsOf(text).filter((word) => !normalise(title).includes(word));
  for (const part of words.length > 0 ? [beginning, flat(details), ...answers.flatMap((answer) => (answer.approvedAt ? [flat(answer.body)] : []))] : []) {
    const at = indexOfFirst(part, words);
    if (at >= 0) return at < EXCERPT_LENGTH / 2 ? truncate(part, EXCERPT_LENGTH) : `…${truncate(part.slice(at - 20).replace(/^[\uDC00-\uDFFF]/, ''), EXCERPT_LENGTH - 1)}`;
  }
  return truncate(beginning, EXCERPT_LENGTH);
}

/** When the newest answer became public. */
export function answeredAtOf(progress: Progress): string | undefined {
  return progress.answers.findLast((answer) => answer.approvedAt)?.approvedAt;
}

function entryFor(event: BoardEvent, progress: Progress, party: boolean, staff: boolean): TimelineEntry {
  const {id, at, action, actor, publicText, words, internalText, handlerId, rating, supports, visit, reminded, assignee, superviseUntil, escalatedTo} = event;
  const wordsPublic = areWordsPublic(event, progress);
  return {
    id, at, action,
    actor: {role: actor.role, ...(actor.agencyId && {agencyId: actor.agencyId}), ...(staff && actor.role !== 'author' && actor.name && {name: actor.name})},
    status: statusOf(event.to),
    ...(publicText && {publicText}),
    ...(words && (party || wordsPublic) && {words}),
    ...(wordsPublic && {wordsPublic}),
    ...(staff && internalText && {internalText}),
    ...((action === 'submit' || action === 'transfer') && handlerId && {handlerId}),
    ...(rating && {rating}),
    ...(supports && {supports: supports.map((support) => (staff ? support : {agencyId: support.agencyId}))}),
    ...(party && event.rejectReason && {rejectReason: event.rejectReason}),
    ...(staff && event.returnReasons && {returnReasons: event.returnReasons}),
    ...(staff && event.ground && {ground: event.ground}),
    ...(visit && {visit: {...visit, attachments: (visit.attachments ?? []).filter((attachment) => party || attachment.public)}}),
    ...(staff && reminded && {reminded}),
    ...(staff && assignee !== undefined && {assignee: assignee?.name ?? ''}),
    ...(staff && superviseUntil && {superviseUntil}),
    ...(staff && escalatedTo && {escalatedTo}),
  };
}

function answersFor(progress: Progress, party: boolean, staff: boolean): Answer[] {
  return progress.answers.filter((answer) => staff || answer.stage === 'approved').map((answer) => ({
    id: answer.id,
    body: answer.body,
    agencyId: answer.agencyId,
    organisation: answer.organisation,
    contact: answer.contact,
    person: answer.person ?? '',
    attachments: (answer.attachments ?? []).filter((attachment) => party || attachment.public),
    ...(answer.approvedAt && {approvedAt: answer.approvedAt}),
    ...(answer.rating && {rating: answer.rating}),
    ...(staff && {stage: answer.stage, submittedAt: answer.submittedAt}),
  }));
}
