import type {ActionRequest} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import type {Board, SuiteContext} from './harness.js';

const ACCEPT: ActionRequest = {action: 'accept', publicText: '已受理。'};

/** Versions, keys and races: nobody overwrites what they have not seen, and nothing happens twice. */
export function changing({describe, test, capabilities}: SuiteContext): void {
  const version = async (board: Board, id: string) => (await (await board.as('moderator')).getMessage(id)).version;

  describe('changing', () => {
    test('gives the message as it is then, with one event more', async (board) => {
      const transport = await board.as('transport');
      const before = await transport.getMessage('market-parking');
      ok(before.allowedActions.includes('accept'), 'accept is allowed');
      const after = await transport.act('market-parking', ACCEPT, {idempotencyKey: newKey(), expectedVersion: before.version});
      equal([after.status, after.version, after.timeline.length], ['in-progress', before.version + 1, before.timeline.length + 1]);
      equal(after, await transport.getMessage('market-parking'));
      ok(!after.allowedActions.includes('accept'), 'accept is no longer allowed');
    });

    for (const expectedVersion of [1, 3, 99]) {
      test(`refuses the version ${expectedVersion} of a message that is at 2`, async (board) => {
        const transport = await board.as('transport');
        const before = await transport.getMessage('market-parking');
        await rejects(transport.act('market-parking', ACCEPT, {idempotencyKey: newKey(), expectedVersion}), 'stale');
        equal(await transport.getMessage('market-parking'), before);
      });
    }

    test('tells that the message moved on rather than that the action is not possible any more', async (board) => {
      const [one, other] = [await board.as('moderator'), await board.as('moderator2')];
      await one.act('heating-allowance', {action: 'publish'}, {idempotencyKey: newKey(), expectedVersion: 1});
      await rejects(other.act('heating-allowance', {action: 'publish'}, {idempotencyKey: newKey(), expectedVersion: 1}), 'stale');
    });

    test('what only staff see leaves a stranger’s version alone, and so what strangers can learn', async (board) => {
      const transport = await board.as('transport');
      await board.act(transport, 'market-parking', ACCEPT);
      const before = await board.visitor.getMessage('market-parking');
      await board.act(transport, 'market-parking', {action: 'submit-answer', body: '东门北侧空地12月起设临时车位60个。'});
      equal(await board.visitor.getMessage('market-parking'), before);
    });

    test('tells those who may never do it just that, and not whether the message moved on', async (board) => {
      for (const expectedVersion of [1, 2, 99]) {
        const options = () => ({idempotencyKey: newKey(), expectedVersion});
        await rejects(board.visitor.act('market-parking', ACCEPT, options()), 'unauthenticated');
        await rejects((await board.as('citizen')).act('market-parking', ACCEPT, options()), 'forbidden');
      }
    });

    if (capabilities.submit) {
      test('does not hold against the author what they could not see', async (board) => {
        const {id} = await board.submit(draft(), await board.as('citizen'));
        const [citizen, transport] = [await board.as('citizen'), await board.as('transport')];
        await board.actAs('moderator', id, {action: 'publish'});
        await board.act(transport, id, ACCEPT);
        const seen = await citizen.getMessage(id);
        await board.act(transport, id, {action: 'submit-answer', body: '停车场12月1日开放。'});
        const request = {action: 'follow-up', words: '补充：东侧入口也封着。'} as const;
        const after = await citizen.act(id, request, {idempotencyKey: newKey(), expectedVersion: seen.version});
        equal(after.timeline.at(-1)?.words, request.words);
      });
    }

    test('lets exactly one of several win on the same version', async (board) => {
      const people = await Promise.all(['moderator', 'moderator2', 'moderator', 'moderator2'].map((name) => board.as(name)));
      const requests: ActionRequest[] = people.map((_, index) =>
        index % 2 ? {action: 'publish'} : {action: 'reject', rejectReason: 'unclear', words: '请写明小区名称。'});
      const outcomes = await Promise.allSettled(people.map((person, index) =>
        person.act('heating-allowance', requests[index] ?? ACCEPT, {idempotencyKey: newKey(), expectedVersion: 1})));
      equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 1);
      for (const outcome of outcomes) if (outcome.status === 'rejected') equal((outcome.reason as {code?: unknown}).code, 'stale');
      equal(await version(board, 'heating-allowance'), 2);
    });

    test('lets staff and their lead not answer at once', async (board) => {
      const request: ActionRequest = {action: 'submit-answer', body: '3号窗口人员已停职核查，结果将于一周内告知。'};
      const people = [await board.as('housing'), await board.as('housing-lead')];
      const outcomes = await Promise.allSettled(people.map((person) =>
        person.act('window-fee', request, {idempotencyKey: newKey(), expectedVersion: 3})));
      equal(outcomes.map((outcome) => outcome.status).sort(), ['fulfilled', 'rejected']);
      equal((await people[0]?.getMessage('window-fee'))?.answers.length, 1);
    });

    test('is carried out once for a key, and tells the later attempt the same', async (board) => {
      const transport = await board.as('transport');
      const options = {idempotencyKey: newKey(), expectedVersion: 2};
      const first = await transport.act('market-parking', ACCEPT, options);
      equal(await transport.act('market-parking', ACCEPT, options), first);
      equal(await version(board, 'market-parking'), 3);
    });

    test('gives a late attempt its first answer even after others went on', async (board) => {
      const transport = await board.as('transport');
      const options = {idempotencyKey: newKey(), expectedVersion: 2};
      await transport.act('market-parking', ACCEPT, options);
      await board.act(transport, 'market-parking', {action: 'extend', publicText: '需要与市场方协商，延期五个工作日。'});
      equal((await transport.act('market-parking', ACCEPT, options)).version, 3);
      equal(await version(board, 'market-parking'), 4);
    });

    test('is carried out once when attempts meet', async (board) => {
      const transport = await board.as('transport');
      const options = {idempotencyKey: newKey(), expectedVersion: 2};
      const answers = await Promise.all(Array.from({length: 5}, () => transport.act('market-parking', ACCEPT, options)));
      equal(new Set(answers.map((answer) => answer.version)).size, 1);
      equal(await version(board, 'market-parking'), 3);
    });

    test('refuses a key that was used with another request or message', async (board) => {
      const transport = await board.as('transport');
      const idempotencyKey = newKey();
      await transport.act('market-parking', ACCEPT, {idempotencyKey, expectedVersion: 2});
      await rejects(transport.act('market-parking', {action: 'extend', publicText: '延期。'}, {idempotencyKey, expectedVersion: 3}), 'key-reused');
      await rejects(transport.act('lift-repair', {action: 'report-in', internalText: '已办。'}, {idempotencyKey, expectedVersion: 7}), 'key-reused');
    });

    test('does not know a message that is not there', async (board) => {
      const transport = await board.as('transport');
      await rejects(transport.act('nothing', ACCEPT, {idempotencyKey: newKey(), expectedVersion: 1}), 'not-found');
    });

    const broken: [what: string, request: object, path: string][] = [
      ['an unknown action', {action: 'delete'}, 'action'],
      ['no action', {}, 'action'],
      ['an unknown field', {action: 'accept', urgent: true}, 'urgent'],
      ['a field of another action', {action: 'accept', words: 'x'}, 'words'],
      ['an answer without a text', {action: 'submit-answer', body: ' \n '}, 'body'],
      ['too long a note', {action: 'accept', publicText: '长'.repeat(501)}, 'publicText'],
      ['a transfer to nobody', {action: 'transfer', agencyId: ''}, 'agencyId'],
      ['a transfer to an unknown agency', {action: 'transfer', agencyId: 'ministry-of-magic'}, 'agencyId'],
      ['a wrong type', {action: 'accept', publicText: 7}, 'publicText'],
    ];
    for (const [what, request, path] of broken) {
      test(`refuses ${what}, and nothing happens`, async (board) => {
        const transport = await board.as('transport');
        const {issues} = await rejects(transport.act('market-parking', request as ActionRequest, {idempotencyKey: newKey(), expectedVersion: 2}), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
        equal(await version(board, 'market-parking'), 2);
      });
    }

    const calls: [what: string, supports: object[], path: string][] = [
      ['no unit', [], 'supports'],
      ['an unknown unit', [{agencyId: 'transport', task: 'x'}, {agencyId: 'nobody', task: 'x'}], 'supports.1.agencyId'],
      ['a unit twice', [{agencyId: 'transport', task: 'x'}, {agencyId: 'transport', task: 'y'}], 'supports'],
      ['a unit without a task', [{agencyId: 'housing', task: ''}], 'supports.0.task'],
      ['a day that no calendar has', [{agencyId: 'housing', task: 'x', dueAt: '2026-02-31T00:00:00Z'}], 'supports.0.dueAt'],
    ];
    for (const [what, supports, path] of calls) {
      test(`refuses to call in ${what}`, async (board) => {
        const request = {action: 'whistle', supports} as unknown as ActionRequest;
        const {issues} = await rejects(board.actAs('housing', 'lift-repair', request), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
      });
    }
  });
}
