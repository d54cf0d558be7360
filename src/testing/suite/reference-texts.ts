import {fittingTemplates, type ReplyTemplate, type Town} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft} from '../drafts.js';
import {TOWN} from '../town.js';
import type {SuiteContext} from './harness.js';

const template = (id: string, fields: Partial<ReplyTemplate> = {}): ReplyTemplate => ({id, name: id, body: `${id} {number}`, revision: 1, ...fields});

/** A town whose templates differ by what they fit alone. */
const FITTED: Town = {
  ...TOWN,
  templates: [
    template('everything'), template('kind', {kind: 'complaint'}), template('topic', {topic: 'urban'}), template('subtopic', {topic: 'urban/housing'}),
    template('own', {agencyId: 'housing'}), template('own-closest', {agencyId: 'housing', kind: 'complaint', topic: 'urban/housing'}),
    template('other-unit', {agencyId: 'transport'}), template('other-kind', {kind: 'thanks'}), template('other-topic', {topic: 'urban/roads'}), template('half-a-name', {topic: 'urb'}),
  ],
};

/** What helps to write an answer, and to read one: templates, and earlier answers. */
export function referenceTexts({describe, test, capabilities}: SuiteContext): void {
  describe('templates', () => {
    const query = {kind: 'complaint', topic: 'urban/housing'};

    test('are the unit’s own before everybody’s, the closer fit before the wider, and no other unit’s', async (board) => {
      const names = async (username: string) => (await (await board.desk(username)).listTemplates(query)).map(({name}) => name);
      equal(await names('housing'), ['own-closest', 'own', 'subtopic', 'topic', 'kind', 'everything']);
      equal(await names('dongwei'), ['subtopic', 'topic', 'kind', 'everything']);
      equal(await names('moderator'), ['subtopic', 'topic', 'kind', 'everything']);
    }, FITTED);

    test('of the town are what the model says, word for word', async (board) => {
      for (const username of ['housing', 'transport', 'moderator']) {
        const agencyId = board.town.accounts.find((account) => account.username === username)?.agencyId;
        for (const asked of [query, {kind: 'enquiry', topic: 'transport/parking'}, {kind: 'complaint', topic: 'environment/noise'}, {kind: 'nothing', topic: 'nowhere'}]) {
          const templates = await (await board.desk(username)).listTemplates(asked);
          equal(templates, fittingTemplates(board.town.templates ?? [], asked, agencyId), `${username} ${JSON.stringify(asked)}`);
        }
      }
    });

    test('are for staff', async (board) => {
      for (const username of ['citizen', 'admin']) await rejects((await board.desk(username)).listTemplates(query), 'forbidden');
      await rejects((await board.visitor.openDesk()).listTemplates(query), 'unauthenticated');
    });

    test('are asked for by kind and topic', async (board) => {
      const {issues} = await rejects((await board.desk('housing')).listTemplates({kind: '', topic: '长'.repeat(101)}), 'invalid');
      equal(issues.map(({path, code}) => [path, code]).sort(), [['kind', 'required'], ['topic', 'too-long']]);
    });
  });

  describe('earlier answers', () => {
    const find = async (board: Parameters<Parameters<typeof test>[1]>[0], username: string, id: string) => (await board.desk(username)).findEarlierAnswers(id);

    test('are those that the unit gave in public, the newest first where none is like it', async (board) => {
      equal((await find(board, 'moderator', 'market-parking')).map(({messageId}) => messageId), ['bus-timetable']);
      equal((await find(board, 'transport', 'market-parking')).map(({agencyId, approvedAt}) => [agencyId, approvedAt]), [['transport', '2026-10-15T08:05:00.000Z']]);
      equal(await find(board, 'dongwei', 'freight-yard'), []);
    });

    test('leave out the message’s own, what waits for review, and what is confidential', async (board) => {
      equal((await find(board, 'moderator', 'roof-leak')).map(({messageId}) => messageId), []);
      equal((await find(board, 'county', 'roof-leak')).map(({messageId}) => messageId), []);
      const lift = await find(board, 'moderator', 'lift-repair');
      equal(lift.map(({messageId}) => messageId), ['roof-leak']);
      ok(!JSON.stringify(await find(board, 'moderator', 'loan-advert').catch(() => [])).includes('Hongyao'), 'a confidential answer is shown');
    });

    test('are for the units of the message and board staff', async (board) => {
      for (const [username, code] of [['environment', 'forbidden'], ['citizen', 'forbidden'], ['admin', 'forbidden']] as const) await rejects(find(board, username, 'market-parking'), code);
      await rejects(find(board, 'housing', 'wage-dispute'), 'not-found');
      await rejects((await board.visitor.openDesk()).findEarlierAnswers('market-parking'), 'unauthenticated');
      equal((await find(board, 'transport', 'freight-yard')).length, 0, 'a called-in unit gets the lead unit’s');
    });

    if (capabilities.submit && capabilities.act) {
      test('to messages about the same matter come first', async (board) => {
        const answered = async (title: string, body: string) => {
          const {id} = await board.submit(draft({agencyId: 'housing', topic: 'urban/roads', title, body}));
          await board.actAs('moderator', id, {action: 'publish'});
          await board.actAs('housing', id, {action: 'accept'});
          await board.actAs('housing', id, {action: 'submit-answer', body: `关于“${title}”的答复：11月内完成。`});
          await board.actAs('moderator', id, {action: 'approve'});
          return id;
        };
        const like = await answered('碧螺巷路面塌陷积水何时修', '碧螺巷中段路面塌陷，下雨积水没过脚踝，已有两辆电动车摔倒。');
        const other = await answered('银杏广场喷泉夏季开放时间', '银杏广场的喷泉周末几点开放？');
        const {id} = await board.submit(draft({agencyId: 'housing', topic: 'urban/roads', title: '碧螺巷路面塌陷又积水', body: '碧螺巷中段路面塌陷，下雨积水，电动车摔倒，请尽快修。'}));
        await board.actAs('moderator', id, {action: 'publish'});
        const found = await find(board, 'housing', id);
        equal(found.slice(0, 2).map(({messageId, similar}) => [messageId, similar]), [[like, true], [other, false]]);
      });
    }
  });
}
