import type {BoardAdapter} from '../../adapter/index.js';
import {RECOVERY_CODES} from '../../model/index.js';
import {draft, newKey} from '../drafts.js';
import {equal, rejects} from '../assert.js';
import {CAREFUL_TOWN, codeOf} from './careful-town.js';
import type {SuiteContext} from './harness.js';

/** A password that is allowed. */
const NEW_PASSWORD = '三月的雨 tuesday otter';

/** What people do with their own account. */
export function ownAccount({describe, test}: SuiteContext): void {
  const signedIn = async (adapter: BoardAdapter, username: string, more: {password?: string; code?: string} = {}) => {
    await adapter.signIn({username, password: `demo-${username}`, ...more});
    return await adapter.openAccount();
  };
  const issueOf = async (call: Promise<unknown>) => (await rejects(call, 'invalid')).issues.map(({path, code}) => `${path} ${code}`).join(', ');

  describe('one\'s own account', () => {
    test('is nobody\'s without a session', async ({visitor}) => {
      const account = await visitor.openAccount();
      await rejects(account.getStanding(), 'unauthenticated');
      await rejects(account.changePassword({current: 'x', next: NEW_PASSWORD}), 'unauthenticated');
      await rejects(account.beginSecondFactor({password: 'x'}), 'unauthenticated');
      await rejects(account.confirmSecondFactor('000000'), 'unauthenticated');
      await rejects(account.removeSecondFactor({password: 'x'}), 'unauthenticated');
      await rejects(account.renewRecoveryCodes({password: 'x'}), 'unauthenticated');
    });

    test('says how it stands', async ({visitor}) => {
      const account = await signedIn(visitor, 'housing');
      equal(await account.getStanding(), {username: 'housing', name: '周敏', hasPassword: true, secondFactorRequired: false});
    });

    test('changes the password: the session goes on, others end, and only the new one is good', async (board) => {
      const {visitor} = board;
      const elsewhere = await board.as('housing');
      const account = await signedIn(visitor, 'housing');
      equal((await account.changePassword({current: 'demo-housing', next: NEW_PASSWORD})).personId, 'person-housing');
      equal((await visitor.getSession())?.role, 'staff');
      equal(await elsewhere.getSession(), null);
      await visitor.signOut();
      await rejects(visitor.signIn({username: 'housing', password: 'demo-housing'}), 'bad-credentials');
      await visitor.signIn({username: 'housing', password: NEW_PASSWORD});
    });

    test('refuses passwords that somebody would guess, the one so far, and a wrong one so far', async ({visitor}) => {
      const account = await signedIn(visitor, 'housing');
      const change = (next: string, current = 'demo-housing') => issueOf(account.changePassword({current, next}));
      equal(await change('too short'), 'next too-short');
      equal(await change('passwordpassword1'), 'next too-common');
      equal(await change('housing-housing!'), 'next like-username');
      equal(await change(NEW_PASSWORD, 'demo-admin'), 'current does-not-match');
      await account.changePassword({current: 'demo-housing', next: NEW_PASSWORD});
      equal(await change(NEW_PASSWORD, NEW_PASSWORD), 'next twice');
    });

    test('gets a second factor once it is confirmed, and not before', async ({visitor}) => {
      const account = await signedIn(visitor, 'housing');
      equal(await issueOf(account.beginSecondFactor({password: 'wrong'})), 'password does-not-match');
      await rejects(account.confirmSecondFactor('000000'), 'not-allowed-now');
      const {secret, uri, recoveryCodes} = await account.beginSecondFactor({password: 'demo-housing'});
      equal(uri.startsWith('otpauth://totp/') && uri.includes(`secret=${secret}`), true);
      equal(new Set(recoveryCodes).size, RECOVERY_CODES);
      equal((await account.getStanding()).secondFactor, undefined);
      equal(await issueOf(account.confirmSecondFactor('000000')), 'code does-not-match');
      const code = codeOf(0, secret);
      equal((await account.confirmSecondFactor(code)).secondFactor?.recoveryCodes, RECOVERY_CODES);
      // The answer was lost: said again it is done still.
      equal((await account.confirmSecondFactor(code)).secondFactor?.recoveryCodes, RECOVERY_CODES);
      await visitor.signOut();
      await rejects(visitor.signIn({username: 'housing', password: 'demo-housing'}), 'second-factor-required');
      await rejects(visitor.signIn({username: 'housing', password: 'demo-housing', code}), 'invalid');
      await visitor.signIn({username: 'housing', password: 'demo-housing', code: codeOf(1, secret)});
    });

    test('takes a recovery code instead of a code, once, however it is typed', async ({visitor}) => {
      const account = await signedIn(visitor, 'housing');
      const {secret, recoveryCodes: [first = '', second = '']} = await account.beginSecondFactor({password: 'demo-housing'});
      await account.confirmSecondFactor(codeOf(0, secret));
      await visitor.signOut();
      await signedIn(visitor, 'housing', {code: ` ${first.toLowerCase().replaceAll('-', ' ')}`});
      equal((await account.getStanding()).secondFactor?.recoveryCodes, RECOVERY_CODES - 1);
      await visitor.signOut();
      await rejects(signedIn(visitor, 'housing', {code: first}), 'invalid');
      await signedIn(visitor, 'housing', {code: second});
    });

    test('renews recovery codes: those of before are worth nothing', async ({visitor}) => {
      const account = await signedIn(visitor, 'careful', {code: codeOf(0)});
      equal(await issueOf(account.renewRecoveryCodes({password: 'demo-careful'})), 'code required');
      const [used = '', old = ''] = await account.renewRecoveryCodes({password: 'demo-careful', code: codeOf(1)});
      const [fresh = ''] = await account.renewRecoveryCodes({password: 'demo-careful', code: used});
      await visitor.signOut();
      await rejects(signedIn(visitor, 'careful', {code: old}), 'invalid');
      await signedIn(visitor, 'careful', {code: fresh});
    }, CAREFUL_TOWN);

    test('loses its second factor with password and code', async ({visitor}) => {
      const account = await signedIn(visitor, 'careful', {code: codeOf(0)});
      equal(await issueOf(account.removeSecondFactor({password: 'wrong', code: codeOf(1)})), 'password does-not-match');
      equal(await issueOf(account.removeSecondFactor({password: 'demo-careful', code: '000000'})), 'code does-not-match');
      equal((await account.removeSecondFactor({password: 'demo-careful', code: codeOf(1)})).secondFactor, undefined);
      equal((await account.removeSecondFactor({password: 'demo-careful'})).secondFactor, undefined);
      await visitor.signOut();
      await signedIn(visitor, 'careful');
    }, CAREFUL_TOWN);

    test('gives no rights before somebody has set a password of their own, and all of them then', async ({visitor}) => {
      const account = await signedIn(visitor, 'newcomer');
      equal(await visitor.getSession(), {personId: 'person-newcomer', name: '新来的', role: 'visitor', required: 'password'});
      await rejects(visitor.listMessages({queue: 'handling'}), 'unauthenticated');
      await rejects(visitor.submitMessage(draft(), {idempotencyKey: newKey()}), 'forbidden');
      equal((await account.getStanding()).email, 'new@example.org');
      const session = {personId: 'person-newcomer', name: '新来的', role: 'staff', agencyId: 'housing'};
      const {token: _, ...changed} = await account.changePassword({current: 'demo-newcomer', next: NEW_PASSWORD});
      equal(changed, session);
      equal(await visitor.getSession(), session);
      await visitor.listMessages({queue: 'handling'});
    }, CAREFUL_TOWN);
  });
}
