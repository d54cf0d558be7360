import {BoardError} from '../../adapter/index.js';
import {
  agencyIdsIn, answeredAtOf, type Box, boxContextAt, type BoxQueue, containsAll, dueInBox, isInBox, isListed, isWithinTopic, type MessageSummary, numberIn, type Page, PUBLIC_STATUSES, type PublishedAnswer, publicContentOf, publishedAnswersOf,
  type Queue, type StatusCounts, statusOf, summaryFor, type ValidAnswerQuery, type ValidCountQuery, type ValidMessageQuery, type Viewer,
} from '../../model/index.js';
import {listAgencies, serves} from './directory.js';
import {type Place, pageAfter} from './paging.js';
import {personFollower} from './following.js';
import {matterOf, type MemoryStore, type Stored} from './store.js';

/** A page of a queue. */
export function messagesPage(store: MemoryStore, viewer: Viewer, query: ValidMessageQuery, now: Date): Page<MessageSummary> {
  const {queue, box, sort, limit, cursor} = query;
  admit(viewer, queue);
  const found = [...store.messages.values()].filter((stored) => isInQueue(store, stored, {queue, box}, viewer, now) && fits(store, stored, query));
  const {items, nextCursor} = pageAfter(found, (stored) => placeOf(store, viewer, stored, query), {list: `messages ${sort}`, limit, cursor});
  const summaries = items.map(({record, progress}) => summaryFor(viewer, record, progress, {
    followers: store.followers.get(record.id)?.size ?? 0, ...(query.text && {text: query.text}),
  }));
  return {items: summaries, agencies: listAgencies(store, {ids: agencyIdsIn(summaries)}), ...(nextCursor && {nextCursor})};
}

/** How many public messages fit, by status. */
export function countByStatus(store: MemoryStore, query: ValidCountQuery): StatusCounts {
  const statuses = [...store.messages.values()]
    .filter((stored) => isListed(matterOf(store, stored)) && fits(store, stored, query))
    .map(({progress}) => statusOf(progress.state));
  const entries = PUBLIC_STATUSES.map((status) => [status, statuses.filter((other) => other === status).length] as const);
  return Object.fromEntries(entries) as StatusCounts;
}

/** A page of published answers. */
export function answersPage(store: MemoryStore, {placeId, agencyId, topic, limit, cursor}: ValidAnswerQuery): Page<PublishedAnswer> {
  const found = [...store.messages.values()]
    .filter((stored) => isListed(matterOf(store, stored)))
    .flatMap(({record, progress}) => publishedAnswersOf(record, progress).map((answer, index) => ({answer, id: `${record.id} ${index}`})))
    .filter(({answer}) =>
      (!placeId || (answer.agencyId !== null && serves(store, answer.agencyId, placeId))) &&
      (!agencyId || answer.agencyId === agencyId) &&
      (!topic || isWithinTopic(answer.topic, topic)));
  const {items, nextCursor} = pageAfter(found, ({answer, id}) => [-Date.parse(answer.approvedAt), 0, id], {list: 'answers', limit, cursor});
  const answers = items.map(({answer}) => answer);
  return {items: answers, agencies: listAgencies(store, {ids: agencyIdsIn(answers)}), ...(nextCursor && {nextCursor})};
}

/** How many messages lie in a tray. */
export function countBox(store: MemoryStore, viewer: Viewer, queue: BoxQueue, box: Box, now: Date): number {
  return [...store.messages.values()].filter((stored) => isInQueue(store, stored, {queue, box}, viewer, now)).length;
}

/** Whether the viewer has such a queue at all. */
export function admit({role, personId, agencyId}: Viewer, queue: Queue): void {
  if (queue === 'public') return;
  if (personId === undefined) throw new BoardError('unauthenticated', 'needs a session');
  if (queue === 'moderation' && role !== 'moderator') throw new BoardError('forbidden', 'for moderators');
  if (queue === 'handling' && ((role !== 'staff' && role !== 'lead') || agencyId === undefined)) throw new BoardError('forbidden', 'for staff of an agency');
}

function isInQueue(store: MemoryStore, stored: Stored, {queue, box}: {readonly queue: Queue; readonly box?: Box | undefined}, viewer: Viewer, now: Date): boolean {
  const {content} = stored.record;
  switch (queue) {
    case 'public': return isListed(matterOf(store, stored));
    case 'followed': return isListed(matterOf(store, stored)) && viewer.personId !== undefined && !!store.followers.get(stored.record.id)?.has(personFollower(viewer.personId));
    case 'mine': return content.authorId !== undefined && content.authorId === viewer.personId;
    case 'moderation': case 'handling': return isInBox(matterOf(store, stored), viewer, queue, box, boxContextAt(now, store.board));
  }
}

function fits(store: MemoryStore, {record: {id, number, content}, progress}: Stored, query: ValidCountQuery & Pick<ValidMessageQuery, 'status' | 'ids'>): boolean {
  const {placeId, agencyId, topic, kind, status, text, ids} = query;
  const agency = progress.handlerId ?? content.agencyId;
  return (
    (!ids || ids.includes(id)) &&
    (!placeId || serves(store, agency, placeId)) &&
    (!agencyId || agency === agencyId) &&
    (!topic || isWithinTopic(content.topic, topic)) &&
    (!kind || content.kind === kind) &&
    (!status || statusOf(progress.state) === status) &&
    (!text || number === numberIn(text) || containsAll(publicTextOf(content, progress), text))
  );
}

/** What a search looks through: what the author wrote for everybody, and published answers. */
function publicTextOf(content: Stored['record']['content'], {answers, hidden}: Stored['progress']): string {
  const {title, body, demand, details} = publicContentOf(content, hidden);
  const published = answers.filter((answer) => answer.approvedAt).map((answer) => answer.body);
  return [title, body, demand, details, ...published].join('\n');
}

/** Where an entry stands in a list: first to last by these numbers, then by id. */
function placeOf({followers}: MemoryStore, viewer: Viewer, {record, progress}: Stored, {sort, queue, box}: ValidMessageQuery): Place {
  const sent = -Date.parse(record.content.createdAt);
  const answered = answeredAtOf(progress);
  switch (sort) {
    case 'newest': return [sent, 0, record.id];
    case 'newest-answer': return [answered ? -Date.parse(answered) : 0, answered ? 0 : sent, record.id];
    case 'most-followed': return [-(followers.get(record.id)?.size ?? 0), sent, record.id];
    case 'due': return [Date.parse(dueInBox(viewer, record, progress, {queue, box}) ?? '') || Number.MAX_SAFE_INTEGER, 0, record.id];
  }
}
