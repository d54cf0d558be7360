import type {ActionRequest} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {idsOf} from './expect.js';
import type {Board, SuiteContext} from './harness.js';

const refusalOf = async (call: Promise<unknown>) => (await rejects(call, 'not-allowed-now')).refusal;

/** How the people of a unit, and several units, work on one message. */
export function teamwork({describe, test}: SuiteContext): void {
  describe('assigning', () => {
    test('gives a message to somebody of the unit, or to nobody in particular', async (board) => {
      const lead = await board.as('housing-lead');
      const given = await board.act(lead, 'window-fee', {action: 'assign', personId: 'person-housing', internalText: '请今天联系。'});
      equal([given.desk?.assignee, given.timeline.at(-1)?.assignee], [{name: '周敏', mine: false}, '周敏']);
      equal((await (await board.as('housing')).getMessage('window-fee')).desk?.assignee, {name: '周敏', mine: true});
      const taken = await board.act(lead, 'window-fee', {action: 'assign'});
      equal([taken.desk?.assignee, taken.timeline.at(-1)?.assignee], [undefined, '']);
    });

    test('to whoever has it already changes nothing', async (board) => {
      const housing = await board.as('housing');
      equal(await refusalOf(board.act(housing, 'roof-leak', {action: 'assign', personId: 'person-housing'})), 'no-change');
      equal(await refusalOf(board.act(housing, 'window-fee', {action: 'assign'})), 'no-change');
    });

    test('is for people of the unit that has the message', async (board) => {
      const housing = await board.as('housing');
      for (const personId of ['person-transport', 'person-moderator', 'person-citizen', 'nobody']) {
        const {issues} = await rejects(board.act(housing, 'window-fee', {action: 'assign', personId}), 'invalid');
        equal(issues.map(({path, code}) => [path, code]), [['personId', 'not-in-list']], personId);
      }
      await rejects(board.actAs('transport', 'lift-repair', {action: 'assign', personId: 'person-transport'}), 'forbidden');
      await rejects(board.actAs('moderator', 'lift-repair', {action: 'assign', personId: 'person-housing'}), 'forbidden');
    });

    test('ends with a transfer, and nobody outside learns of it', async (board) => {
      const moved = await board.actAs('housing', 'roof-leak', {action: 'transfer', agencyId: 'transport'});
      equal(moved.desk?.assignee, undefined);
      equal((await (await board.as('transport')).getMessage('roof-leak')).desk?.assignee, undefined);
      for (const reader of [board.visitor, await board.as('citizen'), await board.as('admin')]) {
        const text = JSON.stringify(await reader.getMessage('roof-leak'));
        ok(!text.includes('assign') && !text.includes('周敏'), 'the assignment is told');
      }
    });

    test('is offered among the colleagues: those of the own unit, with the reader marked', async (board) => {
      equal((await (await board.desk('housing')).listColleagues()).map(({name, role, self}) => [name, role, self]).sort(), [['吴建安', 'lead', false], ['周敏', 'staff', true]].sort());
      equal((await (await board.desk('transport')).listColleagues()).map(({personId, self}) => [personId, self]), [['person-transport', true]]);
    });
  });

  describe('reminding', () => {
    const remind = (board: Board, username: string, id: string, agencyId?: string) =>
      board.actAs(username, id, {action: 'remind', internalText: '请尽快答复。', ...(agencyId && {agencyId})});

    test('is kept with the unit and the due time, and told to that unit and to board staff', async (board) => {
      const reminded = await remind(board, 'moderator', 'lift-repair');
      equal(reminded.timeline.at(-1)?.reminded, {agencyId: 'housing', ...(reminded.dueAt && {dueAt: reminded.dueAt})});
      ok(reminded.desk?.remindedAt, 'board staff see that a unit was reminded');
      ok((await (await board.as('housing')).getMessage('lift-repair')).desk?.remindedAt, 'the unit sees it');
      equal((await (await board.as('transport')).getMessage('lift-repair')).desk?.remindedAt, undefined);
      ok(!JSON.stringify(await board.visitor.getMessage('lift-repair')).includes('remind'), 'nobody else does');
    });

    test('reaches units that were called in and have not reported in, with their own due time', async (board) => {
      const {timeline} = await remind(board, 'dongwei', 'freight-yard', 'urban-management');
      equal(timeline.at(-1)?.reminded, {agencyId: 'urban-management', dueAt: '2026-11-27T10:00:00.000Z'});
    });

    test('is not for units that owe nothing, nor for one’s own', async (board) => {
      equal(await refusalOf(remind(board, 'moderator', 'lift-repair', 'wuyin-office')), 'not-involved');
      equal(await refusalOf(remind(board, 'moderator', 'lift-repair', 'education')), 'not-involved');
      equal(await refusalOf(remind(board, 'housing', 'lift-repair', 'housing')), 'not-involved');
      equal(await refusalOf(remind(board, 'moderator', 'clinic-hours')), 'not-involved');
      await rejects(remind(board, 'transport', 'lift-repair'), 'forbidden');
      equal(await refusalOf(remind(board, 'moderator', 'lift-repair', 'nobody')), 'not-involved');
    });
  });

  describe('notes', () => {
    test('are for the units of the message and board staff, whoever writes them', async (board) => {
      const note = '只给同事看的便笺';
      for (const username of ['housing', 'transport', 'moderator']) {
        await board.actAs(username, 'lift-repair', {action: 'note', internalText: `${note} ${username}`});
        for (const reader of ['housing', 'housing-lead', 'transport', 'moderator']) {
          ok(JSON.stringify(await (await board.as(reader)).getMessage('lift-repair')).includes(`${note} ${username}`), `${reader} does not see the note of ${username}`);
        }
        for (const reader of [board.visitor, await board.as('citizen'), await board.as('environment'), await board.as('admin')]) {
          ok(!JSON.stringify(await reader.getMessage('lift-repair')).includes(note), 'somebody else sees it');
        }
      }
      await rejects(board.actAs('citizen', 'lift-repair', {action: 'note', internalText: note}), 'forbidden');
    });
  });

  describe('calling in', () => {
    const whistle: ActionRequest = {
      action: 'whistle', publicText: '请相关部门协助。',
      supports: [{agencyId: 'environment', task: '检测水质', dueAt: '2098-06-01T10:00:00+08:00'}, {agencyId: 'transport', task: '安排送水车'}],
    };

    test('gives each unit its task and its own due time, and the public the units alone', async (board) => {
      await board.actAs('housing', 'lift-repair', whistle);
      const own = async (username: string) => (await board.as(username)).getMessage('lift-repair');
      equal((await own('environment')).dueAt, '2098-06-01T02:00:00.000Z');
      const inList = (await (await board.as('environment')).listMessages({queue: 'handling', box: 'called-in', limit: 100})).items.find(({id}) => id === 'lift-repair');
      equal(inList?.dueAt, '2098-06-01T02:00:00.000Z');
      ok((await own('housing')).dueAt !== '2098-06-01T02:00:00.000Z', 'the lead unit has its own');
      equal((await own('environment')).timeline.at(-1)?.supports?.map(({task}) => task), ['检测水质', '安排送水车']);
      const told = (await board.visitor.getMessage('lift-repair')).timeline.at(-1);
      equal([told?.publicText, told?.supports], ['请相关部门协助。', [{agencyId: 'environment'}, {agencyId: 'transport'}]]);
    });

    test('ends for a unit when it reports in, and it still sees what it helped with', async (board) => {
      const transport = await board.as('transport');
      const boxed = async () => idsOf((await transport.listMessages({queue: 'handling', box: 'called-in', limit: 100})).items);
      ok((await boxed()).includes('freight-yard'), 'it was called in');
      const reported = await board.act(transport, 'freight-yard', {action: 'report-in', internalText: '禁鸣路段方案已报批，12月1日起执行。'});
      equal([reported.desk?.waitingFor, reported.dueAt], [['urban-management'], undefined]);
      ok(!(await boxed()).includes('freight-yard'), 'it owes nothing more');
      equal((await (await board.as('dongwei')).getMessage('freight-yard')).timeline.at(-1)?.internalText, '禁鸣路段方案已报批，12月1日起执行。');
      equal((await board.visitor.getMessage('freight-yard')).timeline.at(-1)?.internalText, undefined);
    });

    test('is of others, and not of oneself', async (board) => {
      equal(await refusalOf(board.actAs('housing', 'lift-repair', {action: 'whistle', supports: [{agencyId: 'transport', task: '安排送水车'}, {agencyId: 'housing', task: '自查'}]})), 'no-change');
    });

    test('ends for a unit to which the message itself is transferred', async (board) => {
      await board.actAs('housing', 'lift-repair', whistle);
      await board.actAs('housing', 'lift-repair', {action: 'transfer', agencyId: 'transport'});
      const accepted = await board.actAs('transport', 'lift-repair', {action: 'accept'});
      equal(accepted.desk?.waitingFor, ['environment'], 'the others go on');
      equal((await board.actAs('environment', 'lift-repair', {action: 'report-in', internalText: '水质达标。'})).desk?.waitingFor, []);
    });

    test('of a unit that never reported is over with the answer, also when the message is taken up again', async (board) => {
      await board.actAs('dongwei', 'freight-yard', {action: 'submit-answer', body: '22时后东门关闭，小学路段12月1日起禁鸣。'});
      await board.actAs('dongwei-lead', 'freight-yard', {action: 'endorse'});
      await board.actAs('moderator', 'freight-yard', {action: 'approve'});
      await board.actAs('citizen2', 'freight-yard', {action: 'follow-up', words: '东门昨晚没有关。'});
      const desk = (await (await board.as('dongwei')).getMessage('freight-yard')).desk;
      equal(desk?.waitingFor, [], 'nobody is late with what nobody waits for');
      const again = await board.actAs('dongwei', 'freight-yard', {action: 'whistle', supports: [{agencyId: 'transport', task: '复查东门'}]});
      equal(again.desk?.waitingFor, ['transport']);
    });

    test('ends for all when the lead unit has answered', async (board) => {
      await board.actAs('dongwei', 'freight-yard', {action: 'submit-answer', body: '22时后东门关闭，小学路段12月1日起禁鸣。'});
      const items = (await (await board.as('transport')).listMessages({queue: 'handling', box: 'called-in', limit: 100})).items;
      ok(!idsOf(items).includes('freight-yard'), 'nothing is waited for any more');
    });
  });

  describe('the unit’s lead', () => {
    test('reads answers first where the agency wants that, and board staff then', async (board) => {
      const moderator = await board.as('moderator');
      const inReview = async () => idsOf((await moderator.listMessages({queue: 'moderation', limit: 100})).items).includes('reading-corner');
      ok(!(await inReview()), 'it does not wait for board staff yet');
      const reviews: readonly ActionRequest[] = [{action: 'approve'}, {action: 'return', returnReasons: ['incomplete'], internalText: '请补充。'}];
      for (const request of reviews) {
        equal(await refusalOf(board.act(moderator, 'reading-corner', request)), 'in-your-review');
      }
      await rejects(board.actAs('dongwei', 'reading-corner', {action: 'endorse'}), 'forbidden');
      const endorsed = await board.actAs('dongwei-lead', 'reading-corner', {action: 'endorse', internalText: '同意。'});
      equal([endorsed.state, endorsed.answers.at(-1)?.stage, endorsed.desk?.withLead], ['in-review', 'in-review', undefined]);
      ok(await inReview(), 'now it waits for board staff');
      equal(await refusalOf(board.actAs('dongwei-lead', 'reading-corner', {action: 'endorse'})), 'in-your-review');
      equal((await board.act(moderator, 'reading-corner', {action: 'approve'})).status, 'answered');
    });

    test('returns an answer to the unit, and nobody outside learns of it', async (board) => {
      const returned = await board.actAs('dongwei-lead', 'reading-corner', {action: 'return', returnReasons: ['incomplete'], internalText: '请写上寒假安排。'});
      equal([returned.state, returned.answers.at(-1)?.stage, returned.desk?.returned], ['in-progress', 'returned', true]);
      ok(!JSON.stringify(await board.visitor.getMessage('reading-corner')).includes('寒假'), 'it is told outside');
    });

    test('need not endorse what they wrote, nor may they', async (board) => {
      await board.actAs('dongwei-lead', 'reading-corner', {action: 'return', returnReasons: ['incomplete'], internalText: '我来补充。'});
      const written = await board.actAs('dongwei-lead', 'reading-corner', {action: 'submit-answer', body: '图书角周六9时至17时开放，寒假每天开放。'});
      equal(written.answers.at(-1)?.stage, 'in-review');
      ok(!written.allowedActions.includes('endorse') && !written.allowedActions.includes('return'), 'they could review it');
    });
  });
}
