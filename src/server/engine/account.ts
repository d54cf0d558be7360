import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {codeOf, EngineError} from './errors.js';
import {run} from './run.js';

/** A user of this machine that PostgreSQL may run as. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Users that exist on most machines and may do nothing, the most fitting first. */
const HARMLESS_USERS = ['postgres', 'node', 'nobody', 'daemon'];

/** Whether we are root, as PostgreSQL refuses to be. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * Who runs the server. Nobody else (`undefined`) unless we are root: then the
 * owner of the data folder or of the nearest folder above it, because that is
 * whose data it is (`sudo npm start`, a mounted checkout), else a user that
 * may do nothing.
 */
export async function serverAccount(folder: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined;
  const owner = await ownerOf(folder);
  const candidates = owner === 0 ? HARMLESS_USERS : [String(owner), ...HARMLESS_USERS];
  for (const candidate of candidates) {
    const account = await lookUp(candidate);
    if (account) return account;
  }
  throw new EngineError(
    'no-account',
    'PostgreSQL refuses to run as root, and this machine has no other user to run it as.',
    `Start the board as an ordinary user, create one of the users ${HARMLESS_USERS.join(', ')}, or set DATABASE_URL to a PostgreSQL server.`,
  );
}

/** Looks a user up by name or number, through whatever the system keeps its users in. */
async function lookUp(user: string): Promise<Account | undefined> {
  const [name, uid, gid] = await Promise.all([
    run('id', ['-un', user]),
    run('id', ['-u', user]),
    run('id', ['-g', user]),
  ]);
  if (name.status !== 0 || uid.status !== 0 || gid.status !== 0) return undefined;
  const account = {name: name.output.trim(), uid: Number(uid.output), gid: Number(gid.output)};
  const usable = account.uid > 0 && account.uid < 2 ** 31 && account.gid < 2 ** 31;
  return usable ? account : undefined;
}

/** The owner of a folder, or of the nearest one above it that exists. */
async function ownerOf(folder: string): Promise<number> {
  try {
    return (await stat(folder)).uid;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    return await ownerOf(dirname(folder));
  }
}
