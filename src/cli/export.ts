import {Command, Option} from 'commander';
import {ARCHIVE_FORMATS, type ArchiveFormatName, type ArchiveProgress, type Board, exportBoard, exportPublic} from '../server/index.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';
import {progressFor} from './progress.js';
import {uploadSettings} from './settings-uploads.js';

interface ExportOptions extends DataOptions {
  readonly format: ArchiveFormatName;
  readonly withSecrets?: boolean;
  readonly public?: boolean;
}

/** `civic-board export` */
export function exportCommand(): Command {
  return new Command('export')
    .description('write everything that makes this board this board into a folder, while it is in use: a file a table, and uploaded files; "restore" makes the same board of it')
    .argument('<folder>', 'is made, for its owner only; must be empty if it is there')
    .addOption(new Option('--format <format>', 'JSON lines, or CSV for spreadsheets').choices(ARCHIVE_FORMATS).default('ndjson'))
    .option('--with-secrets', 'take the server\'s secret and open sessions along: without them query codes, followed devices and signed addresses only work where CIVIC_BOARD_SECRET is the same')
    .addOption(new Option('--public', 'open data instead: only what every visitor may read, without files').conflicts('withSecrets'))
    .addOption(dataOption())
    .action(exportFolder);
}

const number = new Intl.NumberFormat('en');

async function exportFolder(folder: string, options: ExportOptions): Promise<void> {
  const board = await openFrom(options);
  let progress: ReturnType<typeof progressFor> | undefined;
  const onProgress = ({done, of, part}: ArchiveProgress) => (progress ??= progressFor(process.stdout, of)).update(done, part);
  try {
    const lines = await (options.public ? openData : whole)(board, folder, options, onProgress);
    progress?.stop();
    for (const line of lines) say(line);
  } finally {
    progress?.stop();
    await board.close();
  }
}

async function openData({store}: Board, folder: string, {format}: ExportOptions, onProgress: (progress: ArchiveProgress) => void): Promise<string[]> {
  const {tables} = await exportPublic(store, {folder, format, onProgress});
  return [`${number.format(tables['messages']?.rows ?? 0)} messages that everybody may read are in ${folder}.`];
}

async function whole(board: Board, folder: string, {format, withSecrets = false}: ExportOptions, onProgress: (progress: ArchiveProgress) => void): Promise<string[]> {
  const storage = await board.openStorage(uploadSettings(process.env));
  const {manifest, missing} = await exportBoard(board.store, {folder, format, storage, withSecrets, onProgress});
  const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
  return [
    `${number.format(rows)} rows of ${Object.keys(manifest.tables).length} tables and ${number.format(manifest.files.count - missing.length)} files are in ${folder}. Head of the audit log: ${manifest.audit.head || 'none'}`,
    ...missing.map((name) => `The uploaded file ${name} is not where files are kept: it was lost before.`),
  ];
}
