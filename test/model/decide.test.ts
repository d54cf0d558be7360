import {expect} from '@open-wc/testing';
import {
  type ActionRequest, actionRequestSchema, type BoardInfo, clockFor, currentAnswer, decide, isOpen, LEADERS_PRESET, type Matter, NO_PRIVATE_PART, composeMessage,
  type BoardEvent, replay, submitEvent, type ValidDraft, validate, type Viewer,
} from '../../src/model/index.js';
import {REQUESTS} from '../../src/testing/suite/refusing.js';

const BOARD: BoardInfo = LEADERS_PRESET;
const AUTHOR: Viewer = {role: 'visitor', holdsQueryCode: true};
const MODERATOR: Viewer = {role: 'moderator', personId: 'm', name: '沈书言'};
const HOUSING: Viewer = {role: 'staff', personId: 'h', name: '周敏', agencyId: 'housing'};
const DRAFT: ValidDraft = {
  kind: 'enquiry', topic: 'transport/parking', agencyId: 'housing', title: '标题', body: '正文', demand: '', details: '', visibility: 'public',
  language: '', consent: '1', privatePart: NO_PRIVATE_PART, attachments: [], email: '',
};

/** A message on its way: each step says when, who and what. */
class Journey {
  readonly events: BoardEvent[] = [];
  readonly #matter: Matter['content'];

  constructor(draft: Partial<ValidDraft> = {}, at = '2026-11-16T10:00:00+08:00') {
    const {record, event} = composeMessage({...DRAFT, ...draft}, {viewer: {role: 'visitor'}, at: new Date(at), id: 'x', number: '1', newId: () => 'e1'});
    this.#matter = record.content;
    this.events.push(event);
  }

  get progress() {
    return replay(this.events);
  }

  get matter(): Matter {
    return {content: this.#matter, progress: this.progress};
  }

  decide(by: Viewer, request: ActionRequest, at = '2026-11-16T10:00:00+08:00', board = BOARD) {
    const valid = validate(actionRequestSchema(board.limits), request);
    if (!valid.ok) throw new Error(JSON.stringify(valid.issues));
    return decide(this.matter, valid.value, {viewer: by, board, at: new Date(at), newId: () => `e${this.events.length + 1}`});
  }

  then(by: Viewer, request: ActionRequest, at?: string, board?: BoardInfo): this {
    const decision = this.decide(by, request, at, board);
    if (!decision.ok) throw new Error(`${request.action}: ${decision.refusal}`);
    this.events.push(decision.event);
    return this;
  }
}

const published = (draft?: Partial<ValidDraft>) => new Journey(draft).then(MODERATOR, {action: 'publish'});
const accepted = (draft?: Partial<ValidDraft>) => published(draft).then(HOUSING, {action: 'accept'});
const inReview = () => accepted().then(HOUSING, REQUESTS['submit-answer']);
const answered = () => inReview().then(MODERATOR, {action: 'approve'});

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

describe('the clock of a message', () => {
  const due = (journey: Journey) => journey.progress.dueAt;

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
