import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {existsSync} from 'node:fs';
import {chmod, chown, mkdtemp, readdir, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import pg from 'pg';
import {serverAccount, type Account} from '../../src/server/engine/account.js';
import {run, spawnAs} from '../../src/server/engine/run.js';
import {settingArguments} from '../../src/server/engine/settings.js';

/** PostgreSQL's code for a database that others use. */
const OBJECT_IN_USE = '55006';

/** For servers whose data ends with the tests: nothing waits for the disk. What is about crashes and durability must not have these. */
export const QUICK_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '1GB', checkpoint_timeout: '1h', max_connections: '100',
};

/** A server of this test's own, from the machine's PostgreSQL. */
export interface PrivatePostgres {
  readonly url: string;
  /** Major version. */
  readonly version: number;
  /** Stops it cleanly and removes its data. */
  stop(): Promise<void>;
  /** Ends it as a power cut would (SIGKILL); the data stays for `restart`. */
  kill(): Promise<void>;
  /** Starts it again on the same data and address, recovering what was committed. */
  restart(): Promise<void>;
}

/** A database of this test's own. */
export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Starts a server from the PostgreSQL (15 or newer) that is installed on this
 * machine, in a temporary folder, listening on a socket in it. It is stopped
 * and removed also when the test process is killed.
 *
 * @param durable Whether it keeps what was committed when the machine fails. It does unless told otherwise.
 */
export async function startPrivatePostgres({durable = true}: {readonly durable?: boolean} = {}): Promise<PrivatePostgres | {skip: string}> {
  const installed = await findInstalled();
  if (!installed)
    return {skip: 'PostgreSQL 15 or newer is not installed on this machine (initdb and postgres not found)'};
  const folder = await temporaryFolder();
  const account = await serverAccount(folder);
  if (account) await chown(folder, account.uid, account.gid);
  const janitor = keepClean(folder);

  const data = join(folder, 'data');
  const password = randomBytes(16).toString('hex');
  await makeServer(installed.bin, folder, data, password, account);
  const url = `postgresql://tester:${password}@localhost:5432/postgres?host=${encodeURIComponent(folder)}`;
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${folder}"`,
    ...(durable ? {fsync: 'on', max_connections: '50'} : QUICK_SETTINGS),
  };
  const command = ['-D', data, ...settingArguments(settings)];
  let ended: Promise<unknown> = Promise.resolve();

  const start = async (): Promise<boolean> => {
    const how = {...spawnAs(account), detached: true, stdio: 'ignore'} as const;
    const child = spawn(join(installed.bin, 'postgres'), command, how);
    child.unref();
    let alive = true;
    ended = new Promise((resolve) => child.once('close', resolve)).then(() => (alive = false));
    await until(async () => !alive || (await answers(url)), `PostgreSQL in ${folder} to answer`);
    return alive;
  };
  // Processes of a killed server may hold its memory a moment longer.
  const restart = async (): Promise<void> => await until(start, `PostgreSQL in ${folder} to start`);
  await restart();
  return {
    url,
    version: installed.version,
    restart,
    async kill() {
      // Whoever has a connection is served a moment longer, by a process of its own that has not noticed yet.
      const serving = await query<{pid: number}>(url, 'select pid from pg_stat_activity');
      process.kill(await serverProcess(data), 'SIGKILL');
      await ended;
      await until(async () => !serving.some(({pid}) => isAlive(pid)), `processes of PostgreSQL in ${folder} to end`);
    },
    stop: async () => await janitor(),
  };
}

/** Creates an empty database with a random name on the server at `url`, or a copy of another one that nobody is connected to. */
export async function freshDatabase(url: string, template = 'template1'): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await connected(url, async (client) => {
    // Copying files is ten times as quick as writing all of it to the log, but where writes are waited for it ends with two checkpoints.
    const {rows: [found]} = await client.query<{fsync: string}>(`select current_setting('fsync') as fsync`);
    await client.query(`create database ${name} template ${template} strategy ${found?.fsync === 'off' ? 'file_copy' : 'wal_log'}`);
  });
  return {
    url: databaseAt(url, name),
    drop: async () => await dropDatabase(url, name),
  };
}

