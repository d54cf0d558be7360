import type {BoardAdapter, CallOptions} from '../../adapter/index.js';
import {equal, ok, rejection} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import {moderationIn} from './expect.js';
import type {SuiteContext} from './harness.js';

type Call = (adapter: BoardAdapter, options: CallOptions) => Promise<unknown>;

/** Every call heeds its signal, and rejects with the signal's own reason. */
export function aborting({describe, test, capabilities, town: held}: SuiteContext): void {
  const [message] = held.messages;
  const calls: [name: string, call: Call][] = [
    ['getBoard', (adapter, options) => adapter.getBoard(options)],
    ['listPlaces', (adapter, options) => adapter.listPlaces(held.places[0]?.id ?? '', options)],
    ['listAgencies', (adapter, options) => adapter.listAgencies({}, options)],
    ['listMessages', (adapter, options) => adapter.listMessages({}, options)],
    ['getMessage', (adapter, options) => adapter.getMessage(message?.record.id ?? '', options)],
    ['listAnswers', (adapter, options) => adapter.listAnswers({}, options)],
    ['getSession', (adapter, options) => adapter.getSession(options)],
    ['signOut', (adapter, options) => adapter.signOut(options)],
  ];
  if (capabilities.counts) calls.push(['countMessages', (adapter, options) => adapter.countMessages({}, options)]);
  if (capabilities.similar) calls.push(['findSimilar', (adapter, options) => adapter.findSimilar({title: '停车场'}, options)]);
  if (capabilities.challenge) calls.push(['getChallenge', (adapter, options) => adapter.getChallenge(options)]);
  if (capabilities.follow) {
    calls.push(['follow', (adapter, options) => adapter.follow('market-parking', {following: true, followerKey: 'k'.repeat(22)}, options)]);
  }
  if (capabilities.report) {
    calls.push(['reportContent', (adapter, options) => adapter.reportContent('market-parking', {reason: 'other'}, {...options, idempotencyKey: newKey()})]);
  }
  if (capabilities.signIn) calls.push(['signIn', (adapter, options) => adapter.signIn({username: 'citizen', password: 'demo-citizen'}, options)]);
  if (capabilities.submit) calls.push(['submitMessage', (adapter, options) => adapter.submitMessage(draft(), {...options, idempotencyKey: newKey()})]);
  if (capabilities.act) {
    calls.push(['act', (adapter, options) =>
      adapter.act('market-parking', {action: 'follow-up', words: '补充'}, {...options, idempotencyKey: newKey(), expectedVersion: 2})]);
  }

  describe('signals', () => {
    for (const [name, call] of calls) {
      test(`${name} rejects with the reason of a signal that was aborted before`, async ({visitor}) => {
        const reason = new Error('gone');
        ok(await rejection(call(visitor, {signal: AbortSignal.abort(reason)})) === reason, 'another reason');
      });

      test(`${name} rejects with the reason of a signal that is aborted meanwhile`, async ({visitor}) => {
        const controller = new AbortController();
        const reason = new Error('gone');
        const called = call(visitor, {signal: controller.signal});
        controller.abort(reason);
        ok(await rejection(called) === reason, 'another reason');
      });
    }

    test('a signal that is aborted afterwards changes nothing', async ({visitor, town}) => {
      const controller = new AbortController();
      const board = await visitor.getBoard({signal: controller.signal});
      controller.abort();
      equal(board, town.board);
    });

    test('one aborted call leaves the others alone', async ({visitor, town}) => {
      const controller = new AbortController();
      const [aborted, other] = [visitor.getBoard({signal: controller.signal}), visitor.getBoard()];
      controller.abort();
      await rejection(aborted);
      equal(await other, town.board);
    });

    if (capabilities.submit && held.accounts.length > 0) {
      test('an attempt that was aborted and one after it make one message', async (board) => {
        const controller = new AbortController();
        const idempotencyKey = newKey();
        const aborted = board.visitor.submitMessage(draft(), {idempotencyKey, signal: controller.signal});
        controller.abort();
        await rejection(aborted);
        const {id} = await board.visitor.submitMessage(draft(), {idempotencyKey});
        const {items} = await (await board.as('moderator')).listMessages({queue: 'moderation', limit: 100});
        equal(items.filter((item) => item.title === draft().title).map((item) => item.id), [id]);
      });

      test('nothing is sent when the signal was aborted before', async (board) => {
        await rejection(board.visitor.submitMessage(draft(), {idempotencyKey: newKey(), signal: AbortSignal.abort()}));
        const {items} = await (await board.as('moderator')).listMessages({queue: 'moderation', limit: 100});
        equal(items.length, moderationIn(board.town).length);
      });
    }
  });
}
