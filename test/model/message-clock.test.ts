import {expect} from '@open-wc/testing';
import {type BoardInfo, CHINA, clockFor, type ClockRule, overdueUnits, owedBy, type Viewer} from '../../src/model/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';
import {accepted, answered, AUTHOR, BOARD, HOUSING, inReview, Journey, MODERATOR, published} from './journey.js';

const due = (journey: Journey) => journey.progress.dueAt;
const noon = (date: string) => `${date}T12:00:00+08:00`;
const endOf = (date: string) => `${date}T15:59:59.999Z`;
const TRANSPORT: Viewer = {role: 'staff', personId: 't', agencyId: 'transport'};

describe('the clock of a message', () => {
  it('does not run before it is published', () => expect(due(new Journey())).to.equal(undefined));
  it('starts when it is published', () => expect(due(published())).to.equal('2026-11-23T15:59:59.999Z'));
  it('is longer for complaints', () => expect(due(published({kind: 'complaint'}))).to.equal('2026-11-30T15:59:59.999Z'));
  it('goes on when it is accepted', () => expect(due(accepted())).to.equal(due(published())));

  it('starts anew for the unit that it is transferred to', () => {
    const moved = accepted().then(HOUSING, {action: 'transfer', agencyId: 'transport'}, '2026-11-18T10:00:00+08:00');
    expect(due(moved)).to.equal('2026-11-25T15:59:59.999Z');
  });

  it('is extended once, from the day it was due', () => {
    const extended = accepted().then(HOUSING, REQUESTS.extend, '2026-11-20T10:00:00+08:00');
    expect(due(extended)).to.equal('2026-11-30T15:59:59.999Z');
    expect(extended.decide(HOUSING, REQUESTS.extend)).to.deep.equal({ok: false, refusal: 'not-yet-extended'});
  });

  it('stops for a question, and what was left of it is left when the author has answered', () => {
    const asked = accepted().then(HOUSING, REQUESTS['ask-for-more'], '2026-11-17T10:00:00+08:00');
    expect(due(asked)).to.equal(undefined);
    const followed = asked.then(AUTHOR, REQUESTS['follow-up'], '2026-11-18T10:00:00+08:00');
    expect(due(followed)).to.equal(undefined);
    const supplied = followed.then(AUTHOR, REQUESTS['supply-info'], '2026-11-19T12:30:00+08:00');
    // Four working days were left on Tuesday, and are on Thursday: to the next Wednesday.
    expect(due(supplied)).to.equal('2026-11-25T15:59:59.999Z');
    expect(supplied.progress.pausedAt).to.equal(undefined);
  });

  it('runs on while an answer is reviewed, and stops when it is approved', () => {
    expect(due(inReview())).to.equal(due(published()));
    expect(due(answered())).to.equal(undefined);
  });

  it('runs on after a return, or to the time that the reviewer sets', () => {
    expect(due(inReview().then(MODERATOR, REQUESTS.return))).to.equal(due(published()));
    expect(due(inReview().then(MODERATOR, {...REQUESTS.return, dueAt: '2026-11-18T12:00:00+08:00'}))).to.equal('2026-11-18T04:00:00.000Z');
  });

  it('starts again when an answered message is asked about, or reopened', () => {
    expect(due(answered().then(AUTHOR, REQUESTS['follow-up'], '2026-11-24T10:00:00+08:00'))).to.equal('2026-12-01T15:59:59.999Z');
    const reopened = answered().then(AUTHOR, {...REQUESTS.rate, solved: false}).then(AUTHOR, REQUESTS.reopen, '2026-11-24T10:00:00+08:00');
    expect(due(reopened)).to.equal('2026-12-01T15:59:59.999Z');
    expect(reopened.progress.extended).to.equal(false);
  });

  it('stops when the author withdraws', () => expect(due(accepted().then(AUTHOR, REQUESTS.withdraw))).to.equal(undefined));
});

