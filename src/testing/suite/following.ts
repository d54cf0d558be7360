import type {FollowRequest} from '../../model/index.js';
import {equal, ok, rejects} from '../assert.js';
import {draft, newKey} from '../drafts.js';
import {idsOf} from './expect.js';
import type {SuiteContext} from './harness.js';

/** A key as a device makes it. */
const deviceKey = () => `${newKey()}-${newKey()}`.slice(0, 100);

/** Following a message, with an account and without. */
export function following({describe, test, capabilities}: SuiteContext): void {
  describe('following', () => {
    test('counts a follower once, however often they say so, and no longer once they stop', async ({visitor}) => {
      const followerKey = deviceKey();
      const follow = async (wish: boolean) => {
        const {following: follows, followers} = await visitor.follow('market-parking', {following: wish, followerKey});
        return [follows, followers];
      };
      equal(await follow(true), [true, 1]);
      equal(await follow(true), [true, 1]);
      equal((await visitor.getMessage('market-parking')).followers, 1);
      equal(await follow(false), [false, 0]);
      equal(await follow(false), [false, 0]);
      equal((await visitor.getMessage('market-parking')).followers, 0);
    });

    test('counts each follower, also those who follow at the same moment', async (board) => {
      const {visitor} = board;
      const people = [board.visitor, await board.as('citizen'), await board.as('citizen2')];
      await Promise.all([...people, visitor, visitor].map((reader) => reader.follow('market-parking', {following: true, followerKey: deviceKey()})));
      equal((await visitor.getMessage('market-parking')).followers, 5);
    });

    test('counts one follower once when attempts meet', async ({visitor}) => {
      const followerKey = deviceKey();
      await Promise.all(Array.from({length: 5}, () => visitor.follow('market-parking', {following: true, followerKey})));
      equal((await visitor.getMessage('market-parking')).followers, 1);
    });

    test('tells those who are signed in what they follow, and nobody else', async (board) => {
      const [citizen, other] = [await board.as('citizen'), await board.as('citizen2')];
      await citizen.follow('market-parking', {following: true});
      equal((await citizen.getMessage('market-parking')).following, true);
      equal((await other.getMessage('market-parking')).following, false);
      equal((await board.visitor.getMessage('market-parking')).following, false);
      equal(idsOf((await citizen.listMessages({queue: 'followed'})).items), ['market-parking']);
      equal((await other.listMessages({queue: 'followed'})).items, []);
    });

    test('does not need the message to be followed by anybody to stop', async (board) => {
      equal(await (await board.as('citizen')).follow('market-parking', {following: false}), {following: false, followers: 0, confirmByEmail: false});
    });

    test('sorts by the number of followers, then by time, page by page', async ({visitor}) => {
      const all = idsOf((await visitor.listMessages({limit: 100})).items);
      const [oldest = '', second = ''] = [...all].reverse();
      for (let count = 0; count < 3; count++) await visitor.follow(second, {following: true, followerKey: deviceKey()});
      await visitor.follow(oldest, {following: true, followerKey: deviceKey()});
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await visitor.listMessages({sort: 'most-followed', limit: 3, ...(cursor && {cursor})});
        ids.push(...idsOf(page.items));
        cursor = page.nextCursor;
      } while (cursor);
      equal(ids, [second, oldest, ...all.filter((id) => id !== second && id !== oldest)]);
    });

    test('asks for a session or a key', async ({visitor}) => {
      await rejects(visitor.follow('market-parking', {following: true}), 'unauthenticated');
    });

    for (const [what, request, path] of [
      ['too short a key', {following: true, followerKey: 'short'}, 'followerKey'],
      ['an address that is none', {following: true, followerKey: 'k'.repeat(22), email: 'nobody'}, 'email'],
      ['an address with a second header in it', {following: true, followerKey: 'k'.repeat(22), email: 'a@b.example\r\nBcc: c@d.example'}, 'email'],
      ['a push target without encryption', {following: true, followerKey: 'k'.repeat(22), push: {endpoint: 'http://push.example/1', keys: {p256dh: 'x', auth: 'y'}}}, 'push.endpoint'],
      ['an unknown field', {following: true, followerKey: 'k'.repeat(22), name: 'me'}, 'name'],
    ] as const) {
      test(`refuses ${what}`, async ({visitor}) => {
        const {issues} = await rejects(visitor.follow('market-parking', request as FollowRequest), 'invalid');
        equal(issues.map((issue) => issue.path), [path]);
        equal((await visitor.getMessage('market-parking')).followers, 0);
      });
    }

    test('does not know a message that is not for the reader', async (board) => {
      for (const id of ['window-fee', 'heating-allowance', 'nothing']) {
        await rejects(board.visitor.follow(id, {following: true, followerKey: deviceKey()}), 'not-found');
      }
      equal((await (await board.as('moderator')).getMessage('window-fee')).followers, 0);
    });

    if (capabilities.submit && capabilities.act) {
      test('a message that is taken from the board leaves the lists of its followers, who learn nothing more', async (board) => {
        const citizen = await board.as('citizen2');
        const {id} = await board.submit(draft());
        await board.actAs('moderator', id, {action: 'publish'});
        await citizen.follow(id, {following: true});
        await board.actAs('moderator', id, {action: 'take-down', rejectReason: 'privacy', words: '正文含有他人信息。'});
        equal((await citizen.listMessages({queue: 'followed'})).items, []);
        await rejects(citizen.getMessage(id), 'not-found');
        await rejects(citizen.follow(id, {following: false}), 'not-found');
      });
    }

    test('leaves the version alone: nobody’s decision is stale because somebody follows', async (board) => {
      const transport = await board.as('transport');
      const {version} = await transport.getMessage('market-parking');
      await board.visitor.follow('market-parking', {following: true, followerKey: deviceKey()});
      ok((await transport.getMessage('market-parking')).version === version, 'the version changed');
    });
  });
}
