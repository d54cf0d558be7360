import {Command} from 'commander';
import {restoreBoard} from '../server/index.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';
import {progressFor} from './progress.js';
import {uploadSettings} from './settings-uploads.js';

interface RestoreOptions extends DataOptions {
  readonly verify: boolean;
}

/** `civic-board restore` */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('make a new, empty board the one that "export" has written: all of it or nothing, checked against its audit log')
    .argument('<folder>', 'what "export" has written')
    .option('--no-verify', 'bring in what does not fit its audit log, too')
    .addOption(dataOption())
    .action(restoreFolder);
}

async function restoreFolder(folder: string, {verify, ...options}: RestoreOptions): Promise<void> {
  const uploads = uploadSettings(process.env);
  const board = await openFrom(options);
  let progress: ReturnType<typeof progressFor> | undefined;
  try {
    const {manifest, sameSecret} = await restoreBoard(board.store, {
      folder, verify, storage: await board.openStorage(uploads),
      onProgress: ({done, of, part}) => (progress ??= progressFor(process.stdout, of)).update(done, part),
    });
    progress?.stop();
    const number = new Intl.NumberFormat('en');
    say(`The board is back: ${number.format(manifest.tables['message']?.rows ?? 0)} messages, ${number.format(manifest.files.count - manifest.files.missing)} files. Head of the audit log: ${manifest.audit.head || 'none'}`);
    if (!sameSecret) {
      say('It has another secret than the exported one: query codes, followed devices, addresses for news and second factors of then do not work. Set CIVIC_BOARD_SECRET to that of the exported board, '
        + 'or restore an export that was made with --with-secrets.');
    }
    say('Start its servers anew if any are running.');
  } finally {
    progress?.stop();
    await board.close();
  }
}