describe('a clock that is stopped for a question', () => {
  const asked = (on: string) => accepted().then(HOUSING, REQUESTS['ask-for-more'], noon(on));
  const supplied = (journey: Journey, on: string) => due(journey.then(AUTHOR, REQUESTS['supply-info'], noon(on)));

  it('stands still over a weekend, and gives nothing for it', () => {
    // Due on Monday the 23rd: on Friday one working day is left.
    expect(supplied(asked('2026-11-20'), '2026-11-22')).to.equal(endOf('2026-11-23'));
    expect(supplied(asked('2026-11-20'), '2026-11-23')).to.equal(endOf('2026-11-24'));
  });

  it('keeps its working days, and never ends on a day off', () => {
    expect(supplied(asked('2026-11-16'), '2026-11-19')).to.equal(endOf('2026-11-26'));
    // Three days later by the hour would have been a Thursday, and five days a Saturday.
    expect(supplied(asked('2026-11-18'), '2026-11-23')).to.equal(endOf('2026-11-26'));
  });

  it('goes by the holiday table', () => {
    const board: BoardInfo = {...BOARD, calendar: CHINA};
    const journey = new Journey({}, noon('2026-09-28')).then(MODERATOR, {action: 'publish'}, noon('2026-09-28'), board).then(HOUSING, {action: 'accept'}, noon('2026-09-28'), board);
    // 29, 30, then seven days off; 8, 9 and the Saturday that makes up for one of them.
    expect(due(journey)).to.equal(endOf('2026-10-10'));
    journey.then(HOUSING, REQUESTS['ask-for-more'], noon('2026-09-30'), board).then(AUTHOR, REQUESTS['supply-info'], noon('2026-10-06'), board);
    expect(due(journey), 'three working days were left').to.equal(endOf('2026-10-10'));
  });

  it('leaves one day at least to a unit that asked on the last', () => {
    expect(supplied(asked('2026-11-23'), '2026-11-23')).to.equal(endOf('2026-11-24'));
    expect(supplied(asked('2026-11-23'), '2026-11-28'), 'answered on a Saturday').to.equal(endOf('2026-11-30'));
  });

  it('makes nothing due earlier than it was', () => {
    const set = inReview().then(MODERATOR, {...REQUESTS.return, dueAt: '2026-11-22T12:00:00+08:00'}, noon('2026-11-17'));
    expect(supplied(set.then(HOUSING, REQUESTS['ask-for-more'], noon('2026-11-17')), '2026-11-17'), 'a Sunday that board staff chose').to.equal('2026-11-22T04:00:00.000Z');
  });

  it('does not make up for what was overdue before', () => {
    expect(supplied(asked('2026-11-24'), '2026-11-27')).to.equal(endOf('2026-11-23'));
  });

  it('runs in calendar days where the board’s rule does', () => {
    const board: BoardInfo = {...BOARD, clocks: [{days: 6, unit: 'calendar'}]};
    const journey = new Journey().then(MODERATOR, {action: 'publish'}, noon('2026-11-16'), board).then(HOUSING, {action: 'accept'}, noon('2026-11-16'), board);
    expect(due(journey)).to.equal(endOf('2026-11-22'));
    journey.then(HOUSING, REQUESTS['ask-for-more'], noon('2026-11-20'), board).then(AUTHOR, REQUESTS['supply-info'], noon('2026-11-26'), board);
    expect(due(journey)).to.equal(endOf('2026-11-28'));
  });

  it('may have been extended before, which stays the one extension', () => {
    const extended = accepted().then(HOUSING, REQUESTS.extend, noon('2026-11-20'));
    const later = extended.then(HOUSING, REQUESTS['ask-for-more'], noon('2026-11-25')).then(AUTHOR, REQUESTS['supply-info'], noon('2026-12-01'));
    expect(due(later), 'the 26th, 27th and 30th were left').to.equal(endOf('2026-12-04'));
    expect(later.decide(HOUSING, REQUESTS.extend)).to.deep.equal({ok: false, refusal: 'not-yet-extended'});
  });

  it('can be extended after, from the day that it came to', () => {
    const later = asked('2026-11-18').then(AUTHOR, REQUESTS['supply-info'], noon('2026-11-23')).then(HOUSING, REQUESTS.extend, noon('2026-11-24'));
    expect(due(later)).to.equal(endOf('2026-12-03'));
  });

  it('can be stopped again, and keeps what was left each time', () => {
    const again = asked('2026-11-17').then(AUTHOR, REQUESTS['supply-info'], noon('2026-11-18')).then(HOUSING, REQUESTS['ask-for-more'], noon('2026-11-20'));
    expect(due(again)).to.equal(undefined);
    expect(supplied(again, '2026-11-25'), 'two of five were left').to.equal(endOf('2026-11-27'));
  });
});

