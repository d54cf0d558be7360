import {afterEach, describe, expect, it} from 'vitest';
import type {Receipt} from '../../../src/adapter/index.js';
import {sql} from 'kysely';
import type {ServerOptions} from '../../../src/server/index.js';
import {type Api, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

/** Behind a proxy, so that a request can come from any address. */
const from = (address: string) => ({'X-Forwarded-For': address});
const [HERE, THERE] = [from('192.0.2.1'), from('192.0.2.2')];

describe('limits over HTTP', () => {
  const open: Api[] = [];
  const start = async (limits: ServerOptions['limits'] = {}) => {
    const api = await startApi({trustProxy: true, limits});
    open.push(api);
    return api;
  };
  afterEach(async () => { for (const api of open.splice(0)) await api.close(); });

  const send = async (api: Api, headers: Record<string, string>, body: unknown = draft(), path = '/messages') =>
    await fetch(`${api.url}${path}`, {
      method: path.endsWith('following') ? 'PUT' : 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey(), ...headers}, body: JSON.stringify(body),
    });
  const statusOf = async (...request: Parameters<typeof send>) => (await send(...request)).status;

  it('lets so many messages through, and then says in how many seconds to try again', async () => {
    const api = await start({submit: {count: 2, seconds: 300}});
    expect([await statusOf(api, HERE), await statusOf(api, HERE)]).toEqual([201, 201]);
    const refused = await send(api, HERE);
    const problem = (await refused.json()) as {code: string; retryAfter: number};
    expect([refused.status, problem.code]).toEqual([429, 'rate-limited']);
    expect(problem.retryAfter).toBeGreaterThan(290);
    expect(problem.retryAfter).toBeLessThanOrEqual(300);
    expect(refused.headers.get('Retry-After')).toBe(String(problem.retryAfter));
    expect(await statusOf(api, THERE), 'from another address').toBe(201);
  });

  it('gives a retry its receipt even then, and does not count it', async () => {
    const api = await start({submit: {count: 2, seconds: 300}});
    const headers = {...HERE, 'Idempotency-Key': newKey()};
    const receipt = await (await send(api, headers)).json() as Receipt;
    for (let count = 0; count < 3; count++) expect(await (await send(api, headers)).json()).toEqual(receipt);
    expect(await statusOf(api, HERE)).toBe(201);
    expect(await statusOf(api, HERE)).toBe(429);
    expect(await (await send(api, headers)).json()).toEqual(receipt);
  });

  it('counts one message where several attempts at it meet', async () => {
    const api = await start({submit: {count: 6, seconds: 300}});
    const headers = {...HERE, 'Idempotency-Key': newKey()};
    const receipts = await Promise.all(Array.from({length: 5}, async () => (await (await send(api, headers)).json() as Receipt).id));
    expect(new Set(receipts).size).toBe(1);
    for (let count = 0; count < 5; count++) expect(await statusOf(api, HERE)).toBe(201);
    expect(await statusOf(api, HERE)).toBe(429);
  });

  it('does not count what it refuses', async () => {
    const api = await start({submit: {count: 1, seconds: 300}});
    for (const broken of [draft({title: ''}), draft({agencyId: 'nobody'})]) expect(await statusOf(api, HERE, broken)).toBe(422);
    expect(await statusOf(api, HERE)).toBe(201);
  });

  it('counts whoever is signed in by their account, wherever they are', async () => {
    const api = await start({submit: {count: 1, seconds: 300}});
    const [citizen, other] = [await api.signedIn('citizen'), await api.signedIn('citizen2')];
    expect(await statusOf(api, {...citizen, ...HERE})).toBe(201);
    expect(await statusOf(api, {...citizen, ...THERE})).toBe(429);
    expect(await statusOf(api, {...other, ...HERE}), 'a colleague behind the same address').toBe(201);
    expect(await statusOf(api, HERE), 'somebody without an account').toBe(201);
  });

  it('counts several servers of one board together', async () => {
    const api = await start({submit: {count: 1, seconds: 300}});
    const {startServer} = await import('../../../src/server/index.js');
    const second = await startServer({store: api.store, jobs: false, trustProxy: true, limits: {submit: {count: 1, seconds: 300}}});
    expect(await statusOf(api, HERE)).toBe(201);
    expect(await statusOf({...api, url: `${second.url}/api/v1`}, HERE)).toBe(429);
    await second.close();
  });

  it('can be switched off', async () => {
    const api = await start({submit: 'off'});
    for (let count = 0; count < 25; count++) expect(await statusOf(api, HERE)).toBe(201);
  });

  it('limits reports, new followers and challenges each by themselves', async () => {
    const api = await start({report: {count: 1, seconds: 300}, follow: {count: 1, seconds: 300}, challenge: {count: 1, seconds: 300}});
    const report = async () => await statusOf(api, HERE, {reason: 'other'}, '/messages/market-parking/reports');
    expect([await report(), await report()]).toEqual([204, 429]);
    const follow = async (followerKey: string) => await statusOf(api, HERE, {following: true, followerKey}, '/messages/market-parking/following');
    // The same follower again is nothing new, and stopping is always possible.
    expect([await follow('a'.repeat(22)), await follow('a'.repeat(22)), await follow('b'.repeat(22))]).toEqual([200, 200, 429]);
    expect(await statusOf(api, HERE, {following: false, followerKey: 'a'.repeat(22)}, '/messages/market-parking/following')).toBe(200);
    const challenge = async () => (await fetch(`${api.url}/challenge`, {headers: HERE})).status;
    expect([await challenge(), await challenge()]).toEqual([200, 429]);
  });

  it('keeps neither addresses nor names nor codes in its table', async () => {
    const api = await start();
    await send(api, HERE);
    await fetch(`${api.url}/messages/market-parking`, {headers: {...HERE, 'Board-Query-Code': 'AAAABBBBCCCC'}});
    await send(api, HERE, {username: 'citizen', password: 'wrong'}, '/session');
    const {rows} = await sql<{key: string}>`select key from rate_limit`.execute(api.store.context.db);
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const {key} of rows) expect(key).toMatch(/^[a-z-]+:[\w-]{43}$/);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|citizen|market|AAAA/);
  });
});

