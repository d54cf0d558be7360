import {createAdaptorServer} from '@hono/node-server';
import type {Hono} from 'hono';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {type Logger, pino} from 'pino';
import {createApp} from './http/app.js';
import type {ApiParts, Env} from './http/env.js';
import {cspReports, reported} from './http/csp-reports.js';
import {originsOf} from './http/origin.js';
import {filesAmong, type SiteFolders, siteRoutes} from './http/site.js';
import {attemptsOf, type IdentityProvider, localIdentity, ownAccountsOf, sessionsOf} from './identity/index.js';
import {databaseLimits, type LimitOverrides, signInLimit} from './limits/index.js';
import {type JobRunner, startJobs} from './jobs/index.js';
import {type OidcSettings, oidcSignIn} from './oidc/index.js';
import {changesOf} from './live/changes.js';
import {type Live, liveOf} from './live/live.js';
import {startNotices} from './notices/runner.js';
import {proofsOf} from './proof/index.js';
import {errorPages, pageRoutes} from './pages/index.js';
import {publishingRoutes} from './publishing/index.js';
import type {Store} from './store/index.js';
import type {Uploads} from './uploads/index.js';

export interface ServerOptions {
  readonly store: Store;
  /** Where files are taken in and kept, as a board's `openUploads` gives it; none are when left out. */
  readonly uploads?: Uploads;
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
  /** Origins of other sites whose pages may use the API, such as `https://www.example.org`, beside those that the board's administrators name. */
  readonly allowedOrigins?: readonly string[];
  /** The address that people reach the server by, such as `https://board.example.org`: feeds, sitemaps and canonical addresses begin with it. What requests name when left out. */
  readonly publicUrl?: string;
  /** Whether a proxy stands before the server and sets `X-Forwarded-For` and `X-Forwarded-Proto`. */
  readonly trustProxy?: boolean;
  /** The town's identity provider; none when left out. */
  readonly oidc?: OidcSettings;
  /** Whether moderators and administrators who sign in with a password need a second factor. Not when left out. */
  readonly requireSecondFactor?: boolean;
  /** Whether sending a message and reporting content take a proof of work. Not when left out. */
  readonly challenge?: boolean;
  /** How much one person may do, where it is to differ from {@link LIMIT_POLICIES}. */
  readonly limits?: LimitOverrides;
  /** Whether browsers report what the pages' policies refuse, to be read by everybody at `/csp-reports`: to try a site. Not when left out. */
  readonly cspReports?: boolean;
  /** Whether this server does the board's jobs, which are shared by all that do: reminding units of what is overdue. It does when left out. */
  readonly jobs?: boolean;
}

/** A server that is listening. */
export interface RunningServer {
  /** Without a slash at the end. The API is below `/api/v1`. */
  readonly url: string;
  readonly port: number;
  /** What does the board's jobs, if this server does. */
  readonly jobs?: JobRunner;
  /** Takes no more requests, and resolves when those under way are answered. The store stays open. */
  close(): Promise<void>;
}

/** Milliseconds that requests under way get when the server closes. */
const GRACE = 10_000;

/** Milliseconds between two sweeps of what is too old: idempotency keys, sessions, files that nobody attached. */
const SWEEP_EVERY = 3_600_000;

/** The API, and the site if there is one, as a Hono application: for programs that bring their own server. */
export function createServerApp(options: Omit<ServerOptions, 'host' | 'port' | 'jobs'>): Hono<Env> {
  const {context} = options.store;
  return appOn(options, liveOf(context, changesOf(context.url)));
}

function appOn({
  store, uploads, identity, site, log = pino({level: 'silent'}), allowedOrigins = [], trustProxy = false, challenge = false, cspReports: reports = false,
  requireSecondFactor = false, oidc: oidcSettings, limits: overrides = {}, publicUrl = store.context.notices?.publicUrl,
}: Omit<ServerOptions, 'host' | 'port'>, live: Live): Hono<Env> {
  const {secrets, context: {db, notices}} = store;
  const limits = databaseLimits(db, secrets, overrides);
  const sessions = sessionsOf(store, {requireSecondFactor});
  const oidc = oidcSettings && oidcSignIn(oidcSettings, store, allowedOrigins);
  const parts: ApiParts = {
    store, sessions, limits,
    identity: identity ?? localIdentity(store, signInLimit(limits)),
    accounts: ownAccountsOf(store, attemptsOf(store.people, signInLimit(limits)), sessions),
    proofs: proofsOf(secrets),
    live, ...(uploads && {uploads}), ...(oidc && {oidc}),
    services: {challenge, email: notices?.email !== undefined, ...(notices?.push && {pushKey: notices.push.vapid.publicKey}), ...(oidc && {oidc: oidc.service})}, log, trustProxy,
    origins: originsOf(allowedOrigins, async () => await store.getSites()), ...(publicUrl !== undefined && {publicUrl: publicUrl.replace(/\/+$/, '')}),
  };
  const app = createApp(parts, {before: reports ? [reported] : [], page: errorPages(parts)});
  if (reports) app.route('/', cspReports(log));
  app.route('/', publishingRoutes(parts, site ? filesAmong(['/robots.txt', '/sitemap.xml'], site) : []));
  app.route('/', pageRoutes(parts, {script: site?.scripts === undefined ? '' : '/cdn/civic-board.js'}));
  if (site) app.route('/', siteRoutes(site, parts.origins));
  return app;
}

/**
 * Serves a board.
 *
 * @throws the system's error with its `code`, such as `EADDRINUSE`, when it cannot listen; {@link JobsError} with a cure, when its jobs cannot be set up.
 */
export async function startServer({host = '127.0.0.1', port = 0, ...options}: ServerOptions): Promise<RunningServer> {
  const {store, uploads, log = pino({level: 'silent'}), jobs: doesJobs = true} = options;
  const {context} = store;
  const changes = changesOf(context.url);
  const live = liveOf(context, changes);
  const server = createAdaptorServer({fetch: appOn(options, live).fetch}) as Server;
  await listen(server, port, host);
  const jobs = doesJobs ? await startJobs(context, log).catch(async (error: unknown) => {
    await close(server);
    throw error;
  }) : undefined;
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = () => {
    sweeping = store.sweep().then(() => uploads?.sweep()).catch((error: unknown) => log.warn({error: String((error as {code?: unknown}).code)}, 'sweeping failed'));
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY).unref();
  const notices = context.notices && startNotices(context, context.notices, changes, log);
  const {port: taken, family, address} = server.address() as AddressInfo;
  return {
    url: `http://${shownHost(address, family)}:${taken}`,
    port: taken,
    ...(jobs && {jobs}),
    close: async () => {
      clearInterval(timer);
      // The streams first: they would never end by themselves.
      const closing = close(server);
      await live.close();
      await closing;
      await jobs?.close();
      await notices?.close();
      await changes.close();
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
