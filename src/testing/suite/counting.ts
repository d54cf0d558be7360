import {type CountQuery, isWithinTopic, PUBLIC_STATUSES, statusOf} from '../../model/index.js';
import {equal, rejects} from '../assert.js';
import {draft} from '../drafts.js';
import {type Known, listedIn, placesWithin} from './expect.js';
import type {SuiteContext} from './harness.js';

function counted(known: readonly Known[]) {
  return Object.fromEntries(PUBLIC_STATUSES.map((status) => [status, known.filter(({progress}) => statusOf(progress.state) === status).length]));
}

/** How many public messages there are of each status. */
export function counting({describe, test, capabilities}: SuiteContext): void {
  describe('counts', () => {
    test('are those of the public list, whoever asks', async (board) => {
      const expected = counted(listedIn(board.town));
      for (const username of [undefined, 'citizen', 'housing', 'moderator']) {
        const adapter = username ? await board.as(username) : board.visitor;
        equal(await adapter.countMessages({}), expected, username);
      }
    });

    test('follow each filter', async ({visitor, town}) => {
      const listed = listedIn(town);
      const within = (id: string) => placesWithin(town, id);
      const placeOf = (known: Known) => town.agencies.find(({id}) => id === known.agencyId)?.placeId ?? '';
      const cases: [CountQuery, (known: Known) => boolean][] = [
        [{placeId: 'qinghe'}, (known) => within('qinghe').has(placeOf(known))],
        [{placeId: 'wuyin'}, (known) => within('wuyin').has(placeOf(known))],
        [{placeId: 'atlantis'}, () => false],
        [{agencyId: 'housing'}, (known) => known.agencyId === 'housing'],
        [{topic: 'transport'}, ({record}) => isWithinTopic(record.content.topic, 'transport')],
        [{kind: 'complaint'}, ({record}) => record.content.kind === 'complaint'],
        [{kind: 'complaint', agencyId: 'transport'}, ({record, agencyId}) => record.content.kind === 'complaint' && agencyId === 'transport'],
        [{placeId: '', agencyId: '', topic: '', kind: ''}, () => true],
      ];
      for (const [query, fits] of cases) equal(await visitor.countMessages(query), counted(listed.filter(fits)), JSON.stringify(query));
    });

    if (capabilities.search) {
      test('follow a search, and do not count what is not public', async ({visitor, town}) => {
        const ids = ['market-parking', 'river-greenway'];
        equal(await visitor.countMessages({text: '停车'}), counted(listedIn(town).filter(({record}) => ids.includes(record.id))));
        for (const text of ['郭念安', '加急费', 'umbrella', '水泵']) equal(await visitor.countMessages({text}), counted([]), text);
      });
    }

    if (capabilities.submit && capabilities.act) {
      test('change with the messages', async (board) => {
        const before = await board.visitor.countMessages({});
        const {id} = await board.submit(draft());
        equal(await board.visitor.countMessages({}), before);
        await board.actAs('moderator', id, {action: 'publish'});
        equal(await board.visitor.countMessages({}), {...before, waiting: before.waiting + 1});
      });
    }

    for (const [query, path] of [[{status: 'waiting'}, 'status'], [{queue: 'mine'}, 'queue'], [{text: '长'.repeat(201)}, 'text']] as const) {
      test(`refuse ${JSON.stringify(query).slice(0, 30)}`, async ({visitor}) => {
        const {issues} = await rejects(visitor.countMessages(query as CountQuery), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
      });
    }
  });
}
