import {createHash} from 'node:crypto';
import {chmod, chown, mkdir, readFile, realpath, rmdir, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {isRoot, serverAccount, type Account} from './account.js';
import {codeOf, EngineError, explainFileError, unwritable} from './errors.js';
import {absent, look} from './files.js';
import {run} from './run.js';

/** Where an embedded database lives, and as whom its server runs. */
export interface Place {
  /** Private folder of the server's user: data, sockets, log. */
  readonly home: string;
  /** The user, or `undefined` for our own. */
  readonly account: Account | undefined;
}

/** Where root keeps what its unprivileged server must reach when the checkout is closed to it. */
export const OUTSIDE = '/var/lib/civic-board';

/** File in the data folder that says where the data is when it is not there. */
export const POINTER = 'postgres.location';

/**
 * Chooses the home of the database: `postgres` inside the data folder. Only
 * when we are root and the server's user cannot get there (a checkout below
 * /root), a folder in `outside` whose name depends on the data folder alone,
 * with a pointer file left behind. Data once made is never silently replaced
 * by an empty database somewhere else.
 */
export async function choosePlace(
  dataDir: string,
  outside: string,
  log: (line: string) => void,
): Promise<Place> {
  try {
    await mkdir(dataDir, {recursive: true});
    const pointer = join(dataDir, POINTER);
    const pointed = (await readFile(pointer, 'utf8').catch(absent))?.split('\n')[0];
    if (pointed) return await follow(pointed, pointer);

    const inside = join(dataDir, 'postgres');
    if (!isRoot()) {
      await mkdir(inside, {recursive: true, mode: 0o700});
      return {home: inside, account: undefined};
    }
    const account = await serverAccount(inside);
    if (await makeFor(inside, account)) return {home: inside, account};
    await rmdir(inside).catch((error: unknown) => {
      if (codeOf(error) === 'ENOTEMPTY') throw unwritable(inside, error); // holds data: not for us to leave behind
    });
    return await goOutside(dataDir, outside, pointer, log);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function follow(home: string, pointer: string): Promise<Place> {
  const exists = await look(home).catch((error: unknown) => {
    if (codeOf(error) === 'EACCES') throw notYours(home);
    throw error;
  });
  if (!exists) {
    throw new EngineError(
      'data-missing',
      `The database is kept in ${home}, says ${pointer}, but that folder is gone.`,
      `Bring ${home} back (mount it, restore the backup), or delete ${pointer} to begin with an empty database.`,
    );
  }
  return {home, account: await serverAccount(home)};
}

async function goOutside(
  dataDir: string,
  outside: string,
  pointer: string,
  log: (line: string) => void,
): Promise<Place> {
  const whole = await realpath(dataDir);
  const key = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  const home = join(outside, `${basename(whole).replace(/^\.+/, '')}-${key}`);
  await mkdir(outside, {recursive: true, mode: 0o755});
  const account = await serverAccount(home);
  if (!(await makeFor(home, account))) throw unwritable(home);
  const text = `${home}\n\nPostgreSQL does not run as root, and user ${account?.name} cannot reach this folder.\nThe database is in the folder named above: back that one up.\n`;
  await writeFile(pointer, text);
  log(`User ${account?.name} cannot reach ${dataDir}: the database is kept in ${home}.`);
  return {home, account};
}

/** Makes a private folder for `account` and asks, as that user, whether it can work there. */
async function makeFor(folder: string, account: Account | undefined): Promise<boolean> {
  await mkdir(folder, {recursive: true, mode: 0o700});
  if (!account) return true;
  try {
    await chown(folder, account.uid, account.gid);
    await chmod(folder, 0o700);
  } catch (error) {
    if (codeOf(error) === 'EPERM') return false; // a file system without owners
    throw error;
  }
  const {status} = await run('sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], {as: account});
  return status === 0;
}

/** The data of another user: say so rather than "permission denied". */
export function notYours(folder: string, cause?: unknown): EngineError {
  return new EngineError(
    'not-yours',
    `The database in ${folder} belongs to another user of this machine.`,
    'Start the board as the user who started it first (or with sudo, if that was root), or choose another data folder.',
    {cause},
  );
}
