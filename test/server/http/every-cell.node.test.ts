import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {BoardAdapter} from '../../../src/adapter/index.js';
import {type Action, ACTIONS, allowedActions, mayRead, type SeedMessage, type State, STATES, versionFor, type Viewer, VISITOR} from '../../../src/model/index.js';
import {type Harness, TOWN, viewerOf} from '../../../src/testing/index.js';
import {newKey} from '../../../src/testing/drafts.js';
import {knownIn} from '../../../src/testing/suite/expect.js';
import {REQUESTS} from '../../../src/testing/suite/refusing.js';
import {openBoards} from '../../adapters/support/boards.js';

/**
 * The other half of the walk through the table of permissions. The conformance suite has every account try what the model refuses on every
 * message; here each account does what it allows, in each state, on a message of its own that nothing else happens to.
 */

interface Cell {
  readonly username: string;
  readonly viewer: Viewer;
  readonly action: Action;
  readonly state: State;
  readonly copy: SeedMessage;
}

/** Refusals that are about what the request says, such as a transfer to who has the message, and not about who may do what when. */
const ABOUT_THE_REQUEST = ['no-change', 'not-involved', 'no-level-above'];

const at = new Date();

function copyOf({record, events}: SeedMessage, index: number): SeedMessage {
  return {
    record: {...record, id: `cell-${index}`, number: `9${String(index).padStart(7, '0')}`},
    events: events.map((event) => ({...event, id: `cell-${index}-${event.id}`, ...('messageId' in event && {messageId: `cell-${index}`})})),
  };
}

function cells(): Cell[] {
  const found: Cell[] = [];
  const seen = new Set<string>();
  for (const account of TOWN.accounts) {
    const viewer = viewerOf(account);
    for (const message of knownIn(TOWN)) {
      const matter = {content: message.record.content, progress: message.progress};
      if (!mayRead(viewer, matter)) continue;
      for (const action of allowedActions(viewer, matter, {at, reopenDays: TOWN.board.reopenDays})) {
        const key = [account.username, message.progress.state, action].join();
        if (seen.has(key)) continue;
        seen.add(key);
        found.push({username: account.username, viewer, action, state: message.progress.state, copy: copyOf(message, found.length)});
      }
    }
  }
  return found;
}

describe('every cell that is allowed, on the server', () => {
  const all = cells();
  const done = new Set<Action>();
  const states = new Set<State>();
  let boards: Awaited<ReturnType<typeof openBoards>>;
  let board: Harness;

  beforeAll(async () => {
    boards = await openBoards();
    board = await boards.create({...TOWN, messages: [...TOWN.messages, ...all.map(({copy}) => copy)]});
  });
  afterAll(async () => {
    await board.stop?.();
    await boards.stop();
  });

  for (const {username} of TOWN.accounts) {
    it(`${username} does whatever they may`, async () => {
      const adapter: BoardAdapter = await board.as(username);
      for (const {viewer, action, state, copy} of all.filter((cell) => cell.username === username)) {
        const {record: {id, content}, events} = copy;
        const what = `${action} by ${username} on a copy in ${state}`;
        const before = await adapter.getMessage(id);
        expect(before.allowedActions, what).toContain(action);
        const progress = knownIn({...TOWN, messages: [copy]})[0]?.progress;
        if (!progress) throw new Error(what);
        const error = await adapter.act(id, REQUESTS[action], {idempotencyKey: newKey(), expectedVersion: versionFor(viewer, {content, progress}, events)})
          .then(() => undefined, (reason: unknown) => reason as Error & {refusal?: string});
        if (error?.refusal && ABOUT_THE_REQUEST.includes(error.refusal)) continue;
        expect(error, what).toBeUndefined();
        done.add(action);
        states.add(state);
      }
    });
  }

  it('covers every action and every state in which somebody may do something', () => {
    // No message of the town has open reports, a fresh unhappy verdict or a supervised unit above: `reporting`, `lifecycle` and `supervising` of the
    // conformance suite make them, and act.
    expect([...ACTIONS].filter((action) => !done.has(action))).toEqual(['reopen', 'escalate', 'dismiss-reports']);
    const possible = new Set(all.map(({state}) => state));
    expect([...states].sort()).toEqual([...possible].sort());
    // A message that is over is left alone.
    expect(Object.keys(STATES).filter((state) => !possible.has(state as State))).toEqual(['rejected', 'withdrawn']);
  });

  it('strangers may do nothing', () => {
    for (const {record, progress} of knownIn(TOWN)) expect(allowedActions(VISITOR, {content: record.content, progress}, {at, reopenDays: TOWN.board.reopenDays})).toEqual([]);
  });
});
