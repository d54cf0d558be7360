import type {Desk} from '../../adapter/index.js';
import {type Call, permissionOf, relationsOf, VISITOR} from '../../model/index.js';
import {equal, ok, rejection} from '../assert.js';
import {viewerOf} from '../town.js';
import {knownIn} from './expect.js';
import type {SuiteContext} from './harness.js';

/** A draft with nothing in it. */
const EMPTY = {body: '', organisation: '', person: '', contact: '', internalText: ''};

/** The desk's calls, each as somebody makes it about a message. */
const CALLS: Readonly<Record<string, {readonly call: Call; readonly make: (desk: Desk, id: string) => Promise<unknown>; readonly of: 'message' | 'unit'}>> = {
  'countBoxes handling': {call: 'countBoxes', of: 'unit', make: (desk) => desk.countBoxes('handling')},
  'countBoxes moderation': {call: 'countBoxes', of: 'unit', make: (desk) => desk.countBoxes('moderation')},
  listColleagues: {call: 'listColleagues', of: 'unit', make: (desk) => desk.listColleagues()},
  listTemplates: {call: 'listTemplates', of: 'unit', make: (desk) => desk.listTemplates({kind: 'complaint', topic: 'urban'})},
  readPrivatePart: {call: 'readPrivatePart', of: 'message', make: (desk, id) => desk.readPrivatePart(id)},
  getReplyDraft: {call: 'readReplyDraft', of: 'message', make: (desk, id) => desk.getReplyDraft(id)},
  saveReplyDraft: {call: 'writeReplyDraft', of: 'message', make: (desk, id) => desk.saveReplyDraft(id, EMPTY, {baseRevision: 0})},
  discardReplyDraft: {call: 'writeReplyDraft', of: 'message', make: (desk, id) => desk.discardReplyDraft(id, {baseRevision: 1})},
  findEarlierAnswers: {call: 'findEarlierAnswers', of: 'message', make: (desk, id) => desk.findEarlierAnswers(id)},
};

/** Relations that a call about a message is for. */
const FOR: Readonly<Partial<Record<Call, readonly string[]>>> = {
  readPrivatePart: ['handler', 'moderator'], readReplyDraft: ['handler'], writeReplyDraft: ['handler'],
  findEarlierAnswers: ['handler', 'supporter', 'overseer', 'moderator'],
};

/** Walks the table of permissions: every call of the desk × every account of the town × every message. */
export function permitting({describe, test}: SuiteContext): void {
  describe('permissions', () => {
    for (const [name, {call, make, of}] of Object.entries(CALLS)) {
      test(`${name}: every role, on every message`, async (board) => {
        const outcomes = new Set<string>();
        for (const account of [undefined, ...board.town.accounts]) {
          const viewer = account ? viewerOf(account) : VISITOR;
          const desk = account ? await board.desk(account.username) : await board.visitor.openDesk();
          const codeOf = async (id: string) => {
            const error = await make(desk, id).then(() => undefined, (reason: unknown) => reason as Error & {readonly code?: string});
            return error === undefined ? 'done' : (error.code ?? error.message);
          };
          const permission = permissionOf(call, viewer.role);
          for (const {record, progress} of of === 'message' ? knownIn(board.town) : knownIn(board.town).slice(0, 1)) {
            const code = await codeOf(record.id);
            outcomes.add(code);
            const what = `${name} by ${account?.username ?? 'a visitor'} on ${record.id} (${progress.state})`;
            if (permission === undefined) {
              equal(code, account ? 'forbidden' : 'unauthenticated', what);
              continue;
            }
            if (of === 'unit') {
              const own = name.endsWith('moderation') ? viewer.role === 'moderator' : name.endsWith('handling') ? viewer.agencyId !== undefined : true;
              equal(code, own ? 'done' : 'forbidden', what);
              continue;
            }
            const relations = relationsOf(viewer, {content: record.content, progress});
            const may = FOR[call]?.some((relation) => (relations as ReadonlySet<string>).has(relation)) === true;
            // A colleague may have saved one before, and not every moment has an answer to write.
            if (may) ok(code === 'done' || (call === 'writeReplyDraft' && ['not-allowed-now', 'stale'].includes(code)), `${what}: ${code}`);
            else ok(code === 'forbidden' || code === 'not-found', `${what}: ${code}`);
          }
        }
        ok(outcomes.has('done') && outcomes.has('forbidden') && outcomes.has('unauthenticated'), `${name} came out as ${[...outcomes].join(', ')}`);
      });
    }

    test('a desk can be opened by everybody, and is of no use to strangers', async (board) => {
      const desk = await board.visitor.openDesk();
      for (const {make} of Object.values(CALLS)) ok((await rejection(make(desk, 'roof-leak'))) instanceof Error, 'it answers');
    });
  });
}
