import {BoardError} from '../../adapter/index.js';
import type {Following, ValidFollow, ValidReport, Viewer} from '../../model/index.js';
import type {MemoryStore} from './store.js';

/** Adds a follower or takes one away. */
export function follow({followers}: MemoryStore, {personId}: Viewer, id: string, {following, followerKey}: ValidFollow): Following {
  if (personId === undefined && followerKey === undefined) throw new BoardError('unauthenticated', 'following needs a session or a key');
  const all = followers.get(id) ?? new Set<string>();
  followers.set(id, all);
  const follower = personId === undefined ? `device:${followerKey}` : personFollower(personId);
  if (following) all.add(follower);
  else all.delete(follower);
  return {following, followers: all.size, confirmByEmail: false};
}

/** How a signed-in follower is kept. */
export function personFollower(personId: string): string {
  return `person:${personId}`;
}

/** Keeps a report for the moderators. */
export function report({reports}: MemoryStore, id: string, {reason, words}: ValidReport, at: Date): void {
  reports.set(id, [...(reports.get(id) ?? []), {reason, words, at: at.toISOString()}]);
}
