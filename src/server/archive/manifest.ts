import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {sql} from 'kysely';
import * as v from 'valibot';
import {absent} from '../engine/files.js';
import type {Db} from '../store/database.js';
import type {Secrets} from '../store/secret.js';
import {ArchiveError} from './error.js';
import {EXPORTED} from './tables.js';

export const ARCHIVE_FORMATS = ['ndjson', 'csv'] as const;
export type ArchiveFormatName = (typeof ARCHIVE_FORMATS)[number];

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const fileName = v.pipe(v.string(), v.regex(/^[a-z_]+\.(ndjson|csv)$/));
const file = {name: fileName, bytes: count, sha256};

/** What stands in `manifest.json` of a whole export. */
const manifestSchema = v.object({
  archive: v.literal('civic-board'),
  version: v.literal(1),
  /** ISO 8601: the moment that the export shows is a little before. */
  createdAt: v.string(),
  format: v.picklist(ARCHIVE_FORMATS),
  /** The versions of the tables. */
  migrations: v.array(v.string()),
  /** The head of the audit log. */
  audit: v.object({entries: count, head: v.union([sha256, v.literal('')])}),
  /** Whether what is secret came along. */
  secrets: v.boolean(),
  /** Tells whether a server has the secret of the board that this was exported from, and nothing else of it. */
  secretCheck: v.string(),
  /** The last number that each sequence gave out. */
  sequences: v.record(v.string(), v.string()),
  tables: v.record(v.string(), v.object({...file, rows: count})),
  /** Uploaded files: the list of them, how many there are, and how many the storage had lost already. */
  files: v.object({...file, count, missing: count}),
});

/** What an export says of itself. */
export type Manifest = v.InferOutput<typeof manifestSchema>;

/**
 * Reads what an export says of itself.
 *
 * @throws {ArchiveError} when there is none, or it is not ours to read.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(absent);
  if (text === undefined) {
    throw new ArchiveError(`The folder ${folder} holds no whole export: manifest.json is missing.`, 'Name the folder that civic-board export has written; an export that was interrupted has to be made again.');
  }
  const checked = v.safeParse(manifestSchema, parse(text));
  if (checked.success) return checked.output;
  const publicOne = (parse(text) as {archive?: unknown} | undefined)?.archive === 'civic-board-public';
  throw publicOne
    ? new ArchiveError('This is an export of what everybody may read.', 'A board can only be made from a whole one: civic-board export without --public.')
    : new ArchiveError(`manifest.json in ${folder} is broken, or of a later version of civic-board (${v.getDotPath(checked.issues[0]) ?? 'not JSON'}).`, 'Copy the export again, or restore it with the version that wrote it.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The migrations that a database has had. */
export async function migrationsOf(db: Db): Promise<string[]> {
  const {rows} = await sql<{name: string}>`select name from board_migration order by name`.execute(db);
  return rows.map(({name}) => name);
}

/** The sequences behind what is exported, and where they are; those that were never used are left out. */
export async function sequencesOf(db: Db): Promise<Record<string, string>> {
  const {rows} = await sql<{name: string; last: string}>`
    select sequencename as name, last_value::text as last from pg_sequences
      left join pg_depend on objid = format('%I.%I', schemaname, sequencename)::regclass and classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass and deptype in ('a', 'i')
      left join pg_class on pg_class.oid = refobjid
    where schemaname = current_schema and last_value is not null and (relname is null or relname in (${sql.join(EXPORTED.map(({name}) => name))}))
    order by sequencename`.execute(db);
  return Object.fromEntries(rows.map(({name, last}) => [name, last]));
}

/** What {@link Manifest.secretCheck} is on a server with these secrets. */
export function secretCheckOf(secrets: Secrets): string {
  return secrets.mac('archive', 'check').toString('hex');
}
