import {equal, ok} from '../assert.js';
import {idsOf} from './expect.js';
import type {SuiteContext} from './harness.js';

/** Full-text search over what is public: titles, texts and published answers, in Chinese and English. */
export function searching({describe, test}: SuiteContext): void {
  const finds: [text: string, ids: string[], what: string][] = [
    ['停车', ['market-parking', 'river-greenway'], 'two Chinese characters'],
    ['梯', ['lift-repair'], 'one Chinese character'],
    ['晒谷场', ['river-greenway'], 'three Chinese characters'],
    ['老市场 救护车', ['market-parking'], 'two words, both of which must be there'],
    ['老市场 电梯', [], 'two words of two messages'],
    ['车停', [], 'characters that are there in another order'],
    ['PARKING', ['parking-permit'], 'English in capitals'],
    ['parking', ['parking-permit'], 'an English word'],
    ['park', ['parking-permit'], 'the beginning of a word'],
    ['railway station', ['bus-timetable'], 'two English words'],
    ['ｐａｒｋｉｎｇ', ['parking-permit'], 'full-width letters'],
    ['20:40', ['bus-timetable'], 'signs and digits'],
    ['%', [], 'a sign that databases read as a pattern'],
    ['_', [], 'another one'],
    ['\\', [], 'a backslash'],
    ["' or 1=1 --", [], 'an attempt at the database'],
    ['夜查', ['night-noise'], 'words of a published answer'],
    ['   ', ['ALL'], 'blanks, which are no words'],
  ];
  describe('search', () => {
    for (const [text, ids, what] of finds) {
      test(`finds ${what}`, async ({visitor}) => {
        const expected = ids[0] === 'ALL' ? idsOf((await visitor.listMessages({limit: 100})).items) : ids;
        equal(idsOf((await visitor.listMessages({text, limit: 100})).items), expected, text);
      });
    }

    test('finds a message by its number, for those only who have it in their list', async (board) => {
      const numbered = (id: string) => board.town.messages.find(({record}) => record.id === id)?.record.number ?? '';
      equal(idsOf((await board.visitor.listMessages({text: ` ${numbered('lift-repair')} `})).items), ['lift-repair']);
      equal(idsOf((await board.visitor.listMessages({text: numbered('window-fee')})).items), []);
      equal(idsOf((await (await board.as('housing')).listMessages({queue: 'handling', text: numbered('window-fee')})).items), ['window-fee']);
      equal(idsOf((await (await board.as('transport')).listMessages({queue: 'handling', text: numbered('window-fee')})).items), []);
    });

    test('does not find answers that were not approved, notes, words or private parts', async ({visitor}) => {
      for (const text of ['咨询市政府', '先推一推', '录音', '郭念安', '000-1377-0261', '水泵', 'landlord lives abroad', '1803']) {
        equal(idsOf((await visitor.listMessages({text})).items), [], text);
      }
    });

    test('does not find confidential messages, nor unpublished ones', async ({visitor}) => {
      for (const text of ['Hongyao', '加急费', '取暖补贴', 'swing', '低息贷款', 'umbrella']) {
        equal(idsOf((await visitor.listMessages({text})).items), [], text);
      }
    });

    test('shows the part of the text, or of a published answer, that the words are in', async ({visitor}) => {
      const excerptOf = async (text: string, id: string) => (await visitor.listMessages({text})).items.find((item) => item.id === id)?.excerpt ?? '';
      const beginning = (await visitor.listMessages({ids: ['river-greenway']})).items[0]?.excerpt ?? '';
      const found = await excerptOf('土方', 'river-greenway');
      ok(!beginning.includes('土方') && found.includes('土方'), `the excerpt does not show the word: ${found}`);
      ok((await excerptOf('夜查', 'night-noise')).includes('夜查'), 'the excerpt does not show the answer');
      equal(await excerptOf('旧河堤改成步道', 'river-greenway'), beginning);
    });

    test('finds a confidential message for the unit that handles it', async (board) => {
      const housing = await board.as('housing');
      equal(idsOf((await housing.listMessages({queue: 'handling', text: '加急费'})).items), ['window-fee']);
    });

    test('does not find by the private part even for those who may read it', async (board) => {
      const housing = await board.as('housing');
      equal(idsOf((await housing.listMessages({queue: 'handling', text: '乔木生'})).items), []);
    });
  });
}
