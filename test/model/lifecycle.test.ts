import {expect} from '@open-wc/testing';
import {
  type Action, ACTIONS, LIFECYCLE, LISTED_STATES, OPEN_STATES, PUBLIC_STATUSES, QUEUE_STATES, rowFor, type State, STATES, statesOf, statusOf, STATUSES,
} from '../../src/model/index.js';

const states = Object.keys(STATES) as State[];

describe('the lifecycle table', () => {
  it('has one row at most for an action in a state, so that nobody can read it in two ways', () => {
    for (const action of ACTIONS) {
      for (const state of states) {
        const rows = LIFECYCLE.filter((row) => row.action === action && (row.from as readonly State[]).includes(state));
        expect(rows.length, `${action} in ${state}`).to.be.at.most(1);
        expect(rowFor(action, state)).to.equal(rows[0]);
      }
    }
  });

  it('leads from the first state to every other', () => {
    const reached = new Set<State>(['received']);
    for (const _ of states) for (const {from, to} of LIFECYCLE) if (to !== 'same' && from.some((state) => reached.has(state))) reached.add(to);
    expect([...reached].sort()).to.deep.equal([...states].sort());
  });

  it('has no way on from a message that was rejected or withdrawn', () => {
    for (const action of ACTIONS) for (const state of ['rejected', 'withdrawn'] as const) expect(rowFor(action, state)).to.equal(undefined);
  });

  it('lets only the board publish, and only the board approve', () => {
    for (const action of ['publish', 'reject', 'approve', 'take-down'] as const) {
      for (const row of LIFECYCLE.filter((candidate) => candidate.action === action)) expect(row.by).to.deep.equal(['moderator']);
    }
  });

  it('shows nothing of an answer’s review to the public', () => {
    for (const action of ['submit-answer', 'return', 'hand-back'] satisfies Action[]) {
      for (const row of LIFECYCLE.filter((candidate) => candidate.action === action)) expect(row.audience).to.equal('staff');
    }
  });

  it('leads only to states that are listed from where everybody sees that it happened', () => {
    for (const {action, to, from, audience} of LIFECYCLE) {
      if (audience !== 'public') continue;
      for (const state of from) expect(LISTED_STATES, action).to.include(to === 'same' ? state : to);
    }
  });
});

describe('statuses', () => {
  it('stand for every state between them', () => {
    expect(STATUSES.flatMap((status) => statesOf(status)).sort()).to.deep.equal([...states].sort());
    for (const status of STATUSES) for (const state of statesOf(status)) expect(statusOf(state)).to.equal(status);
  });
  it('of the public board are those of listed states', () => {
    expect([...new Set(LISTED_STATES.map(statusOf))].sort()).to.deep.equal([...PUBLIC_STATUSES].sort());
  });
  it('tell nothing of questions and reviews', () => {
    expect(statusOf('needs-info')).to.equal('in-progress');
    expect(statusOf('in-review')).to.equal('in-progress');
  });
});

describe('queues', () => {
  it('of the public hold listed states only', () => expect(QUEUE_STATES.public).to.deep.equal(LISTED_STATES));
  it('of authors hold every state', () => expect([...QUEUE_STATES.mine].sort()).to.deep.equal([...states].sort()));
  it('of units hold what is open, paused or under review', () => {
    for (const state of OPEN_STATES) expect(QUEUE_STATES.handling).to.include(state);
    expect(QUEUE_STATES.handling).not.to.include('received');
  });
});
