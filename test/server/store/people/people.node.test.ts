import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {OPERATOR} from '../../../../src/server/audit/index.js';
import {openStore, type Store} from '../../../../src/server/store/index.js';
import {TOWN} from '../../../../src/testing/index.js';
import {query} from '../../../support/postgres.js';
import {onBothDatabases} from '../../support/databases.js';

const LI = {username: 'Li.Na', name: '李娜', role: 'staff', agencyId: 'housing', email: 'li@example.org'} as const;

const usernamesOf = (who: {role?: string; agencyId?: string}) => TOWN.accounts
  .filter(({role, agencyId}) => (who.role ?? role) === role && (who.agencyId ?? agencyId) === agencyId).map(({username}) => username).sort();

onBothDatabases('people', ({town}) => {
  let url: string;
  let store: Store;
  beforeAll(async () => {
    url = await town();
    store = await openStore({url});
  });
  afterAll(async () => { await store.close(); });
  const people = () => store.people;
  const rejection = async (call: Promise<unknown>) => await call.then(() => undefined, (error: unknown) => error as {code: string; issues: unknown; refusal?: string});

  it('are made, found, and listed by name in pages', async () => {
    const made = await people().create(OPERATOR, LI, {passwordHash: 'hash', oneTime: true});
    expect(made).toMatchObject({username: 'li.na', name: '李娜', role: 'staff', agencyId: 'housing', email: 'li@example.org', disabled: false, hasPassword: true,
      mustChangePassword: true, secondFactor: false, oidcSubject: '', revision: 1});
    expect(await people().readByUsername(' LI.na ')).toEqual(made);
    const names: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await people().list({limit: 2, ...(cursor !== undefined && {cursor})});
      names.push(...page.items.map(({username}) => username));
      cursor = page.nextCursor;
    }
    expect(names).toEqual([...names].sort());
    expect(new Set(names)).toEqual(new Set([...TOWN.accounts.map(({username}) => username), 'li.na']));
    for (const [text, found] of [['LI.NA', 'li.na'], ['娜', 'li.na'], ['example.ORG', 'li.na'], ['%', undefined], ['_', undefined]] as const) {
      expect((await people().list({text})).items.map(({username}) => username)).toEqual(found === undefined ? [] : [found]);
    }
    expect((await people().list({role: 'moderator'})).items.map(({username}) => username)).toEqual(usernamesOf({role: 'moderator'}));
    expect((await people().list({agencyId: 'housing'})).items.map(({username}) => username)).toEqual([...usernamesOf({agencyId: 'housing'}), 'li.na'].sort());
    expect(await rejection(people().list({cursor: 'x'}))).toMatchObject({code: 'malformed'});
  });

  it('give nothing away that proves something', async () => {
    const {items} = await people().list({});
    expect(JSON.stringify(items)).not.toMatch(/hash|none|scrypt|secret/);
  });

  it('are not made twice, nor with what cannot be', async () => {
    const issuesOf = async (person: object) => (await rejection(people().create(OPERATOR, {...LI, username: 'other', email: '', ...person})))?.issues;
    expect(await issuesOf({username: 'LI.NA'})).toEqual([{path: 'username', code: 'taken'}]);
    expect(await issuesOf({email: 'LI@Example.org'})).toEqual([{path: 'email', code: 'taken'}]);
    expect(await issuesOf({agencyId: 'nowhere'})).toEqual([{path: 'agencyId', code: 'not-in-list'}]);
    expect(await issuesOf({role: 'moderator'})).toEqual([{path: 'agencyId', code: 'required'}]);
    expect(await issuesOf({agencyId: undefined})).toEqual([{path: 'agencyId', code: 'required'}]);
    for (const username of ['', '-rf', 'a b', '../x', '<b>', 'x'.repeat(101)]) expect(await issuesOf({username})).toMatchObject([{path: 'username'}]);
    expect(await issuesOf({role: 'visitor'})).toMatchObject([{path: 'role', code: 'not-in-list'}]);
    expect(await issuesOf({passwordHash: 'x'})).toEqual([{path: 'passwordHash', code: 'unknown-field'}]);
    expect((await people().list({text: 'other'})).items).toEqual([]);
  });

  it('are changed by one at a time: who decided on an old state is told so', async () => {
    const {id, revision} = await people().readByUsername('li.na');
    const change = {name: '李娜娜', email: '', role: 'moderator', disabled: false} as const;
    const outcomes = await Promise.allSettled([change, {...change, name: '李小娜'}].map((each) => people().save(OPERATOR, {id, baseRevision: revision}, each)));
    expect(outcomes.filter(({status}) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({code: 'stale'});
    const saved = await people().read(id);
    expect(saved).toMatchObject({role: 'moderator', email: '', revision: revision + 1});
    expect(saved.agencyId).toBeUndefined();
    expect(await rejection(people().save(OPERATOR, {id: 'nobody', baseRevision: 1}, change))).toMatchObject({code: 'not-found'});
  });

  it('lose every session when they are shut out, and cannot begin one', async () => {
    const account = (await people().findByUsername('li.na'))!;
    const session = (await people().openSession(account, {expiresAt: new Date('2100-01-01'), byPassword: true}))!;
    expect(await people().sessionHolder(session)).toMatchObject({account: {personId: account.personId}});
    const {id, revision, name, role} = await people().readByUsername('li.na');
    await people().save(OPERATOR, {id, baseRevision: revision}, {name, role, disabled: true});
    expect(await people().sessionHolder(session)).toBeUndefined();
    expect(await people().openSession(account, {expiresAt: new Date('2100-01-01'), byPassword: true})).toBeUndefined();
    await people().save(OPERATOR, {id, baseRevision: revision + 1}, {name, role, disabled: false});
    // What was ended stays so.
    expect(await people().sessionHolder(session)).toBeUndefined();
  });

  it('begin no session with a password that was changed in the meantime', async () => {
    const {passwordSetAt, ...account} = (await people().findByUsername('li.na'))!;
    const {id} = await people().readByUsername('li.na');
    await people().givePassword(OPERATOR, id, {passwordHash: 'other', oneTime: false});
    expect(await people().openSession(account, {expiresAt: new Date('2100-01-01'), byPassword: true, passwordSetAt})).toBeUndefined();
  });

  it('keep their sessions as digests: what is in the table opens nothing', async () => {
    const account = (await people().findByUsername('housing'))!;
    const session = (await people().openSession(account, {expiresAt: new Date('2100-01-01'), byPassword: true}))!;
    const rows = await query<{id: string}>(url, 'select id from session');
    expect(rows.map(({id}) => id)).not.toContain(session);
    for (const {id} of rows) expect(await people().sessionHolder(id)).toBeUndefined();
  });

  describe('the last administrator', () => {
    const shutOut = async (username: string) => {
      const {id, revision, name} = await people().readByUsername(username);
      return await people().save(OPERATOR, {id, baseRevision: revision}, {name, role: 'administrator', disabled: true});
    };
    beforeEach(async () => {
      for (const {id, revision, name} of (await people().list({role: 'administrator'})).items) {
        await people().save(OPERATOR, {id, baseRevision: revision}, {name, role: 'administrator', disabled: false});
      }
    });

    it('cannot be shut out or given another role', async () => {
      expect(await rejection(shutOut('admin'))).toMatchObject({code: 'not-allowed-now', refusal: 'last-administrator'});
      const {id, revision, name} = await people().readByUsername('admin');
      expect(await rejection(people().save(OPERATOR, {id, baseRevision: revision}, {name, role: 'moderator'}))).toMatchObject({code: 'not-allowed-now', refusal: 'last-administrator'});
      expect(await people().read(id)).toMatchObject({role: 'administrator', disabled: false, revision});
    });

    it('is left when two shut each other out at once', async () => {
      await people().create(OPERATOR, {username: 'admin2', name: '副手', role: 'administrator'});
      const outcomes = await Promise.allSettled([shutOut('admin'), shutOut('admin2')]);
      expect(outcomes.filter(({status}) => status === 'fulfilled')).toHaveLength(1);
      expect((await people().list({role: 'administrator'})).items.filter(({disabled}) => !disabled)).toHaveLength(1);
    });
  });

  it('leave a line in the audit log at each change, without a name or anything that proves something', async () => {
    const rows = await query<{entry: string}>(url, `select entry from audit where kind in ('account', 'sign-in')`);
    const text = rows.map(({entry}) => entry).join('\n');
    expect(rows.length).toBeGreaterThan(8);
    expect(text).toContain('"created"');
    expect(text).toContain('"password-given"');
    expect(text).not.toMatch(/李|li@example|li\.na|hash|other/i);
  });
});
