import {equal, rejects} from '../assert.js';
import {CAREFUL_TOWN, codeOf} from './careful-town.js';
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

    test('asks for a code where the account has a second factor, and gives nothing before', async ({visitor}) => {
      const careful = {username: 'careful', password: 'demo-careful'};
      await rejects(visitor.signIn(careful), 'second-factor-required');
      equal(await visitor.getSession(), null);
      equal((await visitor.signIn({...careful, code: codeOf(0)})).personId, 'person-careful');
      equal((await visitor.getMessage('heating-allowance')).status, 'received');
    }, CAREFUL_TOWN);

    test('asks nobody for a code who does not know the password', async ({visitor}) => {
      await rejects(visitor.signIn({username: 'careful', password: 'wrong'}), 'bad-credentials');
      await rejects(visitor.signIn({username: 'careful', password: 'wrong', code: codeOf(0)}), 'bad-credentials');
    }, CAREFUL_TOWN);

    test('takes each code once, also that of the step to come, and none that is older than one that was used', async ({visitor, ...board}) => {
      const careful = {username: 'careful', password: 'demo-careful'};
      const wrongCode = async (code: string) => {
        const {issues} = await rejects(visitor.signIn({...careful, code}), 'invalid');
        equal(issues, [{path: 'code', code: 'does-not-match'}]);
      };
      await wrongCode('000000');
      await wrongCode('12345');
      const code = codeOf(0);
      await visitor.signIn({...careful, code});
      await visitor.signOut();
      await wrongCode(code);
      await visitor.signIn({...careful, code: codeOf(1)});
      await visitor.signOut();
      await wrongCode(codeOf(0));
      equal(await board.harness.adapter.getSession(), null);
    }, CAREFUL_TOWN);

    test('does not look at a code where there is no second factor', async ({visitor}) => {
      equal((await visitor.signIn({username: 'citizen', password: 'demo-citizen', code: '123456'})).personId, 'person-citizen');
    });

    test('sessions of different adapters are apart', async (board) => {
      await board.as('moderator');
      equal(await board.visitor.getSession(), null);
    });
  });
}
