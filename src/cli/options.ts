import {Option} from 'commander';
import {type Board, type NoticeSettings, openBoard} from '../server/index.js';
import {Failure} from './failure.js';

/** Options of every command that opens the board. */
export interface DataOptions {
  readonly data: string;
}

/** Where the embedded database lies. */
export const dataOption = () =>
  new Option('--data <folder>', 'folder of the embedded database, unless DATABASE_URL is given, and of uploaded files').default('civic-board-data');

/** Opens the board that options and environment name, telling on the terminal what takes time. */
export async function openFrom({data}: DataOptions, more: {
  signal?: AbortSignal; onConnectionLost?: (error: Error) => void; notices?: NoticeSettings;
  /** Where that is told; {@link say} when left out. */
  log?: (line: string) => void;
} = {}): Promise<Board> {
  const databaseUrl = process.env['DATABASE_URL'];
  const secret = process.env['CIVIC_BOARD_SECRET'];
  if (secret && secret.length < 32) throw new Failure('CIVIC_BOARD_SECRET is too short: give it 32 random characters or more.');
  return await openBoard({
    dataDir: data,
    log: say,
    ...(databaseUrl && {databaseUrl}),
    ...(secret && {secret}),
    ...more,
  });
}

/** Writes a line beside a result that another program may read. */
export function sayAside(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Writes a line to the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
