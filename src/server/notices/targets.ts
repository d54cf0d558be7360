import type {PushTarget} from '../../model/index.js';
import {sealText, unsealText} from '../store/seal.js';
import type {Secrets} from '../store/secret.js';

/** Where news goes. */
export type Target = {readonly channel: 'email'; readonly email: string} | {readonly channel: 'push'; readonly push: PushTarget};

const USE = 'notice-target';

/** An address as it is kept: encrypted, so that a table that gets into wrong hands alone names nobody. */
export function seal(secrets: Secrets, target: Target): Buffer {
  return sealText(secrets, USE, JSON.stringify(target.channel === 'email' ? target.email : target.push));
}

/** The address again; undefined when it was sealed with another secret. */
export function unseal(secrets: Secrets, channel: Target['channel'], sealed: Buffer): Target | undefined {
  const text = unsealText(secrets, USE, sealed);
  if (text === undefined) return undefined;
  const value: unknown = JSON.parse(text);
  return channel === 'email' ? {channel, email: value as string} : {channel, push: value as PushTarget};
}

/** What is compared to know an address again, whatever its capitals. */
export function digestOf(secrets: Secrets, target: Target): Buffer {
  return secrets.mac('notice-target', target.channel === 'email' ? `email:${target.email.toLowerCase()}` : `push:${target.push.endpoint}`);
}
