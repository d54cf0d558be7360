import * as v from 'valibot';
import {type DeviceStore, randomId} from '../adapter/index.js';
import {listKept, readKept, version} from './kept.js';

const followSchema = v.object({
  v: version(),
  messageId: v.string(),
  /** Stands for this device with the board, for this message only: the messages that one device follows cannot be put together by it. */
  followerKey: v.pipe(v.string(), v.minLength(22)),
  followedAt: v.string(),
});

/** That this device follows a message, without an account. */
export type KeptFollow = v.InferOutput<typeof followSchema>;

const PREFIX = 'follow:';

/** What stands for this device when it follows a message, or undefined when it does not. Errors: `DeviceError`. */
export async function getFollow(device: DeviceStore, messageId: string): Promise<KeptFollow | undefined> {
  return readKept(followSchema, await device.get(PREFIX + messageId));
}

/** Keeps that this device follows a message, before the board is told: a retry finds the same key. Errors: `DeviceError`. */
export async function keepFollow(device: DeviceStore, messageId: string): Promise<KeptFollow> {
  const fresh: KeptFollow = {v: 1, messageId, followerKey: randomId(), followedAt: new Date().toISOString()};
  return readKept(followSchema, await device.update(PREFIX + messageId, (kept) => readKept(followSchema, kept) ?? fresh)) ?? fresh;
}

/** Forgets it, once the board knows. Errors: `DeviceError`. */
export async function removeFollow(device: DeviceStore, messageId: string): Promise<void> {
  await device.update(PREFIX + messageId, () => undefined);
}

/** What this device follows, newest first. Errors: `DeviceError`. */
export async function listFollows(device: DeviceStore): Promise<KeptFollow[]> {
  const follows = await listKept(device, followSchema, PREFIX);
  return follows.sort((one, other) => Date.parse(other.followedAt) - Date.parse(one.followedAt));
}
