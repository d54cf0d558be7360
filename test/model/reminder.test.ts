import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {nextReminder, overdueUnits, remindBefore, reminderEvent, remindersDue, type Viewer} from '../../src/model/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';
import {accepted, AUTHOR, BOARD, HOUSING, inReview, type Journey, MODERATOR} from './journey.js';

const at = (text: string) => new Date(`${text}:00+08:00`);
const TRANSPORT: Viewer = {role: 'staff', personId: 't', agencyId: 'transport'};
const names = (journey: Journey, when: Date) => remindersDue(journey.progress, when, BOARD).map(({agencyId}) => agencyId);
const called = (dueAt = '2026-11-18T12:00:00+08:00') => accepted().then(HOUSING, {action: 'whistle', supports: [{agencyId: 'transport', task: 'x', dueAt}]});

/** Adds the board's reminders that are due, as a server does. */
function remind(journey: Journey, when: Date): string[] {
  const reminded: string[] = [];
  for (const overdue of remindersDue(journey.progress, when, BOARD)) {
    const event = reminderEvent(journey.progress, overdue, {at: when, board: BOARD, newId: () => `r${journey.events.length}`});
    if (!event) continue;
    journey.events.push(event);
    reminded.push(overdue.agencyId);
  }
  return reminded;
}

describe('the board’s reminder', () => {
  it('goes out the day after, and not on the day itself', () => {
    expect(names(accepted(), at('2026-11-23T23:59'))).to.deep.equal([]);
    expect(names(accepted(), at('2026-11-24T00:00'))).to.deep.equal(['housing']);
    expect(names(called(), at('2026-11-18T23:00')), 'a part that was due at noon').to.deep.equal([]);
    expect(names(called(), at('2026-11-19T00:00'))).to.deep.equal(['transport']);
  });

  it('goes to each unit once for one due time, however often somebody looks', () => {
    const journey = called();
    expect(remind(journey, at('2026-11-24T08:00'))).to.deep.equal(['housing', 'transport']);
    for (const later of ['2026-11-24T08:00', '2026-11-25T08:00', '2027-03-01T08:00']) expect(remind(journey, at(later))).to.deep.equal([]);
    expect(journey.progress.reminders.map(({agencyId, bySystem}) => [agencyId, bySystem])).to.deep.equal([['housing', true], ['transport', true]]);
  });

  it('is an event of the system for staff, and changes nothing else', () => {
    const journey = accepted();
    const before = journey.progress;
    remind(journey, at('2026-11-24T08:00'));
    expect(journey.events.at(-1)).to.deep.include({
      action: 'remind', actor: {role: 'system'}, from: 'in-progress', to: 'in-progress', reminded: {agencyId: 'housing', dueAt: '2026-11-23T15:59:59.999Z'},
    });
    const {reminders: _, version: __, ...after} = journey.progress;
    expect({...after, reminders: before.reminders, version: before.version}).to.deep.equal(before);
  });

  it('is not for what was done in the meantime: it is asked once more when it is written', () => {
    const journey = called();
    const [part] = overdueUnits(journey.progress, at('2026-11-19T08:00'));
    journey.then(TRANSPORT, REQUESTS['report-in'], '2026-11-19T07:59:00+08:00');
    expect(part && reminderEvent(journey.progress, part, {at: at('2026-11-19T08:00'), board: BOARD, newId: () => 'r'})).to.equal(undefined);
  });

  it('goes out anew for a new due time: after an extension, a transfer, a return with a time', () => {
    const extended = accepted();
    remind(extended, at('2026-11-24T08:00'));
    extended.then(HOUSING, REQUESTS.extend, '2026-11-24T10:00:00+08:00');
    expect(remind(extended, at('2026-11-30T09:00'))).to.deep.equal([]);
    expect(remind(extended, at('2026-12-01T09:00'))).to.deep.equal(['housing']);

    const moved = accepted();
    remind(moved, at('2026-11-24T08:00'));
    moved.then(HOUSING, {action: 'transfer', agencyId: 'transport'}, '2026-11-24T10:00:00+08:00');
    expect(remind(moved, at('2026-12-02T09:00'))).to.deep.equal(['transport']);

    const returned = inReview().then(MODERATOR, {...REQUESTS.return, dueAt: '2026-11-18T12:00:00+08:00'});
    expect(remind(returned, at('2026-11-19T09:00'))).to.deep.equal(['housing']);
  });

  it('does not come twice because the author was asked in between', () => {
    const journey = accepted();
    remind(journey, at('2026-11-24T08:00'));
    journey.then(HOUSING, REQUESTS['ask-for-more'], '2026-11-25T10:00:00+08:00').then(AUTHOR, REQUESTS['supply-info'], '2026-11-27T10:00:00+08:00');
    expect(remind(journey, at('2026-11-28T09:00'))).to.deep.equal([]);
  });

  it('comes also where somebody has reminded before: that was not the board', () => {
    const journey = accepted().then(MODERATOR, REQUESTS.remind, '2026-11-20T10:00:00+08:00');
    expect(remind(journey, at('2026-11-24T08:00'))).to.deep.equal(['housing']);
  });
});

describe('what is still to be reminded of', () => {
  it('is the earliest due time without a reminder, whether it has passed or not', () => {
    const journey = called();
    expect(nextReminder(journey.progress)).to.equal('2026-11-18T04:00:00.000Z');
    remind(journey, at('2026-11-19T08:00'));
    expect(nextReminder(journey.progress)).to.equal('2026-11-23T15:59:59.999Z');
    remind(journey, at('2026-11-24T08:00'));
    expect(nextReminder(journey.progress)).to.equal(undefined);
  });

  it('is before the beginning of today exactly when a reminder is due', () => {
    const when = fc.date({min: new Date('2026-11-16'), max: new Date('2026-12-10'), noInvalidDate: true});
    fc.assert(fc.property(when, when, fc.boolean(), (dueAt, now, asks) => {
      const journey = called(dueAt.toISOString());
      if (asks) journey.then(HOUSING, REQUESTS['ask-for-more']);
      for (let round = 0; round < 3; round++) {
        const next = nextReminder(journey.progress);
        const today = new Date(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) + 'T00:00:00+08:00');
        expect(next !== undefined && new Date(next) < today).to.equal(remindersDue(journey.progress, now, BOARD).length > 0);
        remind(journey, now);
      }
      expect(remindersDue(journey.progress, now, BOARD)).to.deep.equal([]);
    }), {numRuns: 200});
  });
});

describe('the hour of reminders', () => {
  const before = (text: string, timeZone = 'Asia/Shanghai') => remindBefore(new Date(text), timeZone).toISOString();

  it('is eight in the morning, where the board is', () => {
    expect(before('2026-11-24T07:59:59+08:00')).to.equal('2026-11-22T16:00:00.000Z');
    expect(before('2026-11-24T08:00:00+08:00')).to.equal('2026-11-23T16:00:00.000Z');
    expect(before('2026-11-24T23:59:59+08:00')).to.equal('2026-11-23T16:00:00.000Z');
    expect(before('2026-11-24T12:59:00Z', 'America/New_York')).to.equal('2026-11-23T05:00:00.000Z');
    expect(before('2026-11-24T13:00:00Z', 'America/New_York')).to.equal('2026-11-24T05:00:00.000Z');
  });

  it('comes once a day also when clocks are changed', () => {
    expect(before('2026-03-29T05:59:59Z', 'Europe/Berlin')).to.equal('2026-03-27T23:00:00.000Z');
    expect(before('2026-03-29T06:00:00Z', 'Europe/Berlin')).to.equal('2026-03-28T23:00:00.000Z');
  });
});
