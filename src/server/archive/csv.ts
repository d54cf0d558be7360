import {pipeline} from 'node:stream';
import {CsvError, parse} from 'csv-parse';
import {stringify} from 'csv-stringify/sync';
import {sql} from 'kysely';
import {ArchiveError} from './error.js';
import type {ArchiveFormat} from './format.js';

/** Whether spreadsheets take a cell for a formula, or might, in one of the widths that they know; or whether {@link shield} was here before. */
const FORMULA = /^[=+\-@\t\r\n'＝＋－＠]/;

/**
 * A cell that no spreadsheet computes: a text that begins as formulas do, or with an apostrophe, gets an apostrophe before it, which
 * spreadsheets do not show. That every text with an apostrophe has one more makes it exact: reading takes one away.
 */
export function shield(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What {@link shield} was given. */
export function unshield(cell: string): string {
  return cell.startsWith('\'') ? cell.slice(1) : cell;
}

/** Texts are in quotes, also empty ones; nothing between two commas is null. */
export function csvLines(rows: readonly (readonly (string | null)[])[]): string {
  return stringify(rows.map((row) => row.map((cell) => (cell === null ? null : shield(cell)))), {quoted_string: true});
}

/** What Excel knows UTF-8 by. */
export const BOM = '\uFEFF';

/**
 * A table as CSV (RFC 4180, UTF-8): a line with the names of the columns, then the rows, every value as PostgreSQL writes it.
 */
export const csv: ArchiveFormat = {
  ending: 'csv',
  select: ({columns, from}) => sql`select ${sql.join(columns.map(({name}) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`))} from ${from}`,
  head: ({columns}) => BOM + csvLines([columns.map(({name}) => name)]),
  write: (rows, {columns}) => csvLines((rows as readonly Record<string, string | null>[]).map((row) => columns.map(({name}) => row[name] ?? null))),
  async* read(bytes, {columns}, file) {
    const cells = parse({bom: true, cast: (value, {quoting}) => (quoting || value !== '' ? unshield(value) : null)});
    // An error of the file ends the parser, and is thrown to whoever reads from that.
    pipeline(bytes, cells, () => undefined);
    let names: readonly (string | null)[] | undefined;
    try {
      for await (const record of cells as AsyncIterable<readonly (string | null)[]>) {
        if (names) yield rowText(record, names, columns);
        else names = record;
      }
    } catch (error) {
      if (error instanceof CsvError) throw new ArchiveError(`${file} is no CSV: ${error.message}.`, 'Copy the export again.', {cause: error});
      throw error;
    }
  },
};

/** A row as JSON: what is jsonb in the database as it stands, and everything else as the text that the database reads it from. */
function rowText(cells: readonly (string | null)[], names: readonly (string | null)[], columns: readonly {name: string; type: string}[]): string {
  const raw = new Set(columns.filter(({type}) => type === 'jsonb').map(({name}) => name));
  const fields = names.map((name, index) => {
    const cell = cells[index] ?? null;
    return `${JSON.stringify(name)}:${cell !== null && raw.has(name ?? '') ? cell : JSON.stringify(cell)}`;
  });
  return `{${fields.join(',')}}`;
}
