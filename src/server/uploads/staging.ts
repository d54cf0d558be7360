import {appendFile, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {FileStore} from '@tus/file-store';
import {ERRORS, type Upload} from '@tus/server';
import {BoardError} from '../../adapter/index.js';
import {makeFolder, removeOlder} from './disk-storage.js';

/** Files on their way in, each beside a note of how long it will be. Nothing here is ever served. */
export class Staging extends FileStore {
  /** @throws {StorageError} when the folder cannot be made. */
  static async in(folder: string): Promise<Staging> {
    await makeFolder(folder);
    return new Staging({directory: folder});
  }

  /** What of the protocol is offered. */
  override extensions = ['creation'];

  /** Never begins anew what is there: the same request may come twice, and one of them may be under way already. */
  override async create(file: Upload): Promise<Upload> {
    const known = await this.find(file.id);
    if (known) {
      if (known.size !== file.size) throw new BoardError('key-reused', 'this resume key was used for another file');
      return known;
    }
    await appendFile(this.#path(file.id), '', {mode: 0o600});
    await this.configstore.set(file.id, file);
    return file;
  }

  /** An upload under way, or undefined. */
  async find(id: string): Promise<Upload | undefined> {
    try {
      return await this.getUpload(id);
    } catch (error) {
      if (error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS) return undefined;
      throw error;
    }
  }

  async bytesOf(id: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await readFile(this.#path(id)));
  }

  /** Also fine when it is gone. */
  async drop(id: string): Promise<void> {
    await this.remove(id).catch((error: unknown) => {
      if (error !== ERRORS.FILE_NOT_FOUND && (error as {code?: unknown}).code !== 'ENOENT') throw error;
    });
  }

  /** Forgets uploads to which nothing was added since a time. */
  async sweep(before: Date): Promise<void> {
    await removeOlder(this.directory, before);
  }

  #path(id: string): string {
    return join(this.directory, id);
  }
}
