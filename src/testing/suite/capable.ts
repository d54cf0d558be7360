import {draft, newKey} from '../drafts.js';
import {equal, rejects} from '../assert.js';
import type {SuiteContext} from './harness.js';

/** An adapter says what it can do, and rejects the rest. */
export function capable({describe, test, capabilities}: SuiteContext): void {
  describe('capabilities', () => {
    test('are those that the suite was told', async ({visitor}) => equal(visitor.capabilities, capabilities));

    if (!capabilities.submit) {
      test('without submit, sending a message is unsupported', async ({visitor}) => {
        await rejects(visitor.submitMessage(draft(), {idempotencyKey: newKey()}), 'unsupported');
      });
    }
    if (!capabilities.act) {
      test('without act, changing a message is unsupported', async ({visitor}) => {
        const request = {action: 'follow-up', words: 'x'} as const;
        await rejects(visitor.act('market-parking', request, {idempotencyKey: newKey(), expectedVersion: 2}), 'unsupported');
      });
    }
    if (!capabilities.search) {
      test('without search, a list with words is unsupported', async ({visitor}) => {
        await rejects(visitor.listMessages({text: '停车'}), 'unsupported');
      });
    }
    if (!capabilities.counts) {
      test('without counts, counting messages is unsupported', async ({visitor}) => {
        await rejects(visitor.countMessages({}), 'unsupported');
      });
    }
    if (!capabilities.similar) {
      test('without similar, looking for similar messages is unsupported', async ({visitor}) => {
        await rejects(visitor.findSimilar({title: '停车场'}), 'unsupported');
      });
    }
    if (!capabilities.answerOrder) {
      test('without an order by answers, asking for it is unsupported', async ({visitor}) => {
        await rejects(visitor.listMessages({sort: 'newest-answer'}), 'unsupported');
      });
    }
    if (!capabilities.follow) {
      test('without follow, the order by followers is unsupported', async ({visitor}) => {
        await rejects(visitor.listMessages({sort: 'most-followed'}), 'unsupported');
      });
    }
    if (!capabilities.upload) {
      test('without upload, uploading is unsupported', async ({visitor}) => {
        await rejects(visitor.uploadFile(new Blob(['x']), {resumeKey: newKey()}), 'unsupported');
      });
    }
    if (!capabilities.challenge) {
      test('without challenges, asking for one is unsupported', async ({visitor}) => {
        await rejects(visitor.getChallenge(), 'unsupported');
      });
    }
    if (!capabilities.follow) {
      test('without follow, following is unsupported', async ({visitor}) => {
        await rejects(visitor.follow('market-parking', {following: true, followerKey: 'k'.repeat(22)}), 'unsupported');
      });
    }
    if (!capabilities.report) {
      test('without report, reporting is unsupported', async ({visitor}) => {
        await rejects(visitor.reportContent('market-parking', {reason: 'other'}, {idempotencyKey: newKey()}), 'unsupported');
      });
    }
    if (!capabilities.live) {
      test('without live, watching is unsupported', async ({visitor}) => {
        const {signal} = new AbortController();
        await rejects(visitor.watchMessage('market-parking', () => undefined, {signal}), 'unsupported');
      });
    }
    if (!capabilities.figures) {
      test('without figures, asking for them is unsupported', async ({visitor}) => {
        await rejects(visitor.getFigures({}), 'unsupported');
      });
    }
    if (!capabilities.desk) {
      test('without a desk, opening it is unsupported', async ({visitor}) => {
        await rejects(visitor.openDesk(), 'unsupported');
      });
    }
    if (!capabilities.administration) {
      test('without administration, opening it is unsupported', async ({visitor}) => {
        await rejects(visitor.openAdministration(), 'unsupported');
      });
    }
    if (!capabilities.account) {
      test('without account, opening one\'s own is unsupported', async ({visitor}) => {
        await rejects(visitor.openAccount(), 'unsupported');
      });
    }
    if (!capabilities.signIn) {
      test('without sign-in, signing in is unsupported', async ({visitor}) => {
        await rejects(visitor.signIn({username: 'citizen', password: 'demo-citizen'}), 'unsupported');
      });
    }
  });
}
