import {rm} from 'node:fs/promises';
import {sql} from 'kysely';
import {type BareMessage, type BoardEvent, type BoardInfo, mayRead, messageFor, type MessageContent, VISITOR} from '../../model/index.js';
import type {Db} from '../store/database.js';
import type {Store} from '../store/index.js';
import {EVENTS, matterFrom} from '../store/matter.js';
import {BOM, csvLines} from './csv.js';
import {rowsOf, settleWriting} from './describe.js';
import type {ArchiveProgress} from './export.js';
import type {ArchiveFormatName} from './manifest.js';
import {OPEN_TABLES, type OpenTableName} from './public-tables.js';
import {type FileFacts, makeArchiveFolder, Sink, writeManifest} from './sink.js';

export interface PublicExportOptions {
  /** Is made; must be empty when it is there. */
  readonly folder: string;
  readonly format: ArchiveFormatName;
  readonly onProgress?: (progress: ArchiveProgress) => void;
}

/** A message as open data: what a visitor reads of it, without what is about the visitor. Addresses of files are the board's, relative to its API. */
export type OpenMessage = Omit<BareMessage, 'allowedActions' | 'relations' | 'following' | 'version' | 'excerpt' | 'visibility'>;

/** What an export of open data says of itself. */
export interface PublicManifest {
  readonly archive: 'civic-board-public';
  readonly version: 1;
  readonly createdAt: string;
  readonly format: ArchiveFormatName;
  readonly tables: Readonly<Record<string, FileFacts & {readonly name: string; readonly rows: number}>>;
}

/** What of the database goes into a message. */
interface MessageRow {
  readonly id: string;
  readonly number: string;
  readonly content: MessageContent;
  readonly followers: number;
  readonly events: readonly BoardEvent[];
}

/**
 * Writes what every visitor may read, and nothing else, as open data. Messages go through the same functions of the model as those of the
 * API (`messageFor`), so that what a visitor may not see cannot be in it.
 *
 * @throws {ArchiveError} with a cure, when the folder cannot be used.
 */
export async function exportPublic({context: {db, now}, getBoard}: Pick<Store, 'context' | 'getBoard'>, {folder, format, onProgress}: PublicExportOptions): Promise<PublicManifest> {
  await makeArchiveFolder(folder);
  try {
    const board = await getBoard();
    return await db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (trx) => {
      await settleWriting(trx);
      const {rows: [counted]} = await sql<{messages: string}>`select count(*) as messages from message where listed`.execute(trx);
      const progress = {done: 0, of: Number(counted?.messages ?? 0), part: 'messages'};
      const output = new Output(folder, format);
      try {
        const {services: _, ...info} = board;
        await output.write('board', [info]);
        await output.write('places', (await trx.selectFrom('place').select(['id', 'name', 'level', 'parent_id as parentId']).orderBy('position').orderBy('id').execute()));
        await output.write('agencies', (await trx.selectFrom('agency').select(['id', 'name', 'leader', 'place_id as placeId', 'parent_id as parentId']).orderBy('position').orderBy('id').execute()));
        for await (const messages of openMessages(trx, now(), board)) {
          await output.write('messages', messages);
          if (format === 'csv') {
            await output.write('answers', messages.flatMap(({id, answers}) => answers.map((answer) => ({messageId: id, ...answer}))));
            await output.write('timeline', messages.flatMap(({id, timeline}) => timeline.map((entry) => ({messageId: id, ...entry}))));
          }
          onProgress?.(Object.assign(progress, {done: progress.done + messages.length}));
        }
        const manifest: PublicManifest = {archive: 'civic-board-public', version: 1, createdAt: now().toISOString(), format, tables: await output.end()};
        await writeManifest(folder, manifest);
        return manifest;
      } finally {
        await output.drop();
      }
    });
  } catch (error) {
    await rm(folder, {recursive: true, force: true});
    throw error;
  }
}

/** Oldest first. */
async function* openMessages(trx: Db, at: Date, {reopenDays}: BoardInfo): AsyncGenerator<OpenMessage[]> {
  const query = sql`select id, number, content, followers, ${EVENTS} from message where listed order by created_at, id`;
  for await (const rows of rowsOf<MessageRow>(trx, query)) {
    yield rows.flatMap((row) => {
      const {record, events, progress} = matterFrom(row);
      // The column is only for finding them: the model decides.
      if (!mayRead(VISITOR, {content: record.content, progress})) return [];
      const {allowedActions: _, relations: __, following: ___, version: ____, excerpt: _____, visibility: ______, ...message} =
        messageFor(VISITOR, record, progress, events, {at, reopenDays, followers: row.followers});
      return [message];
    });
  }
}

/** The files of an export under way, begun as there is something for them. */
class Output {
  readonly #sinks = new Map<OpenTableName, {readonly sink: Sink; rows: number}>();

  constructor(readonly folder: string, readonly format: ArchiveFormatName) {}

  async write(table: OpenTableName, rows: readonly object[]): Promise<void> {
    const file = this.#sinks.get(table) ?? await this.#begin(table);
    const cells = Object.values(OPEN_TABLES[table]) as unknown as readonly ((row: object) => string | null)[];
    await file.sink.write(this.format === 'ndjson'
      ? rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      : csvLines(rows.map((row) => cells.map((cell) => cell(row)))));
    file.rows += rows.length;
  }

  async end(): Promise<PublicManifest['tables']> {
    // Those, too, for which there was nothing.
    for (const table of Object.keys(OPEN_TABLES) as OpenTableName[]) if (this.format === 'csv' || !['answers', 'timeline'].includes(table)) await this.write(table, []);
    const tables: Record<string, FileFacts & {name: string; rows: number}> = {};
    for (const [table, {sink, rows}] of this.#sinks) tables[table] = {name: this.#nameOf(table), ...await sink.end(), rows};
    return tables;
  }

  async drop(): Promise<void> {
    for (const {sink} of this.#sinks.values()) await sink.drop();
  }

  async #begin(table: OpenTableName) {
    const file = {sink: await Sink.in(this.folder, this.#nameOf(table)), rows: 0};
    this.#sinks.set(table, file);
    if (this.format === 'csv') await file.sink.write(BOM + csvLines([Object.keys(OPEN_TABLES[table])]));
    return file;
  }

  #nameOf(table: OpenTableName): string {
    return `${table}.${this.format}`;
  }
}
