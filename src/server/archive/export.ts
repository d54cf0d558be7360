import {rm} from 'node:fs/promises';
import {audit, OPERATOR} from '../audit/index.js';
import type {Db} from '../store/database.js';
import type {Store} from '../store/index.js';
import type {FileStorage} from '../uploads/index.js';
import {csv} from './csv.js';
import {countRows, describe, rowsOf, settleWriting} from './describe.js';
import {FILES_LIST, writeUploads} from './files.js';
import type {ArchiveFormat} from './format.js';
import {type ArchiveFormatName, type Manifest, migrationsOf, secretCheckOf, sequencesOf} from './manifest.js';
import {ndjson} from './ndjson.js';
import {makeArchiveFolder, writeFileOf, writeManifest} from './sink.js';
import {EXPORTED, type ExportedTable} from './tables.js';

/** How far an export or a restoration is; both counted in rows and files. */
export interface ArchiveProgress {
  readonly done: number;
  readonly of: number;
  /** What it is at. */
  readonly part: string;
}

export interface ExportOptions {
  /** Is made; must be empty when it is there. */
  readonly folder: string;
  readonly format: ArchiveFormatName;
  /** Where uploaded files are kept. */
  readonly storage: FileStorage;
  /** Takes the server's secret and open sessions along: whoever has the export can then sign in as others. */
  readonly withSecrets?: boolean;
  readonly onProgress?: (progress: ArchiveProgress) => void;
}

export const FORMATS: Readonly<Record<ArchiveFormatName, ArchiveFormat>> = {ndjson, csv};

/**
 * Writes everything that makes a board this board into a folder: a file a table, uploaded files, and at the end a manifest. Shows one
 * moment of the board, which may be in use; memory does not grow with it. When it fails, nothing of it stays.
 *
 * @returns the manifest, and the uploaded files that the storage had lost.
 * @throws {ArchiveError} with a cure, when the folder cannot be used.
 */
export async function exportBoard({context: {db, secrets, now}}: Pick<Store, 'context'>, options: ExportOptions): Promise<{manifest: Manifest; missing: readonly string[]}> {
  const {folder, format, storage, withSecrets = false, onProgress} = options;
  await makeArchiveFolder(folder);
  try {
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
      await settleWriting(trx);
      const migrations = await migrationsOf(trx);
      // The moment is fixed by the first query. That somebody takes everything out is logged, and is not in what they take.
      await audit(db, {kind: 'export', actor: OPERATOR, data: {format, secrets: withSecrets}});
      const tables = EXPORTED.filter(({secret}) => withSecrets || !secret);
      const counts = await Promise.all(tables.map(async (table) => await countRows(trx, table)));
      const files = counts[tables.findIndex(({name}) => name === 'upload')] ?? 0;
      const progress = {done: 0, of: counts.reduce((sum, count) => sum + count, files), part: ''};
      const advance = (part: string, more: number) => onProgress?.(Object.assign(progress, {part, done: progress.done + more}));

      const written: Manifest['tables'] = {};
      for (const table of tables) written[table.name] = await writeTable(trx, table, FORMATS[format], folder, (more) => advance(table.name, more));
      let uploads = {count: 0, missing: [] as string[]};
      const list = await writeFileOf(folder, FILES_LIST, async (sink) => {
        uploads = await writeUploads(trx, storage, folder, sink, () => advance('files', 1));
      });
      const manifest: Manifest = {
        archive: 'civic-board', version: 1, createdAt: now().toISOString(), format, migrations,
        audit: await headOf(trx),
        secrets: withSecrets, secretCheck: secretCheckOf(secrets), sequences: await sequencesOf(trx),
        tables: written, files: {name: FILES_LIST, ...list, count: uploads.count, missing: uploads.missing.length},
      };
      await writeManifest(folder, manifest);
      return {manifest, missing: uploads.missing};
    });
  } catch (error) {
    // It was empty before.
    await rm(folder, {recursive: true, force: true});
    throw error;
  }
}

async function writeTable(trx: Db, table: ExportedTable, format: ArchiveFormat, folder: string, advance: (more: number) => void): Promise<Manifest['tables'][string]> {
  const description = await describe(trx, table);
  const name = `${table.name}.${format.ending}`;
  let rows = 0;
  const facts = await writeFileOf(folder, name, async (sink) => {
    await sink.write(format.head(description));
    for await (const some of rowsOf(trx, format.select(description))) {
      await sink.write(format.write(some, description));
      rows += some.length;
      advance(some.length);
    }
  });
  return {name, ...facts, rows};
}

async function headOf(trx: Db): Promise<Manifest['audit']> {
  const head = await trx.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return {entries: Number(head?.seq ?? 0), head: head?.hash.toString('hex') ?? ''};
}
