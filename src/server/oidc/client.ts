import * as oidc from 'openid-client';
import type {Claims} from './claims.js';
import {isLoopback, type OidcSettings} from './settings.js';

/** Seconds that the provider gets for an answer. */
const TIMEOUT = 10;

/** Milliseconds for which its discovery document is taken from memory. */
const FRESH_FOR = 3_600_000;

/**
 * Why signing in at the provider did not work. `denied`: the person, or the provider, said no. `unreachable`: the provider does not answer,
 * or not as providers do. `refused`: its answer did not fit what was asked, or was used before.
 */
export type OidcFailure = 'denied' | 'unreachable' | 'refused';

export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly failure: OidcFailure;

  constructor(failure: OidcFailure, cause: unknown) {
    super(`signing in at the identity provider failed: ${failure}`, {cause});
    this.failure = failure;
  }
}

/** What ties an answer of the provider to the question. */
export interface Ties {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The board as a client of the provider. */
export interface OidcClient {
  /** Where to send somebody, and what their answer must fit. */
  authorization(): Promise<{readonly url: URL; readonly ties: Ties}>;
  /** Who came back. `query` is that of the address that they came back to. Rejects with {@link OidcError}. */
  redeem(query: URLSearchParams, ties: Ties): Promise<{readonly issuer: string; readonly subject: string; readonly claims: Claims}>;
}

export function oidcClient(settings: OidcSettings): OidcClient {
  const {scope = 'profile email'} = settings;
  const redirectUri = `${settings.publicUrl.replace(/\/+$/, '')}/api/v1/oidc/callback`;
  const configuration = remembered(() => discover(settings));
  return {
    authorization: async () => {
      const config = await configuration().catch((cause: unknown) => { throw new OidcError('unreachable', cause); });
      const ties = {state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier()};
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri, scope: `openid ${scope}`, state: ties.state, nonce: ties.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(ties.verifier), code_challenge_method: 'S256',
      });
      return {url, ties};
    },
    redeem: async (query, {state, nonce, verifier}) => {
      const config = await configuration().catch((cause: unknown) => { throw new OidcError('unreachable', cause); });
      // The address that the provider knows, and not the one that a proxy made of it.
      const address = new URL(`${redirectUri}?${String(query)}`);
      try {
        const tokens = await oidc.authorizationCodeGrant(config, address, {expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true});
        const identity = tokens.claims();
        if (!identity) throw new Error('no ID token');
        const more = config.serverMetadata().userinfo_endpoint === undefined ? {} : await oidc.fetchUserInfo(config, tokens.access_token, identity.sub);
        return {issuer: identity.iss, subject: identity.sub, claims: {...more, ...identity}};
      } catch (error) {
        throw new OidcError(failureOf(error), error);
      }
    },
  };
}

async function discover({issuer, clientId, clientSecret}: OidcSettings): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  return await oidc.discovery(server, clientId, undefined, authenticated(clientSecret), {
    timeout: TIMEOUT,
    execute: [oidc.enableNonRepudiationChecks, ...(server.protocol === 'http:' && isLoopback(server) ? [oidc.allowInsecureRequests] : [])],
  });
}

/** As the provider wants it: in the header, which is what it must understand unless it says otherwise. */
function authenticated(clientSecret: string | undefined): oidc.ClientAuth {
  if (clientSecret === undefined) return oidc.None();
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost)(clientSecret)(server, ...rest);
  };
}

/** Once for all who ask at the same time, again after a while, and at once after a failure. */
function remembered<T>(work: () => Promise<T>): () => Promise<T> {
  let known: {readonly at: number; readonly value: Promise<T>} | undefined;
  return async () => {
    if (known && Date.now() - known.at < FRESH_FOR) return await known.value;
    const value = work();
    const mine = (known = {at: Date.now(), value});
    value.catch(() => { if (known === mine) known = undefined; });
    return await value;
  };
}

/** What a provider sends people back with. */
const OF_ANSWER: Partial<Record<string, OidcFailure>> = {
  access_denied: 'denied', consent_required: 'denied', login_required: 'denied', interaction_required: 'denied', account_selection_required: 'denied',
  temporarily_unavailable: 'unreachable', server_error: 'unreachable',
};

function failureOf(error: unknown): OidcFailure {
  if (error instanceof oidc.AuthorizationResponseError) return OF_ANSWER[error.error] ?? 'refused';
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'unreachable' : 'refused';
  const {code = '', name} = error as {code?: string; name?: string};
  // Nobody there, too slow, or somebody else: a page of a proxy, say.
  if (name === 'TypeError' || ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_PARSE_ERROR'].includes(code)) return 'unreachable';
  return 'refused';
}
