import {readFile} from 'node:fs/promises';
import {Command} from 'commander';
import {OPERATOR, readTownFile} from '../server/index.js';
import {Failure} from './failure.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';

/** `civic-board load` */
export function loadCommand(): Command {
  return new Command('load')
    .description('set the board\'s rules, places, agencies and templates of answers from a JSON file; what is there and not in the file stays')
    .argument('<file>', '{"board": …, "places": […], "agencies": […], "templates": […]}, each as the API gives it; board and templates may be left out')
    .addOption(dataOption())
    .action(async (file: string, options: DataOptions) => {
      const town = readTownFile(parse(await readFile(file, 'utf8'), file));
      const board = await openFrom(options);
      try {
        await board.store.seed(town, {by: OPERATOR});
      } finally {
        await board.close();
      }
      const {places, agencies, templates = []} = town;
      say(`${places.length} places and ${agencies.length} agencies are set${templates.length > 0 ? `, and ${templates.length} templates` : ''}.`);
    });
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Failure(`${file} is not JSON: ${(cause as Error).message}.`, {cause});
  }
}
