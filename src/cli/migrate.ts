import {Command} from 'commander';
import {migrateQueue} from '../server/index.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';

/** `civic-board migrate` */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the tables up to this version and stop; every other command does so too')
    .addOption(dataOption())
    .action(async (options: DataOptions) => {
      const board = await openFrom(options);
      try {
        await migrateQueue(board.store.context.url);
      } finally {
        await board.close();
      }
      say('The tables are up to date.');
    });
}
