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
    if (!capabilities.signIn) {
      test('without sign-in, signing in is unsupported', async ({visitor}) => {
        await rejects(visitor.signIn({username: 'citizen', password: 'demo-citizen'}), 'unsupported');
      });
    }
  });
}
