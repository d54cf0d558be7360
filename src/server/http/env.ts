import type {HttpBindings} from '@hono/node-server';
import type {Context} from 'hono';
import type {Logger} from 'pino';
import type {IdentityProvider, Sessions} from '../identity/index.js';
import type {Account, Store} from '../store/index.js';

/** What the API is made of. */
export interface ApiParts {
  readonly store: Store;
  readonly identity: IdentityProvider;
  readonly sessions: Sessions;
  readonly log: Logger;
  /** Origins of other sites whose pages may use the API, such as `https://www.example.org`; none when empty. */
  readonly allowedOrigins: readonly string[];
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
    session: {readonly id: string; readonly account: Account} | undefined;
  };
}

export type ApiContext = Context<Env>;
