import {randomBytes} from 'node:crypto';
import {chown, mkdtemp, readFile, readdir, rename, rm, statfs} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Binaries} from './binaries.js';
import {codeOf, diskFull, EngineError} from './errors.js';
import {syncFolder, writePrivately} from './files.js';
import {notYours, type Place} from './place.js';
import {run} from './run.js';
import {SEED_SETTINGS, settingArguments} from './settings.js';

/** The board's role in its own server: owns its database, is not a superuser. */
export const ROLE = 'civic_board';
export const DATABASE = 'civic_board';
const SUPERUSER = 'postgres';

/** A database on disk, complete by construction. */
export interface Cluster {
  /** PostgreSQL's data folder. */
  readonly data: string;
  /** Of the role `ROLE`. */
  readonly password: string;
}

/** Room that a new database needs: itself and the log of its first writes. */
const ROOM = 300 * 1024 * 1024;

/** Reads the database in `place`, if there is one. */
export async function findCluster(place: Place, major: number): Promise<Cluster | undefined> {
  const folder = join(place.home, `pg${major}`);
  try {
    const {password} = JSON.parse(await readFile(join(folder, 'secret.json'), 'utf8')) as {password: string};
    return {data: join(folder, 'data'), password};
  } catch (error) {
    if (codeOf(error) === 'EACCES') throw notYours(place.home, error);
    if (codeOf(error) !== 'ENOENT') throw error;
    return undefined;
  }
}

/**
 * Makes the database of `place`. All of it, with roles and password, is made
 * in a folder of its own and put in its place by one rename: whoever is killed
 * in the middle leaves only rubbish, which the next one removes.
 */
export async function makeCluster(
  place: Place,
  binaries: Binaries,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<Cluster> {
  await refuseOtherVersions(place.home, binaries);
  await removeUnfinished(place.home);
  const {bavail, bsize} = await statfs(place.home);
  if (bavail * bsize < ROOM) throw diskFull(place.home);

  log(`Creating the database in ${place.home} (once; takes a few seconds).`);
  const work = await mkdtemp(join(place.home, UNFINISHED));
  try {
    if (place.account) await chown(work, place.account.uid, place.account.gid);
    const data = join(work, 'data');
    const password = randomBytes(24).toString('hex');
    await initialise(place, binaries, data, signal);
    await writeAccessRules(data, place);
    await makeRole(place, binaries, data, password, signal);
    await writePrivately(join(work, 'secret.json'), JSON.stringify({role: ROLE, password}), place.account);
    await syncFolder(work);
    await rename(work, join(place.home, `pg${binaries.major}`));
    await syncFolder(place.home);
    await syncFolder(dirname(place.home));
  } finally {
    await rm(work, {recursive: true, force: true});
  }
  const made = await findCluster(place, binaries.major);
  if (!made) throw startFailed('the new database disappeared');
  return made;
}

const UNFINISHED = 'unfinished-';

/** Best effort: the initdb of a killed process may live a moment longer and still be writing. */
async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(UNFINISHED))
      await rm(join(home, name), {recursive: true, force: true}).catch(() => undefined);
  }
}

async function refuseOtherVersions(home: string, {major}: Binaries): Promise<void> {
  const other = (await readdir(home)).find((name) => /^pg\d+$/.test(name) && name !== `pg${major}`);
  if (!other) return;
  const theirs = other.slice(2);
  throw new EngineError(
    'other-version',
    `The database in ${home} was written by PostgreSQL ${theirs}; the installed one is ${major}.`,
    `Install the civic-board version that brought PostgreSQL ${theirs} and dump the database with pg_dump, move ${join(home, other)} away, and load the dump with this version.`,
  );
}

/**
 * Texts in every language, the same order and the same letters on every
 * machine (the built-in C.UTF-8 needs no locale of the system), and checksums,
 * so that a rotting disk is noticed.
 */
async function initialise(
  place: Place,
  {initdb}: Binaries,
  data: string,
  signal?: AbortSignal,
): Promise<void> {
  const {status, output, errors} = await run(
    initdb,
    [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--auth=reject', // our own rules follow
      '--no-instructions',
      ...settingArguments(SEED_SETTINGS),
    ],
    {as: place.account, signal},
  );
  if (status !== 0) throw explainOutput(place.home, output + errors);
}

/** A password for everybody, also on the socket: the private folder is one wall, this is the second. */
async function writeAccessRules(data: string, place: Place): Promise<void> {
  const rules = [
    'local all all              scram-sha-256',
    'host  all all 127.0.0.1/32 scram-sha-256',
    'host  all all ::1/128      scram-sha-256',
  ];
  await writePrivately(join(data, 'pg_hba.conf'), `${rules.join('\n')}\n`, place.account);
}

/**
 * Makes the board's role and database without a running server. The superuser
 * has no password and so cannot log in at all; `postgres --single` is the way
 * in for whoever owns the files.
 */
async function makeRole(
  place: Place,
  {postgres}: Binaries,
  data: string,
  password: string,
  signal?: AbortSignal,
): Promise<void> {
  const statements = [
    `create role ${ROLE} login createdb password '${password}' in role pg_monitor`,
    `create database ${DATABASE} owner ${ROLE}`,
  ];
  const {status, errors} = await run(
    postgres,
    ['--single', '-D', data, '-c', 'exit_on_error=on', 'postgres'],
    {
      as: place.account,
      input: `${statements.join('\n')}\n`,
      signal,
    },
  );
  if (status !== 0) throw explainOutput(place.home, errors);
}

/** What PostgreSQL's own words mean for the person at the terminal. */
export function explainOutput(home: string, output: string): EngineError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFull(home, output);
  if (/incompatible with server|not compatible with this version/i.test(output)) {
    return new EngineError(
      'other-version',
      `The database in ${home} does not fit the installed PostgreSQL.`,
      'Start the board with the civic-board version that made it, or restore a backup into a new data folder.',
      {cause: output},
    );
  }
  const last = output.trim().split('\n').slice(-3).join(' / ');
  return startFailed(last || 'it said nothing', output);
}

export function startFailed(why: string, cause?: unknown): EngineError {
  return new EngineError(
    'start-failed',
    `The embedded PostgreSQL did not start: ${why}`,
    'Read server.log beside the data, or set DATABASE_URL to use another PostgreSQL server.',
    {cause},
  );
}
