import {type Calendar, withTable} from '../../model/index.js';
import {audit, type AuditActor} from '../audit/index.js';
import {completed, writeBoard} from '../store/board.js';
import type {Store} from '../store/index.js';
import type {HolidayTable} from './table.js';

/**
 * Puts a holiday table into the board's calendar: its years are as the table has them, other years stay. Clocks that run already keep the
 * due times that were said when they started.
 *
 * @returns the calendar as it is now.
 */
export async function saveHolidays({context, getBoard}: Pick<Store, 'context' | 'getBoard'>, country: string, table: HolidayTable, actor: AuditActor): Promise<Calendar> {
  // What holds where nobody has set anything.
  const preset = await getBoard();
  return await context.db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('board').select('info').forUpdate().executeTakeFirst();
    const board = row ? completed(row.info) : preset;
    const calendar = withTable(board.calendar, table);
    await writeBoard(trx, {...board, calendar});
    await audit(trx, {
      kind: 'holidays', actor, subject: country,
      data: {years: [...table.years], holidays: table.holidays.length, workdays: table.workdays.length},
    });
    return calendar;
  });
}
