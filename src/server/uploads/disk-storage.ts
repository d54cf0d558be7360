import {randomUUID} from 'node:crypto';
import {mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import type {ReadableStream as WebStream} from 'node:stream/web';
import {absent, syncFolder} from '../engine/files.js';
import {type FileStorage, StorageError} from './storage.js';

/**
 * Keeps files in a folder that only this user may enter, 256 folders deep by the beginning of their names. A file is written beside its
 * place and moved there when it is on the disk, so that nobody reads half of one, also after a power cut.
 *
 * @throws {StorageError} when the folder cannot be made.
 */
export async function diskStorage(folder: string): Promise<FileStorage> {
  const unfinished = join(folder, 'unfinished');
  await makeFolder(unfinished);
  const placeOf = (name: string): {parent: string; path: string} => {
    if (!/^[0-9a-f]{32}\.[a-z0-9]{2,4}$/.test(name)) throw new TypeError('not a name of a stored file');
    const parent = join(folder, name.slice(0, 2));
    return {parent, path: join(parent, name)};
  };
  return {
    put: async (name, bytes) => {
      const {parent, path} = placeOf(name);
      const draft = join(unfinished, randomUUID());
      try {
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        const made = await mkdir(parent, {recursive: true, mode: 0o700});
        await rename(draft, path);
        await syncFolder(parent);
        if (made !== undefined) await syncFolder(folder);
      } catch (error) {
        await rm(draft, {force: true});
        await rm(path, {force: true}).catch(() => undefined);
        throw error;
      }
    },
    get: async (name, range) => {
      const file = await open(placeOf(name).path, 'r').catch(absent);
      if (!file) return undefined;
      const stream = file.createReadStream(range && {start: range.first, end: range.last});
      return Readable.toWeb(stream) as WebStream<Uint8Array> as ReadableStream<Uint8Array>;
    },
    delete: async (name) => await rm(placeOf(name).path, {force: true}),
    sweep: async (before) => await removeOlder(unfinished, before),
  };
}

/** Where finished files lie in the folder of uploads. */
export function filesIn(uploads: string): string {
  return join(uploads, 'files');
}

/** Makes a folder for uploads, which nobody else may enter. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, {recursive: true, mode: 0o700});
  } catch (cause) {
    throw new StorageError(`The folder ${folder} for uploaded files cannot be made (${String((cause as {code?: unknown}).code)}).`,
      'Name one that this user may write to.', {cause});
  }
}

/** Removes files that nobody has written to since a time. */
export async function removeOlder(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const facts = await stat(path).catch(absent);
    if (facts?.isFile() && facts.mtime < before) await rm(path, {force: true});
  }
}
