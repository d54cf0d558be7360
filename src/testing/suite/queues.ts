import {QUEUES} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {idsOf, knownIn} from './expect.js';
import type {SuiteContext} from './harness.js';

/** What those who work on messages, and those who wrote them, find in their lists. */
export function queues({describe, test, town: {accounts}}: SuiteContext): void {
  describe('queues', () => {
    for (const queue of QUEUES.filter((name) => name !== 'public')) {
      test(`${queue} asks a visitor to sign in`, async ({visitor}) => {
        await rejects(visitor.listMessages({queue}), 'unauthenticated');
      });
    }

    if (accounts.length === 0) return;

    for (const [username, queue] of [
      ['citizen', 'handling'], ['citizen', 'moderation'], ['housing', 'moderation'], ['housing-lead', 'moderation'],
      ['moderator', 'handling'], ['admin', 'handling'], ['admin', 'moderation'],
    ] as const) {
      test(`${queue} is forbidden to ${username}`, async (board) => {
        await rejects((await board.as(username)).listMessages({queue}), 'forbidden');
      });
    }

    test('handling holds what the agency has and what it was called in on', async (board) => {
      const housing = await (await board.as('housing')).listMessages({queue: 'handling', limit: 100});
      equal(idsOf(housing.items), ['water-pressure', 'street-light', 'window-fee', 'lift-repair', 'roof-leak']);
      const transport = await (await board.as('transport')).listMessages({queue: 'handling', limit: 100});
      equal(idsOf(transport.items), ['market-parking', 'lift-repair', 'freight-yard']);
    });

    test('handling comes by due time, with stopped clocks last', async (board) => {
      const {items} = await (await board.as('housing')).listMessages({queue: 'handling', sort: 'due'});
      equal(idsOf(items), ['water-pressure', 'roof-leak', 'window-fee', 'lift-repair', 'street-light']);
      ok(items[0]?.dueAt, 'staff see when an answer is due');
    });

    test('moderation holds what is to publish, to review, what was handed back, and what holds words that nobody has read', async (board) => {
      const {items} = await (await board.as('moderator')).listMessages({queue: 'moderation', limit: 100});
      equal(idsOf(items), ['heating-allowance', 'playground-swing', 'clinic-hours', 'water-pressure', 'night-noise', 'bus-timetable']);
    });

    test('mine holds what the person wrote, in every state', async (board) => {
      const {items} = await (await board.as('citizen2')).listMessages({queue: 'mine', limit: 100});
      const written = knownIn(board.town).filter(({record}) => record.content.authorId === 'person-citizen2');
      equal(idsOf(items), idsOf(written));
      ok(written.some(({progress}) => progress.state === 'withdrawn'), 'the town has a withdrawn message');
    });

    test('mine is empty for staff who wrote nothing', async (board) => {
      equal((await (await board.as('transport')).listMessages({queue: 'mine'})).items, []);
    });

    test('take filters like any list', async (board) => {
      const housing = await board.as('housing');
      equal(idsOf((await housing.listMessages({queue: 'handling', kind: 'help'})).items), ['water-pressure']);
      equal(idsOf((await housing.listMessages({queue: 'handling', topic: 'urban', status: 'in-progress'})).items), ['water-pressure', 'street-light', 'lift-repair', 'roof-leak']);
    });
  });
}
