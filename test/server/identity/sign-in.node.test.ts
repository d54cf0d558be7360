import {randomBytes, scryptSync} from 'node:crypto';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {isBoardError} from '../../../src/adapter/index.js';
import {newTotpSecret, totpCode} from '../../../src/adapter/totp.js';
import {OPERATOR} from '../../../src/server/audit/index.js';
import {hashPassword, type IdentityProvider, localIdentity} from '../../../src/server/identity/index.js';
import {databaseLimits, signInLimit} from '../../../src/server/limits/index.js';
import {openStore, sealSecondFactor, type Store} from '../../../src/server/store/index.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase, query} from '../../support/postgres.js';

const PASSWORD = 'three words of mine';
const HERE = {address: '192.0.2.1'};
const MINUTE = 60_000;

describe('signing in with accounts of the board', () => {
  let database: FreshDatabase;
  let store: Store;
  let identity: IdentityProvider;
  let hash: string;
  let now = new Date('2026-11-20T08:00:00Z');
  let people = 0;

  beforeAll(async () => {
    database = await freshDatabase((await embeddedForTests()).url);
    store = await openStore({url: database.url, now: () => now});
    // Locks are what is looked at; slowing down by address has its own tests.
    const off = {'sign-in-pair': 'off', 'sign-in-address': 'off', 'sign-in-name': 'off'} as const;
    identity = localIdentity(store, signInLimit(databaseLimits(store.context.db, store.secrets, off)));
    hash = await hashPassword(PASSWORD);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });
  beforeEach(() => { now = new Date(now.getTime() + 48 * 3_600_000); });

  /** A new account of a test's own. */
  const somebody = async ({passwordHash = hash, oneTime = false} = {}): Promise<{username: string; id: string}> =>
    await store.people.create(OPERATOR, {username: `person${(people += 1)}`, name: '某人', role: 'citizen'}, {passwordHash, oneTime});
  const withSecondFactor = async () => {
    const [account, secret] = [await somebody(), newTotpSecret()];
    await store.people.beginSecondFactor(account.id, secret, ['7K3M-9QXT-V2BD']);
    await store.people.confirmSecondFactor(OPERATOR, account.id, {code: totpCode(secret, now), session: ''});
    now = new Date(now.getTime() + 10 * MINUTE);
    return {...account, secret};
  };
  const attempt = async (username: string, password = PASSWORD, code?: string): Promise<string> =>
    await identity.signIn({username, password, ...(code !== undefined && {code})}, HERE)
      .then(() => 'in', (error: unknown) => (isBoardError(error) ? (error.issues[0] ? `${error.issues[0].path} ${error.issues[0].code}` : error.code) : String(error)));
  /** Fails that often, without the time that checking a password takes. */
  const fail = async (username: string, times: number) => {
    for (let count = 0; count < times; count++) await store.people.beginAttempt(username);
  };
  const lockOf = async (username: string): Promise<number | undefined> =>
    await identity.signIn({username, password: PASSWORD}, HERE).then(() => undefined, (error: unknown) => (error as {retryAfter?: number}).retryAfter);
  const hashOf = async (username: string) => (await store.people.findByUsername(username))?.passwordHash ?? '';

  it('lets nobody tell a closed account, or one that is not there, from a wrong password', async () => {
    const {username, id} = await somebody();
    const {revision} = await store.people.read(id);
    await store.people.save(OPERATOR, {id, baseRevision: revision}, {name: '某人', role: 'citizen', disabled: true});
    const messages = await Promise.all([[username, PASSWORD], [username, 'wrong'], ['nobody', PASSWORD]].map(async ([name = '', password = '']) =>
      await identity.signIn({username: name, password}, HERE).catch((error: unknown) => [(error as {code: string}).code, (error as Error).message])));
    expect(new Set(messages.map((message) => JSON.stringify(message))).size).toBe(1);
  });

  it('makes a hash of an earlier version dearer at the next sign-in, and not for a wrong password', async () => {
    const salt = randomBytes(16);
    const cheap = `scrypt$32768$8$1$${salt.toString('base64url')}$${scryptSync(PASSWORD, salt, 32, {N: 32_768, r: 8, p: 1, maxmem: 1e8}).toString('base64url')}`;
    const {username} = await somebody({passwordHash: cheap});
    expect(await attempt(username, 'wrong')).toBe('bad-credentials');
    expect(await hashOf(username)).toBe(cheap);
    expect(await attempt(username)).toBe('in');
    const dear = await hashOf(username);
    expect(dear).toMatch(/^scrypt\$131072\$8\$1\$/);
    expect(await attempt(username)).toBe('in');
    expect(await hashOf(username)).toBe(dear);
  });

  it('takes a password that was made for somebody for seven days', async () => {
    const {username} = await somebody({oneTime: true});
    now = new Date(now.getTime() + 7 * 86_400_000);
    expect(await attempt(username)).toBe('in');
    now = new Date(now.getTime() + 1);
    expect(await attempt(username)).toBe('bad-credentials');
  });

  describe('after many failures', () => {
    it('locks the name, right password and all, for a quarter of an hour and then for twice as long', async () => {
      const {username, id} = await somebody();
      await fail(username, 19);
      expect((await store.people.read(id)).lockedUntil).toBeUndefined();
      expect(await attempt(username, 'wrong')).toBe('bad-credentials');
      expect((await store.people.read(id)).lockedUntil).toBe(new Date(now.getTime() + 15 * MINUTE).toISOString());
      expect(await lockOf(username)).toBe(15 * 60);
      now = new Date(now.getTime() + 15 * MINUTE);
      await fail(username, 10);
      expect(await lockOf(username)).toBe(30 * 60);
      now = new Date(now.getTime() + 30 * MINUTE);
      expect(await attempt(username)).toBe('in');
      // What is over is forgotten.
      await fail(username, 19);
      expect(await attempt(username)).toBe('in');
    });

    it('does just the same with a name that nothing has', async () => {
      await fail('nobody-at-all', 19);
      expect(await attempt('nobody-at-all')).toBe('bad-credentials');
      expect(await attempt('nobody-at-all')).toBe('rate-limited');
      expect(await lockOf(' NOBODY-at-all')).toBe(15 * 60);
    });

    it('never locks for more than sixteen hours, however often it was tried', async () => {
      let longest = 0;
      for (let round = 0; round < 9; round++) {
        await fail('stubborn', 20);
        longest = Math.max(longest, (await lockOf('stubborn')) ?? 0);
        now = new Date(now.getTime() + 16 * 3_600_000);
      }
      expect(longest).toBe(16 * 3600);
    });

    it('counts those that come at once', async () => {
      const {username} = await somebody();
      const outcomes = await Promise.all(Array.from({length: 25}, () => store.people.beginAttempt(username)));
      expect(outcomes.filter((outcome) => !('lockedFor' in outcome))).toHaveLength(20);
    });

    it('is undone by an administrator, or by a day without any', async () => {
      const {username, id} = await somebody();
      await fail(username, 20);
      expect(await attempt(username)).toBe('rate-limited');
      await store.people.unlock(OPERATOR, id);
      expect(await attempt(username)).toBe('in');
      await fail(username, 19);
      now = new Date(now.getTime() + 25 * 3_600_000);
      await fail(username, 2);
      expect(await attempt(username)).toBe('in');
    });
  });

  describe('with a second factor', () => {
    it('asks for a code, and takes each once: two at once with the same get in once', async () => {
      const {username, secret} = await withSecondFactor();
      expect(await attempt(username)).toBe('second-factor-required');
      const code = totpCode(secret, now);
      expect((await Promise.all([attempt(username, PASSWORD, code), attempt(username, PASSWORD, code)])).sort()).toEqual(['code does-not-match', 'in']);
    });

    it('takes a code of one step before or after, and none further away', async () => {
      const {username, secret} = await withSecondFactor();
      const codeAt = (steps: number) => totpCode(secret, new Date(now.getTime() + steps * 30_000));
      expect(await attempt(username, PASSWORD, codeAt(-2))).toBe('code does-not-match');
      expect(await attempt(username, PASSWORD, codeAt(2))).toBe('code does-not-match');
      expect(await attempt(username, PASSWORD, codeAt(-1))).toBe('in');
      expect(await attempt(username, PASSWORD, codeAt(1))).toBe('in');
      expect(await attempt(username, PASSWORD, codeAt(0))).toBe('code does-not-match');
    });

    it('reads digits as apps show them to readers of Arabic, and in groups', async () => {
      const {username, secret} = await withSecondFactor();
      const arabic = totpCode(secret, now).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))).replace(/^.../, '$& ');
      expect(await attempt(username, PASSWORD, arabic)).toBe('in');
    });

    it('locks whoever guesses codes, although they know the password', async () => {
      const {username} = await withSecondFactor();
      await fail(username, 18);
      expect(await attempt(username, PASSWORD, '000000')).toBe('code does-not-match');
      // The half that is right takes nothing back, and counts for nothing.
      for (let count = 0; count < 3; count++) expect(await attempt(username, PASSWORD)).toBe('second-factor-required');
      expect(await attempt(username, PASSWORD, '000000')).toBe('code does-not-match');
      expect(await attempt(username, PASSWORD)).toBe('rate-limited');
      expect(await attempt(username, PASSWORD, '7K3M-9QXT-V2BD')).toBe('rate-limited');
    });

    it('lets two at once use a recovery code once', async () => {
      const {username} = await withSecondFactor();
      expect((await Promise.all([attempt(username, PASSWORD, '7k3m9qxtv2bd'), attempt(username, PASSWORD, '7K3M 9QXT V2BD')])).sort()).toEqual(['code does-not-match', 'in']);
    });

    it('must be confirmed within a quarter of an hour', async () => {
      const {id} = await somebody();
      const secret = newTotpSecret();
      await store.people.beginSecondFactor(id, secret, []);
      now = new Date(now.getTime() + 15 * MINUTE + 1);
      expect(await store.people.confirmSecondFactor(OPERATOR, id, {code: totpCode(secret, now), session: ''})).toBe('none');
    });

    it('lies in the database so that nobody can use it: encrypted, and bound to its account', async () => {
      const {secret, id} = await withSecondFactor();
      const {username: other, id: otherId} = await withSecondFactor();
      const rows = await query<{row: string}>(database.url, `select second_factor::text || coalesce((select string_agg(recovery_code::text, '') from recovery_code), '') as row from second_factor`);
      const text = rows.map(({row}) => row).join();
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('hex'));
      expect(text).not.toMatch(/7K3M/i);
      expect(text).not.toContain(Buffer.from('7K3M9QXTV2BD').toString('hex'));
      await query(database.url, 'update second_factor set secret = (select secret from second_factor where account_id = $1), last_step = 0 where account_id = $2', [id, otherId]);
      expect(await attempt(other, PASSWORD, totpCode(secret, now))).toBe('code does-not-match');
      // As the board itself would have put it there.
      await query(database.url, 'update second_factor set secret = $1 where account_id = $2', [sealSecondFactor(store.secrets, otherId, secret), otherId]);
      expect(await attempt(other, PASSWORD, totpCode(secret, now))).toBe('in');
    });

    it('is gone once it was reset, and so are its sessions', async () => {
      const {username, id} = await withSecondFactor();
      const account = (await store.people.findByUsername(username))!;
      const session = (await store.people.openSession(account, {expiresAt: new Date('2100-01-01'), byPassword: true}))!;
      expect(await store.people.resetSecondFactor(OPERATOR, id)).toBe(true);
      expect(await store.people.resetSecondFactor(OPERATOR, id)).toBe(false);
      expect(await store.people.sessionHolder(session)).toBeUndefined();
      expect(await attempt(username)).toBe('in');
    });
  });

  it('keeps refused attempts on accounts in the audit log, and neither names nor what was typed', async () => {
    const rows = await query<{entry: string}>(database.url, `select entry from audit where kind = 'sign-in-refused'`);
    const text = rows.map(({entry}) => entry).join('\n');
    for (const why of ['password', 'code', 'disabled', 'expired']) expect(text).toContain(`"why": "${why}"`);
    expect(text).not.toMatch(/nobody|person\d|wrong|000000/);
  });
});
