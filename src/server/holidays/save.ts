import {sql} from 'kysely';
import {type Calendar, withTable} from '../../model/index.js';
import {audit, type AuditActor} from '../audit/index.js';
import {readBoard, writeBoard} from '../store/board.js';
import type {Store} from '../store/index.js';
import type {HolidayTable} from './table.js';

/**
 * Puts a holiday table into the board's calendar: its years are as the table has them, other years stay. Clocks that run already keep the
 * due times that were said when they started.
 *
 * @returns the calendar as it is now.
 */
export async function saveHolidays({context: {db}}: Pick<Store, 'context'>, country: string, table: HolidayTable, actor: AuditActor): Promise<Calendar> {
  return await db.transaction().execute(async (trx) => {
    // The one that administrators' changes wait at.
    await sql`select pg_advisory_xact_lock(hashtext('civic-board settings'))`.execute(trx);
    const board = await readBoard(trx);
    const calendar = withTable(board.calendar, table);
    await writeBoard(trx, {...board, calendar});
    await audit(trx, {
      kind: 'holidays', actor, subject: country,
      data: {years: [...table.years], holidays: table.holidays.length, workdays: table.workdays.length},
    });
    return calendar;
  });
}
