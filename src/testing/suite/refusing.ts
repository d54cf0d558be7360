import {type Action, ACTIONS, type ActionRequest, mayRead, refusalOf, versionFor, VISITOR} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import {viewerOf} from '../town.js';
import {knownIn} from './expect.js';
import type {SuiteContext} from './harness.js';

/** A valid request of each action, so that only rights and state can refuse it. */
export const REQUESTS: {readonly [A in Action]: ActionRequest & {action: A}} = {
  publish: {action: 'publish'},
  reject: {action: 'reject', rejectReason: 'unclear', words: '请补充地点。'},
  withdraw: {action: 'withdraw', words: '已经解决了。'},
  accept: {action: 'accept', publicText: '已受理。'},
  transfer: {action: 'transfer', agencyId: 'education'},
  'hand-back': {action: 'hand-back', ground: 'not-our-task', internalText: '不属于我局职责。'},
  whistle: {action: 'whistle', supports: [{agencyId: 'dongwei-office', task: '现场核查'}], publicText: ''},
  'report-in': {action: 'report-in', internalText: '现场已核查。'},
  extend: {action: 'extend', publicText: '配件未到，延期五个工作日。'},
  'ask-for-more': {action: 'ask-for-more', words: '请告知具体楼栋。'},
  'supply-info': {action: 'supply-info', words: '灯杆号是 12 到 17。'},
  'submit-answer': {action: 'submit-answer', body: '路灯已于11月20日全部修复，请您查看。'},
  approve: {action: 'approve'},
  return: {action: 'return', returnReasons: ['incomplete'], internalText: '请写明完成时间。'},
  'follow-up': {action: 'follow-up', words: '补充一点：早上最严重。'},
  rate: {action: 'rate', resolution: 4, attitude: 4, speed: 4, solved: true},
  reopen: {action: 'reopen', words: '又坏了。'},
  'publish-words': {action: 'publish-words'},
  'withhold-words': {action: 'withhold-words'},
  'take-down': {action: 'take-down', rejectReason: 'privacy', words: '正文含有他人身份信息，已撤下。'},
  'dismiss-reports': {action: 'dismiss-reports'},
  close: {action: 'close'},
  endorse: {action: 'endorse'},
  assign: {action: 'assign'},
  remind: {action: 'remind', internalText: '请尽快答复。'},
  note: {action: 'note', internalText: '已与物业电话沟通。'},
  supervise: {action: 'supervise', internalText: '涉及多户居民，逐件跟进。'},
  'supervision-note': {action: 'supervision-note', internalText: '第二次现场查看，进度正常。'},
  escalate: {action: 'escalate', internalText: '两次超期，请上级协调。'},
  'end-supervision': {action: 'end-supervision', internalText: '问题已解决。'},
  visit: {action: 'visit', way: 'phone', visitedAt: '2026-11-20T10:00:00+08:00', publicText: '电话回访，路灯已亮。', solved: true},
  mask: {action: 'mask', masks: [{part: 'title', start: 0, end: 1}]},
};

