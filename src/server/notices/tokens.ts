import {sameDigest, type Secrets} from '../store/secret.js';

/** What a link of a letter is for. */
export type LinkUse = 'confirm' | 'stop';

const MAC = 16;

/**
 * The part of a link that names a subscription and proves that it came from a letter: its id and a keyed digest of id and use. Good as
 * long as the subscription is there.
 */
export function tokenOf(secrets: Secrets, use: LinkUse, subscriptionId: string): string {
  const mac = macOf(secrets, use, subscriptionId);
  return Buffer.concat([Buffer.from(subscriptionId.replaceAll('-', ''), 'hex'), mac]).toString('base64url');
}

/** What a token stands for; undefined for one that we did not make. */
export function linkOf(secrets: Secrets, token: string): {readonly use: LinkUse; readonly subscriptionId: string} | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 16 + MAC) return undefined;
  const hex = bytes.toString('hex', 0, 16);
  const subscriptionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const use = (['confirm', 'stop'] as const).find((candidate) => sameDigest(macOf(secrets, candidate, subscriptionId), bytes.subarray(16)));
  return use && {use, subscriptionId};
}

function macOf(secrets: Secrets, use: LinkUse, subscriptionId: string): Buffer {
  return secrets.mac('notice-link', `${use}:${subscriptionId}`).subarray(0, MAC);
}
