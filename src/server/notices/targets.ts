import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';
import type {PushTarget} from '../../model/index.js';
import type {Secrets} from '../store/secret.js';

/** Where news goes. */
export type Target = {readonly channel: 'email'; readonly email: string} | {readonly channel: 'push'; readonly push: PushTarget};

const NONCE = 12;
const TAG = 16;

/** An address as it is kept: encrypted (AES-256-GCM), so that a table that gets into wrong hands alone names nobody. */
export function seal(secrets: Secrets, target: Target): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', secrets.key('notice-target'), nonce);
  const text = JSON.stringify(target.channel === 'email' ? target.email : target.push);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The address again; undefined when it was sealed with another secret. */
export function unseal(secrets: Secrets, channel: Target['channel'], sealed: Buffer): Target | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', secrets.key('notice-target'), sealed.subarray(0, NONCE));
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    const value: unknown = JSON.parse(Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8'));
    return channel === 'email' ? {channel, email: value as string} : {channel, push: value as PushTarget};
  } catch {
    return undefined;
  }
}

/** What is compared to know an address again, whatever its capitals. */
export function digestOf(secrets: Secrets, target: Target): Buffer {
  return secrets.mac('notice-target', target.channel === 'email' ? `email:${target.email.toLowerCase()}` : `push:${target.push.endpoint}`);
}
