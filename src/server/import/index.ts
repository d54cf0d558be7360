import {BoardError} from '../../adapter/index.js';
import {findById, flattenTopics} from '../../model/index.js';
import {errorCodeOf, invalid, type Store} from '../store/index.js';
import {addBatch} from './add.js';
import {ensureArchive} from './archive.js';
import {type ReadHistory, readHistory} from './history.js';
import {type Line, linesOf} from './lines.js';

export {ARCHIVE_AGENCY} from './archive.js';

/** Messages in one transaction. */
const BATCH = 200;

export interface ImportOptions {
  /** Names where the ids of the file come from: the same id of another source is another message. `import` when left out. */
  readonly source?: string;
  /** The agency that all messages are written to; an agency called archive when left out. */
  readonly agencyId?: string;
  /** `enquiry` when left out. */
  readonly kind?: string;
  /** `other` when left out. */
  readonly topic?: string;
  /** Hears of each line that is no message. */
  readonly onReject?: (rejected: Rejected) => void | Promise<void>;
  /** Hears how far it is, after each batch; `bytes` of the file are done. */
  readonly onProgress?: (progress: ImportCounts & {readonly bytes: number}) => void;
  readonly signal?: AbortSignal;
}

/** A line that was left out, and why. */
export interface Rejected {
  /** 1, 2, 3 … */
  readonly line: number;
  readonly reason: string;
  /** The line as it stood; null when it could not be read as text. */
  readonly text: string | null;
}

export interface ImportCounts {
  readonly added: number;
  /** Left out because they were there already. */
  readonly present: number;
  readonly rejected: number;
}

/**
 * Brings messages of the past in from NDJSON: an object a line with `id`, `author`, `title`, `body`, `createdAt` and perhaps
 * `reply: {body, createdAt}`. May be run again, and while the board is being served: what is there already stays as it is. A batch is in
 * or not, so that an import that was interrupted is finished by running it again.
 *
 * @throws {BoardError} `invalid` for an unknown agency, kind or topic; the database's own error when it fails.
 */
export async function importHistory(store: Store, bytes: AsyncIterable<Uint8Array>, options: ImportOptions = {}): Promise<ImportCounts> {
  const {source = 'import', kind = 'enquiry', topic = 'other', onReject, onProgress, signal} = options;
  const {context} = store;
  const board = await context.board();
  if (!findById(board.kinds, kind)) throw invalid([{path: 'kind', code: 'not-in-list'}]);
  if (!findById(flattenTopics(board.topics), topic)) throw invalid([{path: 'topic', code: 'not-in-list'}]);
  const agencyId = options.agencyId ?? (await ensureArchive(context));
  if ((await store.listAgencies({ids: [agencyId]})).length === 0) throw invalid([{path: 'agencyId', code: 'not-in-list'}]);
  const defaults = {board, agencyId, kind, topic, now: context.now()};

  const counts = {added: 0, present: 0, rejected: 0};
  let batch: {line: Line; history: ReadHistory}[] = [];
  const reject = async (line: Line, reason: string) => {
    counts.rejected += 1;
    await onReject?.({line: line.number, reason, text: line.text ?? null});
  };
  const add = async (entries: typeof batch): Promise<void> => {
    try {
      const added = await addBatch(context, source, entries.map(({history}) => history));
      counts.added += added;
      counts.present += entries.length - added;
    } catch (error) {
      if (!isRefusedData(error)) throw error;
      const [only, ...others] = entries;
      if (only && others.length === 0) return await reject(only.line, `the database refused it (${errorCodeOf(error) ?? ''})`);
      // One of them is at fault: each by itself, so that its neighbours are not spoilt.
      for (const entry of entries) await add([entry]);
    }
  };
  const flush = async (end: number) => {
    signal?.throwIfAborted();
    const entries = batch;
    batch = [];
    await add(entries);
    onProgress?.({...counts, bytes: end});
  };

  let end = 0;
  for await (const line of linesOf(bytes)) {
    ({end} = line);
    if (line.text === undefined) await reject(line, line.problem ?? 'not readable');
    else if (line.text.trim() !== '') {
      const result = readHistory(line.text, defaults);
      if (result.ok) batch.push({line, history: result.history});
      else await reject(line, result.reason);
    }
    if (batch.length >= BATCH) await flush(end);
  }
  await flush(end);
  return counts;
}

/** Whether the database said no to the data itself (SQLSTATE classes 22, 23 and 54), and not that it is in trouble. */
function isRefusedData(error: unknown): boolean {
  return !(error instanceof BoardError) && /^(22|23|54)/.test(errorCodeOf(error) ?? '');
}
