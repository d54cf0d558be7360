import {equal, ok} from '../assert.js';
import {draft} from '../drafts.js';
import type {SuiteContext} from './harness.js';

/** Texts that break what treats them as anything but text. */
const TEXTS: Record<string, string> = {
  'emoji families, flags and skin tones': '👨‍👩‍👧‍👦 🇨🇳🏴󠁧󠁢󠁳󠁣󠁴󠁿 👍🏽 ❤️‍🔥',
  'right-to-left': 'السلام عليكم، متى يفتح الموقف؟ שלום',
  'Han characters beyond the basic plane': '𠮷野家旁的𪚥字牌坊，𬺈𬬭',
  'decomposed accents': 'Cafe\u0301 Angstro\u0308m n\u0303',
  'composed accents': 'Caf\u00e9',
  'Tibetan, Mongolian and Uyghur': 'བོད་སྐད ᠮᠣᠩᠭᠣᠯ ئۇيغۇرچە',
  'markup': '<script>alert(1)</script><img src=x onerror=alert(1)>&amp;<!-- -->',
  'templates and paths': '${1+1} {{7*7}} %s %n ../../etc/passwd C:\\temp',
  'quotes and an attempt at the database': `O'Reilly "said" \`this\`; drop table message; --`,
  'JSON': '{"a":[1,null]} \\u0041 \\n',
  'a word like a field of every object': '__proto__ constructor toString',
};

/** What is written comes back as it was, character by character. */
export function writing({describe, test, capabilities}: SuiteContext): void {
  describe('text', () => {
    for (const [what, text] of Object.entries(TEXTS)) {
      test(`comes back as it was: ${what}`, async (board) => {
        const {id, queryCode} = await board.submit(draft({body: text, privatePart: {name: '', phone: '', remark: text}}));
        equal((await board.visitor.getMessage(id, {queryCode})).body, text);
        equal((await (await board.as('moderator')).getMessage(id)).hasPrivatePart, true);
        if (capabilities.desk) equal((await (await board.desk('moderator')).readPrivatePart(id)).privatePart.remark, text);
      });
    }

    test('is masked by character and not by half of one', async (board) => {
      const {id, queryCode} = await board.submit(draft({privatePart: {name: '𠮷田', phone: '', remark: ''}}));
      equal((await board.visitor.getMessage(id, {queryCode})).displayName, '𠮷***');
    });

    test('is cut for lists between characters', async (board) => {
      const {id} = await board.submit(draft({body: '👨‍👩‍👧‍👦'.repeat(200)}), await board.as('citizen'));
      const {items} = await (await board.as('citizen')).listMessages({queue: 'mine', limit: 1});
      equal(items[0]?.id, id);
      equal(items[0]?.excerpt, `${'👨‍👩‍👧‍👦'.repeat(120)}…`);
    });

    if (capabilities.act) {
      test('of an answer comes back as it was, in the thread and among the answers', async (board) => {
        const body = Object.values(TEXTS).join('\n');
        await board.actAs('transport', 'market-parking', {action: 'accept', publicText: body.slice(0, 200)});
        await board.actAs('transport', 'market-parking', {action: 'submit-answer', body, organisation: '<b>局</b>', contact: "O'Hara"});
        const message = await board.actAs('moderator', 'market-parking', {action: 'approve'});
        equal(message.answers.map((answer) => [answer.body, answer.organisation, answer.contact]), [[body, '<b>局</b>', "O'Hara"]]);
        equal((await board.visitor.listAnswers({limit: 1})).items[0]?.body, body);
      });
    }

    if (capabilities.search) {
      test('is found as it was written', async (board) => {
        const moderator = await board.as('moderator');
        for (const text of ['𪚥字牌坊', 'السلام', 'བོད་སྐད', '👍🏽', 'drop table message', '%s']) {
          const {id} = await board.submit(draft({body: `请看 ${text} 谢谢`}));
          await board.act(moderator, id, {action: 'publish'});
          const {items} = await board.visitor.listMessages({text});
          ok(items.some((item) => item.id === id), `${text} was not found`);
        }
      });
    }
  });
}
