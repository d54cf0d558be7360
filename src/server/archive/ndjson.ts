import {sql} from 'kysely';
import {linesOf} from '../import/lines.js';
import {isPlainJson} from './describe.js';
import {ArchiveError} from './error.js';
import type {ArchiveFormat} from './format.js';

/** Longest line that is read; rows are some kilobytes. */
const LINE_LIMIT = 64 * 1024 * 1024;

interface Row {
  readonly line: string;
}

/** A JSON object a line, as the database writes it. */
export const ndjson: ArchiveFormat = {
  ending: 'ndjson',
  select: ({columns, from}) => {
    const values = columns.map(({name, type}) => (isPlainJson(type) ? sql`${sql.ref(name)}::text as ${sql.ref(name)}` : sql.ref(name)));
    return sql`select row_to_json(one)::text as line from (select ${sql.join(values)} from ${from}) as one`;
  },
  head: () => '',
  write: (rows) => (rows as readonly Row[]).map(({line}) => `${line}\n`).join(''),
  async* read(bytes, _, file) {
    for await (const {number, text, problem} of linesOf(bytes, LINE_LIMIT)) {
      if (text === undefined) throw new ArchiveError(`Line ${number} of ${file} cannot be read: ${problem ?? ''}.`, 'Copy the export again.');
      if (text !== '') yield text;
    }
  },
};
