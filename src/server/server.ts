import {createAdaptorServer} from '@hono/node-server';
import type {Hono} from 'hono';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Logger, pino} from 'pino';
import {createApp} from './http/app.js';
import type {Env} from './http/env.js';
import {type SiteFolders, siteRoutes} from './http/site.js';
import {type IdentityProvider, localIdentity, sessionsOf} from './identity/index.js';
import type {Store} from './store/index.js';

export interface ServerOptions {
  readonly store: Store;
  /** Who may sign in; the board's own accounts when left out. */
  readonly identity?: IdentityProvider;
  /** A site to serve beside the API. */
  readonly site?: SiteFolders;
  /** 127.0.0.1 when left out. */
  readonly host?: string;
  /** 0 takes any free port, which is also what leaving it out does. */
  readonly port?: number;
  /** Nothing is logged when left out. */
  readonly log?: Logger;
  /** Origins of other sites whose pages may use the API, such as `https://www.example.org`. */
  readonly allowedOrigins?: readonly string[];
  /** Whether a proxy stands before the server and sets `X-Forwarded-For` and `X-Forwarded-Proto`. */
  readonly trustProxy?: boolean;
}

/** A server that is listening. */
export interface RunningServer {
  /** Without a slash at the end. The API is below `/api/v1`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, and resolves when those under way are answered. The store stays open. */
  close(): Promise<void>;
}

/** Milliseconds that requests under way get when the server closes. */
const GRACE = 10_000;

/** Milliseconds between two sweeps of old idempotency keys and sessions. */
const SWEEP_EVERY = 3_600_000;

/** The API, and the site if there is one, as a Hono application: for programs that bring their own server. */
export function createServerApp({store, identity, site, log = pino({level: 'silent'}), allowedOrigins = [], trustProxy = false}: Omit<ServerOptions, 'host' | 'port'>): Hono<Env> {
  const app = createApp({store, identity: identity ?? localIdentity(store), sessions: sessionsOf(store), log, allowedOrigins, trustProxy});
  if (site) app.route('/', siteRoutes(site));
  return app;
}

/**
 * Serves a board.
 *
 * @throws the system's error with its `code`, such as `EADDRINUSE`, when it cannot listen.
 */
export async function startServer({host = '127.0.0.1', port = 0, ...options}: ServerOptions): Promise<RunningServer> {
  const {store, log} = options;
  const server = createAdaptorServer({fetch: createServerApp(options).fetch}) as Server;
  await listen(server, port, host);
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = () => {
    sweeping = store.sweep().catch((error: unknown) => log?.warn({error: String((error as {code?: unknown}).code)}, 'sweeping failed'));
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY).unref();
  const {port: taken, family, address} = server.address() as AddressInfo;
  return {
    url: `http://${shownHost(address, family)}:${taken}`,
    port: taken,
    close: async () => {
      clearInterval(timer);
      await close(server);
      // The store is closed after this, and a sweep in the middle of its work would miss it.
      await sweeping;
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(timer);
}

/** An address to click on: "every address of this machine" is none. */
function shownHost(address: string, family: string): string {
  if (['0.0.0.0', '::', '127.0.0.1', '::1'].includes(address)) return 'localhost';
  return family === 'IPv6' ? `[${address}]` : address;
}
