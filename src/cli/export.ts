import {Command, Option} from 'commander';
import {ARCHIVE_FORMATS, type ArchiveFormatName, exportBoard} from '../server/index.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';
import {progressFor} from './progress.js';
import {uploadSettings} from './settings-uploads.js';

interface ExportOptions extends DataOptions {
  readonly format: ArchiveFormatName;
  readonly withSecrets?: boolean;
}

/** `civic-board export` */
export function exportCommand(): Command {
  return new Command('export')
    .description('write everything that makes this board this board into a folder, while it is in use: a file a table, and uploaded files; "restore" makes the same board of it')
    .argument('<folder>', 'is made, for its owner only; must be empty if it is there')
    .addOption(new Option('--format <format>', 'JSON lines, or CSV for spreadsheets').choices(ARCHIVE_FORMATS).default('ndjson'))
    .option('--with-secrets', 'take the server\'s secret and open sessions along: without them query codes, followed devices and signed addresses only work where CIVIC_BOARD_SECRET is the same')
    .addOption(dataOption())
    .action(exportFolder);
}

async function exportFolder(folder: string, {format, withSecrets = false, ...options}: ExportOptions): Promise<void> {
  const uploads = uploadSettings(process.env);
  const board = await openFrom(options);
  let progress: ReturnType<typeof progressFor> | undefined;
  try {
    const storage = await board.openStorage(uploads);
    const {manifest, missing} = await exportBoard(board.store, {
      folder, format, storage, withSecrets,
      onProgress: ({done, of, part}) => (progress ??= progressFor(process.stdout, of)).update(done, part),
    });
    progress?.stop();
    const number = new Intl.NumberFormat('en');
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    say(`${number.format(rows)} rows of ${Object.keys(manifest.tables).length} tables and ${number.format(manifest.files.count - missing.length)} files are in ${folder}. Head of the audit log: ${manifest.audit.head || 'none'}`);
    for (const name of missing) say(`The uploaded file ${name} is not where files are kept: it was lost before.`);
  } finally {
    progress?.stop();
    await board.close();
  }
}
