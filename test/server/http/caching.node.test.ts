import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Route} from '../../../src/server/http/route.js';
import {ROUTES} from '../../../src/server/http/routes.js';
import {pageRoutes} from '../../../src/server/pages/index.js';
import {PUBLISHING_ROUTES} from '../../../src/server/publishing/index.js';
import {secretsOf} from '../../../src/testing/suite/secrets.js';
import {TOWN} from '../../../src/testing/index.js';
import {type Api, credentialsOf, startApi} from '../support/api.js';
import {draft, newKey} from '../support/town.js';

const PARTNER = 'https://partner.example';
const NOWHERE = 'private, no-store';

/** Every route of both tables, as it is reached. */
const TABLE: readonly (Omit<Route, 'handle'> & {readonly at: string})[] = [
  ...ROUTES.map((route) => ({...route, at: `/api/v1${route.path}`})),
  ...PUBLISHING_ROUTES.map((route) => ({...route, at: route.path})),
];

/** What routes of reading need to answer with 200. */
const QUERIES: Readonly<Record<string, string>> = {
  '/desk/boxes': '?queue=handling', '/feeds/message.atom': '?id=bus-timetable', '/feeds/message.json': '?id=bus-timetable',
  '/oembed': `?url=${encodeURIComponent('https://board.example/messages/bus-timetable')}`,
};

const addressOf = ({at, path}: (typeof TABLE)[number]) => `${at.replace(':part', '1.xml').replace('/places/:id', '/places/liuxi').replace(/:\w+/g, 'bus-timetable')}${QUERIES[path] ?? ''}`;