describe('what units owe', () => {
  const nobody: string[] = [];
  const owing = ({progress}: Journey) => owedBy(progress).map(({agencyId, dueAt}) => `${agencyId} by ${dueAt.slice(0, 10)}`);
  const late = ({progress}: Journey, at: string) => overdueUnits(progress, new Date(at)).map(({agencyId}) => agencyId);
  const task = (agencyId: string, dueAt?: string) => ({agencyId, task: 'x', ...(dueAt && {dueAt})});
  const called = () => accepted().then(HOUSING, {action: 'whistle', supports: [task('transport', noon('2026-11-18')), task('education', noon('2026-11-25')), task('culture')]});

  it('is the answer, from publishing to the moment it goes to review, and again after a return', () => {
    expect(owing(new Journey())).to.deep.equal(nobody);
    expect(owing(accepted())).to.deep.equal(['housing by 2026-11-23']);
    expect(owing(inReview()), 'board staff read it').to.deep.equal(nobody);
    const returned = inReview().then(MODERATOR, REQUESTS.return, noon('2026-11-24'));
    expect(late(returned, noon('2026-11-24')), 'the time for the answer had passed while it was read').to.deep.equal(['housing']);
    expect(owing(answered())).to.deep.equal(nobody);
  });

  it('is not overdue up to the last millisecond, nor while the clock stands still', () => {
    expect(late(accepted(), '2026-11-23T15:59:59.999Z')).to.deep.equal(nobody);
    expect(late(accepted(), '2026-11-23T16:00:00Z')).to.deep.equal(['housing']);
    expect(late(accepted().then(HOUSING, REQUESTS['ask-for-more'], noon('2026-11-20')), noon('2026-12-20'))).to.deep.equal(nobody);
  });

  it('goes with the message: the unit that it is transferred to owes by a clock of its own', () => {
    const board: BoardInfo = {...BOARD, clocks: [{agencyId: 'transport', days: 2, unit: 'working'}, {days: 10, unit: 'working'}]};
    const moved = accepted().then(HOUSING, REQUESTS.extend, noon('2026-11-17')).then(HOUSING, {action: 'transfer', agencyId: 'transport'}, noon('2026-11-18'), board);
    expect(owing(moved)).to.deep.equal(['transport by 2026-11-20']);
    expect(moved.then(TRANSPORT, {action: 'accept'}).decide(TRANSPORT, REQUESTS.extend), 'one extension for a message').to.deep.equal({ok: false, refusal: 'not-yet-extended'});
  });

  it('is nobody’s after a unit handed the message back, although its clock runs on', () => {
    const back = accepted().then(HOUSING, REQUESTS['hand-back']);
    expect([due(back), owing(back)]).to.deep.equal([endOf('2026-11-23'), nobody]);
  });

  it('is each called-in unit’s part, by a time of its own', () => {
    expect(owing(called())).to.deep.equal(['housing by 2026-11-23', 'transport by 2026-11-18', 'education by 2026-11-25']);
    expect(late(called(), noon('2026-11-19'))).to.deep.equal(['transport']);
    expect(late(called(), noon('2026-11-24'))).to.deep.equal(['housing', 'transport']);
    expect(late(called(), noon('2027-01-01')), 'no time was said to culture').to.deep.equal(['housing', 'transport', 'education']);
  });

  it('is no part any more once a unit has reported in, or the lead unit has answered', () => {
    expect(owing(called().then(TRANSPORT, REQUESTS['report-in'], noon('2026-11-19')))).to.deep.equal(['housing by 2026-11-23', 'education by 2026-11-25']);
    expect(owing(called().then(HOUSING, REQUESTS['submit-answer']))).to.deep.equal(nobody);
    expect(late(called().then(HOUSING, REQUESTS['submit-answer']).then(MODERATOR, REQUESTS.return), noon('2026-11-19')), 'an answer came back: the part may still help').to.deep.equal(['transport']);
  });

  it('is a part also while the lead unit waits for the author', () => {
    expect(late(called().then(HOUSING, REQUESTS['ask-for-more']), noon('2026-11-24'))).to.deep.equal(['transport']);
  });
});

