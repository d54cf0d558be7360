import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {Command, InvalidArgumentError, Option} from 'commander';
import {pino} from 'pino';
import {type RunningServer, seedTown, type ServerOptions, startServer, strictCsp} from '../server/index.js';
import {TOWN} from '../testing/index.js';
import {Failure} from './failure.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';
import {challengeSetting, limitSettings} from './settings-limits.js';
import {noticeSettings} from './settings-notices.js';
import {publicUrlSetting} from './settings-public-url.js';
import {oidcSettings, secondFactorSetting} from './settings-sign-in.js';
import {uploadSettings} from './settings-uploads.js';

interface ServeOptions extends DataOptions {
  readonly port: number;
  readonly host: string;
  readonly demo?: true;
  readonly site?: string;
  readonly origin: readonly string[];
  readonly trustProxy?: true;
  readonly cspReports?: true;
  readonly challenge: boolean;
  readonly requireSecondFactor?: true;
  readonly limit: readonly string[];
  readonly logLevel: string;
}

/** Where the build puts the demo's pages and the scripts, seen from this module in `dist/cli`. */
const BUILT = {pages: new URL('../demo/site/', import.meta.url), scripts: new URL('../cdn/', import.meta.url)};

/** `civic-board serve` */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the board: the HTTP API and, if there is one, a site')
    .addOption(new Option('--port <number>', 'port to listen on').env('PORT').default(4173).argParser(portFrom))
    .option('--host <address>', 'address to listen on; 0.0.0.0 for every address of this machine', '127.0.0.1')
    .addOption(dataOption())
    .option('--demo', 'serve the demo site, and fill a new board with an invented town')
    .option('--site <folder>', 'serve the pages in this folder')
    .option('--origin <url>', 'another site whose pages may use the API, beside those that administrators name; may be given more than once', collect, [])
    .option('--trust-proxy', 'believe X-Forwarded-For and X-Forwarded-Proto: only behind a proxy that sets them')
    .option('--csp-reports', 'tell at /csp-reports what browsers refused because of the content security policy, to try a site; the demo does')
    .option('--require-second-factor', 'let moderators and administrators who sign in with a password do nothing before they have set up a second factor')
    .option('--no-challenge', 'take messages and reports without the proof of work that browsers do by themselves (ALTCHA)')
    .option('--limit <name=count/seconds>', 'let one person do more or less than usual, such as submit=100/600 or submit=off; may be given more than once', collect, [])
    .addOption(new Option('--log-level <level>', 'what to log, to standard error').choices(['silent', 'error', 'warn', 'info']).default('warn'))
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const log = pino({level: options.logLevel}, pino.destination(2));
  const files = uploadSettings(process.env);
  const sent = noticeSettings(process.env);
  const door = {
    challenge: challengeSetting(options.challenge, process.env), limits: limitSettings(options.limit, process.env),
    requireSecondFactor: secondFactorSetting(options.requireSecondFactor === true, process.env), ...oidcSettings(process.env), ...publicUrlSetting(process.env),
  };
  const ending = new AbortController();
  const ended = untilSignal(ending);
  const board = await openFrom(options, {
    signal: ending.signal,
    onConnectionLost: () => log.warn('a connection to the database was lost'),
    ...sent,
  }).catch((error: unknown) => {
    if (ending.signal.aborted) return undefined;
    throw error;
  });
  if (!board) return;
  let server: RunningServer | undefined;
  try {
    if (options.demo && (await board.store.isUnset()) && (await seedTown(board.store, TOWN, {onlyIfUnset: true}))) {
      say('The board was filled with an invented town.');
    }
    server = await listen({store: board.store, uploads: await board.openUploads(files), log, ...siteOf(options, sent), host: options.host, port: options.port,
      allowedOrigins: options.origin.map(originFrom), trustProxy: options.trustProxy === true,
      cspReports: options.cspReports === true || options.demo === true, ...door});
    announce(server, options);
    await ended;
    say('Stopping …');
  } finally {
    await server?.close();
    await board.close();
  }
}

async function listen(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    const {code} = error as {code?: string};
    const {port = 0, host = ''} = options;
    switch (code) {
      case 'EADDRINUSE': throw new Failure(`Port ${port} is taken by another program: stop that one, or choose another port with --port or PORT.`);
      case 'EACCES': throw new Failure(`This user may not listen on port ${port}: choose one above 1023 with --port or PORT.`);
      case 'EADDRNOTAVAIL': case 'ENOTFOUND': throw new Failure(`This machine has no address ${host}: choose another one with --host.`);
      default: throw error;
    }
  }
}

function siteOf({demo, site}: ServeOptions, {notices}: ReturnType<typeof noticeSettings>): Pick<ServerOptions, 'site'> {
  const scripts = existsSync(BUILT.scripts) ? {scripts: fileURLToPath(BUILT.scripts)} : {};
  if (site !== undefined) {
    if (!existsSync(site)) throw new Failure(`There is no folder ${site}: name the one that holds the pages with --site.`);
    return {site: {pages: site, ...scripts}};
  }
  return demo && existsSync(BUILT.pages) ? {site: {pages: fileURLToPath(BUILT.pages), ...scripts, policy: strictCsp({push: notices?.push !== undefined})}} : {};
}

function announce({url}: RunningServer, {demo, site}: ServeOptions): void {
  say('');
  if (demo || site !== undefined) say(`  Site          ${url}/`);
  say(`  API           ${url}/api/v1`);
  say(`  Description   ${url}/api/v1/openapi.json`);
  say(`  Feeds         ${url}/feeds/messages.atom`);
  if (demo) {
    say('\n  Demo accounts of a new board (username / password):');
    for (const {username, password, role, name, agencyId} of TOWN.accounts) {
      say(`    ${role.padEnd(14)} ${username} / ${password}   ${name}${agencyId ? ` (${agencyId})` : ''}`);
    }
  }
  say('\n  Press Ctrl-C to stop.\n');
}

/** Resolves at the first request to end. A second one ends this process at once, as the system does it. */
function untilSignal(ending: AbortController): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const end = () => {
      for (const signal of signals) process.off(signal, end);
      ending.abort();
      resolve();
    };
    for (const signal of signals) process.on(signal, end);
  });
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

function originFrom(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, '')) {
    throw new Failure(`${text} is no origin: write it as https://www.example.org, without a path.`);
  }
  return url.origin;
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
