import * as v from 'valibot';
import type {DeviceStore} from '../adapter/index.js';
import {listKept, owner, readKept, version} from './kept.js';
import {type Owner, ownerSegment} from './owner.js';

const replyDraftSchema = v.object({
  v: version(),
  messageId: v.string(),
  personId: owner(),
  savedAt: v.string(),
  /** What was typed, by what it is for: to ask again, to rate … */
  typed: v.record(v.string(), v.unknown()),
});

/** What the author of a message has begun to write in its thread. No title: it is shown to nobody but who opens the message as its author. */
export type ReplyDraft = v.InferOutput<typeof replyDraftSchema>;

/** Whose words, and to which message. */
export interface ReplyPlace {
  readonly messageId: string;
  readonly personId: Owner;
}

const PREFIX = 'reply:';

function keyOf({personId, messageId}: ReplyPlace): string {
  return `${PREFIX}${ownerSegment(personId)}:${messageId}`;
}

/** What was begun there, or undefined. Errors: `DeviceError`. */
export async function getReplyDraft(device: DeviceStore, place: ReplyPlace): Promise<ReplyDraft | undefined> {
  return readKept(replyDraftSchema, await device.get(keyOf(place)));
}

/** Somebody's, to all messages. Errors: `DeviceError`. */
export async function replyDraftsOf(device: DeviceStore, personId: Owner): Promise<ReplyDraft[]> {
  return await listKept(device, replyDraftSchema, `${PREFIX}${ownerSegment(personId)}:`);
}

/**
 * Keeps what was typed; undefined takes it away. What is not named stays as it is: two windows may have begun different things. Errors:
 * `DeviceError`.
 */
export async function saveReplyDraft(device: DeviceStore, place: ReplyPlace, changes: Readonly<Record<string, unknown>>): Promise<void> {
  await device.update(keyOf(place), (value) => {
    const all = {...readKept(replyDraftSchema, value)?.typed, ...changes};
    const typed = Object.fromEntries(Object.entries(all).filter(([, words]) => words !== undefined));
    if (Object.keys(typed).length === 0) return undefined;
    return {v: 1, ...place, savedAt: new Date().toISOString(), typed} satisfies ReplyDraft;
  });
}

/** Forgets all of it. Errors: `DeviceError`. */
export async function removeReplyDraft(device: DeviceStore, place: ReplyPlace): Promise<void> {
  await device.update(keyOf(place), () => undefined);
}
