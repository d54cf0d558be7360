import type {MessageDraft, Town} from '../../model/index.js';
import {equal, ok, rejection, rejects} from '../assert.js';
import {newKey} from '../drafts.js';
import type {Board, SuiteContext} from './harness.js';

/** A draft that any town takes which asks for no more than a place: of its first kind, to its first agency. */
function plainDraft({board, agencies}: Town, fields: Partial<MessageDraft> = {}): MessageDraft {
  const [topic] = board.topics.flatMap((outer) => [outer, ...(outer.children ?? [])]).filter(({closed}) => !closed);
  return {
    kind: board.kinds.find(({form}) => form === 'body')?.id ?? '', topic: topic?.id ?? '', agencyId: agencies[0]?.id ?? '', title: '路灯不亮', body: '东门外的路灯三天不亮了。',
    visibility: 'public', consent: board.consent.version, ...(board.fields.place !== 'hidden' && {spot: {address: '东门外', public: true}}), ...fields,
  };
}

const send = ({visitor, town}: Board, fields: Partial<MessageDraft> = {}, idempotencyKey = newKey()) => visitor.submitMessage(plainDraft(town, fields), {idempotencyKey});

/** What can be asked of every backend that takes messages, whatever else it can do. */
export function sending({describe, test, capabilities}: SuiteContext): void {
  describe('sending anything', () => {
    test('gives a receipt with an id and a number of its own', async (board) => {
      const receipts = await Promise.all(Array.from({length: 5}, (_, index) => send(board, {title: `第${index}盏`})));
      for (const field of ['id', 'number'] as const) equal(new Set(receipts.map((receipt) => receipt[field])).size, 5, field);
      for (const {queryCode, createdAt} of receipts) {
        equal(queryCode !== '', capabilities.queryCodes, 'a query code is there where the adapter says so');
        ok(!Number.isNaN(Date.parse(createdAt)), `${createdAt} is no time`);
      }
    });

    test('keeps title, text, topic and public place', async (board) => {
      const sent = plainDraft(board.town, {title: 'Licht aus 灯', body: '<script>alert(1)</script>\n\n👨‍👩‍👧‍👦 السلام عليكم'});
      const {id, queryCode} = await board.visitor.submitMessage(sent, {idempotencyKey: newKey()});
      const message = await board.visitor.getMessage(id, queryCode ? {queryCode} : {});
      for (const field of ['title', 'body', 'topic', 'spot', 'visibility'] as const) equal(message[field], sent[field], field);
    });

    test('is carried out once for a key, also when attempts meet, and never for another request', async (board) => {
      const key = newKey();
      const receipts = await Promise.all([send(board, {}, key), send(board, {}, key), send(board, {}, key)]);
      for (const receipt of [...receipts, await send(board, {}, key)]) equal(receipt, receipts[0]);
      await rejects(send(board, {title: '另一件事'}, key), 'key-reused');
    });

    test('refuses what breaks the board’s rules, and does not use the key up', async (board) => {
      const key = newKey();
      for (const [fields, path] of [[{title: ''}, 'title'], [{body: ''}, 'body'], [{topic: 'weather'}, 'topic'], [{consent: ''}, 'consent'], [{agencyId: 'ministry-of-magic'}, 'agencyId']] as const) {
        equal((await rejects(send(board, fields, key), 'invalid')).issues.map((issue) => issue.path), [path]);
      }
      await send(board, {}, key);
    });

    if (!capabilities.confidential) {
      test('refuses to keep from the public what it cannot keep from it', async (board) => {
        await rejects(send(board, {visibility: 'confidential'}), 'invalid');
        await rejects(send(board, {spot: {address: '东门外', public: false}}), 'invalid');
      });
    }

    for (const key of ['', 'short', 'k'.repeat(101)]) {
      test(`refuses a key of ${key.length} characters for anything`, async (board) => void await rejects(send(board, {}, key), 'malformed'));
    }

    test('heeds its signal', async ({visitor, town}) => {
      const reason = new Error('gone');
      for (const signal of [AbortSignal.abort(reason), abortedSoon(reason)]) {
        ok(await rejection(visitor.submitMessage(plainDraft(town), {idempotencyKey: newKey(), signal})) === reason, 'another reason');
      }
    });
  });
}

/** A signal that is aborted once the call is under way. */
function abortedSoon(reason: Error): AbortSignal {
  const controller = new AbortController();
  queueMicrotask(() => controller.abort(reason));
  return controller.signal;
}
