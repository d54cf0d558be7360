import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Api, credentialsOf, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

const PARTNER = 'https://www.example.org';

describe('sessions over HTTP', () => {
  let api: Api;
  beforeAll(async () => { api = await startApi({allowedOrigins: [PARTNER], trustProxy: true}); });
  afterAll(async () => await api.close());

  const signIn = async (credentials: unknown, headers: Record<string, string> = {}) =>
    await fetch(`${api.url}/session`, {method: 'POST', headers: {'Content-Type': 'application/json', ...headers}, body: JSON.stringify(credentials)});

  const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

  const whoIs = async (headers: Record<string, string>): Promise<unknown> => await (await fetch(`${api.url}/session`, {headers})).json();

  it('begins with a cookie that scripts cannot read and other sites do not send', async () => {
    const response = await signIn(credentialsOf('housing'));
    expect(await response.json()).toEqual({personId: 'person-housing', name: '周敏', role: 'staff', agencyId: 'housing'});
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).not.toMatch(/Secure/);
    expect(response.headers.get('Cache-Control')).toBe('private, no-store');
    expect(await whoIs({Cookie: cookieOf(response)})).toMatchObject({personId: 'person-housing'});
  });

  it('keeps the cookie to HTTPS where that is spoken', async () => {
    const response = await signIn(credentialsOf('housing'), {'X-Forwarded-Proto': 'https'});
    expect(response.headers.getSetCookie()[0]).toMatch(/; Secure/);
  });

  it('gives a token instead to whoever asks, and sets no cookie then', async () => {
    const response = await signIn({...credentialsOf('housing'), token: true});
    const {token} = (await response.json()) as {token: string};
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await whoIs({Authorization: `Bearer ${token}`})).toMatchObject({personId: 'person-housing'});
  });

  it('is nobody without a session, with a forged one, or with one that was signed by nobody', async () => {
    const {Authorization} = await api.signedIn('housing');
    const [header = '', payload = '', signature = ''] = Authorization.replace('Bearer ', '').split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const token of ['x', `${none}.${payload}.`, `${header}.${payload}.${signature.slice(2)}`, `${header}.${Buffer.from('{"sid":"x"}').toString('base64url')}.${signature}`]) {
      expect(await whoIs({Authorization: `Bearer ${token}`})).toBeNull();
    }
    expect(await whoIs({})).toBeNull();
  });

  it('ends for good when it is closed: the old cookie is worth nothing', async () => {
    const Cookie = cookieOf(await signIn(credentialsOf('housing')));
    const response = await fetch(`${api.url}/session`, {method: 'DELETE', headers: {Cookie, Origin: api.origin}});
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
    expect(await whoIs({Cookie})).toBeNull();
    expect((await fetch(`${api.url}/session`, {method: 'DELETE'})).status).toBe(204);
  });

  it('follows the account: a role that was taken away is gone at once', async () => {
    const {Authorization} = await api.signedIn('transport');
    await api.store.saveAccount({username: 'transport', passwordHash: 'none', name: '何亦舟', role: 'citizen'});
    expect(await whoIs({Authorization})).toEqual({personId: 'person-transport', name: '何亦舟', role: 'citizen'});
  });

  it('does not tell a wrong name from a wrong password', async () => {
    const wrong = await signIn({username: 'housing', password: 'wrong'}, {'X-Forwarded-For': '203.0.113.1'});
    const unknown = await signIn({username: 'nobody', password: 'wrong'}, {'X-Forwarded-For': '203.0.113.1'});
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await unknown.json()).toEqual(await wrong.json());
  });

  it('refuses further attempts after five failures, also with the right password, and tells when to try again', async () => {
    const from = {'X-Forwarded-For': '203.0.113.7'};
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn({username: 'moderator', password: 'guess'}, from)).status).toBe(401);
    const refused = await signIn(credentialsOf('moderator'), from);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({code: 'rate-limited', retryAfter: Number(refused.headers.get('Retry-After'))});
    expect((await signIn(credentialsOf('moderator'), {'X-Forwarded-For': '203.0.113.8'})).status).toBe(200);
  });

  it('counts attempts that come at the same time', async () => {
    const attempts = Array.from({length: 12}, () => signIn({username: 'admin', password: 'guess'}, {'X-Forwarded-For': '203.0.113.9'}));
    const statuses = (await Promise.all(attempts)).map((response) => response.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  });

  describe('pages of other sites', () => {
    const change = async (headers: Record<string, string>) => (await fetch(`${api.url}/messages`, {
      method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers}, body: JSON.stringify(draft()),
    })).status;

    it('cannot act with a visitor’s cookie', async () => {
      const Cookie = cookieOf(await signIn(credentialsOf('citizen')));
      const before = await api.contents();
      for (const headers of [{Origin: 'https://evil.example'}, {'Sec-Fetch-Site': 'cross-site'}, {'Sec-Fetch-Site': 'same-site'}, {Origin: 'null'}, {}] as Record<string, string>[]) {
        expect(await change({Cookie, ...headers})).toBe(403);
        expect((await fetch(`${api.url}/session`, {method: 'DELETE', headers: {Cookie, ...headers}})).status).toBe(403);
      }
      expect(await api.contents()).toEqual(before);
      expect(await whoIs({Cookie})).not.toBeNull();
      for (const headers of [{Origin: api.origin}, {'Sec-Fetch-Site': 'same-origin'}, {Origin: PARTNER, 'Sec-Fetch-Site': 'cross-site'}] as Record<string, string>[]) {
        expect(await change({Cookie, ...headers})).toBe(201);
      }
    });

    it('cannot sign a visitor in under another name', async () => {
      expect((await signIn(credentialsOf('citizen'), {Origin: 'https://evil.example'})).status).toBe(403);
    });

    it('may use the API when the town allows their origin, and read its errors', async () => {
      const preflight = await fetch(`${api.url}/messages`, {method: 'OPTIONS', headers: {
        Origin: PARTNER, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type,idempotency-key',
      }});
      expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(PARTNER);
      expect(preflight.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain('idempotency-key');
      const missing = await fetch(`${api.url}/messages/nothing`, {headers: {Origin: PARTNER}});
      expect([missing.status, missing.headers.get('Access-Control-Allow-Origin')]).toEqual([404, PARTNER]);
      const stranger = await fetch(`${api.url}/messages`, {headers: {Origin: 'https://evil.example'}});
      expect(stranger.headers.get('Access-Control-Allow-Origin')).toBeNull();
    });
  });

  it('lets no cache keep what depends on who asks', async () => {
    for (const path of ['/messages', '/messages/market-parking', '/session']) {
      const {headers} = await fetch(`${api.url}${path}`, {headers: await api.signedIn('housing')});
      expect(headers.get('Cache-Control')).toBe('private, no-store');
      expect(headers.get('Vary')).toMatch(/Cookie.*Authorization.*Board-Query-Code/);
    }
    const board = await fetch(`${api.url}/board`);
    expect(board.headers.get('Cache-Control')).toBe('public, max-age=0, s-maxage=30');
    const again = await fetch(`${api.url}/board`, {headers: {'If-None-Match': board.headers.get('ETag') ?? ''}});
    expect(again.status).toBe(304);
  });
});
