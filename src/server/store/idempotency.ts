import {BoardError, canonicalJson, checkIdempotencyKey} from '../../adapter/index.js';
import type {Viewer} from '../../model/index.js';
import type {Db} from './database.js';
import {sameDigest, type Secrets} from './secret.js';

const DAY = 24 * 3_600_000;

/**
 * How long a key is remembered, in milliseconds; the contract promises a day. That of a message which was sent is remembered for a year:
 * where the acknowledgement was lost it waits on somebody's device, and they may not open a page of the board again for weeks.
 */
const KEPT = {sent: 366 * DAY, other: 2 * DAY};

/** The version that a message begins with: what led to it sent the message. */
const SENT = 1;

/** One use of an idempotency key. */
export interface KeyUse {
  readonly scope: string;
  readonly key: string;
  readonly fingerprint: Buffer;
  readonly messageId: string;
  /** The version of the message that the request led to. */
  readonly version: number;
}

/** What a key was used for before. */
export type FirstUse = Pick<KeyUse, 'messageId' | 'version'>;

/** Keys of different people never meet; those of people without an account share one scope. */
export function scopeOf(viewer: Viewer): string {
  return viewer.personId === undefined ? 'visitor' : `person:${viewer.personId}`;
}

/** A digest of a request, keyed because requests hold phone numbers, which could be guessed from a plain digest. */
export function fingerprintOf(secrets: Secrets, request: unknown): Buffer {
  return secrets.mac('idempotency', canonicalJson(request));
}

/**
 * Takes a key for a request inside the transaction that carries it out, so that both are there or neither. Waits for another
 * transaction that is using the key at this moment.
 *
 * @returns what the key was used for before with an equal request, or undefined when it is taken now.
 * @throws {BoardError} `key-reused` when it was used with another request, `malformed` unless it has 8 to 100 characters.
 */
export async function takeKey(db: Db, {scope, key, fingerprint, messageId, version}: KeyUse): Promise<FirstUse | undefined> {
  checkIdempotencyKey(key);
  if (key.includes('\0')) throw new BoardError('malformed', 'an idempotency key is text');
  const taken = await db.insertInto('idempotency').values({scope, key, fingerprint, message_id: messageId, version})
    .onConflict((conflict) => conflict.doNothing()).returning('key').executeTakeFirst();
  if (taken) return undefined;
  const first = await db.selectFrom('idempotency').select(['fingerprint', 'message_id', 'version'])
    .where('scope', '=', scope).where('key', '=', key).executeTakeFirstOrThrow();
  if (!sameDigest(first.fingerprint, fingerprint)) {
    throw new BoardError('key-reused', 'this idempotency key was used with another request');
  }
  return {messageId: first.message_id, version: first.version};
}

/** Forgets keys that nobody will retry any more. */
export async function sweepKeys(db: Db, now: Date): Promise<void> {
  const before = (kept: number) => new Date(now.getTime() - kept);
  await db.deleteFrom('idempotency').where('created_at', '<', before(KEPT.other)).where('version', '>', SENT).execute();
  await db.deleteFrom('idempotency').where('created_at', '<', before(KEPT.sent)).execute();
}
