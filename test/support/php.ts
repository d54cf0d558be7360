import {type ChildProcess, execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** Why PHP cannot be used here; empty when it can. `extensions`: that it must have. */
export async function missingPhp(...extensions: readonly string[]): Promise<string> {
  try {
    const {stdout} = await run('php', ['-r', 'echo PHP_VERSION_ID, " ", implode(" ", get_loaded_extensions());']);
    const [version, ...loaded] = stdout.toLowerCase().split(' ');
    if (Number(version) < 80_000) return `PHP 8.0 or newer is needed, and this machine has ${version}`;
    const missing = extensions.filter((name) => !loaded.includes(name.toLowerCase()));
    return missing.length > 0 ? `this machine's PHP lacks ${missing.join(', ')}` : '';
  } catch {
    return 'there is no php on this machine';
  }
}

/** What a PHP command prints. Rejects with what it complained of. */
export async function php(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const {stdout} = await run('php', ['-d', 'display_errors=stderr', ...args], {env: {...process.env, ...env}, maxBuffer: 32 * 1024 * 1024});
  return stdout;
}

/** A port that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** PHP's own server on a port of this machine. */
export interface PhpServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts it on a folder or with a script that answers everything; resolves when it answers. */
export async function servePhp(args: readonly string[], {port, env = {}}: {readonly port: number; readonly env?: NodeJS.ProcessEnv}): Promise<PhpServer> {
  // A group of its own: its workers are children that do not end with it.
  const child = spawn('php', ['-S', `127.0.0.1:${port}`, ...args], {env: {...process.env, PHP_CLI_SERVER_WORKERS: '4', ...env}, stdio: ['ignore', 'ignore', 'pipe'], detached: true});
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-5000);
      if (/Development Server .* started/.test(said)) resolve();
    });
    child.once('exit', (code) => { reject(new Error(`php ended with ${code}: ${said}`)); });
    child.once('error', reject);
  });
  return {origin: `http://127.0.0.1:${port}`, stop: () => stopGroup(child)};
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, 'SIGTERM');
  await once(child, 'exit');
}
