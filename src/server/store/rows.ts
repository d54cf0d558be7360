import {
  answeredAtOf, type BoardEvent, isListed, type MessageRecord, nextReminder, type Progress, type PublishedAnswer, publishedAnswersOf,
} from '../../model/index.js';
import {json} from './database.js';
import {searchColumns} from './search.js';
import type {NewMessageRow} from './schema.js';

/** The paths of places by the agency that serves them. */
export type PlacePaths = ReadonlyMap<string, readonly string[]>;

/** The columns of a message that change with its events. `places` must know the agencies that the message names. */
export function derivedColumns({content}: MessageRecord, progress: Progress, places: PlacePaths) {
  const agencyId = progress.handlerId ?? content.agencyId;
  return {
    state: progress.state,
    version: progress.version,
    listed: isListed({content, progress}),
    handler_id: progress.handlerId,
    agency_id: agencyId,
    place_path: [...(places.get(agencyId) ?? [])],
    answered_at: answeredAtOf(progress) ?? null,
    due_at: progress.dueAt ?? null,
    remind_at: nextReminder(progress) ?? null,
    hidden: progress.hidden.masks.length > 0 || progress.hidden.attachmentIds.length > 0 ? json(progress.hidden) : null,
    ...searchColumns(content, progress),
  } satisfies Partial<NewMessageRow>;
}

/** A whole new row of a message. */
export function messageRow(record: MessageRecord, progress: Progress, places: PlacePaths, queryCodeHash: Buffer | null) {
  const {id, number, content} = record;
  return {
    id, number,
    query_code_hash: queryCodeHash,
    content: json(content),
    kind: content.kind,
    topic_path: topicPath(content.topic),
    visibility: content.visibility,
    author_id: content.authorId ?? null,
    created_at: content.createdAt,
    ...derivedColumns(record, progress, places),
  };
}

/** The row of an event. */
export function eventRow(messageId: string, event: BoardEvent) {
  const {id, seq, at, action} = event;
  return {message_id: messageId, seq, id, at, action, data: json(event)};
}

/** The rows of a message's published answers; none while the message is not listed. */
export function answerRows(record: MessageRecord, progress: Progress, places: PlacePaths) {
  if (!isListed({content: record.content, progress})) return [];
  const ids = progress.answers.filter((answer) => answer.approvedAt).map((answer) => answer.id);
  return publishedAnswersOf(record, progress).map((answer, index) => answerRow(ids[index] ?? '', record, answer, places));
}

function answerRow(id: string, {content}: MessageRecord, answer: PublishedAnswer, places: PlacePaths) {
  return {
    id,
    message_id: answer.messageId,
    approved_at: answer.approvedAt,
    agency_id: answer.agencyId,
    place_path: [...(places.get(answer.agencyId ?? content.agencyId) ?? [])],
    topic_path: topicPath(answer.topic),
    data: json(answer),
  };
}

/** `transport/parking` → `transport`, `transport/parking`. */
export function topicPath(topic: string): string[] {
  return topic.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
}
