import {type Box, BOX_QUEUES, type BoxQueue, boxContextAt, BOXES, BOXES_OF, dueInBox, isInBox, type TownAccount, type Viewer} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import {viewerOf} from '../town.js';
import {idsOf, type Known, knownIn} from './expect.js';
import type {Board, SuiteContext} from './harness.js';

/** Whether an account has a queue at all. */
function has({role}: TownAccount, queue: BoxQueue): boolean {
  return queue === 'moderation' ? role === 'moderator' : role === 'staff' || role === 'lead';
}

/** What the model says that a tray holds, by what is due first. */
function expected(board: Board, viewer: Viewer, queue: BoxQueue, box: Box | undefined): Known[] {
  const context = boxContextAt(new Date(), board.town.board);
  const due = ({record, progress}: Known) => Date.parse(dueInBox(viewer, record, progress, {queue, box}) ?? '') || Infinity;
  return knownIn(board.town)
    .filter(({record, progress}) => isInBox({content: record.content, progress}, viewer, queue, box, context))
    .sort((one, other) => (due(one) === due(other) ? (one.record.id < other.record.id ? -1 : 1) : due(one) - due(other)));
}

/** The trays of an inbox, and how many messages lie in each. */
export function trays({describe, test, capabilities}: SuiteContext): void {
  const lengthOf = async (board: Board, username: string, queue: BoxQueue, box: Box) =>
    (await (await board.as(username)).listMessages({queue, box, limit: 100})).items.length;

  describe('trays', () => {
    test('hold what the model says, in either order, for every account; and so do the queues without one', async (board) => {
      const filled = new Set<string>();
      for (const account of board.town.accounts) {
        const [adapter, viewer] = [await board.as(account.username), viewerOf(account)];
        for (const queue of BOX_QUEUES.filter((name) => has(account, name))) {
          for (const box of [undefined, ...BOXES_OF[queue]]) {
            const what = `${queue} ${box ?? 'as such'} of ${account.username}`;
            const wanted = expected(board, viewer, queue, box);
            equal(idsOf((await adapter.listMessages({queue, ...(box && {box}), sort: 'due', limit: 100})).items), idsOf(wanted), `${what}, by due time`);
            const newest = idsOf(knownIn(board.town).filter((known) => idsOf(wanted).includes(known.record.id)));
            equal(idsOf((await adapter.listMessages({queue, ...(box && {box}), limit: 100})).items), newest, `${what}, newest first`);
            if (wanted.length > 0) filled.add(`${queue} ${box ?? ''}`);
          }
        }
      }
      // What is empty for everybody would hold anything. Soon depends on the day.
      for (const queue of BOX_QUEUES) for (const box of BOXES_OF[queue]) ok(box === 'due-soon' || filled.has(`${queue} ${box}`), `the town has nothing in ${queue} ${box}`);
    });

    test('are counted as they are listed', async (board) => {
      for (const account of board.town.accounts) {
        for (const queue of BOX_QUEUES.filter((name) => has(account, name))) {
          const counts = await (await board.desk(account.username)).countBoxes(queue);
          equal(Object.keys(counts).sort(), [...BOXES_OF[queue]].sort(), 'each is counted');
          for (const box of BOXES_OF[queue]) equal(counts[box], expected(board, viewerOf(account), queue, box).length, `${queue} ${box} of ${account.username}`);
        }
      }
    });

    test('are those of the own queue only', async (board) => {
      for (const account of board.town.accounts) {
        const [adapter, desk] = [await board.as(account.username), await board.desk(account.username)];
        for (const queue of BOX_QUEUES.filter((name) => !has(account, name))) {
          await rejects(desk.countBoxes(queue), 'forbidden');
          for (const box of BOXES_OF[queue]) await rejects(adapter.listMessages({queue, box}), 'forbidden');
        }
      }
      for (const queue of BOX_QUEUES) await rejects((await board.visitor.openDesk()).countBoxes(queue), 'unauthenticated');
    });

    test('of another queue are no filter', async (board) => {
      const moderator = await board.as('moderator');
      for (const box of BOXES) {
        for (const queue of ['public', 'mine', 'followed', ...BOX_QUEUES.filter((name) => !BOXES_OF[name].includes(box))] as const) {
          const {issues} = await rejects(moderator.listMessages({queue, box}), 'invalid');
          equal(issues.map(({path, code}) => [path, code]), [['box', 'not-in-list']], `${queue} ${box}`);
        }
      }
      const unknown = await rejects((await board.desk('moderator')).countBoxes('public' as BoxQueue), 'invalid');
      equal(unknown.issues.map(({path}) => path), ['queue']);
    });

    test('come in pages, and take filters like any list', async (board) => {
      const housing = await board.as('housing');
      const all = idsOf((await housing.listMessages({queue: 'handling', box: 'unit', sort: 'due', limit: 100})).items);
      ok(all.length > 3, 'there is more than a page');
      const seen: string[] = [];
      for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
        const page = await housing.listMessages({queue: 'handling', box: 'unit', sort: 'due', limit: 2, ...(cursor && {cursor})});
        seen.push(...idsOf(page.items));
        cursor = page.nextCursor;
      }
      equal(seen, all);
      equal(idsOf((await housing.listMessages({queue: 'handling', box: 'supervised', kind: 'complaint'})).items), ['roof-leak']);
      equal(idsOf((await housing.listMessages({queue: 'handling', box: 'supervised', topic: 'transport'})).items), []);
      if (capabilities.search) equal(idsOf((await housing.listMessages({queue: 'handling', box: 'unit', text: '水泵'})).items), []);
      if (capabilities.search) equal(idsOf((await housing.listMessages({queue: 'handling', box: 'unit', text: '屋顶'})).items), ['roof-leak']);
    });

    test('tell of each message what a list needs, and name the units that it waits for', async (board) => {
      const {items, agencies} = await (await board.as('dongwei')).listMessages({queue: 'handling', box: 'awaiting-support'});
      const [yard] = items;
      equal([yard?.id, yard?.desk?.assignee, yard?.desk?.waitingFor], ['freight-yard', {name: '苏芷汀', mine: true}, ['transport', 'urban-management']]);
      for (const id of ['transport', 'urban-management']) ok(agencies.some((agency) => agency.id === id), `${id} is not among the agencies`);
      const [seenByLead] = (await (await board.as('dongwei-lead')).listMessages({queue: 'handling', box: 'awaiting-support'})).items;
      equal(seenByLead?.desk?.assignee, {name: '苏芷汀', mine: false});
      const supervised = (await (await board.as('moderator')).listMessages({queue: 'moderation', box: 'supervised'})).items;
      equal(supervised.map(({id, desk}) => [id, desk?.supervision !== undefined]), [['roof-leak', true]]);
      ok((await board.visitor.listMessages({limit: 100})).items.every((item) => item.desk === undefined), 'nobody else learns of it');
    });

    if (capabilities.act) {
      test('change with what happens', async (board) => {
        const [transport, moderator] = [await board.as('transport'), await board.as('moderator')];
        const counts = async () => (await board.desk('transport')).countBoxes('handling');
        const before = await counts();
        await board.act(transport, 'market-parking', {action: 'assign', personId: 'person-transport'});
        equal(await counts(), {...before, mine: (before.mine ?? 0) + 1, unassigned: (before.unassigned ?? 0) - 1});
        await board.act(transport, 'market-parking', {action: 'accept'});
        await board.act(transport, 'market-parking', {action: 'submit-answer', body: '东门北侧空地12月起设临时车位60个。'});
        equal(await lengthOf(board, 'moderator', 'moderation', 'review'), expected(board, {role: 'moderator'}, 'moderation', 'review').length + 1);
        await board.act(moderator, 'market-parking', {action: 'return', returnReasons: ['incomplete'], internalText: '请写明收费。', dueAt: '2099-01-01T00:00:00Z'});
        const returned = await (await board.as('transport')).listMessages({queue: 'handling', box: 'returned'});
        equal(returned.items.map(({id, desk, dueAt}) => [id, desk?.returned, dueAt]), [['market-parking', true, '2099-01-01T00:00:00.000Z']]);
        await board.act(transport, 'market-parking', {action: 'hand-back', ground: 'not-our-task', internalText: '属城管职责。'});
        equal([await lengthOf(board, 'transport', 'handling', 'unit'), await lengthOf(board, 'transport', 'handling', 'mine')], [0, 0]);
        ok(idsOf((await moderator.listMessages({queue: 'moderation', box: 'handed-back'})).items).includes('market-parking'), 'it is with the board');
      });

      test('hold no message of which the unit knows nothing yet', async (board) => {
        if (!capabilities.submit) return;
        const {id} = await board.submit(draft());
        const transport = await board.as('transport');
        for (const box of BOXES_OF.handling) {
          ok(!idsOf((await transport.listMessages({queue: 'handling', box, limit: 100})).items).includes(id), `it lies in ${box} before board staff let it through`);
        }
        await board.actAs('moderator', id, {action: 'publish'});
        ok(idsOf((await transport.listMessages({queue: 'handling', box: 'unassigned', limit: 100})).items).includes(id), 'it lies there then');
      });
    }

    if (capabilities.report) {
      test('for attention hold what readers report, until board staff have dealt with it', async (board) => {
        const attention = async () => idsOf((await (await board.as('moderator')).listMessages({queue: 'moderation', box: 'attention', limit: 100})).items);
        ok(!(await attention()).includes('market-parking'), 'nobody has reported it');
        await board.visitor.reportContent('market-parking', {reason: 'insult', words: ''}, {idempotencyKey: newKey()});
        ok((await attention()).includes('market-parking'), 'it is there');
        if (!capabilities.act) return;
        await board.actAs('moderator', 'market-parking', {action: 'dismiss-reports'});
        ok(!(await attention()).includes('market-parking'), 'it is dealt with');
      });
    }
  });
}