/** Who may do what: every role tries everything on every message, and what the model refuses leaves no trace. */
export function refusing({describe, test, capabilities}: SuiteContext): void {
  describe('refusals', () => {
    for (const username of [undefined, 'citizen', 'citizen2', 'housing', 'housing-lead', 'transport', 'moderator', 'moderator2', 'admin']) {
      test(`${username ?? 'a visitor'} can do nothing that the model refuses`, async (board) => {
        const adapter = username ? await board.as(username) : board.visitor;
        const account = board.town.accounts.find((candidate) => candidate.username === username);
        const viewer = account ? viewerOf(account) : VISITOR;
        const at = new Date();
        for (const {record, events, progress} of knownIn(board.town)) {
          const matter = {content: record.content, progress};
          const options = () => ({idempotencyKey: newKey(), expectedVersion: versionFor(viewer, matter, events)});
          const before = mayRead(viewer, matter) ? await adapter.getMessage(record.id) : undefined;
          for (const action of ACTIONS) {
            const refusal = refusalOf(action, viewer, matter, {at, reopenDays: board.town.board.reopenDays});
            const what = `${action} on ${record.id}`;
            equal(before?.allowedActions.includes(action) ?? false, !!before && !refusal, `${what}: allowed`);
            if (before && !refusal) continue;
            const code = !before ? 'not-found' : refusal !== 'forbidden' ? 'not-allowed-now' : username ? 'forbidden' : 'unauthenticated';
            const error = await rejects(adapter.act(record.id, REQUESTS[action], options()), code);
            if (code === 'not-allowed-now') equal(error.refusal, refusal, what);
          }
          if (before) equal(await adapter.getMessage(record.id), before, `${record.id} changed`);
          ok(events.length === progress.version, 'the town is sound');
        }
      });
    }

    test('a transfer to the unit that has the message already changes nothing', async (board) => {
      const housing = await board.as('housing');
      const error = await rejects(board.act(housing, 'lift-repair', {action: 'transfer', agencyId: 'housing'}), 'not-allowed-now');
      equal(error.refusal, 'no-change');
    });

    test('nobody reviews an answer of their own', async (board) => {
      // Written by the moderator, who worked for the housing bureau then.
      const moderator = await board.as('moderator');
      for (const action of ['approve', 'return'] as const) {
        const error = await rejects(board.act(moderator, 'water-pressure', REQUESTS[action]), 'not-allowed-now');
        equal(error.refusal, 'not-own-answer');
      }
      equal((await board.actAs('moderator2', 'water-pressure', {action: 'approve'})).status, 'answered');
    });

    if (capabilities.submit) test('nobody lets a message of their own through, nor their own words', async (board) => {
      const moderator = await board.as('moderator');
      const {id} = await moderator.submitMessage(draft(), {idempotencyKey: newKey()});
      const refuses = async (action: 'publish' | 'reject' | 'publish-words') => {
        ok(!(await moderator.getMessage(id)).allowedActions.includes(action), `${action} is offered`);
        equal((await rejects(board.act(moderator, id, REQUESTS[action]), 'not-allowed-now')).refusal, 'not-own-message');
      };
      await refuses('publish');
      await refuses('reject');
      equal((await board.actAs('moderator2', id, {action: 'publish'})).status, 'waiting');
      await board.actAs('transport', id, {action: 'accept'});
      await board.actAs('transport', id, {action: 'ask-for-more', words: '请告知具体楼栋。'});
      await board.act(moderator, id, {action: 'supply-info', words: '三号楼。'});
      await refuses('publish-words');
      ok((await board.actAs('moderator2', id, {action: 'publish-words'})).timeline.some(({words, wordsPublic}) => words === '三号楼。' && wordsPublic), 'somebody else publishes them');
    });

    test('an extension is given once', async (board) => {
      const error = await rejects(board.actAs('housing', 'lift-repair', REQUESTS.extend), 'not-allowed-now');
      equal(error.refusal, 'not-yet-extended');
    });

    test('a happy verdict does not reopen', async (board) => {
      const error = await rejects(board.actAs('citizen2', 'bus-timetable', REQUESTS.reopen), 'not-allowed-now');
      equal(error.refusal, 'unhappy-in-time');
    });

    test('a message that is not there and one that is not for you look the same', async (board) => {
      for (const reader of [board.visitor, await board.as('citizen2'), await board.as('transport'), await board.as('admin')]) {
        const hidden = await rejects(reader.getMessage('window-fee'), 'not-found');
        const missing = await rejects(reader.getMessage('window-fef'), 'not-found');
        equal([hidden.message, hidden.issues, hidden.refusal ?? null], [missing.message, missing.issues, missing.refusal ?? null]);
        const options = {idempotencyKey: newKey(), expectedVersion: 3};
        const hiddenAct = await rejects(reader.act('window-fee', REQUESTS.accept, options), 'not-found');
        const missingAct = await rejects(reader.act('window-fef', REQUESTS.accept, options), 'not-found');
        equal(hiddenAct.message, missingAct.message);
      }
    });
  });
}
