import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {PersonRecord} from '../../src/model/index.js';
import {openStore, type Store} from '../../src/server/index.js';
import {TOWN} from '../../src/testing/index.js';
import {embeddedForTests} from '../support/common.js';
import {freshDatabase, type FreshDatabase} from '../support/postgres.js';
import {run} from './support/program.js';

const PASSWORD = 'three words of mine\n';

describe('civic-board account', () => {
  let cwd: string;
  let database: FreshDatabase;
  let store: Store;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'civic-board-test-'));
    database = await freshDatabase((await embeddedForTests()).url);
    store = await openStore({url: database.url});
    await store.seed({places: TOWN.places, agencies: TOWN.agencies, accounts: [], messages: []});
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
    await rm(cwd, {recursive: true});
  });

  /** Runs the command; `..` before the arguments stands for another one than `account`. */
  async function account(args: readonly string[], input = '') {
    const command = args[0] === '..' ? args.slice(1) : ['account', ...args];
    return await run(command, {cwd, input, env: {DATABASE_URL: database.url}});
  }
  const said = async (args: readonly string[], input?: string): Promise<string> => {
    const {code, output, errors} = await account(args, input);
    expect([code, errors]).toEqual([0, '']);
    return output.trim();
  };
  const refused = async (args: readonly string[], input?: string): Promise<string> => {
    const {code, errors} = await account(args, input);
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    return errors.trim();
  };

  it('makes accounts, and sets existing ones anew, as it always did', async () => {
    expect(await said(['li', '--name', 'Li Na', '--role', 'administrator'], PASSWORD)).toBe('li may sign in as administrator.');
    const made = await store.people.readByUsername('li');
    const session = await store.people.openSession({personId: made.id, name: '', role: 'administrator'}, {expiresAt: new Date('2100-01-01'), byPassword: true});
    expect(await said(['LI', '--name', 'Li Na 李娜', '--role', 'administrator', '--email', 'li@example.org'], 'four words of mine now\n')).toBe('LI may sign in as administrator.');
    expect(await store.people.readByUsername('li')).toMatchObject({id: made.id, name: 'Li Na 李娜', email: 'li@example.org', mustChangePassword: false});
    expect(await store.people.sessionHolder(session ?? '')).toBeUndefined();
  });

  it('refuses passwords that somebody would guess', async () => {
    const args = ['wang', '--name', 'Wang', '--role', 'citizen'];
    expect(await refused(args, 'short\n')).toBe('The password is too short: give it 15 characters or more.');
    expect(await refused(args, 'passwordpassword\n')).toMatch(/^The password is among the first/);
    expect(await refused(args, 'wang wang wang wang\n')).toMatch(/little more than the user name/);
  });

  it('makes one with a password for the first sign-in, or none at all', async () => {
    const [, password = ''] = /^zhao signs in with (\S+) within seven days/.exec(await said(['create', 'zhao', '--name', 'Zhao', '--role', 'staff', '--agency', 'housing'])) ?? [];
    expect(password).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(await store.people.readByUsername('zhao')).toMatchObject({mustChangePassword: true, agencyId: 'housing'});
    expect(await said(['create', 'qian', '--name', 'Qian', '--role', 'moderator', '--no-password', '--oidc-subject', 'sub-1'])).toMatch(/at the identity provider/);
    expect(await store.people.readByUsername('qian')).toMatchObject({hasPassword: false, oidcSubject: 'sub-1'});
    expect(await refused(['create', 'zhao', '--name', 'Zhao', '--role', 'citizen'])).toBe('The user name: is that of another account already.');
    expect(await refused(['create', 'sun', '--name', 'Sun', '--role', 'staff'])).toMatch(/works for an agency/);
    expect(await refused(['create', 'sun', '--name', 'Sun', '--role', 'staff', '--agency', 'nowhere'])).toBe('--agency: this board has none of that name.');
  });

  it('changes what is named, and leaves the rest', async () => {
    await said(['change', 'zhao', '--role', 'lead']);
    expect(await store.people.readByUsername('zhao')).toMatchObject({name: 'Zhao', role: 'lead', agencyId: 'housing'});
    await said(['change', 'zhao', '--role', 'moderator', '--email', 'zhao@example.org']);
    const changed = await store.people.readByUsername('zhao');
    expect(changed).toMatchObject({role: 'moderator', email: 'zhao@example.org'});
    expect(changed.agencyId).toBeUndefined();
    expect(await refused(['change', 'zhao', '--role', 'staff'])).toMatch(/works for an agency/);
    expect(await refused(['change', 'nobody', '--name', 'X'])).toMatch(/There is no account nobody/);
  });

  it('lists accounts for people and for scripts', async () => {
    expect((await said(['list'])).split('\n').map((line) => line.split('\t')[0])).toEqual(['li', 'qian', 'zhao']);
    expect(await said(['list', '--role', 'moderator', '--text', 'ZHAO@'])).toBe('zhao\tmoderator\t-\tZhao\tone-time password');
    const lines = (await said(['list', '--json'])).split('\n').map((line) => JSON.parse(line) as PersonRecord);
    expect(lines).toEqual((await store.people.list({})).items);
  });

  it('shuts people out and lets them in again, but for the last administrator', async () => {
    await said(['disable', 'zhao']);
    expect((await store.people.readByUsername('zhao')).disabled).toBe(true);
    await said(['enable', 'zhao']);
    expect(await store.people.readByUsername('zhao')).toMatchObject({disabled: false, role: 'moderator', email: 'zhao@example.org'});
    expect(await refused(['disable', 'li'])).toBe('This is the last administrator who can sign in: make another one first.');
    expect(await refused(['change', 'li', '--role', 'citizen'])).toMatch(/last administrator/);
    expect(await refused(['li', '--name', 'Li', '--role', 'citizen'], PASSWORD)).toMatch(/last administrator/);
  });

  it('unlocks, and resets what was forgotten or lost', async () => {
    const {id} = await store.people.readByUsername('zhao');
    for (let count = 0; count < 20; count++) await store.people.beginAttempt('zhao');
    expect(await said(['list', '--text', 'zhao'])).toMatch(/locked until 20/);
    expect(await said(['unlock', 'zhao'])).toBe('zhao is not locked.');
    expect((await store.people.read(id)).lockedUntil).toBeUndefined();
    expect(await said(['reset-password', 'zhao'])).toMatch(/^zhao signs in with \S{14} within seven days/);
    expect(await said(['reset-second-factor', 'zhao'])).toBe('zhao has no second factor.');
    await store.saveAccount({personId: id, username: 'zhao', name: 'Zhao', role: 'moderator', passwordHash: 'none', secondFactor: Buffer.from('sealed')});
    expect(await said(['reset-second-factor', 'zhao'])).toMatch(/by password alone/);
  });

  it('leaves every change in the audit log as the operator’s', async () => {
    const lines = (await said(['..', 'audit', 'list', '--kind', 'account'])).split('\n').map((line) => JSON.parse(line) as {actor: unknown});
    expect(lines.length).toBeGreaterThan(10);
    for (const {actor} of lines) expect(actor).toEqual({role: 'system'});
  });
});
