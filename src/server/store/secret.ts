import {createHmac, hkdfSync, randomBytes, timingSafeEqual} from 'node:crypto';
import type {Db} from './database.js';

/** Shortest secret that may be given from outside, in characters. */
export const SECRET_LENGTH = 32;

/** Keys derived from the server's one secret, a different one for each use. */
export interface Secrets {
  /** HMAC-SHA256 of a text, under the key of a use. */
  mac(use: string, text: string): Buffer;
  /** Key material for a use, 32 bytes. */
  key(use: string): Buffer;
}

/**
 * The server's secret: the one given, else the one in the database, which is made at the first start. Processes that start at the
 * same time agree on one.
 */
export async function loadSecrets(db: Db, given?: string): Promise<Secrets> {
  if (given !== undefined && given.length < SECRET_LENGTH) throw new Error(`the secret must have at least ${SECRET_LENGTH} characters`);
  return secretsFrom(given === undefined ? await storedSecret(db) : Buffer.from(given));
}

async function storedSecret(db: Db): Promise<Buffer> {
  await db.insertInto('secret').values({name: 'server', value: randomBytes(32)}).onConflict((conflict) => conflict.doNothing()).execute();
  const {value} = await db.selectFrom('secret').select('value').where('name', '=', 'server').executeTakeFirstOrThrow();
  return value;
}

function secretsFrom(secret: Buffer): Secrets {
  const keys = new Map<string, Buffer>();
  const key = (use: string): Buffer => {
    const known = keys.get(use) ?? Buffer.from(hkdfSync('sha256', secret, 'civic-board', use, 32));
    keys.set(use, known);
    return known;
  };
  return {key, mac: (use, text) => createHmac('sha256', key(use)).update(text).digest()};
}

/** Whether two digests of the same length are equal, in a time that does not tell where they differ. */
export function sameDigest(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
