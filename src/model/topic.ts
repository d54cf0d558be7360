import type {LocalizedText} from './localized.js';

/**
 * What a message is about. Two levels: a second-level topic's id begins with its parent's and a slash (`transport/parking`),
 * so that a filter on the first level is a prefix. Topics are data of the board.
 */
export interface Topic {
  readonly id: string;
  readonly name: LocalizedText;
  readonly children?: readonly Topic[];
  /** Nothing new is taken under it, while what is inside it may be open; messages that have it keep it. */
  readonly closed?: true;
}

/** Every topic of both levels in reading order. */
export function flattenTopics(topics: readonly Topic[]): Topic[] {
  return topics.flatMap((topic) => [topic, ...(topic.children ?? [])]);
}

/** True when a message under `topicId` belongs to `filterId`: the same topic or one inside it. */
export function isWithinTopic(topicId: string, filterId: string): boolean {
  return topicId === filterId || topicId.startsWith(`${filterId}/`);
}

/** Finds a kind or topic by id in a flat list. */
export function findById<T extends {readonly id: string}>(list: readonly T[], id: string): T | undefined {
  return list.find((item) => item.id === id);
}
