import {isWithinTopic, type MessageQuery, statusOf, type Town} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {idsOf, type Known, listedIn, placesWithin} from './expect.js';
import type {SuiteContext} from './harness.js';

/** Values to filter by, one list a filter; undefined: not filtered by it. */
const FILTERS = {
  placeId: [undefined, 'country', 'qinghe', 'wuyin', 'atlantis'],
  agencyId: [undefined, 'housing', 'transport'],
  topic: [undefined, 'transport', 'transport/parking', 'trans'],
  kind: [undefined, 'complaint', 'enquiry'],
  status: [undefined, 'waiting', 'in-progress', 'answered'],
} as const satisfies Filters;

type Filters = Readonly<Record<'placeId' | 'agencyId' | 'topic' | 'kind', readonly (string | undefined)[]>> & {readonly status: readonly (MessageQuery['status'])[]};

/** The same for a town that has none of these: what its messages have, what is around that, and what is none. */
function filtersOf({places, agencies, board, messages}: Town): Filters {
  const {topic = ''} = messages[0]?.record.content ?? {};
  const [group = ''] = topic.split('/');
  return {
    placeId: [undefined, places[0]?.id, 'atlantis'], agencyId: [undefined, agencies[0]?.id, 'nobody'], topic: [undefined, topic, group, group.slice(0, -2)],
    kind: [undefined, board.kinds[0]?.id, 'gossip'], status: FILTERS.status,
  };
}

/** What the model says that a filter lets through. */
function fits(town: Town, {record, progress, agencyId}: Known, query: MessageQuery): boolean {
  const {content} = record;
  const place = town.agencies.find((agency) => agency.id === agencyId)?.placeId ?? '';
  return (
    (query.placeId === undefined || placesWithin(town, query.placeId).has(place)) &&
    (query.agencyId === undefined || query.agencyId === agencyId) &&
    (query.topic === undefined || isWithinTopic(content.topic, query.topic)) &&
    (query.kind === undefined || query.kind === content.kind) &&
    (query.status === undefined || query.status === statusOf(progress.state))
  );
}

/** Every combination of two filters: enough to find one that undoes another. */
function pairs(filters: Filters): MessageQuery[] {
  const names = Object.keys(filters) as (keyof Filters)[];
  return names.flatMap((one, index) => names.slice(index + 1).flatMap((other) =>
    filters[one].flatMap((a) => filters[other].map((b) => ({...(a && {[one]: a}), ...(b && {[other]: b})})))));
}

/** Lists by place, agency, topic, kind and status. */
export function filtering({describe, test, capabilities, town: held, whole}: SuiteContext): void {
  describe('lists', () => {
    test('hold the public messages, newest first', async ({visitor, town}) => {
      const {items, nextCursor} = await visitor.listMessages({limit: 100});
      equal(idsOf(items), idsOf(listedIn(town)));
      equal(nextCursor, undefined);
    });

    test('are filtered by each pair of filters as the model says', async ({visitor, town}) => {
      for (const query of pairs(whole ? FILTERS : filtersOf(held))) {
        const {items} = await visitor.listMessages({...query, limit: 100});
        equal(idsOf(items), idsOf(listedIn(town).filter((known) => fits(town, known, query))), JSON.stringify(query));
      }
    });

    if (whole) test('are filtered by all filters at once', async ({visitor}) => {
      const query = {
        placeId: 'yunting', agencyId: 'transport', topic: 'transport', kind: 'complaint', status: 'waiting',
        ...(capabilities.search && {text: '停车'}),
      } as const;
      equal(idsOf((await visitor.listMessages(query)).items), ['market-parking']);
      equal(idsOf((await visitor.listMessages({...query, kind: 'help'})).items), []);
    });

    test('hold only the messages with certain ids', async ({visitor, town}) => {
      const ids = idsOf(listedIn(town)).slice(1, 4);
      equal(idsOf((await visitor.listMessages({ids: [...ids, 'nobody', ''].reverse()})).items), ids);
      equal(idsOf((await visitor.listMessages({ids: []})).items), []);
    });

    if (whole) test('hold only the messages with certain ids, of those that the queue has', async (board) => {
      const ids = ['market-parking', 'night-noise', 'window-fee', 'heating-allowance', 'nobody', ''];
      equal(idsOf((await board.visitor.listMessages({ids})).items), ['market-parking', 'night-noise']);
      equal(idsOf((await board.visitor.listMessages({ids, agencyId: 'transport'})).items), ['market-parking']);
      equal(idsOf((await board.visitor.listMessages({ids: []})).items), []);
      equal(idsOf((await (await board.as('housing')).listMessages({ids, queue: 'handling'})).items), ['window-fee']);
    });

    test('take an empty filter for none', async ({visitor, town}) => {
      const {items} = await visitor.listMessages({placeId: '', agencyId: '', topic: '', kind: '', text: '', limit: 100});
      equal(idsOf(items), idsOf(listedIn(town)));
    });

    test('name the agencies of their entries once each', async ({visitor}) => {
      const {items, agencies} = await visitor.listMessages({limit: 100});
      const ids = agencies.map((agency) => agency.id);
      equal(new Set(ids).size, ids.length);
      for (const item of items) ok(ids.includes(item.agencyId), `${item.agencyId} is not among the agencies`);
    });

    if (capabilities.answerOrder) test('come by the newest answer, with messages without one after the others', async ({visitor, town}) => {
      const {items} = await visitor.listMessages({sort: 'newest-answer', limit: 100});
      const answered = listedIn(town).filter((known) => known.answeredAt !== undefined)
        .sort((one, other) => Date.parse(other.answeredAt ?? '') - Date.parse(one.answeredAt ?? ''));
      equal(idsOf(items).slice(0, answered.length), idsOf(answered));
      equal(idsOf(items).sort(), idsOf(listedIn(town)).sort());
    });

    const wrong: Record<string, [query: object, path: string]> = {
      'a limit of 0': [{limit: 0}, 'limit'],
      'a limit above the maximum': [{limit: 101}, 'limit'],
      'half an entry': [{limit: 1.5}, 'limit'],
      'an unknown status': [{status: 'forgotten'}, 'status'],
      'a status that is not public': [{status: 'rejected'}, 'status'],
      'an unknown sort': [{sort: 'loudest'}, 'sort'],
      'an unknown queue': [{queue: 'secret'}, 'queue'],
      'too many ids': [{ids: Array.from({length: 101}, (_, index) => `id-${index}`)}, 'ids'],
      'too long a search': [{text: '长'.repeat(201)}, 'text'],
      'the order of due times, which are for staff': [{sort: 'due'}, 'sort'],
    };
    for (const [what, [query, path]] of Object.entries(wrong)) {
      test(`refuse ${what}`, async ({visitor}) => {
        const {issues} = await rejects(visitor.listMessages(query), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
      });
    }
  });
}
