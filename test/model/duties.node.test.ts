import {describe, expect, it} from 'vitest';
import {countDuties, dutiesOf} from '../../src/model/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';
import {accepted, HOUSING, type Journey, MODERATOR} from './journey.js';

// Due at the end of 23 November.
const noon = (date: string) => `${date}T12:00:00+08:00`;
const handedIn = (date: string) => accepted().then(HOUSING, REQUESTS['submit-answer'], noon(date));
const counted = ({events}: Journey, date: string) => {
  const {answered, onTime, overdue, open} = countDuties(dutiesOf(events), new Date(noon(date)).toISOString());
  return {answered, onTime, overdue, open};
};
const NONE = {answered: 0, onTime: 0, overdue: 0, open: 0};

describe('what a unit owes while board staff read its answer', () => {
  it('is nothing that could become overdue, where the answer left it in time', () => {
    expect(counted(handedIn('2026-11-20'), '2026-11-30')).toEqual({...NONE, open: 1});
    expect(counted(accepted(), '2026-11-30'), 'as against one that has not answered').toEqual({...NONE, overdue: 1});
    expect(counted(handedIn('2026-11-24'), '2026-11-30'), 'and one that answered late').toEqual({...NONE, overdue: 1});
  });

  it('is counted as on time however long they read', () => {
    expect(counted(handedIn('2026-11-20').then(MODERATOR, {action: 'approve'}, noon('2026-12-20')), '2026-12-21')).toEqual({...NONE, answered: 1, onTime: 1});
  });

  it('is due again when the answer comes back: by the time that it had, or the one that the reviewer sets', () => {
    const back = (dueAt?: string) => handedIn('2026-11-20').then(MODERATOR, {...REQUESTS.return, ...(dueAt && {dueAt})}, noon('2026-11-25'));
    expect(counted(back(), '2026-11-24'), 'before it came back').toEqual({...NONE, open: 1});
    expect(counted(back(), '2026-11-26')).toEqual({...NONE, overdue: 1});
    expect(counted(back(noon('2026-11-27')), '2026-11-26')).toEqual({...NONE, open: 1});
    expect(counted(back(noon('2026-11-27')), '2026-11-28')).toEqual({...NONE, overdue: 1});
    const anew = back().then(HOUSING, REQUESTS['submit-answer'], noon('2026-11-26')).then(MODERATOR, {action: 'approve'}, noon('2026-11-27'));
    expect(counted(anew, '2026-11-28'), 'written anew after its time').toEqual({...NONE, answered: 1});
  });
});
