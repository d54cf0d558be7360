import type {ReportRequest} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {newKey} from '../drafts.js';
import {idsOf, moderationIn} from './expect.js';
import type {Board, SuiteContext} from './harness.js';

const REPORT = {reason: 'personal-data', words: '正文里写了邻居的手机号。'} as const;

/** Reporting content, what moderators get of it, and how they deal with it. */
export function reporting({describe, test, capabilities}: SuiteContext): void {
  const queue = async (board: Board) => idsOf((await (await board.as('moderator')).listMessages({queue: 'moderation', limit: 100})).items);
  const reportsOn = async (board: Board, id: string) =>
    ((await (await board.as('moderator')).getMessage(id)).reports ?? []).map(({reason, words}) => ({reason, words}));

  describe('reporting', () => {
    test('brings a message to the moderators, with the reason, the words and the time', async (board) => {
      ok(!(await queue(board)).includes('market-parking'), 'it does not wait for them before');
      await board.visitor.reportContent('market-parking', REPORT, {idempotencyKey: newKey()});
      ok((await queue(board)).includes('market-parking'), 'it waits for them');
      const [report] = (await (await board.as('moderator')).getMessage('market-parking')).reports ?? [];
      equal([report?.reason, report?.words], [REPORT.reason, REPORT.words]);
      ok(!Number.isNaN(Date.parse(report?.at ?? '')), 'the time is one');
    });

    test('is kept once for a key, also when attempts meet', async (board) => {
      const idempotencyKey = newKey();
      await Promise.all(Array.from({length: 4}, () => board.visitor.reportContent('market-parking', REPORT, {idempotencyKey})));
      await board.visitor.reportContent('market-parking', REPORT, {idempotencyKey});
      equal(await reportsOn(board, 'market-parking'), [REPORT]);
      await rejects(board.visitor.reportContent('market-parking', {reason: 'false'}, {idempotencyKey}), 'key-reused');
      await rejects(board.visitor.reportContent('bus-timetable', REPORT, {idempotencyKey}), 'key-reused');
      equal(await reportsOn(board, 'bus-timetable'), []);
    });

    test('is for moderators alone: neither the unit nor the author nor a stranger learns of it', async (board) => {
      await board.visitor.reportContent('market-parking', REPORT, {idempotencyKey: newKey()});
      for (const username of [undefined, 'citizen', 'citizen2', 'transport', 'housing', 'housing-lead', 'admin']) {
        const adapter = username ? await board.as(username) : board.visitor;
        const text = JSON.stringify([await adapter.getMessage('market-parking'), await adapter.listMessages({limit: 100})]);
        ok(!text.includes('"reports"') && !text.includes(REPORT.words), `${username ?? 'a visitor'} learns of it`);
      }
    });

    test('leaves the version alone: nobody’s decision is stale because somebody reported', async (board) => {
      const transport = await board.as('transport');
      const {version} = await transport.getMessage('market-parking');
      await board.visitor.reportContent('market-parking', REPORT, {idempotencyKey: newKey()});
      equal((await transport.getMessage('market-parking')).version, version);
    });

    test('does not know a message that is not for the reader', async (board) => {
      for (const id of ['window-fee', 'heating-allowance', 'nothing']) {
        await rejects(board.visitor.reportContent(id, REPORT, {idempotencyKey: newKey()}), 'not-found');
      }
    });

    for (const [what, report, path] of [
      ['no reason', {words: 'x'}, 'reason'],
      ['an unknown reason', {reason: 'boring'}, 'reason'],
      ['too many words', {reason: 'other', words: '长'.repeat(501)}, 'words'],
      ['an unknown field', {reason: 'other', name: 'me'}, 'name'],
    ] as const) {
      test(`refuses ${what}, and nothing is kept`, async (board) => {
        const {issues} = await rejects(board.visitor.reportContent('market-parking', report as ReportRequest, {idempotencyKey: newKey()}), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
        equal(await queue(board), idsOf(moderationIn(board.town)));
      });
    }

    test('keeps markup as the text that it is', async (board) => {
      const words = '<img src=x onerror=alert(1)> & “{{x}}”';
      await board.visitor.reportContent('market-parking', {reason: 'other', words}, {idempotencyKey: newKey()});
      equal(await reportsOn(board, 'market-parking'), [{reason: 'other', words}]);
    });

    if (capabilities.act) {
      test('dismissed reports are gone, the message stays, and new ones open it again', async (board) => {
        const moderator = await board.as('moderator');
        await rejects(board.act(moderator, 'market-parking', {action: 'dismiss-reports'}), 'not-allowed-now');
        await board.visitor.reportContent('market-parking', REPORT, {idempotencyKey: newKey()});
        const dismissed = await board.act(moderator, 'market-parking', {action: 'dismiss-reports'});
        equal([dismissed.reports, dismissed.allowedActions.includes('dismiss-reports')], [undefined, false]);
        ok(!(await queue(board)).includes('market-parking'), 'it no longer waits');
        equal((await board.visitor.getMessage('market-parking')).status, 'waiting');
        await board.visitor.reportContent('market-parking', {reason: 'false', words: ''}, {idempotencyKey: newKey()});
        equal(await reportsOn(board, 'market-parking'), [{reason: 'false', words: ''}]);
        ok((await queue(board)).includes('market-parking'), 'it waits again');
      });

      test('a message that is taken down is gone for everybody but its parties, who are told why', async (board) => {
        await board.visitor.reportContent('school-place', REPORT, {idempotencyKey: newKey()});
        const taken = await board.actAs('moderator', 'school-place', {action: 'take-down', rejectReason: 'privacy', words: '答复中有学生姓名。'});
        equal(taken.status, 'rejected');
        for (const adapter of [board.visitor, await board.as('citizen2')]) await rejects(adapter.getMessage('school-place'), 'not-found');
        const lists = JSON.stringify([
          await board.visitor.listMessages({limit: 100}), await board.visitor.listAnswers({limit: 100}),
          ...(capabilities.search ? [await board.visitor.listMessages({text: '学位', limit: 100})] : []),
        ]);
        ok(!lists.includes('school-place'), 'a list still has it');
        ok(!(await queue(board)).includes('school-place'), 'moderators have dealt with it');
        const own = (await (await board.as('citizen')).getMessage('school-place')).timeline.at(-1);
        equal([own?.action, own?.rejectReason, own?.words], ['take-down', 'privacy', '答复中有学生姓名。']);
      });
    }
  });
}
