import type {BoardAdapter} from '../../adapter/index.js';
import {equal, ok, rejection, rejects} from '../assert.js';
import {draft} from '../drafts.js';
import type {SuiteContext} from './harness.js';

/** Somebody who is watching a message. */
interface Watch {
  /** Resolves once they have been called back so often in all. */
  heard(count: number): Promise<void>;
  readonly count: () => number;
  /** What watching ended with. */
  readonly ended: Promise<unknown>;
  stop(reason?: unknown): void;
}

function watch(adapter: BoardAdapter, id: string, queryCode?: string): Watch {
  const controller = new AbortController();
  const waiting = new Map<() => void, number>();
  let count = 0;
  const onChange = () => {
    count += 1;
    for (const [resolve, enough] of waiting) if (count >= enough) resolve();
  };
  const ended = rejection(adapter.watchMessage(id, onChange, {signal: controller.signal, ...(queryCode !== undefined && {queryCode})}));
  return {
    count: () => count,
    ended,
    heard: async (enough) => {
      const heard = new Promise<void>((resolve) => {
        waiting.set(resolve, enough);
        if (count >= enough) resolve();
      });
      await Promise.race([heard, ended.then((reason) => { throw reason instanceof Error ? reason : new Error('watching ended'); })]);
    },
    stop: (reason) => controller.abort(reason),
  };
}

/** Those who watch a message hear of what they may see, and of nothing else. */
export function watching({describe, test}: SuiteContext): void {
  describe('watching', () => {
    test('begins with a call, and ends with the reason of the signal', async ({visitor}) => {
      const watcher = watch(visitor, 'bus-timetable');
      await watcher.heard(1);
      const reason = new Error('enough');
      watcher.stop(reason);
      ok(await watcher.ended === reason, 'another reason');
    });

    test('rejects with the reason of a signal that was aborted before', async ({visitor}) => {
      const reason = new Error('gone');
      ok(await rejection(visitor.watchMessage('bus-timetable', () => undefined, {signal: AbortSignal.abort(reason)})) === reason, 'another reason');
    });

    test('calls when somebody else has done something that everybody sees', async (board) => {
      const {id} = await board.submit(draft());
      await board.actAs('moderator', id, {action: 'publish'});
      const watcher = watch(board.visitor, id);
      await watcher.heard(1);
      await board.actAs('transport', id, {action: 'accept'});
      await watcher.heard(2);
      equal((await board.visitor.getMessage(id)).status, 'in-progress');
      watcher.stop();
    });

    test('tells the author by their query code of what only the parties see, and a stranger nothing of it', async (board) => {
      const {id, queryCode} = await board.submit(draft());
      await board.actAs('moderator', id, {action: 'publish'});
      const [author, stranger] = [watch(board.visitor, id, queryCode), watch(board.visitor, id)];
      await Promise.all([author.heard(1), stranger.heard(1)]);
      await board.act(board.visitor, id, {action: 'follow-up', words: '补充一点。'}, queryCode);
      await author.heard(2);
      await board.actAs('transport', id, {action: 'accept'});
      await Promise.all([author.heard(3), stranger.heard(2)]);
      equal(stranger.count(), 2);
      for (const one of [author, stranger]) one.stop();
    });

    test('tells only staff of what is internal', async (board) => {
      const {id} = await board.submit(draft());
      await board.actAs('moderator', id, {action: 'publish'});
      await board.actAs('transport', id, {action: 'accept'});
      const [moderator, stranger] = [watch(await board.as('moderator'), id), watch(board.visitor, id)];
      await Promise.all([moderator.heard(1), stranger.heard(1)]);
      await board.actAs('transport', id, {action: 'submit-answer', body: '停车场11月20日已开放。'});
      await moderator.heard(2);
      await board.actAs('moderator', id, {action: 'approve'});
      await Promise.all([moderator.heard(3), stranger.heard(2)]);
      equal(stranger.count(), 2);
      for (const one of [moderator, stranger]) one.stop();
    });

    test('of a message that is not for the reader is not-found, with a wrong code as well', async (board) => {
      const {id} = await board.submit(draft());
      const {signal} = new AbortController();
      await rejects(board.visitor.watchMessage(id, () => undefined, {signal}), 'not-found');
      await rejects(board.visitor.watchMessage(id, () => undefined, {signal, queryCode: 'AAAA-BBBB-CCCC'}), 'not-found');
      await rejects(board.visitor.watchMessage('no-such-message', () => undefined, {signal}), 'not-found');
    });
  });
}
