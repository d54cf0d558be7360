import {createHash} from 'node:crypto';
import {type FileHandle, mkdir, open, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {absent, syncFolder} from '../engine/files.js';
import {ArchiveError} from './error.js';

/** What a file was when it was written. */
export interface FileFacts {
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** Bytes that are gathered before they are written. */
const GATHERED = 256 * 1024;

/**
 * Makes the folder of an export, which nobody else may enter.
 *
 * @throws {ArchiveError} when something is in it: an export never mixes with another, and overwrites nothing.
 */
export async function makeArchiveFolder(folder: string): Promise<void> {
  const there = await readdir(folder).catch(absent);
  if (there && there.length > 0) {
    throw new ArchiveError(`The folder ${folder} is not empty.`, there.includes('manifest.json') ? 'It holds an export already: name another one.'
      : 'Name another one, or remove this one if it is what an interrupted export left.');
  }
  await mkdir(folder, {recursive: true, mode: 0o700});
}

/** A file of an export under way, for its owner only. */
export class Sink {
  readonly #hash = createHash('sha256');
  #gathered: Uint8Array[] = [];
  #waiting = 0;
  #bytes = 0;

  private constructor(readonly handle: FileHandle) {}

  static async in(folder: string, name: string): Promise<Sink> {
    return new Sink(await open(join(folder, name), 'wx', 0o600));
  }

  async write(data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    this.#hash.update(bytes);
    this.#gathered.push(bytes);
    this.#waiting += bytes.length;
    this.#bytes += bytes.length;
    if (this.#waiting >= GATHERED) await this.#flush();
  }

  /** Makes sure that all of it is on the disk. */
  async end(): Promise<FileFacts> {
    await this.#flush();
    await this.handle.sync();
    await this.handle.close();
    return {bytes: this.#bytes, sha256: this.#hash.digest('hex')};
  }

  /** Gives it up. Fine after {@link end}. */
  async drop(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  async #flush(): Promise<void> {
    const gathered = this.#gathered;
    this.#gathered = [];
    this.#waiting = 0;
    // Goes on where the last one ended, and writes all of it.
    if (gathered.length > 0) await this.handle.writeFile(Buffer.concat(gathered));
  }
}

/** Writes a file of an export: what `fill` hands over, and nothing of it stays open when that fails. */
export async function writeFileOf(folder: string, name: string, fill: (sink: Sink) => Promise<void>): Promise<FileFacts> {
  const sink = await Sink.in(folder, name);
  try {
    await fill(sink);
    return await sink.end();
  } finally {
    await sink.drop();
  }
}

/** Writes the file whose presence says that everything else is there. */
export async function writeManifest(folder: string, manifest: unknown): Promise<void> {
  await syncFolder(folder);
  await writeFileOf(folder, 'manifest.json', async (sink) => await sink.write(`${JSON.stringify(manifest, undefined, 2)}\n`));
  await syncFolder(folder);
}
