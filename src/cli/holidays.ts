import {Command, InvalidArgumentError} from 'commander';
import {calendarOf, OPERATOR, saveHolidays} from '../server/index.js';
import {type DataOptions, dataOption, openFrom, say} from './options.js';

interface HolidaysOptions extends DataOptions {
  readonly save?: true;
}

/** `civic-board holidays` */
export function holidaysCommand(): Command {
  return new Command('holidays')
    .description('print the holidays and moved working days of a country as JSON, for the calendar of a board')
    .argument('<country>', 'two letters, with a region where holidays differ: CN, DE-BY, GB-SCT')
    .argument('<years...>', 'the years to print', collectYear)
    .option('--save', 'put them into the board\'s calendar instead; other years of it stay')
    .addOption(dataOption())
    .action(printHolidays);
}

async function printHolidays(country: string, years: readonly number[], options: HolidaysOptions): Promise<void> {
  const [land = '', ...regions] = country.split('-');
  const code = [land.toUpperCase(), ...regions].join('-');
  const table = await calendarOf(code, years);
  if (!code.startsWith('CN')) {
    // To standard error: standard output is JSON and nothing else.
    process.stderr.write('Feasts that depend on the sight of the moon are computed, and working days that a government moves are not in there: compare with what it announced.\n');
  }
  if (!options.save) return say(JSON.stringify(table, null, 2));
  const board = await openFrom(options);
  try {
    const {years: known = []} = await saveHolidays(board.store, code, table, OPERATOR);
    say(`${table.holidays.length} holidays and ${table.workdays.length} moved working days are set. The board's calendar knows ${known.join(', ')}; clocks that start from now on go by it.`);
  } finally {
    await board.close();
  }
}

function collectYear(text: string, before: readonly number[] = []): number[] {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('A year has four digits.');
  return [...before, Number(text)];
}
