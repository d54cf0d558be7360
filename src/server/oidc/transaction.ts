import * as v from 'valibot';
import {type Secrets, sealText, unsealText} from '../store/index.js';

/** What a browser carries from the moment that it is sent to the provider until it comes back, where no script and nobody else can read it. */
export interface Transaction {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
  /** Where the person was, and goes back to. */
  readonly returnTo: string;
  /** Of a page on another site, which gets a ticket instead of a cookie. */
  readonly challenge?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Seconds for somebody to sign in at the provider. */
export const TRANSACTION_SECONDS = 600;

const USE = 'oidc-transaction';

const transaction = v.object({
  state: v.string(), nonce: v.string(), verifier: v.string(), returnTo: v.string(), challenge: v.exactOptional(v.string()), expiresAt: v.number(),
});

/** The name of the cookie: one for each sign-in that was begun, so that two windows do not get into each other's way. */
export function cookieName(state: string): string {
  return `civic-board-oidc-${state.replace(/[^\w-]/g, '').slice(0, 16)}`;
}

/** Encrypted, and readable for us alone. */
export function sealTransaction(secrets: Secrets, value: Transaction): string {
  return sealText(secrets, USE, JSON.stringify(value)).toString('base64url');
}

/** What a cookie holds; undefined for one that is not ours, of another sign-in, or too old. */
export function openTransaction(secrets: Secrets, cookie: string | undefined, state: string, now: Date): Transaction | undefined {
  const text = cookie && unsealText(secrets, USE, Buffer.from(cookie, 'base64url'));
  if (!text) return undefined;
  const parsed = v.safeParse(transaction, JSON.parse(text));
  return parsed.success && parsed.output.state === state && parsed.output.expiresAt > now.getTime() ? parsed.output : undefined;
}
