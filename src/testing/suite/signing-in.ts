import {equal, rejects} from '../assert.js';
import type {SuiteContext} from './harness.js';

/** Sessions of local accounts. */
export function signingIn({describe, test}: SuiteContext): void {
  describe('signing in', () => {
    test('nobody is signed in at first', async ({visitor}) => equal(await visitor.getSession(), null));

    test('gives the session, and keeps it', async ({visitor}) => {
      const session = {personId: 'person-housing', name: '周敏', role: 'staff', agencyId: 'housing'};
      equal(await visitor.signIn({username: 'housing', password: 'demo-housing'}), session);
      equal(await visitor.getSession(), session);
    });

    test('gives rights, and signing out takes them away', async ({visitor}) => {
      await visitor.signIn({username: 'moderator', password: 'demo-moderator'});
      equal((await visitor.getMessage('heating-allowance')).status, 'received');
      await visitor.signOut();
      equal(await visitor.getSession(), null);
      await rejects(visitor.getMessage('heating-allowance'), 'not-found');
    });

    test('signing out without a session is fine', async ({visitor}) => {
      await visitor.signOut();
      equal(await visitor.getSession(), null);
    });

    test('signing in as another person replaces the first', async ({visitor}) => {
      await visitor.signIn({username: 'housing', password: 'demo-housing'});
      await visitor.signIn({username: 'citizen', password: 'demo-citizen'});
      equal((await visitor.getSession())?.personId, 'person-citizen');
    });

    for (const [what, credentials] of Object.entries({
      'a wrong password': {username: 'housing', password: 'demo-housing '},
      'an unknown name': {username: 'nobody', password: 'demo-housing'},
      'the password of somebody else': {username: 'housing', password: 'demo-admin'},
      'a name out of a query language': {username: "' or 1=1 --", password: 'x'},
    })) {
      test(`refuses ${what} without saying which part was wrong`, async ({visitor}) => {
        const {message} = await rejects(visitor.signIn(credentials), 'bad-credentials');
        const other = await rejects(visitor.signIn({username: 'nobody-at-all', password: 'x'}), 'bad-credentials');
        equal(message, other.message);
        equal(await visitor.getSession(), null);
      });
    }

    test('a failed attempt leaves the session that there was', async ({visitor}) => {
      await visitor.signIn({username: 'citizen', password: 'demo-citizen'});
      await rejects(visitor.signIn({username: 'admin', password: 'x'}), 'bad-credentials');
      equal((await visitor.getSession())?.personId, 'person-citizen');
    });

    test('sessions of different adapters are apart', async (board) => {
      await board.as('moderator');
      equal(await board.visitor.getSession(), null);
    });
  });
}
