import {createHash} from 'node:crypto';
import type {Db} from '../store/database.js';
import type {AuditEntry} from './entry.js';
import type {MisfitCode} from './misfit.js';

/** What the first entry is chained to. */
export const NO_HASH = Buffer.alloc(0);

/** Entries that are in memory at the same time. */
const BATCH = 1_000;

/** An entry as the table keeps it, or as somebody left it. */
export interface ChainRow {
  readonly seq: string;
  readonly entry: string;
  readonly hash: Buffer | null;
  readonly at: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly event_seq: number | null;
}

/** The rows of the log, oldest first, some at a time. */
export async function* chainRows(db: Db): AsyncGenerator<readonly ChainRow[]> {
  let last: string | undefined;
  for (;;) {
    const query = db.selectFrom('audit').selectAll().orderBy('seq').limit(BATCH);
    const rows: readonly ChainRow[] = await (last === undefined ? query : query.where('seq', '>', last)).execute();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.seq;
  }
}

/** The hash of an entry: of the hash before it and its text. */
export function chainedHash(previous: Buffer, entry: string): Buffer {
  return createHash('sha256').update(previous).update(entry).digest();
}

/** The entry of a row, or what is wrong with it when it stands after `seq` entries of which the last has a hash. */
export function readRow(row: ChainRow, seq: number, previous: Buffer): {entry: Omit<AuditEntry, 'hash'>; hash: Buffer} | MisfitCode {
  if (row.seq !== String(seq + 1)) return 'gap';
  const entry = parse(row.entry);
  if (!entry) return 'unreadable';
  if (!row.hash?.equals(chainedHash(previous, row.entry))) return 'hash';
  // After the hash: from here on the text is what was sealed.
  if (entry.seq !== seq + 1) return 'gap';
  const step = entry.kind === 'event' ? entry.data?.['seq'] : null;
  return entry.at === row.at && entry.kind === row.kind && (entry.subject ?? null) === row.subject && step === row.event_seq ? {entry, hash: row.hash} : 'columns';
}

function parse(text: string): Omit<AuditEntry, 'hash'> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Omit<AuditEntry, 'hash'> : undefined;
  } catch {
    return undefined;
  }
}
