import type {BoardAdapter} from '../../adapter/index.js';
import {type MessageQuery, type SeedMessage, SORTS, type Town} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft} from '../drafts.js';
import {story, TOWN} from '../town.js';
import {idsOf, listedIn} from './expect.js';
import type {SuiteContext} from './harness.js';

/** Forty-five messages, three of each minute, so that pages end among equal times. */
const CROWDED: Town = {...TOWN, messages: Array.from({length: 45}, (_, index) => published(index))};

function published(index: number): SeedMessage {
  const minute = String(Math.floor(index / 3)).padStart(2, '0');
  const time = (hour: string) => `2026-11-02T${hour}:${minute}:00+08:00`;
  return story(
    {
      id: `crowd-${String((index * 7) % 45).padStart(2, '0')}`, number: `2611${String(9000 + index)}`, at: time('08'),
      kind: 'enquiry', topic: 'government', agencyId: 'transport', title: `第${index}号来信`, body: '请问大厅几点下班？',
    },
    [time('09'), 'moderator', {action: 'publish'}],
    [time('10'), 'transport', {action: 'accept'}],
    [time('11'), 'transport', {action: 'submit-answer', body: '大厅周一至周五九点到十七点开放，中午不休息。'}],
    [time('12'), 'moderator', {action: 'approve'}],
  );
}

/** Every page of a list; between two pages, something may happen. */
async function pages(adapter: BoardAdapter, query: MessageQuery, between?: () => Promise<unknown>): Promise<string[][]> {
  const all: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await adapter.listMessages({...query, ...(cursor && {cursor})});
    all.push(idsOf(page.items));
    cursor = page.nextCursor;
    ok(all.length < 100, 'the list has no end');
    await between?.();
  } while (cursor);
  return all;
}

/** Cursors: nothing twice, nothing lost. */
export function paging({describe, test, capabilities, town: {agencies}}: SuiteContext): void {
  const {answerOrder, follow} = capabilities;
  const sorts = SORTS.filter((name) => name === 'newest' || (name === 'newest-answer' && answerOrder) || (name === 'most-followed' && follow));
  const handler = agencies.find(({id}) => id === 'transport') ?? agencies[0];
  describe('pages', () => {
    test('hold 20 entries unless told otherwise', async ({visitor}) => {
      const {items, nextCursor} = await visitor.listMessages({});
      equal(items.length, 20);
      ok(nextCursor, 'there is more');
    }, CROWDED);

    for (const sort of sorts) {
      test(`in the order ${sort} give every entry once, in order`, async ({visitor, town}) => {
        const found = (await pages(visitor, {sort, limit: 7})).flat();
        equal(found.length, 45);
        equal([...found].sort(), idsOf(listedIn(town)).sort());
        equal(found, idsOf((await visitor.listMessages({sort, limit: 100})).items));
      }, CROWDED);
    }

    test('end when the last one is just full', async ({visitor}) => {
      equal((await pages(visitor, {limit: 15})).map((page) => page.length), [15, 15, 15]);
    }, CROWDED);

    test('of one entry work', async ({visitor}) => equal((await pages(visitor, {limit: 1})).length, 45), CROWDED);

    test('keep to their filter', async ({visitor, town}) => {
      const found = (await pages(visitor, {agencyId: handler?.id, limit: 1})).flat();
      equal(found, idsOf(listedIn(town).filter(({agencyId}) => agencyId === handler?.id)));
    });

    test('of answers give every answer once', async ({visitor}) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await visitor.listAnswers({limit: 8, ...(cursor && {cursor})});
        found.push(...page.items.map((item) => item.messageId));
        cursor = page.nextCursor;
      } while (cursor && found.length < 100);
      equal(new Set(found).size, 45);
      equal(found.length, 45);
    }, CROWDED);

    if (capabilities.submit && capabilities.act) {
      test('lose and repeat nothing while messages are added', async (board) => {
        const moderator = await board.as('moderator');
        const found = (await pages(board.visitor, {limit: 10}, async () => {
          const {id} = await board.submit(draft());
          await board.act(moderator, id, {action: 'publish'});
        })).flat();
        equal(found, idsOf((await board.visitor.listMessages({limit: 100})).items).filter((id) => id.startsWith('crowd-')));
      }, CROWDED);
    }

    for (const cursor of ['nonsense', '!', 'e30=', 'W10=', '%E0%A4%A', '停车']) {
      test(`refuse the cursor ${JSON.stringify(cursor)}`, async ({visitor}) => {
        await rejects(visitor.listMessages({cursor}), 'malformed');
        await rejects(visitor.listAnswers({cursor}), 'malformed');
      });
    }

    test('refuse a cursor of another order', async ({visitor}) => {
      const {nextCursor} = await visitor.listMessages({limit: 1});
      ok(nextCursor, 'there is more');
      if (answerOrder) await rejects(visitor.listMessages({limit: 1, sort: 'newest-answer', cursor: nextCursor}), 'malformed');
      await rejects(visitor.listAnswers({limit: 1, cursor: nextCursor}), 'malformed');
    });
  });
}
