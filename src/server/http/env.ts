import type {HttpBindings} from '@hono/node-server';
import type {Context} from 'hono';
import type {Logger} from 'pino';
import type {BoardServices} from '../../model/index.js';
import type {CurrentSession, IdentityProvider, OwnAccounts, Sessions} from '../identity/index.js';
import type {Live} from '../live/live.js';
import type {OidcSignIn} from '../oidc/index.js';
import type {Limits} from '../limits/index.js';
import type {Proofs} from '../proof/index.js';
import type {Store} from '../store/index.js';
import type {Uploads} from '../uploads/index.js';
import type {Origins} from './origin.js';

/** What the API is made of. */
export interface ApiParts {
  readonly store: Store;
  readonly identity: IdentityProvider;
  readonly sessions: Sessions;
  /** The town's identity provider; none when left out. */
  readonly oidc?: OidcSignIn;
  /** What people do with their own account. */
  readonly accounts: OwnAccounts;
  readonly limits: Limits;
  readonly proofs: Proofs;
  /** Where files are taken in and kept; none are when left out. */
  readonly uploads?: Uploads;
  /** Those who are watching messages. */
  readonly live: Live;
  /** What the server offers beside the board; pages are told with the board's data. */
  readonly services: BoardServices;
  readonly log: Logger;
  /** Other sites whose pages may use the API. */
  readonly origins: Origins;
  /** The address that people reach the server by, without a slash at the end; what requests name when left out. */
  readonly publicUrl?: string;
  /** Whether a proxy stands before the server, whose `X-Forwarded-For` and `X-Forwarded-Proto` can be believed. */
  readonly trustProxy: boolean;
}

/** What a request carries through the handlers. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** The pattern of the route that took the request; for the log. */
    route: string;
    /** The session that the request showed, when it is one. */
    session: CurrentSession | undefined;
  };
}

export type ApiContext = Context<Env>;
