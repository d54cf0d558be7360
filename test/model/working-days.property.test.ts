import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {type Calendar, CHINA, type Clock, dateIn, dueAt, isWorkday, nextDate, PLAIN_CALENDAR} from '../../src/model/index.js';

const ZONES = [
  'Asia/Shanghai', 'Asia/Kathmandu', 'Europe/London', 'Europe/Berlin', 'Africa/Cairo', 'America/St_Johns', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Apia', 'UTC',
];
const day = fc.integer({min: 0, max: 729}).map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
/** Any calendar in which somebody works on some day of each week. */
const calendar: fc.Arbitrary<Calendar> = fc.oneof(fc.constantFrom(CHINA, PLAIN_CALENDAR), fc.record({
  weekend: fc.uniqueArray(fc.integer({min: 0, max: 6}), {maxLength: 4}),
  holidays: fc.uniqueArray(day, {maxLength: 60}),
  workdays: fc.uniqueArray(day, {maxLength: 30}),
}));
const start = fc.date({min: new Date('2025-01-01'), max: new Date('2026-12-20'), noInvalidDate: true});
const days = fc.integer({min: 1, max: 60});
const zone = fc.constantFrom(...ZONES);
const working = (count: number): Clock => ({days: count, unit: 'working'});

/** The dates after one up to another. */
function after(from: string, to: string): string[] {
  const dates: string[] = [];
  for (let date = from; date < to; ) dates.push(date = nextDate(date));
  return dates;
}

describe('working days, in any calendar and zone', () => {
  it('are as many as were asked for, from the day after the start to the day it is due', () => {
    fc.assert(fc.property(start, days, calendar, zone, (at, count, calendar, timeZone) => {
      const due = dueAt(at, working(count), {calendar, timeZone});
      const between = after(dateIn(at, timeZone), dateIn(due, timeZone));
      expect(between.filter((date) => isWorkday(date, calendar))).to.have.length(count);
    }), {numRuns: 300});
  });

  it('never end on a day off', () => {
    fc.assert(fc.property(start, days, calendar, zone, (at, count, calendar, timeZone) => {
      const date = dateIn(dueAt(at, working(count), {calendar, timeZone}), timeZone);
      expect(isWorkday(date, calendar), date).to.equal(true);
    }), {numRuns: 300});
  });

  it('end later when there are more of them, and not earlier when they begin later', () => {
    fc.assert(fc.property(start, fc.integer({min: 0, max: 3_000_000}), days, calendar, zone, (at, seconds, count, calendar, timeZone) => {
      const due = (from: Date, given: number) => dueAt(from, working(given), {calendar, timeZone}).getTime();
      expect(due(at, count + 1)).to.be.greaterThan(due(at, count));
      expect(due(new Date(at.getTime() + seconds * 1000), count)).to.be.at.least(due(at, count));
    }), {numRuns: 200});
  });

  it('end with the last millisecond of a day, also where clocks change at midnight or a day is left out', () => {
    fc.assert(fc.property(start, days, calendar, zone, (at, count, calendar, timeZone) => {
      const due = dueAt(at, working(count), {calendar, timeZone});
      const date = dateIn(due, timeZone);
      expect(dateIn(new Date(due.getTime() + 1), timeZone)).to.equal(nextDate(date));
    }), {numRuns: 200});
  });

  it('one after the other take as long as all at once', () => {
    fc.assert(fc.property(start, days, days, calendar, zone, (at, first, second, calendar, timeZone) => {
      const context = {calendar, timeZone};
      const inTwo = dueAt(dueAt(at, working(first), context), working(second), context);
      expect(inTwo).to.deep.equal(dueAt(at, working(first + second), context));
    }), {numRuns: 200});
  });

  it('end no earlier for one more holiday, and no later for one more day that is made up for', () => {
    fc.assert(fc.property(start, days, day, zone, (at, count, holiday, timeZone) => {
      const due = (calendar: Calendar) => dueAt(at, working(count), {calendar, timeZone}).getTime();
      expect(due({...CHINA, holidays: [...CHINA.holidays, holiday], workdays: CHINA.workdays.filter((date) => date !== holiday)})).to.be.at.least(due(CHINA));
      expect(due({...CHINA, workdays: [...CHINA.workdays, holiday]})).to.be.at.most(due(CHINA));
    }), {numRuns: 200});
  });
});
