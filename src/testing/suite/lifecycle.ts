import {equal, ok, rejects} from '../assert.js';
import {complaint, draft} from '../drafts.js';
import type {SuiteContext} from './harness.js';

/** Messages from beginning to end, through the hands of everybody. */
export function lifecycle({describe, test, capabilities}: SuiteContext): void {
  describe('the life of a message', () => {
    test('sent, published, accepted, answered badly, returned, answered well, approved, rated', async (board) => {
      const [moderator, transport] = [await board.as('moderator'), await board.as('transport')];
      const {id, queryCode} = await board.submit(draft());
      equal((await board.act(moderator, id, {action: 'publish'})).status, 'waiting');
      ok((await board.visitor.listMessages({})).items.some((item) => item.id === id), 'it is on the board');

      await board.act(transport, id, {action: 'accept', publicText: '正在与停车场施工方核实。'});
      const submitted = await board.act(transport, id, {action: 'submit-answer', body: '您反映的问题请咨询市政府有关部门。'});
      equal(submitted.answers.map((answer) => answer.stage), ['in-review']);
      equal((await board.visitor.getMessage(id)).answers, []);
      equal((await board.visitor.getMessage(id, {queryCode})).answers, []);

      const returned = await board.act(moderator, id, {action: 'return', returnReasons: ['buck-passing'], internalText: '停车场由你局管理，请直接答复。'});
      equal([returned.state, returned.answers[0]?.stage], ['in-progress', 'returned']);
      ok(returned.dueAt, 'the clock runs again');

      const body = '车站停车场12月1日起开放，首小时免费，之后每小时2元，咨询窗口在出站口东侧。';
      await board.act(transport, id, {action: 'submit-answer', body, organisation: '清禾县交通运输局停车管理股', contact: '000-6000-0212'});
      const approved = await board.act(moderator, id, {action: 'approve'});
      equal(approved.dueAt, undefined);

      const seen = await board.visitor.getMessage(id);
      equal(seen.status, 'answered');
      equal(seen.answers.map((answer) => [answer.body, answer.organisation]), [[body, '清禾县交通运输局停车管理股']]);
      equal(seen.timeline.map((entry) => entry.action), ['submit', 'publish', 'accept', 'approve']);
      equal((await board.visitor.listAnswers({limit: 1})).items[0]?.messageId, id);
      equal((await board.visitor.listMessages({sort: 'newest-answer', limit: 1})).items[0]?.id, id);

      const rate = {action: 'rate', resolution: 5, attitude: 4, speed: 3, solved: true, words: '谢谢，已经停上了。'} as const;
      const rated = await board.act(board.visitor, id, rate, queryCode);
      equal(rated.answers[0]?.rating, {resolution: 5, attitude: 4, speed: 3, solved: true});
      equal(rated.status, 'answered');
      const again = await rejects(board.act(board.visitor, id, rate, queryCode), 'not-allowed-now');
      equal(again.refusal, 'wrong-state');
      const public_ = await board.visitor.getMessage(id);
      equal(public_.answers[0]?.rating, {resolution: 5, attitude: 4, speed: 3, solved: true});
      ok(!JSON.stringify(public_).includes('已经停上了'), 'the words are for the parties');
    });

    test('an unhappy verdict reopens it, and the second answer is rated anew', async (board) => {
      const [moderator, housing, citizen] = [await board.as('moderator2'), await board.as('housing'), await board.as('citizen')];
      const {id} = await board.submit(complaint(), citizen);
      await board.act(moderator, id, {action: 'publish'});
      await board.act(housing, id, {action: 'accept'});
      const answer = async (body: string) => {
        await board.act(housing, id, {action: 'submit-answer', body});
        return board.act(moderator, id, {action: 'approve'});
      };
      await answer('物业已于本周一修补防水层。');
      const unhappy = await board.act(citizen, id, {action: 'rate', resolution: 1, attitude: 3, speed: 2, solved: false});
      ok(unhappy.allowedActions.includes('reopen'), 'reopening is offered');
      const reopened = await board.act(citizen, id, {action: 'reopen', words: '周末下雨又漏了。'});
      equal([reopened.status, reopened.answers.length], ['in-progress', 1]);
      await answer('已更换排水泵并重做接缝，12月内每次雨后复查。');
      const happy = await board.act(citizen, id, {action: 'rate', resolution: 4, attitude: 5, speed: 4, solved: true});
      equal(happy.answers.map((each) => each.rating?.resolution), [1, 4]);
      ok(!happy.allowedActions.includes('reopen'), 'a happy verdict does not reopen');
    });

    test('a follow-up asks again, and the first answer stays', async (board) => {
      const followed = await board.actAs('citizen', 'school-place', {action: 'follow-up', words: '居住证可以网上办吗？'});
      equal([followed.status, followed.answers.length], ['in-progress', 1]);
      equal((await board.visitor.getMessage('school-place')).status, 'in-progress');
      equal((await board.actAs('citizen', 'school-place', {action: 'withdraw', words: ''})).status, 'withdrawn');
      await rejects(board.visitor.getMessage('school-place'), 'not-found');
      ok(!(await board.visitor.listAnswers({limit: 100})).items.some((item) => item.messageId === 'school-place'), 'its answer is gone too');
    });

    test('a rejected message is told to its author with the reason, and to nobody else', async (board) => {
      const {id, queryCode} = await board.submit(draft());
      await board.actAs('moderator', id, {action: 'reject', rejectReason: 'duplicate', words: '与10月留言重复，请查看该留言。'});
      const own = await board.visitor.getMessage(id, {queryCode});
      const last = own.timeline.at(-1);
      equal([own.status, last?.action, last?.rejectReason, last?.words], ['rejected', 'reject', 'duplicate', '与10月留言重复，请查看该留言。']);
      await rejects(board.visitor.getMessage(id), 'not-found');
    });

    test('a transfer gives it to another unit, and the first one is out', async (board) => {
      const moved = await board.actAs('transport', 'market-parking', {action: 'transfer', agencyId: 'housing', publicText: '转住建局规划停车位。'});
      equal([moved.agencyId, moved.status, moved.hasPrivatePart], ['housing', 'waiting', undefined]);
      await rejects(board.actAs('transport', 'market-parking', {action: 'accept'}), 'forbidden');
      const accepted = await board.actAs('housing', 'market-parking', {action: 'accept'});
      ok(accepted.hasPrivatePart, 'the unit that handles it may see the private part');
      if (capabilities.desk) equal((await (await board.desk('housing')).readPrivatePart('market-parking')).privatePart.name, '黎向川');
      equal((await board.visitor.listMessages({agencyId: 'housing', topic: 'transport'})).items.map((item) => item.id), ['market-parking']);
    });

    test('what was handed back is given to a unit again by the board', async (board) => {
      const back = await board.actAs('transport', 'market-parking', {action: 'hand-back', ground: 'not-our-task', internalText: '属城管职责。'});
      equal(back.status, 'waiting');
      await rejects(board.actAs('transport', 'market-parking', {action: 'accept'}), 'forbidden');
      const queue = await (await board.as('moderator')).listMessages({queue: 'moderation', limit: 100});
      ok(queue.items.some((item) => item.id === 'market-parking'), 'it waits for the board');
      const given = await board.actAs('moderator', 'market-parking', {action: 'transfer', agencyId: 'housing'});
      equal(given.agencyId, 'housing');
    });

    test('called-in units report in, and the lead answers for all', async (board) => {
      const reported = await board.actAs('transport', 'lift-repair', {action: 'report-in', internalText: '通行许可已开，11月21日零时至六时。'});
      equal(reported.timeline.at(-1)?.internalText, '通行许可已开，11月21日零时至六时。');
      equal((await board.visitor.getMessage('lift-repair')).timeline.at(-1)?.internalText, undefined);
      await rejects(board.actAs('transport', 'lift-repair', {action: 'submit-answer', body: '已修好。'}), 'forbidden');
    });

    test('a question stops the clock, and the author’s words start it again', async (board) => {
      const housing = await board.as('housing');
      equal((await housing.getMessage('street-light')).dueAt, undefined);
      const supplied = await board.actAs('citizen2', 'street-light', {action: 'supply-info', words: 'Numbers 41 to 46.'});
      equal(supplied.status, 'in-progress');
      ok((await housing.getMessage('street-light')).dueAt, 'the clock runs');
      ok(!JSON.stringify(await board.visitor.getMessage('street-light')).includes('41 to 46'), 'the words are for the parties');
    });
  });
}
