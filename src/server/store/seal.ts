import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';
import type {Secrets} from './secret.js';

const NONCE = 12;
const TAG = 16;

/**
 * A text as it is kept: encrypted (AES-256-GCM) under the key of a use, so that a table that gets into wrong hands alone tells nothing.
 * `bound` is what it belongs to: moved to another row it cannot be read.
 */
export function sealText(secrets: Secrets, use: string, text: string, bound = ''): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', secrets.key(use), nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The text again; undefined when it was sealed with another secret, for something else, or changed. */
export function unsealText(secrets: Secrets, use: string, sealed: Buffer, bound = ''): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', secrets.key(use), sealed.subarray(0, NONCE), {authTagLength: TAG}).setAAD(Buffer.from(bound));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
