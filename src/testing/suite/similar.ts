import type {SimilarQuery, Town} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft} from '../drafts.js';
import {story, TOWN} from '../town.js';
import {idsOf} from './expect.js';
import type {SuiteContext} from './harness.js';

/** Eight messages about the very same matter: more than are offered. */
const REPEATED: Town = {...TOWN, messages: [...TOWN.messages, ...Array.from({length: 8}, (_, index) => story(
  {
    id: `kiosk-${index}`, number: `2611${String(7000 + index)}`, at: `2026-11-0${index + 1}T08:00:00+08:00`,
    kind: 'complaint', topic: 'urban', agencyId: index % 2 ? 'housing' : 'transport', title: '塔影书报亭挡住盲道', demand: '塔影书报亭占了盲道，请挪开。',
  },
  [`2026-11-0${index + 1}T09:00:00+08:00`, 'moderator', {action: 'publish'}],
))]};

/** Earlier messages about the same matter, for whoever is writing. */
export function similar({describe, test, capabilities}: SuiteContext): void {
  const finds: [what: string, query: SimilarQuery, id: string][] = [
    ['the same matter in other Chinese words', {title: '老市场东门车子乱停谁来管', text: '每天早上东门两边停满了车，救护车都开不进去。'}, 'market-parking'],
    ['the same matter with its words in another order', {title: '东门老市场，停车乱'}, 'market-parking'],
    ['the same matter in other English words', {title: 'Dark street lights by the river', text: 'Between the bridge and the library no lights have been working for weeks.'}, 'street-light'],
    ['the same matter in capitals and full-width letters', {title: 'ＳＴＲＥＥＴ LIGHTS: library, bridge'}, 'street-light'],
    ['the same matter by title alone', {title: '高楼层水压不足没有水'}, 'water-pressure'],
    ['an answered matter', {title: '工地连续夜间施工睡不着', text: '汀岸家园旁边的工地半夜还在施工，噪声很大。'}, 'night-noise'],
  ];
  describe('similar messages', () => {
    for (const [what, query, id] of finds) {
      test(`are found: ${what}`, async ({visitor}) => {
        const {items, agencies} = await visitor.findSimilar(query);
        equal(items[0]?.id, id);
        for (const {agencyId} of items) ok(agencies.some((agency) => agency.id === agencyId), `${agencyId} is not among the agencies`);
      });
    }

    test('come as in a list, with the beginning of a published answer and without one where there is none', async ({visitor}) => {
      const {items: [noise]} = await visitor.findSimilar({title: '工地夜间施工噪声'});
      const {answerExcerpt = '', ...summary} = noise ?? {};
      const message = await visitor.getMessage('night-noise');
      equal(summary, (await visitor.listMessages({limit: 100})).items.find(({id}) => id === 'night-noise'));
      ok(answerExcerpt.length > 10 && (message.answers.at(-1)?.body ?? '').replace(/\s+/g, ' ').startsWith(answerExcerpt.replace(/…$/, '')), `the answer begins otherwise: ${answerExcerpt}`);
      const {items: [parking]} = await visitor.findSimilar({title: '老市场东门停车'});
      ok(parking && !('answerExcerpt' in parking), 'there is an answer where none was published');
    });

    const unrelated: SimilarQuery[] = [
      {title: '申请举办龙舟文化节', text: '端午将至，村里想邀请邻村一同划龙舟。'},
      {title: 'Chess club for pensioners', text: 'Could a weekly afternoon be arranged with tea and boards?'},
      {title: '谢谢'}, {title: ''}, {title: '？？？！'}, {title: '👩‍🌾👩‍🌾'}, {title: '\u0000\ud800'}, {title: "%' or 1=1 --"},
    ];
    for (const query of unrelated) {
      test(`are none for ${JSON.stringify(query.title)}`, async ({visitor}) => equal(idsOf((await visitor.findSimilar(query)).items), []));
    }

    test('are at most five, those to the same agency first among equals', async ({visitor}) => {
      const {items} = await visitor.findSimilar({title: '塔影书报亭挡住盲道', text: '塔影书报亭占了盲道，请挪开。', agencyId: 'housing'});
      equal(items.length, 5);
      equal(items.slice(0, 4).map((item) => item.agencyId), ['housing', 'housing', 'housing', 'housing']);
    }, REPEATED);

    test('are never confidential or unpublished ones, even for those who may read them', async (board) => {
      for (const adapter of [board.visitor, await board.as('housing'), await board.as('moderator'), await board.as('citizen')]) {
        for (const title of ['窗口人员暗示交“加急费”', '独居老人取暖补贴没有到账', 'Broken swing in Dongwei playground', '低息贷款当天放款，手续简单', 'Umbrella left on bus number 2']) {
          const hidden = ['window-fee', 'heating-allowance', 'playground-swing', 'loan-advert', 'lost-umbrella'];
          ok(!idsOf((await adapter.findSimilar({title})).items).some((id) => hidden.includes(id)), title);
        }
      }
    });

    test('are not found by private parts, nor by answers that nobody approved', async ({visitor}) => {
      for (const title of ['婴儿三个月，夜里也需要热水。', '唐若溪 000-1355-0419', 'Maya Ellingham', '水泵采购走的应急程序，补手续中。', '报名的二十六户名单暂不公开。']) {
        equal(idsOf((await visitor.findSimilar({title})).items), [], title);
      }
      const {items} = await visitor.findSimilar({title: '六楼以上水压不足'});
      ok(!JSON.stringify(items).includes('水泵'), 'an answer under review is shown');
    });

    if (capabilities.submit && capabilities.act) {
      test('hold a message once it is public, and no longer than that', async (board) => {
        const query = {title: '紫藤巷公共厕所整夜锁门', text: '紫藤巷的公厕晚上八点就锁门，出租车司机没有地方去。'};
        const {id, queryCode} = await board.submit(draft({title: query.title, body: query.text}));
        equal(idsOf((await board.visitor.findSimilar(query)).items), []);
        await board.actAs('moderator', id, {action: 'publish'});
        equal(idsOf((await board.visitor.findSimilar(query)).items), [id]);
        await board.act(board.visitor, id, {action: 'withdraw', words: '已经解决。'}, queryCode);
        equal(idsOf((await board.visitor.findSimilar(query)).items), []);
      });
    }

    const wrong: [what: string, query: object, path: string][] = [
      ['no title', {}, 'title'],
      ['a title of another type', {title: 7}, 'title'],
      ['an endless title', {title: '长'.repeat(1001)}, 'title'],
      ['an endless text', {title: '停车', text: '长'.repeat(20_001)}, 'text'],
      ['an unknown field', {title: '停车', limit: 500}, 'limit'],
    ];
    for (const [what, query, path] of wrong) {
      test(`refuse ${what}`, async ({visitor}) => {
        const {issues} = await rejects(visitor.findSimilar(query as SimilarQuery), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
      });
    }

    test('take the longest text that is allowed', async ({visitor}) => {
      const text = Array.from({length: 20_000}, (_, index) => String.fromCharCode(0x4e00 + ((index * 7919) % 20_000))).join('');
      equal((await visitor.findSimilar({title: '老市场东门停车乱', text})).items.length <= 5, true);
    });
  });
}
