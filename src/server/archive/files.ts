import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {mkdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {sql} from 'kysely';
import * as v from 'valibot';
import {absent, syncFolder} from '../engine/files.js';
import {linesOf} from '../import/lines.js';
import type {Db} from '../store/database.js';
import type {FileStorage} from '../uploads/index.js';
import {rowsOf} from './describe.js';
import {ArchiveError} from './error.js';
import {type FileFacts, type Sink, writeFileOf} from './sink.js';

/** The list of uploaded files in an export, a JSON object a line; the files themselves lie in the folder beside it. */
export const FILES_LIST = 'uploaded.ndjson';
const FILES_FOLDER = 'uploaded';

/** An uploaded file in the list. Without a sum it was lost before the export was made. */
const listedFile = v.object({
  name: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}\.[a-z0-9]{2,4}$/)),
  type: v.string(),
  bytes: v.number(),
  sha256: v.nullable(v.string()),
});
type ListedFile = v.InferOutput<typeof listedFile>;

/** Writes the uploaded files of messages into an export. Returns their names that the storage does not have. */
export async function writeUploads(trx: Db, storage: FileStorage, folder: string, list: Sink, onFile: () => void): Promise<{count: number; missing: string[]}> {
  const missing: string[] = [];
  let count = 0;
  await mkdir(join(folder, FILES_FOLDER), {mode: 0o700});
  const query = sql`select name, type, size from upload where message_id is not null order by name collate "C"`;
  for await (const rows of rowsOf<{name: string; type: string; size: number}>(trx, query)) {
    for (const {name, type, size} of rows) {
      const stream = await storage.get(name);
      if (stream) {
        const facts = await writeFileOf(join(folder, FILES_FOLDER), name, async (sink) => { for await (const chunk of stream) await sink.write(chunk); });
        await list.write(`${JSON.stringify({name, type, ...facts} satisfies ListedFile)}\n`);
      } else {
        missing.push(name);
        await list.write(`${JSON.stringify({name, type, bytes: size, sha256: null} satisfies ListedFile)}\n`);
      }
      count += 1;
      onFile();
    }
  }
  await syncFolder(join(folder, FILES_FOLDER));
  return {count, missing};
}

/**
 * The uploaded files of an export that are there.
 *
 * @throws {ArchiveError} for a list that is none.
 */
export async function* uploadsIn(folder: string): AsyncGenerator<ListedFile & {sha256: string}> {
  for await (const {number, text} of linesOf(createReadStream(join(folder, FILES_LIST)))) {
    if (text === '') continue;
    const checked = v.safeParse(listedFile, text === undefined ? undefined : JSON.parse(text));
    if (!checked.success) throw new ArchiveError(`Line ${number} of ${FILES_LIST} cannot be read.`, 'Copy the export again.');
    const {sha256, ...rest} = checked.output;
    if (sha256 !== null) yield {...rest, sha256};
  }
}

/** Checks an uploaded file and puts it where the board keeps its files. One that was put there before is put there again. */
export async function putUpload(folder: string, storage: FileStorage, {name, type, sha256}: ListedFile & {sha256: string}): Promise<void> {
  const bytes = await readFile(join(folder, FILES_FOLDER, name)).catch(absent);
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) throw changed(`${FILES_FOLDER}/${name}`, bytes !== undefined);
  await storage.put(name, new Uint8Array(bytes), type);
}

/**
 * Checks a file of an export against what the manifest says of it.
 *
 * @throws {ArchiveError} when it is gone or another.
 */
export async function checkFile(folder: string, name: string, {bytes, sha256}: FileFacts, onBytes: (more: number) => void): Promise<void> {
  const facts = await stat(join(folder, name)).catch(absent);
  if (facts?.size !== bytes) throw changed(name, facts !== undefined);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, name)) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    onBytes(chunk.length);
  }
  if (hash.digest('hex') !== sha256) throw changed(name, true);
}

function changed(name: string, there: boolean): ArchiveError {
  return new ArchiveError(there ? `${name} is not as it was exported.` : `${name} is missing from the export.`, 'Copy the export again from where it was made, or restore another one.');
}
