import type {BoardServices} from '../../model/index.js';
import type {Account, Store} from '../store/index.js';
import {personFrom} from './claims.js';
import {oidcClient, OidcError} from './client.js';
import {checkOidcSettings, type OidcSettings} from './settings.js';
import {cookieName, openTransaction, sealTransaction, TRANSACTION_SECONDS} from './transaction.js';

/** What a page asks for when it sends somebody to sign in. */
export interface SignInWish {
  readonly returnTo: string;
  /** The digest of what a page on another site keeps to itself until it hands its ticket in. */
  readonly challenge?: string;
}

/** Signing in at the town's identity provider: off to it, and back. */
export interface OidcSignIn {
  /** What pages are told. */
  readonly service: NonNullable<BoardServices['oidc']>;
  /** The address to go back to, when it is one of ours or of a site that may use the API; else undefined. */
  returnAddress(given: string | undefined): URL | undefined;
  /** Whether a page is on our own site, so that a cookie reaches it. */
  isOwn(address: URL): boolean;
  /** Where to send the browser, and the cookie that it takes along. Rejects with {@link OidcError}. */
  begin(wish: SignInWish): Promise<{readonly location: string; readonly cookie: {readonly name: string; readonly value: string; readonly seconds: number}}>;
  /** What was wished for, from the cookie that came back; undefined for one that fits no sign-in that was begun, or too long ago. */
  wishOf(state: string, cookie: string | undefined): SignInWish | undefined;
  /** Who came back. Good once. Rejects with {@link OidcError}, or `NotAdmitted` for somebody whom the board has no place for. */
  finish(query: URLSearchParams, cookie: string | undefined): Promise<{readonly account: Account; readonly wish: SignInWish}>;
}

/** @throws {OidcSettingsError} with a cure. */
export function oidcSignIn(settings: OidcSettings, {secrets, people, context: {now}}: Pick<Store, 'secrets' | 'people' | 'context'>, allowedOrigins: readonly string[]): OidcSignIn {
  checkOidcSettings(settings);
  const {publicUrl, label = new URL(settings.issuer).hostname, roles} = settings;
  const own = new URL(`${publicUrl.replace(/\/+$/, '')}/`);
  const client = oidcClient(settings);
  const open = (state: string, cookie: string | undefined) => openTransaction(secrets, cookie, state, now());
  return {
    service: {label, url: 'oidc/start'},
    isOwn: ({origin}) => origin === own.origin,
    returnAddress: (given) => {
      const address = URL.canParse(given ?? '', own) ? new URL(given ?? '', own) : undefined;
      return address && !address.username && (address.origin === own.origin || allowedOrigins.includes(address.origin)) ? address : undefined;
    },
    begin: async (wish) => {
      const {url, ties} = await client.authorization();
      const value = sealTransaction(secrets, {...ties, ...wish, expiresAt: now().getTime() + TRANSACTION_SECONDS * 1000});
      return {location: url.href, cookie: {name: cookieName(ties.state), value, seconds: TRANSACTION_SECONDS}};
    },
    wishOf: open,
    finish: async (query, cookie) => {
      const transaction = open(query.get('state') ?? '', cookie);
      if (!transaction) throw new OidcError('refused', 'the answer fits no sign-in that was begun');
      const {returnTo, challenge, expiresAt, ...ties} = transaction;
      if (!(await people.useOnce(`oidc ${ties.state}`, new Date(expiresAt)))) throw new OidcError('refused', 'the answer was used before');
      const {issuer, subject, claims} = await client.redeem(query, ties);
      return {account: await people.findByOidc(personFrom(issuer, subject, claims, roles)), wish: {returnTo, ...(challenge !== undefined && {challenge})}};
    },
  };
}
