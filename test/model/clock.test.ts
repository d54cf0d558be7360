import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {type Calendar, dateIn, dueAt, instantIn, isOverdue, isWorkday, nextDate, PLAIN_CALENDAR} from '../../src/model/index.js';

const SHANGHAI = {calendar: PLAIN_CALENDAR, timeZone: 'Asia/Shanghai'};
const working = (days: number) => ({days, unit: 'working'}) as const;
const calendarDays = (days: number) => ({days, unit: 'calendar'}) as const;
const iso = (start: string, ...rest: [Parameters<typeof dueAt>[1], Parameters<typeof dueAt>[2]?]) =>
  dueAt(new Date(start), rest[0], rest[1] ?? SHANGHAI).toISOString();

describe('when an answer is due', () => {
  it('five working days after a Friday evening is the end of the next Friday', () => {
    expect(iso('2026-11-13T20:00:00+08:00', working(5))).to.equal('2026-11-20T15:59:59.999Z');
  });

  it('does not count the day on which the clock starts', () => {
    expect(iso('2026-11-16T00:00:01+08:00', working(1))).to.equal(iso('2026-11-16T23:59:59+08:00', working(1)));
  });

  it('goes by the date of the board and not of Greenwich', () => {
    // 1 a.m. on Tuesday in Shanghai is still Monday in UTC.
    expect(iso('2026-11-16T17:00:00Z', working(1))).to.equal('2026-11-18T15:59:59.999Z');
  });

  it('counts weekends in calendar days', () => expect(iso('2026-11-13T12:00:00+08:00', calendarDays(2))).to.equal('2026-11-15T15:59:59.999Z'));

  it('of no days is the end of the same day', () => expect(iso('2026-11-13T12:00:00+08:00', working(0))).to.equal('2026-11-13T15:59:59.999Z'));

  it('leaves out holidays and counts the weekends that make up for them', () => {
    const calendar: Calendar = {weekend: [0, 6], holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], workdays: ['2026-10-10']};
    // From Wednesday 30 September: Thursday 8, Friday 9, and the made-up Saturday 10 October.
    expect(iso('2026-09-30T10:00:00+08:00', working(3), {calendar, timeZone: 'Asia/Shanghai'})).to.equal('2026-10-10T15:59:59.999Z');
  });

  it('is never, and says so, where every day is a weekend', () => {
    const calendar = {weekend: [0, 1, 2, 3, 4, 5, 6], holidays: [], workdays: []};
    expect(() => iso('2026-11-13T12:00:00+08:00', working(1), {calendar, timeZone: 'Asia/Shanghai'})).to.throw(RangeError, 'no working days');
  });

  it('is the end of the day also when clocks are changed', () => {
    const berlin = {calendar: PLAIN_CALENDAR, timeZone: 'Europe/Berlin'};
    expect(iso('2026-03-27T12:00:00+01:00', calendarDays(2), berlin)).to.equal('2026-03-29T21:59:59.999Z');
    expect(iso('2026-10-23T12:00:00+02:00', calendarDays(2), berlin)).to.equal('2026-10-25T22:59:59.999Z');
    // In Cairo the day of the change begins at one o'clock: there is no midnight.
    expect(iso('2026-04-23T12:00:00+02:00', calendarDays(0), {calendar: PLAIN_CALENDAR, timeZone: 'Africa/Cairo'})).to.equal('2026-04-23T21:59:59.999Z');
  });

  it('is the last millisecond of the day it falls on, in any zone', () => {
    const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC', 'America/New_York'];
    const start = fc.date({min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true});
    fc.assert(fc.property(start, fc.integer({min: 0, max: 40}), fc.constantFrom(...zones), (at, days, timeZone) => {
      const due = dueAt(at, calendarDays(days), {calendar: PLAIN_CALENDAR, timeZone});
      let date = dateIn(at, timeZone);
      for (let left = days; left > 0; left--) date = nextDate(date);
      expect(dateIn(due, timeZone)).to.equal(date);
      expect(dateIn(new Date(due.getTime() + 1), timeZone)).to.equal(nextDate(date));
    }), {numRuns: 200});
  });

  it('is never later for fewer days, and working days take at least as long as calendar days', () => {
    const start = fc.date({min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true});
    fc.assert(fc.property(start, fc.integer({min: 1, max: 30}), (at, days) => {
      const due = (clock: Parameters<typeof dueAt>[1]) => dueAt(at, clock, SHANGHAI).getTime();
      expect(due(working(days - 1))).to.be.lessThan(due(working(days)));
      expect(due(working(days))).to.be.at.least(due(calendarDays(days)));
    }), {numRuns: 100});
  });
});

describe('a working day', () => {
  it('is not a Saturday or Sunday', () => {
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((date) => isWorkday(date, PLAIN_CALENDAR))).to.deep.equal([true, false, false, true]);
  });

  it('can be a Sunday where Friday and Saturday are the weekend', () => {
    const calendar = {weekend: [5, 6], holidays: [], workdays: []};
    expect(['2026-11-20', '2026-11-22'].map((date) => isWorkday(date, calendar))).to.deep.equal([false, true]);
  });
});

describe('the date after', () => {
  for (const [date, next] of [['2026-12-31', '2027-01-01'], ['2028-02-28', '2028-02-29'], ['2100-02-28', '2100-03-01']] as const) {
    it(`${date} is ${next}`, () => expect(nextDate(date)).to.equal(next));
  }
});

describe('the instant of a wall clock', () => {
  it('is that of the zone', () => expect(instantIn('2026-11-22T18:30', 'Asia/Shanghai').toISOString()).to.equal('2026-11-22T10:30:00.000Z'));
  it('is invalid for what is no time', () => expect(instantIn('tomorrow', 'UTC').getTime()).to.be.NaN);
});

describe('overdue', () => {
  const now = new Date('2026-11-20T16:00:00Z');
  it('is what was due before', () => expect(isOverdue('2026-11-20T15:59:59.999Z', now)).to.equal(true));
  it('is not what is due at this very moment', () => expect(isOverdue('2026-11-20T16:00:00.000Z', now)).to.equal(false));
  it('is nothing without a clock', () => expect(isOverdue(undefined, now)).to.equal(false));
});
