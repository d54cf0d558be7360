import {constants, type Stats} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import type {Account} from './account.js';
import {codeOf} from './errors.js';

const {O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW} = constants;

/**
 * Writes a file that only `account` may read, down to the disk. Follows no
 * link: as root we write into a folder of a less trusted user.
 */
export async function writePrivately(
  path: string,
  text: string,
  account: Account | undefined,
): Promise<void> {
  const file = await open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600);
  try {
    if (account) await file.chown(account.uid, account.gid);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file's facts, or `undefined` when there is none. */
export async function look(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    return absent(error);
  }
}

/** Lets a missing file pass as `undefined`, nothing else. */
export function absent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
  return undefined;
}