describe('the clock of a board for a message', () => {
  it('is the first of the board’s that fits', () => {
    const board: BoardInfo = {...BOARD, clocks: [
      {agencyId: 'housing', topic: 'transport', days: 1, unit: 'calendar'}, {kind: 'enquiry', days: 2, unit: 'calendar'}, {agencyId: 'education', days: 3, unit: 'working'},
    ]};
    const {content} = new Journey().matter;
    expect(clockFor(board, content, 'housing')?.days).to.equal(1);
    expect(clockFor(board, content, 'transport')?.days).to.equal(2);
    expect(clockFor(board, {...content, topic: 'other'}, 'housing')?.days).to.equal(2);
    expect(clockFor(board, {...content, kind: 'help'}, 'education')?.days).to.equal(3);
    expect(clockFor(board, {...content, kind: 'help', topic: 'other'}, 'housing')).to.equal(undefined);
  });

  it('is none where the board has none for it', () => {
    expect(due(new Journey().then(MODERATOR, {action: 'publish'}, undefined, {...BOARD, clocks: []}))).to.equal(undefined);
  });

  it('may be told by kind, topic and agency all at once, and by none of them', () => {
    const {content} = new Journey({topic: 'environment/noise', kind: 'complaint'}).matter;
    const daysWith = (...clocks: ClockRule[]) => clockFor({...BOARD, clocks}, content, 'housing')?.days;
    const any: ClockRule = {days: 10, unit: 'working'};
    expect(daysWith({...any, kind: 'complaint', topic: 'environment/noise', agencyId: 'housing', days: 1}, any)).to.equal(1);
    for (const miss of [{kind: 'enquiry'}, {topic: 'environment/waste'}, {agencyId: 'transport'}]) {
      expect(daysWith({...any, kind: 'complaint', topic: 'environment/noise', agencyId: 'housing', ...miss, days: 1}, any), JSON.stringify(miss)).to.equal(10);
    }
    expect(daysWith({...any, topic: 'environment', days: 2}, any), 'the topic around it').to.equal(2);
    expect(daysWith({...any, topic: 'environment/noi', days: 2}, any), 'not a piece of a name').to.equal(10);
  });

  it('does not look for the narrowest: who puts the wide one first means it', () => {
    const {content} = new Journey().matter;
    expect(clockFor({...BOARD, clocks: [{days: 9, unit: 'working'}, {kind: 'enquiry', days: 1, unit: 'working'}]}, content, 'housing')?.days).to.equal(9);
  });

  it('is nobody’s own while no unit has the message: then only rules for all agencies fit', () => {
    const {content} = new Journey().matter;
    expect(clockFor({...BOARD, clocks: [{agencyId: 'housing', days: 1, unit: 'working'}, {days: 9, unit: 'working'}]}, content, null)?.days).to.equal(9);
  });
});