describe('query codes over HTTP', () => {
  let api: Api;
  const setUp = async (limits: ServerOptions['limits'] = {}) => {
    api = await startApi({trustProxy: true, limits});
    const receipt = await (await send('/messages', draft({visibility: 'confidential'}))).json() as Receipt;
    return receipt;
  };
  afterEach(async () => await api.close());

  const send = async (path: string, body: unknown) =>
    await fetch(`${api.url}${path}`, {method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey()}, body: JSON.stringify(body)});
  const read = async (name: string, code?: string, where = HERE) => {
    const response = await fetch(`${api.url}/messages/${name}`, {headers: {...where, ...(code && {'Board-Query-Code': code})}});
    const {detail, code: error} = (await response.json()) as {detail?: string; code?: string};
    return {status: response.status, error, detail};
  };
  const WRONG = '0000-0000-0000';

  it('are not looked at any more after five wrong ones, right or wrong, and nothing is told by that', async () => {
    const {number, queryCode} = await setUp();
    const seen: unknown[][] = [];
    for (const name of [number, '2026-999999', 'nothing']) {
      const answers = [];
      for (let count = 0; count < 7; count++) answers.push(await read(name, WRONG));
      answers.push(await read(name, queryCode));
      seen.push(answers);
    }
    expect(seen[0]?.map((answer) => (answer as {status: number}).status)).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
    expect(seen[1], 'a number that nothing has').toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('slow nobody down elsewhere: not the author, and not readers without a code', async () => {
    const {number, queryCode} = await setUp();
    for (let count = 0; count < 6; count++) await read(number, WRONG);
    expect((await read(number, queryCode, THERE)).status).toBe(200);
    for (let count = 0; count < 6; count++) await read('bus-timetable', WRONG);
    expect((await read('bus-timetable', WRONG)).status).toBe(429);
    expect((await read('bus-timetable')).status).toBe(200);
  });

  it('are as often right as they are given, and a slip between them is forgiven', async () => {
    const {number, queryCode} = await setUp();
    for (let count = 0; count < 4; count++) {
      for (let again = 0; again < 8; again++) expect((await read(number, queryCode)).status).toBe(200);
      expect((await read(number, WRONG)).status).toBe(404);
    }
  });

  it('are slowed down for one address whatever it asks for, and for one message whoever asks', async () => {
    const {number} = await setUp({'code-address': {count: 6, seconds: 900}, 'code-message': {count: 8, seconds: 900}});
    for (let count = 0; count < 6; count++) expect((await read(`2026-90000${count}`, WRONG)).status).toBe(404);
    expect((await read(number, WRONG)).status).toBe(429);
    for (let count = 0; count < 8; count++) expect((await read(number, WRONG, from(`198.51.100.${count}`))).status).toBe(404);
    expect((await read(number, WRONG, from('198.51.100.99'))).status).toBe(429);
  });

  it('count whatever they are shown for: reading, acting, following, reporting', async () => {
    const {id} = await setUp();
    const headers = {...HERE, 'Content-Type': 'application/json', 'Board-Query-Code': WRONG};
    const ask = async (method: string, path: string, body?: unknown) =>
      (await fetch(`${api.url}/messages/${id}${path}`, {method, headers: {...headers, 'Idempotency-Key': newKey()}, ...(body !== undefined && {body: JSON.stringify(body)})})).status;
    expect(await ask('GET', '')).toBe(404);
    expect(await ask('POST', '/actions', {action: 'withdraw', expectedVersion: 1})).toBe(404);
    expect(await ask('PUT', '/following', {following: true, followerKey: 'k'.repeat(22)})).toBe(404);
    expect(await ask('POST', '/reports', {reason: 'other'})).toBe(404);
    expect(await ask('GET', '')).toBe(404);
    for (const status of [await ask('GET', ''), await ask('POST', '/actions', {action: 'withdraw', expectedVersion: 1}), await ask('POST', '/reports', {reason: 'other'})]) expect(status).toBe(429);
  });
});
