import type {BoardAdapter} from '../../adapter/index.js';
import {type Mask, MASK_SIGN, type MaskablePart} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {complaint, newKey} from '../drafts.js';
import {jpegFile, pngFile} from '../files.js';
import type {Board, SuiteContext} from './harness.js';

const NAME = '巫马听潮';
const TITLE = `请查处${NAME}占用消防通道`;
const DEMAND = `${NAME}在三单元门口堆放建材，请责令清理。`;

/** The words of a text as a mask. */
function maskOf(part: MaskablePart, text: string, words: string): Mask {
  const start = text.indexOf(words);
  return {part, start, end: start + words.length};
}
const MASKS = [maskOf('title', TITLE, NAME), maskOf('demand', DEMAND, NAME)];

/** What board staff mask and hide reaches nobody but those who wrote it, act on it or masked it. */
export function masking({describe, test, capabilities}: SuiteContext): void {
  const sent = (board: Board, over: Parameters<typeof complaint>[0] = {}) => board.submit(complaint({title: TITLE, demand: DEMAND, ...over}));
  const strangers = async (board: Board): Promise<BoardAdapter[]> =>
    [board.visitor, await board.as('citizen'), await board.as('transport'), await board.as('county'), await board.as('admin')];

  /** Everything that a stranger can get of a message. */
  const allOf = async (reader: BoardAdapter, id: string): Promise<string> => {
    const parts: unknown[] = [await reader.getMessage(id), await reader.listMessages({limit: 100}), await reader.listAnswers({limit: 100})];
    if (capabilities.similar) parts.push(await reader.findSimilar({title: '查处占用消防通道', text: '三单元门口堆放建材，请责令清理。', agencyId: 'housing'}));
    if (capabilities.search) parts.push(await reader.listMessages({text: '堆放建材'}));
    return JSON.stringify(parts);
  };

  describe('masked words', () => {
    for (const how of ['as it is published', 'afterwards'] as const) {
      test(`${how} reach nobody without the right: no list, thread, search, answer, excerpt or likeness`, async (board) => {
        const {id, queryCode} = await sent(board);
        const housing = await board.as('housing');
        if (how === 'as it is published') await board.actAs('moderator', id, {action: 'publish', masks: MASKS});
        else {
          await board.actAs('moderator', id, {action: 'publish'});
          await board.actAs('moderator', id, {action: 'mask', masks: MASKS});
        }
        await board.act(housing, id, {action: 'accept'});
        await board.act(housing, id, {action: 'submit-answer', body: '建材已于当日清理，并张贴告示。'});
        await board.actAs('moderator', id, {action: 'approve'});
        for (const reader of await strangers(board)) {
          const text = await allOf(reader, id);
          ok(!text.includes(NAME), 'the words are shown');
          ok(text.includes(`请查处${MASK_SIGN.repeat(NAME.length)}占用消防通道`), 'the rest is');
          if (capabilities.search) equal((await reader.listMessages({text: NAME})).items, [], 'the words are found');
          if (capabilities.counts && capabilities.search) equal(await reader.countMessages({text: NAME}), {waiting: 0, 'in-progress': 0, answered: 0});
          if (capabilities.similar) ok((await reader.findSimilar({title: NAME, text: NAME.repeat(3)})).items.length === 0, 'the words are found by likeness');
        }
        const [moderator, author] = [await board.as('moderator'), board.visitor];
        for (const message of [await housing.getMessage(id), await moderator.getMessage(id), await author.getMessage(id, {queryCode})]) {
          equal([message.title, message.demand, message.hidden?.masks], [TITLE, DEMAND, MASKS]);
        }
        equal((await housing.listMessages({ids: [id]})).items[0]?.title, TITLE);
      });
    }

    test('stay masked for a unit that is called in: it gets its task', async (board) => {
      const {id} = await sent(board);
      await board.actAs('moderator', id, {action: 'publish', masks: MASKS});
      await board.actAs('housing', id, {action: 'accept'});
      await board.actAs('housing', id, {action: 'whistle', supports: [{agencyId: 'transport', task: '清运建材'}]});
      const transport = await board.as('transport');
      const seen = [await transport.getMessage(id), await transport.listMessages({queue: 'handling', box: 'called-in', limit: 100})];
      ok(!JSON.stringify(seen).includes(NAME) && JSON.stringify(seen).includes('清运建材'), 'it sees who');
    });

    test('are whole characters, whatever the mask cuts through', async (board) => {
      const demand = '看这个👍🏽字😀在这里。';
      const {id} = await sent(board, {demand});
      const half = demand.indexOf('😀') + 1;
      await board.actAs('moderator', id, {action: 'publish', masks: [{part: 'demand', start: half, end: half + 1}]});
      const shown = (await board.visitor.getMessage(id)).demand;
      ok(!shown.includes('😀') && !/\p{Cs}/u.test(shown) && shown.startsWith('看这个👍🏽字'), shown);
    });

    test('are never unmasked, and masking the same again changes nothing', async (board) => {
      const {id} = await sent(board);
      await board.actAs('moderator', id, {action: 'publish', masks: MASKS});
      equal((await rejects(board.actAs('moderator', id, {action: 'mask', masks: MASKS}), 'not-allowed-now')).refusal, 'no-change');
      const more = await board.actAs('moderator', id, {action: 'mask', masks: [maskOf('demand', DEMAND, '三单元')]});
      equal(more.hidden?.masks.length, 3);
      ok(!(await board.visitor.getMessage(id)).demand.includes('三单元'), 'both hold');
    });

    test('must be in the text', async (board) => {
      const {id} = await sent(board);
      for (const mask of [{part: 'demand', start: 0, end: 500}, {part: 'body', start: 0, end: 1}, {part: 'demand', start: 5, end: 5}] as const) {
        const {issues} = await rejects(board.actAs('moderator', id, {action: 'publish', masks: [mask]}), 'invalid');
        equal(issues.map(({path, code}) => [path, code]), [['masks.0', 'not-in-list']], JSON.stringify(mask));
      }
      const {issues} = await rejects(board.actAs('moderator', id, {action: 'publish', hiddenAttachmentIds: ['nothing']}), 'invalid');
      equal(issues.map(({path}) => path), ['hiddenAttachmentIds.0']);
      equal((await (await board.as('moderator')).getMessage(id)).state, 'received');
    });
  });

  if (!capabilities.upload) return;

  describe('hidden files', () => {
    test('are for the author, the unit and board staff, and cannot be fetched by others', async (board) => {
      const uploads = [await board.visitor.uploadFile(jpegFile(), {resumeKey: newKey()}), await board.visitor.uploadFile(pngFile(), {resumeKey: newKey()})];
      const {id, queryCode} = await sent(board, {attachments: uploads.map((upload, index) => ({uploadId: upload.id, description: `照片${index + 1}`, public: true}))});
      const moderator = await board.as('moderator');
      const [first] = (await moderator.getMessage(id)).attachments;
      await board.act(moderator, id, {action: 'publish'});
      const open = (await board.visitor.getMessage(id)).attachments;
      equal(open.length, 2);
      const hidden = await board.act(moderator, id, {action: 'mask', hiddenAttachmentIds: [first?.id ?? '']});
      equal([hidden.attachments.length, hidden.hidden?.attachmentIds], [2, [first?.id]]);
      for (const reader of await strangers(board)) equal((await reader.getMessage(id)).attachments.map(({description}) => description), ['照片2']);
      for (const message of [await (await board.as('housing')).getMessage(id), await board.visitor.getMessage(id, {queryCode})]) {
        equal(message.attachments.map(({description}) => description), ['照片1', '照片2']);
        const response = await fetch(message.attachments[0]?.url ?? '');
        ok(response.ok, 'those who see it can fetch it');
        await response.arrayBuffer();
      }
    });
  });
}