describe('caching', () => {
  let api: Api;
  let folder: string;
  let receipt: {id: string; queryCode: string};
  const somebody: Record<string, Record<string, string>> = {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-board-files-'));
    api = await startApi({files: {folder}, allowedOrigins: [PARTNER], publicUrl: 'https://board.example/', trustProxy: true});
    receipt = await api.store.submitMessage({role: 'visitor'}, draft({title: '还没有公开的留言'}), newKey());
    const response = await fetch(`${api.url}/session`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(credentialsOf('moderator'))});
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    Object.assign(somebody, {
      'a session': {Cookie: cookie},
      'a session over HTTPS': {Cookie: `__Host-${cookie}`, 'X-Forwarded-Proto': 'https'},
      'a cookie that is worth nothing': {Cookie: 'other=1; civic-board-session=nothing'},
      'a token': await api.signedIn('moderator'),
      'a token that is worth nothing': {Authorization: 'Bearer nothing'},
      'a query code': {'Board-Query-Code': receipt.queryCode},
      'an empty query code': {'Board-Query-Code': ''},
    });
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, {recursive: true});
  });

  const ask = async (route: (typeof TABLE)[number], headers: Record<string, string> = {}) => {
    const body = route.method === 'GET' ? {} : {body: '{}'};
    // A stream would not end.
    const method = route.operationId === 'watchMessage' ? 'HEAD' : route.method;
    return await fetch(`${api.origin}${addressOf(route)}`, {method, redirect: 'manual', ...body, headers: {...(route.method !== 'GET' && {'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin'}), ...headers}});
  };

  it('is allowed for what everybody gets, and for nothing else that any route answers', async () => {
    const kept: string[] = [];
    for (const route of TABLE) {
      const response = await ask(route);
      const control = response.headers.get('Cache-Control') ?? '';
      const open = response.status === 200 && (route.audience === 'public' || route.audience === 'reader');
      expect([route.operationId, response.status, control.split(',')[0]]).toEqual([route.operationId, response.status, open ? 'public' : 'private']);
      if (!open) expect([route.operationId, control]).toEqual([route.operationId, NOWHERE]);
      if (open) {
        kept.push(route.operationId);
        expect([route.operationId, response.headers.get('ETag')]).toEqual([route.operationId, expect.stringMatching(/^(W\/)?"/)]);
        expect(response.headers.getSetCookie()).toEqual([]);
      }
      await response.body?.cancel();
    }
    // Every route that claims to be for everybody was really asked.
    expect(kept.sort()).toEqual(TABLE.filter(({audience}) => audience === 'public' || audience === 'reader').map(({operationId}) => operationId).sort());
  });

  it('never keeps what was answered to a session, a token or a query code, not even where everybody gets the same', async () => {
    for (const [what, headers] of Object.entries(somebody)) {
      for (const route of TABLE.filter(({operationId}) => operationId !== 'signOut')) {
        const response = await ask(route, headers);
        expect([what, route.operationId, response.headers.get('Cache-Control')]).toEqual([what, route.operationId, NOWHERE]);
        await response.body?.cancel();
      }
    }
  });

  it('tells caches what answers of the API depend on', async () => {
    for (const route of TABLE.filter(({at}) => at.startsWith('/api/'))) {
      for (const headers of [{}, {Origin: PARTNER}, {Origin: 'https://evil.example'}] as Record<string, string>[]) {
        const response = await ask(route, headers);
        const vary = (response.headers.get('Vary') ?? '').split(/, */);
        expect([route.operationId, vary]).toEqual([route.operationId, expect.arrayContaining(['Origin'])]);
        if (response.ok && (route.audience === 'reader' || route.audience === 'private')) expect([route.operationId, vary]).toEqual([route.operationId, expect.arrayContaining(['Cookie', 'Authorization', 'Board-Query-Code'])]);
        await response.body?.cancel();
      }
    }
  });

  it('is the same for every visitor: what may be kept holds nothing that not everybody may know', async () => {
    const secrets = TOWN.messages.flatMap((message) => secretsOf(message));
    const known = (await Promise.all(TOWN.messages.map(async ({record: {id}}) => await (await fetch(`${api.url}/messages/${id}`)).text()))).join('\n');
    const told = secrets.filter(({text}) => !known.includes(JSON.stringify(text).slice(1, -1)));
    expect(told.length).toBeGreaterThan(40);
    for (const route of TABLE.filter(({audience, method}) => method === 'GET' && audience !== 'private')) {
      const body = await (await ask(route)).text();
      for (const {what, text} of told) expect([route.operationId, what, text, body.includes(text) || body.includes(JSON.stringify(text).slice(1, -1))]).toEqual([route.operationId, what, text, false]);
      expect(body).not.toContain(receipt.id);
    }
  });

  it('answers 304 to whoever has it, with what a page of another site needs to read it', async () => {
    // Figures say as of when they are, so they are never the same twice; shared caches keep them for a while all the same.
    for (const route of TABLE.filter(({audience, operationId}) => (audience === 'public' || audience === 'reader') && operationId !== 'getFigures')) {
      const first = await ask(route, {Origin: PARTNER});
      const again = await ask(route, {Origin: PARTNER, 'If-None-Match': first.headers.get('ETag') ?? ''});
      expect([route.operationId, again.status, await again.text()]).toEqual([route.operationId, 304, '']);
      for (const name of ['Cache-Control', 'ETag', 'Access-Control-Allow-Origin', 'Vary']) expect([route.operationId, name, again.headers.get(name)]).toEqual([route.operationId, name, first.headers.get(name)]);
      await first.body?.cancel();
    }
  });

  it('lets search engines list no data of the API', async () => {
    for (const route of TABLE.filter(({at}) => at.startsWith('/api/') && !at.includes('/files/'))) {
      const response = await ask(route);
      expect([route.operationId, response.headers.get('X-Robots-Tag')]).toEqual([route.operationId, 'noindex']);
      await response.body?.cancel();
    }
  });

  it('asks each time for a single message, whose readers watch it, and keeps lists for half a minute', async () => {
    const control = async (path: string) => (await fetch(`${api.url}${path}`)).headers.get('Cache-Control');
    expect(await control('/messages/bus-timetable')).toBe('public, no-cache');
    for (const path of ['/messages', '/answers', '/board', '/figures']) expect([path, await control(path)]).toEqual([path, 'public, max-age=0, s-maxage=30']);
    expect((await fetch(`${api.url}/messages?queue=mine`)).headers.get('Cache-Control')).toBe(NOWHERE);
  });

  it('of the server’s own pages is allowed for what everybody gets, and never where somebody shows who they are', async () => {
    // What leads on from an address with a slash behind it is below.
    const routes = pageRoutes({} as never).routes.filter(({method, path}) => ['GET', 'POST'].includes(method) && !/\*|\/$/.test(path));
    // What stands around a route is listed as one, too.
    const pages = [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()];
    expect(new Set(pages.map(({path}) => path)).size).toBeGreaterThan(8);
    const kept: string[] = [];
    for (const {method, path} of pages) {
      const address = path.replace(':id', 'bus-timetable') + (/thread|badge/.test(path) ? '?message=bus-timetable' : '');
      const send = async (headers: Record<string, string> = {}) => await fetch(`${api.origin}${address}`, {
        method, redirect: 'manual', ...(method === 'POST' && {body: new URLSearchParams({number: '1', code: 'x'})}), headers: {'Sec-Fetch-Site': 'same-origin', ...headers},
      });
      const open = await send();
      const control = open.headers.get('Cache-Control') ?? '';
      const page = await open.text();
      expect([method, path, control]).toEqual([method, path, expect.stringMatching(method === 'GET' && open.status === 200 ? /^(public, max-age=\d+, s-maxage=\d+.*|private, no-store)$/ : /^private, no-store$/)]);
      if (control.startsWith('public')) {
        kept.push(address);
        expect([path, page.includes(receipt.id) || page.includes('name="mark"')]).toEqual([path, false]);
        // Figures say as of when they are, and stay the same for some minutes only: test/server/pages/figures.node.test.ts.
        if (!path.includes('figures')) expect([path, (await send({'If-None-Match': open.headers.get('ETag') ?? ''})).status]).toEqual([path, 304]);
      } else if (open.headers.get('Content-Type')?.startsWith('text/html')) {
        expect([path, page]).toEqual([path, expect.stringContaining('<meta name="robots" content="noindex">')]);
      }
      for (const [what, headers] of Object.entries(somebody)) {
        const response = await send(headers);
        expect([what, path, response.headers.get('Cache-Control')]).toEqual([what, path, NOWHERE]);
        await response.body?.cancel();
      }
    }
    // The reading is what a cache is to carry.
    expect(kept).toEqual(expect.arrayContaining(['/messages', '/messages/bus-timetable', '/figures', '/embed/recent-replies']));
    // A number and a slash too many lead to the permanent address, for visitors in any cache and for others in none.
    for (const path of ['/messages/26100003', '/messages/bus-timetable/']) {
      const moved = async (headers: Record<string, string> = {}) => {
        const response = await fetch(`${api.origin}${path}`, {redirect: 'manual', headers});
        return [path, response.status, response.headers.get('Location'), response.headers.get('Cache-Control')];
      };
      expect(await moved()).toEqual([path, 301, '/messages/bus-timetable', 'public, max-age=0, s-maxage=60, stale-while-revalidate=60']);
      expect(await moved(somebody['a session'])).toEqual([path, 301, '/messages/bus-timetable', NOWHERE]);
    }
    // Of what not everybody may read there is no page that anybody could keep, nor a way to tell it from nothing.
    const [none, unpublished, confidential] = await Promise.all(['nothing', 'heating-allowance', 'wage-dispute'].map(async (id) => {
      const response = await fetch(`${api.origin}/messages/${id}`);
      return [response.status, response.headers.get('Cache-Control'), (await response.text()).replaceAll(id, 'ID')] as const;
    }));
    expect(none?.slice(0, 2)).toEqual([404, NOWHERE]);
    expect([unpublished, confidential]).toEqual([none, none]);
  });

  it('gives no shared cache an address that only the request has named', async () => {
    const unnamed = await startApi();
    const response = await fetch(`${unnamed.origin}/feeds/messages.json`);
    expect(response.headers.get('Cache-Control')).toBe('public, no-cache');
    expect(await response.json()).toMatchObject({home_page_url: `${unnamed.origin}/messages`});
    await unnamed.close();
  });
});
