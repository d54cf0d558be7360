import {expect} from '@open-wc/testing';
import {type BoardInfo, type ClockRule, LEADERS_PRESET, ruleIssues} from '../../src/model/index.js';

const issuesOf = (changes: Partial<BoardInfo>, isAgency?: (id: string) => boolean) =>
  ruleIssues({...LEADERS_PRESET, ...changes}, isAgency).map(({path, code}) => `${path}: ${code}`);
const clock = (rule: Partial<ClockRule> = {}): ClockRule => ({days: 5, unit: 'working', ...rule});
const ofCalendar = (changes: Partial<BoardInfo['calendar']>) => issuesOf({calendar: {...LEADERS_PRESET.calendar, ...changes}});

describe('the rules of a board', () => {
  it('of the preset can work', () => expect(ruleIssues(LEADERS_PRESET)).to.deep.equal([]));

  it('name a zone that there is', () => {
    expect(issuesOf({timeZone: 'Europe/Atlantis'})).to.deep.equal(['timeZone: not-in-list']);
    expect(issuesOf({timeZone: ''})).to.deep.equal(['timeZone: not-in-list']);
  });

  for (const [days, code] of [[0, 'too-small'], [-3, 'too-small'], [366, 'too-large'], [2.5, 'wrong-type'], [Number.NaN, 'wrong-type'], [Infinity, 'wrong-type']] as const) {
    it(`have no clock of ${days} days`, () => expect(issuesOf({clocks: [clock({days})]})).to.deep.equal([`clocks.0.days: ${code}`]));
  }

  it('have clocks from a day to a year', () => expect(issuesOf({clocks: [clock({kind: 'help', days: 1}), clock({days: 365})]})).to.deep.equal([]));

  it('have clocks for kinds, topics and agencies that there are', () => {
    const clocks = [clock({kind: 'praise'}), clock({topic: 'environment/noise'}), clock({topic: 'noise'}), clock({agencyId: 'housing'}), clock({agencyId: 'moon'})];
    expect(issuesOf({clocks}, (id) => id === 'housing')).to.deep.equal(['clocks.0.kind: not-in-list', 'clocks.2.topic: not-in-list', 'clocks.4.agencyId: not-in-list']);
    expect(issuesOf({clocks: [clock({agencyId: 'moon'})]}), 'nobody said which there are').to.deep.equal([]);
  });

  it('have no clock that never applies because one before it always does', () => {
    expect(issuesOf({clocks: [clock(), clock({kind: 'help'})]})).to.deep.equal(['clocks.1: twice']);
    expect(issuesOf({clocks: [clock({topic: 'environment'}), clock({topic: 'environment/noise', kind: 'help'})]})).to.deep.equal(['clocks.1: twice']);
    expect(issuesOf({clocks: [clock({topic: 'environment/noise'}), clock({topic: 'environment'})]}), 'the narrow one first is right').to.deep.equal([]);
    expect(issuesOf({clocks: [clock({kind: 'help'}), clock({agencyId: 'housing'}), clock({kind: 'help', agencyId: 'housing'})]})).to.deep.equal(['clocks.2: twice']);
  });

  it('have extensions of a day at least, and verdicts that reopen within ten years at most', () => {
    expect(issuesOf({extensionDays: 0, reopenDays: 0})).to.deep.equal(['extensionDays: too-small']);
    expect(issuesOf({reopenDays: 4000})).to.deep.equal(['reopenDays: too-large']);
  });
});

describe('the calendar of a board', () => {
  it('has at least one day of the week to work on', () => {
    expect(ofCalendar({weekend: [0, 1, 2, 3, 4, 5, 6]})).to.deep.equal(['calendar.weekend: too-many']);
    expect(ofCalendar({weekend: []})).to.deep.equal([]);
  });

  it('has days of the week and dates, each once', () => {
    expect(ofCalendar({weekend: [7, 0.5]})).to.deep.equal(['calendar.weekend.0: not-in-list', 'calendar.weekend.1: not-in-list']);
    expect(ofCalendar({holidays: ['2026-02-30', '2026-1-1', 'Monday']})).to.deep.equal([0, 1, 2].map((index) => `calendar.holidays.${index}: not-a-time`));
    expect(ofCalendar({holidays: ['2027-01-01', '2027-01-01']})).to.deep.equal(['calendar.holidays: twice']);
    expect(ofCalendar({years: [26], names: {'1 May': {en: 'Labour Day'}}})).to.deep.equal(['calendar.years.0: not-a-time', 'calendar.names.1 May: not-a-time']);
  });

  it('has no day that is off and is not', () => expect(ofCalendar({holidays: ['2027-01-01'], workdays: ['2027-01-02', '2027-01-01']})).to.deep.equal(['calendar.workdays.1: twice']));
});
