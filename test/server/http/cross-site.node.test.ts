import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {sql} from 'kysely';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Route} from '../../../src/server/http/route.js';
import {ROUTES} from '../../../src/server/http/routes.js';
import {type Api, credentialsOf, startApi} from '../support/api.js';
import {newKey} from '../support/town.js';

/** Routes that are reached without being in the table: those of the tus protocol. */
const TRANSFERS = [{method: 'POST', path: '/uploads'}, {method: 'PATCH', path: '/uploads/:id'}] as const;

/** Everything that a page of another site might send with a visitor's cookie. */
const FOREIGN: readonly Record<string, string>[] = [
  {Origin: 'https://evil.example'},
  {Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site'},
  {Origin: 'null'},
  {'Sec-Fetch-Site': 'cross-site'},
  {'Sec-Fetch-Site': 'same-site'},
  {},
];

/** A request that says as much as the route wants to hear, so that it is not turned away for something else. */
function request({method, path}: Pick<Route, 'method' | 'path'> | (typeof TRANSFERS)[number], headers: Record<string, string>): [string, RequestInit] {
  const body = method === 'GET' ? undefined : JSON.stringify({action: 'withdraw', expectedVersion: 1, following: true, followerKey: 'k'.repeat(22), reason: 'other'});
  return [path.replace(/:\w+/g, 'market-parking'), {
    method, redirect: 'manual', ...(body !== undefined && {body}),
    headers: {...(body !== undefined && {'Content-Type': 'application/json'}), 'Idempotency-Key': newKey(), ...headers},
  }];
}

describe('every route', () => {
  let api: Api;
  let folder: string;
  let cookie: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
    api = await startApi({files: {folder}});
    const response = await fetch(`${api.url}/session`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(credentialsOf('admin'))});
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, {recursive: true});
  });

  const send = async (...[path, init]: [string, RequestInit]) => await fetch(`${api.url}${path}`, init);

  /** A digest of every row of every table. */
  const everything = async (): Promise<unknown> => {
    const {db} = api.store.context;
    const {rows} = await sql<{name: string}>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
    const digests = await Promise.all(rows.map(async ({name}) => {
      const found = await sql<{digest: string}>`select count(*) || ' ' || coalesce(sum(hashtextextended(row::text, 0)), 0) as digest from ${sql.table(name)} as row`.execute(db);
      return [name, found.rows[0]?.digest];
    }));
    return Object.fromEntries(digests);
  };

  it('that changes something refuses pages of other sites, and nothing has changed', async () => {
    const unsafe = [...ROUTES.filter(({method}) => method !== 'GET'), ...TRANSFERS];
    expect(unsafe.length).toBeGreaterThan(10);
    const before = await everything();
    for (const route of unsafe) {
      for (const headers of FOREIGN) {
        const response = await send(...request(route, {...headers, Cookie: cookie}));
        expect([route.method, route.path, headers, response.status]).toEqual([route.method, route.path, headers, 403]);
        expect(await response.json()).toMatchObject({code: 'forbidden'});
        expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
      }
    }
    expect(await everything()).toEqual(before);
  });

  it('answers a bearer token just as it answers the cookie', async () => {
    const {Authorization} = await api.signedIn('admin');
    const here = {'Sec-Fetch-Site': 'same-origin'};
    // What ends the session, and streams, have tests of their own.
    for (const route of ROUTES.filter(({operationId}) => !['signOut', 'watchMessage'].includes(operationId))) {
      const [byCookie, byToken] = [await send(...request(route, {Cookie: cookie, ...here})), await send(...request(route, {Authorization}))];
      expect([route.method, route.path, byToken.status]).toEqual([route.method, route.path, byCookie.status]);
      // Figures say as of when they are.
      const texts = [await byCookie.text(), await byToken.text()].map((text) => text.replace(/"(since|until)":"[^"]*"/g, ''));
      // Challenges are new each time.
      if (route.operationId !== 'getChallenge') expect(texts[1]).toBe(texts[0]);
    }
  });

  it('takes the token and not the cookie where both are shown', async () => {
    const response = await send('/session', {headers: {...(await api.signedIn('citizen')), Cookie: cookie}});
    expect(await response.json()).toMatchObject({personId: 'person-citizen'});
  });
});
