import {createHash} from 'node:crypto';
import {Writable} from 'node:stream';
import {pino} from 'pino';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import type {Session} from '../../../src/adapter/index.js';
import type {BoardInfo, PersonRecord} from '../../../src/model/index.js';
import {OPERATOR} from '../../../src/server/audit/index.js';
import {openStore, type RunningServer, seedTown, startServer, type Store} from '../../../src/server/index.js';
import {TOWN} from '../../../src/testing/index.js';
import {embeddedForTests} from '../../support/common.js';
import {freshDatabase, type FreshDatabase} from '../../support/postgres.js';
import {CookieBrowser} from '../support/browser.js';
import {freePort, startProvider, type TestProvider} from '../support/oidc-provider.js';

const PARTNER = 'https://www.town.example';

describe('signing in at an identity provider', () => {
  let provider: TestProvider;
  let database: FreshDatabase;
  let store: Store;
  let server: RunningServer;
  let site: string;
  let api: string;
  let late = 0;
  let logged = '';

  beforeAll(async () => {
    const port = await freePort();
    site = `http://localhost:${port}`;
    api = `${site}/api/v1`;
    provider = await startProvider({client_id: 'board', client_secret: 'hush-hush-hush', redirect_uris: [`${api}/oidc/callback`], grant_types: ['authorization_code'], response_types: ['code']});
    database = await freshDatabase((await embeddedForTests()).url);
    store = await openStore({url: database.url, now: () => new Date(Date.now() + late)});
    await seedTown(store, TOWN);
    server = await startServer({
      store, port, allowedOrigins: [PARTNER],
      log: pino({level: 'trace'}, new Writable({write: (chunk: Buffer, _, done) => { logged += chunk.toString(); done(); }})),
      oidc: {
        issuer: provider.issuer, clientId: 'board', clientSecret: 'hush-hush-hush', publicUrl: site, label: 'Qinghe login',
        roles: {
          claim: 'groups', agencyClaim: 'unit',
          grants: [{value: 'board-office', role: 'moderator'}, {value: 'housing-desk', role: 'staff', agencyId: 'housing'}, {value: 'desk', role: 'staff'}, {value: 'board-admins', role: 'administrator'}],
        },
      },
    });
  });
  afterAll(async () => {
    await server.close();
    await store.close();
    await database.drop();
    await provider.stop();
  });
  beforeEach(() => {
    late = 0;
    logged = '';
    provider.answer = 'no';
  });

  const isCallback = ({pathname}: URL) => pathname.endsWith('/oidc/callback');
  const isBack = (url: URL) => url.pathname === '/desk.html';
  const startUrl = (back = '/desk.html', more = '') => `${api}/oidc/start?return=${encodeURIComponent(back)}${more}`;
  /** Goes the whole way as somebody: to the provider, through it and back. */
  const signIn = async (sub: string, {browser = new CookieBrowser(), back = '/desk.html'} = {}) => {
    provider.answer = {sub};
    const {url, response} = await browser.go(startUrl(back), {until: isBack});
    return {browser, url, response, session: async () => await (await browser.fetch(`${api}/session`)).json() as Session | null};
  };
  const known = (sub: string, person: object) => { provider.people.set(sub, {name: '张三', ...person}); };
  const textOf = async ({response}: {response?: Response | undefined}) => [response?.status, (await response?.text())?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')];
  const personOf = async (session: Session | null): Promise<PersonRecord> => await store.people.read(session?.personId ?? '');

  it('is offered with the board’s data', async () => {
    const {services} = await (await fetch(`${api}/board`)).json() as BoardInfo;
    expect(services.oidc).toEqual({label: 'Qinghe login', url: 'oidc/start'});
  });

  it('asks the provider with PKCE, state and nonce, and keeps them where no script reads them', async () => {
    const response = await fetch(startUrl(), {redirect: 'manual'});
    const address = new URL(response.headers.get('Location') ?? '');
    expect(address.origin).toBe(provider.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code', client_id: 'board', code_challenge_method: 'S256', redirect_uri: `${api}/oidc/callback`, scope: 'openid profile email',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(address.searchParams.get(name)).toMatch(/^[\w-]{40,}$/);
    const [cookie = '', ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^civic-board-oidc-[\w-]{16}=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    const sealed = Buffer.from(/=([\w-]+)/.exec(cookie)?.[1] ?? '', 'base64url').toString('latin1');
    for (const name of ['state', 'nonce']) expect(sealed).not.toContain(address.searchParams.get(name));
    expect(response.headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('makes an account from what the mapping gives, and brings back to the very page', async () => {
    known('zhang', {preferred_username: 'Zhang.San', email: 'zhang@town.example', email_verified: true, groups: ['everybody', 'housing-desk']});
    const {url, browser, session} = await signIn('zhang', {back: '/desk.html?box=mine#top'});
    expect(url.href).toBe(`${site}/desk.html?box=mine#top`);
    expect(await session()).toMatchObject({name: '张三', role: 'staff', agencyId: 'housing'});
    expect(await personOf(await session())).toMatchObject({username: 'zhang.san', email: 'zhang@town.example', hasPassword: false, oidcSubject: 'zhang'});
    // Nothing is left of the way but the session.
    expect([...browser.jarOf(site).keys()]).toEqual(['civic-board-session']);
    expect(await (await browser.fetch(`${api}/account`)).json()).toMatchObject({hasPassword: false, secondFactorRequired: false});
    const change = await browser.fetch(`${api}/account/second-factor`, {method: 'POST', headers: {'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin'}, body: '{"password": "x"}'});
    expect(change.status).toBe(403);
  });

  it('follows the provider at the next sign-in: role, agency, and that there is none any more', async () => {
    known('li', {groups: ['desk'], unit: 'transport'});
    const first = await (await signIn('li')).session();
    expect(first).toMatchObject({role: 'staff', agencyId: 'transport'});
    known('li', {name: '李四', groups: ['desk', 'board-office'], unit: 'transport'});
    const second = await (await signIn('li')).session();
    expect(second).toEqual({personId: first?.personId, name: '李四', role: 'moderator'});
    known('li', {groups: ['everybody']});
    const [status, text] = await textOf(await signIn('li'));
    expect(status).toBe(403);
    expect(text).toContain('Qinghe login');
  });

  it('refuses somebody whom the mapping gives nothing, with a page in their language that says what to do', async () => {
    known('wang', {email: 'wang@town.example', email_verified: true, groups: ['everybody']});
    provider.answer = {sub: 'wang'};
    for (const [language, words, dir] of [['en-GB,en', 'Ask the administrators of the board', 'ltr'], ['zh-CN', '请联系留言板管理员', 'ltr'], ['ar', 'التواصل مع إدارة المنصة', 'rtl']] as const) {
      const browser = new CookieBrowser();
      const {response} = await browser.go(startUrl(), {headers: {'Accept-Language': language}});
      expect(response?.status).toBe(403);
      expect(response?.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      const page = await response?.text() ?? '';
      expect(page).toContain(words);
      expect(page).toContain(`dir="${dir}"`);
      expect(page).not.toContain('wang');
      expect(page).toContain('href="http://localhost');
      expect(await (await browser.fetch(`${api}/session`)).json()).toBeNull();
    }
    expect((await store.people.list({text: 'wang'})).items).toEqual([]);
  });

  describe('with an account that an administrator made', () => {
    const prepared = async (username: string, over: object = {}) =>
      await store.people.create(OPERATOR, {username, name: 'Prepared', role: 'moderator', ...over});

    it('links by an address that the provider has verified, and keeps role and name', async () => {
      await prepared('zhao', {email: 'zhao@town.example'});
      known('sub-of-zhao', {email: 'ZHAO@town.example', email_verified: true, groups: ['housing-desk']});
      const session = await (await signIn('sub-of-zhao')).session();
      expect(session).toMatchObject({name: 'Prepared', role: 'moderator'});
      expect(await personOf(session)).toMatchObject({username: 'zhao', oidcSubject: 'sub-of-zhao', hasPassword: false});
      // The link holds when the address changes, and nobody else gets in by it.
      known('sub-of-zhao', {email: 'new@town.example', email_verified: true});
      expect((await (await signIn('sub-of-zhao')).session())?.personId).toBe(session?.personId);
      known('impostor', {email: 'zhao@town.example', email_verified: true});
      expect((await textOf(await signIn('impostor')))[0]).toBe(403);
    });

    it('does not go by an address that anybody could have written', async () => {
      await prepared('qian', {email: 'qian@town.example'});
      for (const claim of [{email_verified: false}, {}, {email_verified: 'no'}]) {
        known('stranger', {email: 'qian@town.example', ...claim});
        expect((await textOf(await signIn('stranger')))[0]).toBe(403);
      }
      expect((await store.people.readByUsername('qian')).oidcSubject).toBe('');
    });

    it('links by the subject that the administrator has named', async () => {
      const {id} = await prepared('sun', {oidcSubject: 'sub-of-sun'});
      known('sub-of-sun', {});
      expect((await (await signIn('sub-of-sun')).session())?.personId).toBe(id);
    });

    it('refuses one that is disabled, as if it were unknown', async () => {
      const {id, revision} = await prepared('zhou', {oidcSubject: 'sub-of-zhou'});
      await store.people.save(OPERATOR, {id, baseRevision: revision}, {name: 'Prepared', role: 'moderator', oidcSubject: 'sub-of-zhou', disabled: true});
      known('sub-of-zhou', {groups: ['board-admins']});
      expect((await textOf(await signIn('sub-of-zhou')))[0]).toBe(403);
      expect((await store.people.list({text: 'zhou'})).items).toHaveLength(1);
    });
  });

  it('does not take the last administrator’s role, and does not let them in with it either', async () => {
    known('chief', {groups: ['board-admins']});
    const session = await (await signIn('chief')).session();
    expect(session?.role).toBe('administrator');
    const {id, revision, name} = await store.people.readByUsername('admin');
    await store.people.save(OPERATOR, {id, baseRevision: revision}, {name, role: 'administrator', disabled: true});
    known('chief', {groups: ['board-office']});
    expect((await textOf(await signIn('chief')))[0]).toBe(403);
    expect((await personOf(session)).role).toBe('administrator');
    await store.people.save(OPERATOR, {id, baseRevision: revision + 1}, {name, role: 'administrator', disabled: false});
    expect((await (await signIn('chief')).session())?.role).toBe('moderator');
  });

  it('says so when the person said no, and offers to try again', async () => {
    const browser = new CookieBrowser();
    const {response} = await browser.go(startUrl('/desk.html?x=1'));
    const page = await response?.text() ?? '';
    expect(response?.status).toBe(403);
    expect(page).toContain('You are not signed in');
    expect(page).toContain('href="start?return=http%3A%2F%2Flocalhost');
    expect([...browser.jarOf(site).keys()]).toEqual([]);
    known('zhang', {groups: ['housing-desk']});
    provider.answer = {sub: 'zhang'};
    const again = /href="(start[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await browser.go(new URL(again, `${api}/oidc/callback`).href, {until: isBack})).url.href).toBe(`${site}/desk.html?x=1`);
  });

  describe('refuses an answer', () => {
    /** As far as the address that the provider sends the browser back to. */
    const toCallback = async (change: (url: URL) => void = () => undefined) => {
      known('zhang', {groups: ['housing-desk']});
      provider.answer = {sub: 'zhang'};
      const browser = new CookieBrowser();
      const started = await browser.fetch(startUrl(), {redirect: 'manual'});
      const question = new URL(started.headers.get('Location') ?? '');
      change(question);
      const {url} = await browser.go(question.href, {until: isCallback});
      return {browser, url};
    };
    const refused = async (browser: CookieBrowser, url: URL) => {
      expect(await textOf({response: await browser.fetch(url.href, {redirect: 'manual'})})).toEqual([400, expect.stringContaining('This sign-in is no longer good')]);
      expect(await (await browser.fetch(`${api}/session`)).json()).toBeNull();
    };

    it('of another state, or none', async () => {
      for (const state of ['x', '']) {
        const {browser, url} = await toCallback();
        url.searchParams.set('state', state);
        await refused(browser, url);
      }
    });

    it('in another browser than it was begun in', async () => {
      const {url} = await toCallback();
      await refused(new CookieBrowser(), url);
    });

    it('with a cookie that is not ours', async () => {
      const {browser, url} = await toCallback();
      const jar = browser.jarOf(site);
      const other = (await toCallback()).browser.jarOf(site);
      for (const name of jar.keys()) jar.set(name, [...other.values()][0] ?? '');
      await refused(browser, url);
      const {browser: forger, url: forged} = await toCallback();
      for (const name of forger.jarOf(site).keys()) forger.jarOf(site).set(name, 'AAAA');
      await refused(forger, forged);
    });

    it('to another nonce', async () => {
      const {browser, url} = await toCallback((question) => question.searchParams.set('nonce', 'n'.repeat(43)));
      await refused(browser, url);
    });

    it('to another code challenge: a code that was stolen is worth nothing', async () => {
      const {browser, url} = await toCallback((question) => question.searchParams.set('code_challenge', createHash('sha256').update('other').digest('base64url')));
      await refused(browser, url);
    });

    it('with another code, or from another issuer', async () => {
      for (const [name, value] of [['code', 'x'], ['iss', 'https://evil.example']] as const) {
        const {browser, url} = await toCallback();
        url.searchParams.set(name, value);
        await refused(browser, url);
      }
    });

    it('that comes after ten minutes', async () => {
      const {browser, url} = await toCallback();
      late = 600_000;
      await refused(browser, url);
    });

    it('that was used before, although cookie and address were kept', async () => {
      const {browser, url} = await toCallback();
      const kept = new Map(browser.jarOf(site));
      await browser.fetch(url.href, {redirect: 'manual'});
      expect(await (await browser.fetch(`${api}/session`)).json()).toMatchObject({role: 'staff'});
      browser.forget(site);
      for (const [name, value] of kept) browser.jarOf(site).set(name, value);
      await refused(browser, url);
    });

    it('that comes twice at once: one of them', async () => {
      const {browser, url} = await toCallback();
      const cookie = [...browser.jarOf(site)].map(([name, value]) => `${name}=${value}`).join('; ');
      const statuses = await Promise.all([1, 2].map(async () => (await fetch(url, {redirect: 'manual', headers: {Cookie: cookie}})).status));
      expect(statuses.sort()).toEqual([303, 400]);
    });
  });

  it('takes two windows of one browser for two', async () => {
    known('zhang', {groups: ['housing-desk']});
    provider.answer = {sub: 'zhang'};
    const browser = new CookieBrowser();
    const begun = [await browser.fetch(startUrl(), {redirect: 'manual'}), await browser.fetch(startUrl('/desk.html?second'), {redirect: 'manual'})];
    for (const [index, started] of begun.entries()) {
      const {url} = await browser.go(started.headers.get('Location') ?? '', {until: isBack});
      expect(url.search).toBe(index === 0 ? '' : '?second');
    }
  });

  it('sends nobody anywhere but to our own site and to those that may use the API', async () => {
    for (const back of ['https://evil.example/', '//evil.example', 'https://localhost.evil.example', `${site}@evil.example/`, 'javascript:alert(1)', 'data:text/html,x', '/\\evil.example', `${site.replace('localhost', 'name:pass@localhost')}/`, 'http://[', `${PARTNER}.evil.example/`]) {
      const response = await fetch(startUrl(back), {redirect: 'manual', headers: {'Accept-Language': 'en'}});
      expect([back, response.status, response.headers.get('Location')]).toEqual([back, 400, null]);
      const page = await response.text();
      expect(page).toContain('You cannot be sent back from here');
      expect(page).not.toContain('evil');
    }
    // Nor there without what only that page knows.
    expect((await fetch(startUrl(`${PARTNER}/desk`), {redirect: 'manual'})).status).toBe(400);
    expect((await fetch(startUrl('x'.repeat(2001)), {redirect: 'manual'})).status).toBe(422);
  });

  describe('from a page on another site', () => {
    const verifier = 'v'.repeat(50);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const ticketFor = async (sub: string) => {
      provider.answer = {sub};
      const browser = new CookieBrowser();
      const {url} = await browser.go(startUrl(`${PARTNER}/desk?x=1#part`, `&challenge=${challenge}`), {until: ({origin}) => origin === PARTNER});
      expect(url.href).toMatch(/^https:\/\/www\.town\.example\/desk\?x=1#civic-ticket=[\w-]{43}$/);
      expect([...browser.jarOf(site).keys()]).toEqual([]);
      return url.hash.split('=')[1] ?? '';
    };
    const redeem = async (ticket: string, given = verifier) => await fetch(`${api}/session/ticket`, {
      method: 'POST', headers: {'Content-Type': 'application/json', Origin: PARTNER}, body: JSON.stringify({ticket, verifier: given}),
    });

    it('gives a ticket, and for it a bearer token, once', async () => {
      known('zhang', {groups: ['housing-desk']});
      const ticket = await ticketFor('zhang');
      const response = await redeem(ticket);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe(PARTNER);
      expect(response.headers.getSetCookie()).toEqual([]);
      const {token} = await response.json() as {token: string};
      expect(await (await fetch(`${api}/session`, {headers: {Authorization: `Bearer ${token}`}})).json()).toMatchObject({role: 'staff', agencyId: 'housing'});
      expect((await redeem(ticket)).status).toBe(401);
    });

    it('gives nothing for a ticket without what the page kept to itself, nor after two minutes', async () => {
      known('zhang', {groups: ['housing-desk']});
      const stolen = await ticketFor('zhang');
      expect((await redeem(stolen, 'w'.repeat(50))).status).toBe(401);
      // Tried with the wrong one, it is used up.
      expect((await redeem(stolen)).status).toBe(401);
      const old = await ticketFor('zhang');
      late = 121_000;
      expect((await redeem(old)).status).toBe(401);
      expect((await redeem('x')).status).toBe(401);
    });
  });

  it('says so when the provider is down, before and on the way back, and works again when it is up', async () => {
    known('zhang', {groups: ['housing-desk']});
    provider.answer = {sub: 'zhang'};
    const browser = new CookieBrowser();
    const {url} = await browser.go(startUrl(), {until: isCallback});
    await provider.stop();
    try {
      expect(await textOf({response: await browser.fetch(url.href, {redirect: 'manual', headers: {'Accept-Language': 'en'}})})).toEqual([503, expect.stringContaining('Qinghe login does not answer')]);
      // A server that has yet to hear from it.
      const other = await startServer({store, oidc: {issuer: provider.issuer, clientId: 'board', publicUrl: 'https://board.town.example'}});
      try {
        const response = await fetch(`${other.url}/api/v1/oidc/start`, {redirect: 'manual', headers: {'Accept-Language': 'zh-Hans'}});
        expect(await textOf({response})).toEqual([503, expect.stringContaining('127.0.0.1没有响应')]);
        await provider.start();
        expect((await fetch(`${other.url}/api/v1/oidc/start`, {redirect: 'manual'})).status).toBe(302);
      } finally {
        await other.close();
      }
    } finally {
      await provider.start();
    }
    expect((await (await signIn('zhang')).session())?.role).toBe('staff');
  });

  it('keeps codes, states and tokens out of the log', async () => {
    known('zhang', {email: 'zhang@town.example', email_verified: true, groups: ['housing-desk']});
    await signIn('zhang');
    await signIn('nobody-knows');
    provider.answer = 'no';
    await new CookieBrowser().go(startUrl());
    expect(logged).toContain('/api/v1/oidc/callback');
    expect(logged).toContain('"reason":"unknown"');
    expect(logged).toContain('"failure":"denied"');
    expect(logged).not.toMatch(/code=|state=|zhang|nobody-knows|hush|eyJ|desk\.html/);
  });

  it('is not there on a board without one', async () => {
    const other = await startServer({store});
    for (const path of ['start', 'callback?code=x&state=y']) expect((await fetch(`${other.url}/api/v1/oidc/${path}`)).status).toBe(404);
    expect(((await (await fetch(`${other.url}/api/v1/board`)).json()) as BoardInfo).services.oidc).toBeUndefined();
    await other.close();
  });
});
