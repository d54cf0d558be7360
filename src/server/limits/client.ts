import {isIPv6} from 'node:net';

/** Whoever makes a request, as limits count them. */
export interface Client {
  /** Network address. */
  readonly address: string;
  /** The account, when signed in. */
  readonly personId?: string;
}

/** What somebody is counted by: their account, or the network that they come from. */
export function clientKey({address, personId}: Client): string {
  return personId === undefined ? `address ${networkOf(address)}` : `person ${personId}`;
}

/** An IPv4 address as it is, also inside an IPv6 one; of an IPv6 address the first 64 bits, because a household has all that begin with them. */
export function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const missing = 8 - groups.length - rest.length - (plain.includes('.') ? 1 : 0);
  const all = tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...rest];
  return `${all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
