import type {ReplyDraftContent} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import type {Board, SuiteContext} from './harness.js';

const ID = 'lift-repair';

function content(body: string): ReplyDraftContent {
  return {body, organisation: '物业科', person: '', contact: '000-6000-0118', internalText: '待核实'};
}

/** The shared draft of a unit: kept by itself, and safe when two people write at once. */
export function replyDrafts({describe, test, capabilities}: SuiteContext): void {
  const save = async (board: Board, username: string, body: string, baseRevision: number, id = ID) =>
    (await board.desk(username)).saveReplyDraft(id, content(body), {baseRevision});
  const read = async (board: Board, username: string, id = ID) => (await board.desk(username)).getReplyDraft(id);

  describe('reply drafts', () => {
    test('are shared by the unit, with who changed them last and when', async (board) => {
      equal(await read(board, 'housing'), null);
      const first = await save(board, 'housing', '第一稿', 0);
      equal([first.content, first.revision, first.changedBy, first.mine], [content('第一稿'), 1, '周敏', true]);
      ok(Math.abs(Date.parse(first.changedAt) - Date.now()) < 600_000, 'the time is that of the change');
      const seen = await read(board, 'housing-lead');
      equal([seen?.content.body, seen?.revision, seen?.changedBy, seen?.mine], ['第一稿', 1, '周敏', false]);
      equal((await save(board, 'housing-lead', '第二稿', 1)).revision, 2);
      equal([(await read(board, 'housing'))?.content.body, (await read(board, 'housing'))?.changedBy], ['第二稿', '吴建安']);
    });

    test('are never overwritten: who is late learns it, and what is there stays', async (board) => {
      await save(board, 'housing', '第一稿', 0);
      await save(board, 'housing-lead', '第二稿', 1);
      for (const base of [0, 1, 3]) await rejects(save(board, 'housing', '迟到的稿', base), 'stale');
      equal([(await read(board, 'housing'))?.content.body, (await read(board, 'housing'))?.revision], ['第二稿', 2]);
      await rejects((await board.desk('housing')).discardReplyDraft(ID, {baseRevision: 1}), 'stale');
      equal((await save(board, 'housing', '第三稿', 2)).revision, 3);
    });

    test('take one of two that are saved at the same time', async (board) => {
      const outcomes = await Promise.allSettled([save(board, 'housing', '甲', 0), save(board, 'housing-lead', '乙', 0)]);
      equal(outcomes.map(({status}) => status).sort(), ['fulfilled', 'rejected']);
      const [kept] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.content.body] : []));
      equal([(await read(board, 'housing'))?.content.body, (await read(board, 'housing'))?.revision], [kept, 1]);
    });

    test('that are sent again because the answer was lost are kept once', async (board) => {
      const first = await save(board, 'housing', '第一稿', 0);
      equal(await save(board, 'housing', '第一稿', 0), first);
      await rejects(save(board, 'housing', '另一稿', 0), 'stale');
      await rejects(save(board, 'housing-lead', '第一稿', 0), 'stale');
    });

    test('can be thrown away, and what is based on them then is late', async (board) => {
      const housing = await board.desk('housing');
      await housing.discardReplyDraft(ID, {baseRevision: 0});
      await save(board, 'housing', '第一稿', 0);
      await housing.discardReplyDraft(ID, {baseRevision: 1});
      equal(await read(board, 'housing'), null);
      await housing.discardReplyDraft(ID, {baseRevision: 1});
      await rejects(save(board, 'housing-lead', '基于第一稿', 1), 'stale');
      const next = await save(board, 'housing', '新的一稿', 0);
      ok(next.revision > 1, 'a revision is not used again');
      await rejects(save(board, 'housing-lead', '基于第一稿', 1), 'stale');
      equal((await read(board, 'housing'))?.content.body, '新的一稿');
    });

    test('are the business of the unit that has the message, and of nobody else', async (board) => {
      await save(board, 'housing', '内部草稿', 0);
      for (const [username, code] of [['transport', 'forbidden'], ['environment', 'forbidden'], ['moderator', 'forbidden'], ['citizen', 'forbidden'], ['admin', 'forbidden']] as const) {
        await rejects(read(board, username), code);
        await rejects(save(board, username, '别人的稿', 0), code);
        await rejects((await board.desk(username)).discardReplyDraft(ID, {baseRevision: 1}), code);
      }
      const visitor = await board.visitor.openDesk();
      await rejects(visitor.getReplyDraft(ID), 'unauthenticated');
      await rejects(visitor.saveReplyDraft(ID, content('x'), {baseRevision: 0}), 'unauthenticated');
      for (const id of ['wage-dispute', 'heating-allowance', 'nowhere']) await rejects(read(board, 'housing', id), 'not-found');
      for (const reader of [board.visitor, await board.as('citizen'), await board.as('moderator'), await board.as('transport')]) {
        ok(!JSON.stringify([await reader.getMessage(ID), await reader.listMessages({limit: 100})]).includes('内部草稿'), 'the draft is shown');
      }
      equal((await read(board, 'housing'))?.revision, 1);
    });

    test('may be too long for an answer, so that nothing is lost, and not without end', async (board) => {
      const {answer} = board.town.board.limits;
      equal((await save(board, 'housing', '长'.repeat(answer + 1), 0)).content.body.length, answer + 1);
      const {issues} = await rejects(save(board, 'housing', '长'.repeat(answer * 2 + 1), 1), 'invalid');
      equal(issues.map(({path, code}) => [path, code]), [['body', 'too-long']]);
      const unknown = await rejects((await board.desk('housing')).saveReplyDraft(ID, {...content('x'), secret: 'x'} as ReplyDraftContent, {baseRevision: 1}), 'invalid');
      equal(unknown.issues.map(({path, code}) => [path, code]), [['secret', 'unknown-field']]);
    });

    test('are written as long as there is an answer to write', async (board) => {
      for (const [username, id] of [['transport', 'bus-timetable'], ['housing', 'water-pressure'], ['dongwei', 'reading-corner'], ['transport', 'lost-umbrella']] as const) {
        equal((await rejects(save(board, username, 'x', 0, id), 'not-allowed-now')).refusal, 'wrong-state', id);
      }
      for (const [username, id] of [['transport', 'market-parking'], ['housing', 'street-light']] as const) equal((await save(board, username, 'x', 0, id)).revision, 1, id);
    });

    if (capabilities.act) {
      test('are gone when the answer is submitted, and a later one begins anew', async (board) => {
        await save(board, 'housing', '草稿', 0);
        await board.actAs('housing', ID, {action: 'submit-answer', body: '电梯已于11月21日恢复运行。'});
        equal(await read(board, 'housing'), null);
        equal((await rejects(save(board, 'housing-lead', '草稿二', 1), 'not-allowed-now')).refusal, 'wrong-state');
        await board.actAs('moderator', ID, {action: 'return', returnReasons: ['incomplete'], internalText: '请写明费用。'});
        await rejects(save(board, 'housing-lead', '草稿二', 1), 'stale');
        ok((await save(board, 'housing', '重写', 0)).revision > 1, 'a revision is not used again');
      });

      for (const [what, request] of [
        ['a transfer', {action: 'transfer', agencyId: 'transport'}], ['handing it back', {action: 'hand-back', ground: 'not-our-task', internalText: '不归我局。'}],
      ] as const) {
        test(`are gone after ${what}, also when the message comes back`, async (board) => {
          await save(board, 'housing', '内部草稿', 0);
          await board.actAs('housing', ID, request);
          await rejects(read(board, 'housing'), 'forbidden');
          if (request.action === 'transfer') equal(await read(board, 'transport'), null);
          await board.actAs('moderator', ID, {action: 'transfer', agencyId: 'housing'});
          equal(await read(board, 'housing'), null);
        });
      }

      test('stay through what does not end them', async (board) => {
        await save(board, 'housing', '草稿', 0);
        await board.actAs('housing', ID, {action: 'note', internalText: '电话沟通。'});
        await board.actAs('transport', ID, {action: 'report-in', internalText: '许可已开。'});
        await board.actAs('housing', ID, {action: 'ask-for-more', words: '请告知楼栋。'});
        equal((await read(board, 'housing-lead'))?.content.body, '草稿');
      });
    }
  });
}
