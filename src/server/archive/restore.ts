import {createReadStream} from 'node:fs';
import {join} from 'node:path';
import {sql} from 'kysely';
import {explainMisfit, verifyWithin} from '../audit/index.js';
import type {Db} from '../store/database.js';
import type {Store} from '../store/index.js';
import type {FileStorage} from '../uploads/index.js';
import {countRows, describe, type Description, isPlainJson, settleWriting} from './describe.js';
import {ArchiveError} from './error.js';
import {type ArchiveProgress, FORMATS} from './export.js';
import {checkFile, putUpload, uploadsIn} from './files.js';
import {type Manifest, migrationsOf, readManifest, secretCheckOf} from './manifest.js';
import {EXPORTED, type ExportedTable, LEFT_OUT} from './tables.js';

export interface RestoreOptions {
  /** What `exportBoard` has written. */
  readonly folder: string;
  /** Where the board keeps uploaded files. */
  readonly storage: FileStorage;
  /** Whether the audit log must fit what is brought in; it must when left out. */
  readonly verify?: boolean;
  readonly onProgress?: (progress: ArchiveProgress) => void;
}

/** What a restoration has brought about. */
export interface Restored {
  readonly manifest: Manifest;
  /** Whether the server has the secret that the board had. Without it query codes do not work any more, nor do signed addresses and what is encrypted. */
  readonly sameSecret: boolean;
}

/** Rows, and characters of them, that are sent to the database at the same time. */
const BATCH = 500;
const BATCH_SIZE = 4_000_000;

/**
 * Makes an empty board the one that was exported: all of it or nothing, also when the process is killed; run again, it begins anew. Every
 * file is checked before anything is changed, and the audit log before anything stays.
 *
 * @throws {ArchiveError} with a cure: not a whole export, broken, of another version, a board that is in use, a log that does not fit.
 */
export async function restoreBoard({context: {db, secrets}}: Pick<Store, 'context'>, options: RestoreOptions): Promise<Restored> {
  const {folder, storage, verify = true, onProgress} = options;
  const manifest = await readManifest(folder);
  await checkVersion(db, manifest);
  await checkEmpty(db);
  const progress = {done: 0, of: Object.values(manifest.tables).reduce((sum, {rows}) => sum + rows, manifest.files.count), part: 'checking'};
  const advance = (part: string, more: number) => onProgress?.(Object.assign(progress, {part, done: progress.done + more}));
  for (const file of [...Object.values(manifest.tables), manifest.files]) await checkFile(folder, file.name, file, () => advance('checking', 0));
  // Before the rows that know them: a file that no row knows harms nobody, and is put there again when this is run again.
  for await (const file of uploadsIn(folder)) {
    await putUpload(folder, storage, file);
    advance('files', 1);
  }
  await db.transaction().execute(async (trx) => {
    await settleWriting(trx);
    await sql`select pg_advisory_xact_lock(hashtext('civic-board seed'))`.execute(trx);
    const tables = EXPORTED.filter(({name}) => manifest.tables[name]);
    // Nobody adds anything meanwhile; reading goes on.
    await sql`lock table ${sql.join(EXPORTED.map(({name}) => sql.table(name)))} in share row exclusive mode`.execute(trx);
    await checkEmpty(trx);
    await withoutTriggers(trx, async () => {
      for (const table of tables) await fill(trx, table, manifest, folder, (more) => advance(table.name, more));
      for (const {rebuild} of Object.values(LEFT_OUT)) if (rebuild !== undefined) await sql.raw(rebuild).execute(trx);
    });
    // Not undone with the transaction: numbers may be left out, and never given twice.
    for (const [name, last] of Object.entries(manifest.sequences)) await sql`select setval(${name}::regclass, ${last}::bigint)`.execute(trx);
    if (verify) await checkLog(trx, manifest);
  });
  return {manifest, sameSecret: manifest.secrets || secretCheckOf(secrets) === manifest.secretCheck};
}

async function checkVersion(db: Db, {migrations, tables}: Manifest): Promise<void> {
  const here = await migrationsOf(db);
  if (here.join() === migrations.join() && EXPORTED.every(({name, secret}) => secret || tables[name])) return;
  throw new ArchiveError(`The export is of another version of civic-board: its tables are at ${migrations.at(-1) ?? 'nothing'}, those of this one at ${here.at(-1) ?? 'nothing'}.`,
    'Restore it with the version that wrote it; then start this one on the same data, which brings the tables up to date.');
}

async function checkEmpty(db: Db): Promise<void> {
  for (const table of EXPORTED) {
    const rows = table.begun ? 0 : await countRows(db, {name: table.name});
    if (rows > 0) {
      throw new ArchiveError(`The board is not empty: there ${rows === 1 ? 'is a row' : `are ${rows} rows`} in ${table.name}.`,
        'An export is only brought into a new board: name another folder with --data, or another database.');
    }
  }
}

/** Rows come as they were, with all that triggers had made of them. */
async function withoutTriggers(trx: Db, work: () => Promise<void>): Promise<void> {
  const turn = async (how: 'disable' | 'enable') => {
    for (const {name} of EXPORTED) await sql`alter table ${sql.table(name)} ${sql.raw(how)} trigger user`.execute(trx);
  };
  await turn('disable');
  await work();
  // References that are checked at the end are checked now: the tables cannot be altered while that waits.
  await sql`set constraints all immediate`.execute(trx);
  await turn('enable');
}

async function fill(trx: Db, table: ExportedTable, {format, tables}: Manifest, folder: string, advance: (more: number) => void): Promise<void> {
  const file = tables[table.name];
  if (!file) return;
  if (table.begun) await sql`delete from ${sql.table(table.name)}`.execute(trx);
  const description = await describe(trx, table);
  let rows = 0;
  let batch: string[] = [];
  let size = 0;
  const flush = async () => {
    await insert(trx, table.name, description, batch);
    rows += batch.length;
    advance(batch.length);
    batch = [];
    size = 0;
  };
  for await (const row of FORMATS[format].read(createReadStream(join(folder, file.name)), description, file.name)) {
    batch.push(row);
    size += row.length;
    if (batch.length >= BATCH || size >= BATCH_SIZE) await flush();
  }
  await flush();
  if (rows !== file.rows) throw new ArchiveError(`${file.name} has ${rows} rows and must have ${file.rows}.`, 'Copy the export again.');
}

async function insert(trx: Db, table: string, {columns}: Description, rows: readonly string[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(({name}) => sql.ref(name));
  const asWritten = columns.map(({name, type}) => sql`${sql.ref(name)} ${sql.raw(isPlainJson(type) ? 'text' : type)}`);
  const values = columns.map(({name, type}) => (isPlainJson(type) ? sql`${sql.ref(name)}::json` : sql.ref(name)));
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from json_to_recordset(${`[${rows.join()}]`}::json) as rows (${sql.join(asWritten)})`.execute(trx);
}

async function checkLog(trx: Db, {audit}: Manifest): Promise<void> {
  const verdict = await verifyWithin(trx, audit.head === '' ? {} : {expect: audit.head});
  const fits = verdict.ok && verdict.entries === audit.entries && verdict.head === audit.head;
  if (fits) return;
  throw new ArchiveError(`What was exported does not fit its audit log. ${verdict.ok ? 'The log ends elsewhere than the manifest says.' : explainMisfit(verdict.misfit)}`,
    'Look for an earlier export that fits. To have this one all the same, say --no-verify; the log goes on saying what is wrong.');
}
