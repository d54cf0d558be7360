import {expect} from '@open-wc/testing';
import {currentAnswer, isOpen, submitEvent, type Viewer} from '../../src/model/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';
import {accepted, answered, AUTHOR, HOUSING, inReview, Journey, MODERATOR, published} from './journey.js';

describe('deciding', () => {
  it('makes the next event, and the same one from the same input', () => {
    const journey = new Journey();
    const decision = journey.decide(MODERATOR, {action: 'publish', internalText: '可以公开'});
    expect(decision).to.deep.equal({ok: true, event: {
      id: 'e2', seq: 2, at: '2026-11-16T02:00:00.000Z', action: 'publish', actor: {role: 'moderator', personId: 'm', name: '沈书言'},
      from: 'received', to: 'waiting', internalText: '可以公开', dueAt: '2026-11-23T15:59:59.999Z',
    }});
    expect(journey.decide(MODERATOR, {action: 'publish', internalText: '可以公开'})).to.deep.equal(decision);
  });

  it('takes the addressee for the handling agency at first', () => {
    expect(submitEvent(new Journey().matter.content, {role: 'author'}, {at: new Date(0), newId: () => 'e'}).handlerId).to.equal('housing');
  });

  it('makes an author who is a moderator elsewhere no more than the author', () => {
    const both: Viewer = {...MODERATOR, holdsQueryCode: true};
    const decision = published().decide(both, {action: 'follow-up', words: '补充'});
    expect(decision.ok && decision.event.actor).to.deep.equal({role: 'author', personId: 'm'});
    const transfer = published().decide(both, {action: 'transfer', agencyId: 'transport'});
    expect(transfer.ok && transfer.event.actor.role).to.equal('moderator');
  });

  it('keeps what each action brings', () => {
    const last = (journey: Journey) => journey.events.at(-1);
    expect(last(new Journey().then(MODERATOR, REQUESTS.reject))).to.include({rejectReason: 'unclear', words: '请补充地点。', to: 'rejected'});
    expect(last(accepted().then(HOUSING, REQUESTS['hand-back']))).to.include({handlerId: null, ground: 'not-our-task'});
    expect(last(inReview().then(MODERATOR, REQUESTS.return))?.returnReasons).to.deep.equal(['incomplete']);
    expect(last(inReview())?.answer).to.deep.equal({body: '路灯已于11月20日全部修复，请您查看。', organisation: '', contact: ''});
    expect(last(answered().then(AUTHOR, REQUESTS.rate))?.rating).to.deep.equal({resolution: 4, attitude: 4, speed: 4, solved: true});
    const task = {agencyId: 'transport', task: 'x', dueAt: '2026-11-20T18:00:00+08:00'};
    expect(last(accepted().then(HOUSING, {action: 'whistle', supports: [task]}))?.supports).to.deep.equal([{...task, dueAt: '2026-11-20T10:00:00.000Z'}]);
  });
});

describe('progress', () => {
  it('gives the unit that was asked, after it was handed back none', () => {
    expect(accepted().then(HOUSING, REQUESTS['hand-back']).progress.handlerId).to.equal(null);
  });

  it('keeps returned and approved answers apart', () => {
    const twice = inReview().then(MODERATOR, REQUESTS.return).then(HOUSING, REQUESTS['submit-answer']).then(MODERATOR, {action: 'approve'});
    expect(twice.progress.answers.map((answer) => answer.stage)).to.deep.equal(['returned', 'approved']);
    expect(currentAnswer(twice.progress)).to.include({stage: 'approved', agencyId: 'housing', authorPersonId: 'h'});
  });

  it('notes who of the called-in units reported in', () => {
    const called = accepted().then(HOUSING, {action: 'whistle', supports: [{agencyId: 'transport', task: 'x'}, {agencyId: 'education', task: 'y'}]});
    const reported = called.then({role: 'staff', personId: 't', agencyId: 'transport'}, REQUESTS['report-in'], '2026-11-17T10:00:00+08:00');
    expect(reported.progress.supports.map((support) => support.reportedAt)).to.deep.equal(['2026-11-17T02:00:00.000Z', undefined]);
  });

  it('is open while a unit owes an answer', () => {
    expect([published(), accepted()].map(({progress}) => isOpen(progress))).to.deep.equal([true, true]);
    expect([new Journey(), inReview(), answered()].map(({progress}) => isOpen(progress))).to.deep.equal([false, false, false]);
  });
});
