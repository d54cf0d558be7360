import {expect, it} from 'vitest';
import {listAudit} from '../../../src/server/audit/index.js';
import {calendarOf, OPERATOR, openStore, saveHolidays} from '../../../src/server/index.js';
import {onBothDatabases} from '../support/databases.js';

onBothDatabases('saving holidays', ({fresh}) => {
  it('adds years to the calendar that holds, logs it, and keeps both of two that were saved at once', async () => {
    const store = await openStore({url: await fresh()});
    try {
      const [germany, scotland] = [await calendarOf('DE', [2027]), await calendarOf('GB-SCT', [2028])];
      await saveHolidays(store, 'DE', germany, OPERATOR);
      await Promise.all([saveHolidays(store, 'DE', await calendarOf('DE', [2029]), OPERATOR), saveHolidays(store, 'GB-SCT', scotland, OPERATOR)]);
      const row = await store.context.db.selectFrom('board').select('info').executeTakeFirstOrThrow();
      expect(row.info.calendar.years).toEqual([2025, 2026, 2027, 2028, 2029]);
      expect(row.info.calendar.holidays).toEqual(expect.arrayContaining(['2026-10-01', '2027-10-03', '2028-11-30']));
      const [, , entry] = await listAudit(store.context.db, {kind: 'holidays'});
      expect(entry).toMatchObject({kind: 'holidays', actor: {role: 'system'}, subject: 'DE', data: {years: [2027], holidays: 9, workdays: 0}});
    } finally {
      await store.close();
    }
  });
});
