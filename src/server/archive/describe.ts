import {type RawBuilder, sql} from 'kysely';
import type {Db} from '../store/database.js';
import type {ExportedTable} from './tables.js';

/** A column that is written and read: not one that the database makes from others. */
export interface Column {
  readonly name: string;
  /** As PostgreSQL calls it: `text`, `jsonb`, `timestamp(3) with time zone`. */
  readonly type: string;
}

/**
 * Whether a column holds JSON to the letter (`json`, not `jsonb`). That may hold escapes which PostgreSQL does not read, such as `\u0000`,
 * so that it travels as a text and not within other JSON.
 */
export function isPlainJson(type: string): boolean {
  return type === 'json';
}

/** A table as it is in this database. */
export interface Description {
  readonly columns: readonly Column[];
  /** Its rows, each once, in the order of the primary key: the same rows give the same file. */
  readonly from: RawBuilder<unknown>;
}

/** Settings under which values are written the same on every server; for the running transaction. Nothing here is a request. */
export async function settleWriting(trx: Db): Promise<void> {
  for (const setting of [
    'statement_timeout = 0', `timezone = 'UTC'`, `datestyle = 'ISO'`, `bytea_output = 'hex'`, 'extra_float_digits = 1', `intervalstyle = 'iso_8601'`,
  ]) await sql.raw(`set local ${setting}`).execute(trx);
}

/** What a table of the list looks like here. */
export async function describe(db: Db, {name, where}: ExportedTable): Promise<Description> {
  const {rows: columns} = await sql<Column>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(db);
  const {rows: keys} = await sql<{name: string; text: boolean}>`
    select attname as name, atttypid in ('text'::regtype, 'varchar'::regtype) as text
    from pg_index cross join unnest(indkey) with ordinality as key (number, place) join pg_attribute on attrelid = indrelid and attnum = key.number
    where indrelid = ${name}::regclass and indisprimary order by place`.execute(db);
  // By the table's own columns: a query may write others of the same names.
  const order = keys.map((key) => (key.text ? sql`${sql.ref(`${name}.${key.name}`)} collate "C"` : sql.ref(`${name}.${key.name}`)));
  return {columns, from: sql`${sql.table(name)} where ${where === undefined ? sql`true` : sql.raw(where)} order by ${sql.join(order)}`};
}

/** Rows at a time; a row may have some kilobytes. */
const BATCH = 500;

/** The rows of a query of this transaction, some at a time, so that memory does not grow with them. */
export async function* rowsOf<T>(trx: Db, query: RawBuilder<unknown>): AsyncGenerator<readonly T[]> {
  await sql`declare archive_rows no scroll cursor for ${query}`.execute(trx);
  for (;;) {
    const {rows} = await sql<T>`fetch ${sql.lit(BATCH)} from archive_rows`.execute(trx);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await sql`close archive_rows`.execute(trx);
}

/** How many rows a table gives. */
export async function countRows(db: Db, {name, where = 'true'}: ExportedTable): Promise<number> {
  const {rows: [counted]} = await sql<{count: string}>`select count(*) as count from ${sql.table(name)} where ${sql.raw(where)}`.execute(db);
  return Number(counted?.count ?? 0);
}