/** The address of another database of a server. */
export function databaseAt(url: string, name: string): string {
  return Object.assign(new URL(url), {pathname: `/${name}`}).href;
}

/**
 * Drops a database, ending connections that are left only where it must: `force` is refused while a worker of the server's own, an autovacuum,
 * is in it, which a plain drop sends away.
 */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await query(url, `drop database if exists ${name}`).catch(async (error: unknown) => {
    if ((error as {code?: string}).code !== OBJECT_IN_USE) throw error;
    await query(url, `drop database if exists ${name} with (force)`);
  });
}

/** A temporary folder that other users may pass through, as the server's user must. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'civic-board-test-'));
  await chmod(folder, 0o755);
  return folder;
}

/**
 * Removes `folder` when called or when this process ends in any way, after
 * stopping the servers that run in it: a shell that waits for our end of a pipe.
 */
export function keepClean(folder: string): () => Promise<void> {
  const script = `
    cat >/dev/null
    find "$1" -name postmaster.pid | while read -r mark; do
      kill -INT "$(head -n 1 "$mark")" 2>/dev/null || continue
      tries=0
      while [ -e "$mark" ] && [ $((tries += 1)) -lt 300 ]; do sleep 0.05; done
    done
    chmod -R u+w "$1" 2>/dev/null
    rm -rf "$1"`;
  const child = spawn('sh', ['-c', script, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.unref();
  (child.stdin as unknown as {unref(): void}).unref();
  return async () => {
    child.ref();
    child.stdin.end();
    await ended;
  };
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return await connected(url, async (client) => (await client.query<Row>(sql, values)).rows);
}

/** Does something on a connection of its own. */
export async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({connectionString: url});
  client.on('error', () => undefined); // a query under way rejects with the same
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits for something outside this process, looking often; fails after a minute. */
export async function until(what: () => boolean | Promise<boolean>, name: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The process number of the server on a data folder. */
export async function serverProcess(data: string): Promise<number> {
  return Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as {code?: string}).code === 'EPERM';
  }
}

/** Whether a server takes connections. */
export async function answers(url: string): Promise<boolean> {
  return await query(url, 'select 1').then(
    () => true,
    () => false,
  );
}

async function findInstalled(): Promise<{bin: string; version: number} | undefined> {
  const asked = await run('pg_config', ['--bindir']);
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...(await newestFirst('/usr/lib/postgresql', 'bin')),
    ...(asked.status === 0 ? [asked.output.trim()] : []),
    ...(await newestFirst('/opt/homebrew/opt', 'bin')),
    ...(await newestFirst('/usr/local/opt', 'bin')),
  ];
  for (const bin of folders) {
    if (!['initdb', 'postgres'].every((program) => existsSync(join(bin, program)))) continue;
    const {output} = await run(join(bin, 'postgres'), ['--version']);
    const version = Number(/(\d+)/.exec(output)?.[1]);
    if (version >= 15) return {bin, version};
  }
  return undefined;
}

/** Folders of several versions side by side: `15`, `postgresql@17`. */
async function newestFirst(parent: string, child: string): Promise<string[]> {
  const names = await readdir(parent).catch(() => []);
  return names
    .filter((name) => /^(postgresql(@\d+)?|\d+)$/.test(name))
    .sort((a, b) => Number(/\d+/.exec(b)?.[0] ?? 0) - Number(/\d+/.exec(a)?.[0] ?? 0))
    .map((name) => join(parent, name, child));
}

async function makeServer(
  bin: string,
  folder: string,
  data: string,
  password: string,
  account: Account | undefined,
): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, {mode: 0o600});
  if (account) await chown(passwordFile, account.uid, account.gid);
  const options = ['--username=tester', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  const made = await run(join(bin, 'initdb'), [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...options], {
    as: account,
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.errors}`);
}
