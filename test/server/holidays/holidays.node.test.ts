import {describe, expect, it} from 'vitest';
import {CHINA, dueAt, isKnown, isWorkday, withTable} from '../../../src/model/index.js';
import {calendarOf, HolidaysError} from '../../../src/server/holidays/index.js';

const china = await calendarOf('CN', [2026, 2024, 2025, 2024]);

describe('China’s holidays, as the State Council announced them', () => {
  // From the notices of October 2023, November 2024 and November 2025.
  const MAKE_UP = {
    2024: ['2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12'],
    2025: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
    2026: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  };
  for (const [year, days] of Object.entries(MAKE_UP)) {
    it(`${year} has its make-up working days, all of them on weekends`, () => {
      expect(china.workdays.filter((date) => date.startsWith(year))).toEqual(days);
      for (const date of days) {
        expect(isWorkday(date, {...china, workdays: []}), date).toBe(false);
        expect(isWorkday(date, china), date).toBe(true);
      }
    });
  }

  for (const [name, first, last] of [
    ['Spring Festival', '2024-02-10', '2024-02-17'], ['National Day', '2024-10-01', '2024-10-07'],
    ['Spring Festival', '2025-01-28', '2025-02-04'], ['National Day', '2025-10-01', '2025-10-08'],
    ['Spring Festival', '2026-02-15', '2026-02-23'], ['National Day', '2026-10-01', '2026-10-07'],
  ] as const) {
    it(`${name} is off from ${first} to ${last}`, () => {
      const named = china.holidays.filter((date) => date.startsWith(first.slice(0, 4)) && china.names[date]?.['en'] === name);
      expect([named[0], named.at(-1)]).toEqual([first, last]);
    });
  }

  it('is what the preset has for the years at hand', async () => expect(await calendarOf('CN', CHINA.years ?? [])).toEqual(CHINA));

  it('make five working days before the Spring Festival of 2026 end after it', () => {
    // Wednesday 11 February: 12, 13, Saturday 14 (made up), then nine days off, 24 and 25.
    const due = dueAt(new Date('2026-02-11T10:00:00+08:00'), {days: 5, unit: 'working'}, {calendar: china, timeZone: 'Asia/Shanghai'});
    expect(due.toISOString()).toBe('2026-02-25T15:59:59.999Z');
  });

  it('are not known before they are announced, and that is said', async () => {
    await expect(calendarOf('CN', [2026, 2099])).rejects.toMatchObject({name: 'HolidaysError', code: 'unknown-year', message: expect.stringContaining('2099') as unknown});
    await expect(calendarOf('CN', [2003])).rejects.toMatchObject({code: 'unknown-year'});
    await expect(calendarOf('CN-GD', [2026])).rejects.toMatchObject({code: 'unknown-region', cure: 'Write CN alone.'});
  });
});

describe('public holidays of other countries', () => {
  const datesOf = async (country: string, year: number) => (await calendarOf(country, [year])).holidays.map((date) => date.slice(5));

  it('Germany has nine of its own, and Bavaria twelve', async () => {
    const germany = ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '10-03', '12-25', '12-26'];
    expect(await datesOf('DE', 2026)).toEqual(germany);
    expect(await datesOf('DE-BY', 2026)).toEqual([...germany, '01-06', '06-04', '11-01'].sort());
    expect(await datesOf('DE-BY-A', 2026)).toContain('08-08');
    expect(await datesOf('DE-BE', 2025), 'once, eighty years after the war').toContain('05-08');
  });

  it('England had a funeral and two jubilee days in 2022, and Monday and Tuesday for a Christmas on Sunday', async () => {
    expect(await datesOf('GB-ENG', 2022)).toEqual(['01-01', '01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-25', '12-26', '12-27']);
    expect(await datesOf('GB-SCT', 2026)).toEqual(expect.arrayContaining(['01-02', '11-30', '12-28']));
    expect(await datesOf('GB-SCT', 2026)).not.toContain('04-06');
  });

  it('Egypt rests on Friday and Saturday, and three days at the end of Ramadan', async () => {
    const egypt = await calendarOf('EG', [2026]);
    expect(egypt.weekend).toEqual([5, 6]);
    expect(egypt.holidays).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
    expect(egypt.names['2026-03-21']).toEqual({ar: 'عيد الفطر', en: 'End of Ramadan (Eid al-Fitr)'});
    expect(egypt.names['2026-01-25']?.['en'], 'two on one day').toBe('National Police Day / Revolution Day 2011');
  });

  it('leave out half days, and take in what began in the year before', async () => {
    expect(await datesOf('TR', 2026), 'the eve of a feast is half a day').not.toContain('03-19');
    expect(await datesOf('IS', 2026)).not.toContain('12-24');
    expect(await datesOf('SZ', 2027)).toContain('01-02');
  });

  it('are whole days, whatever clocks do on them', async () => {
    // The Easter Sunday of 2024 had 23 hours in Europe.
    expect(await datesOf('CH', 2024)).toContain('03-31');
  });

  it('say what is wrong, and what there is', async () => {
    const wrong = async (country: string, year = 2026) => await calendarOf(country, [year]).catch((error: unknown) => error as HolidaysError);
    expect(await wrong('XX')).toMatchObject({code: 'unknown-country'});
    expect(await wrong('')).toMatchObject({code: 'unknown-country'});
    expect(await wrong('toString')).toMatchObject({code: 'unknown-country'});
    expect(await wrong('DE-ZZ')).toMatchObject({code: 'unknown-region', cure: expect.stringContaining('BY, ') as unknown});
    expect(await wrong('DE-BY-ZZ')).toMatchObject({code: 'unknown-region', cure: expect.stringContaining('KATH') as unknown});
    expect(await wrong('DE-BY-A-B')).toMatchObject({code: 'unknown-region'});
    // Beyond its tables the source leaves Islamic feasts out without a word.
    expect(await wrong('EG', 2090)).toMatchObject({code: 'unknown-year'});
    expect(await wrong('DE', 1800)).toBeInstanceOf(HolidaysError);
  });
});

describe('a holiday table in a board’s calendar', () => {
  const byHand = {weekend: [0], holidays: ['2025-06-24', '2026-06-24'], workdays: ['2026-10-10'], names: {'2025-06-24': {en: 'Town day'}, '2026-06-24': {en: 'Town day'}}};

  it('takes the place of its own years and leaves the others', async () => {
    const table = await calendarOf('DE', [2026]);
    const after = withTable(byHand, table);
    expect(after).toEqual({
      weekend: [0, 6], holidays: ['2025-06-24', ...table.holidays], workdays: [], years: [2026], names: {'2025-06-24': {en: 'Town day'}, ...table.names},
    });
    expect(withTable(after, table), 'twice is once').toEqual(after);
    expect(withTable(after, await calendarOf('DE', [2027, 2025])).years).toEqual([2025, 2026, 2027]);
  });

  it('tells the years that it knows from those that it does not', async () => {
    const table = await calendarOf('DE', [2026]);
    expect([isKnown('2026-12-31', table), isKnown('2027-01-01', table), isKnown('2027-01-01', byHand)]).toEqual([true, false, true]);
  });
});
