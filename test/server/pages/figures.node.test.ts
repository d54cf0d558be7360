import {afterAll, beforeAll, expect, it} from 'vitest';
import {openStore, type RunningServer, startServer, type Store} from '../../../src/server/index.js';
import {embeddedForTests} from '../../support/common.js';
import {townDatabase} from '../../support/templates.js';

/** Figures in pages and fragments, at a time of the test's own. */
let database: Awaited<ReturnType<typeof townDatabase>>;
let store: Store;
let server: RunningServer;
let now = new Date('2026-11-20T10:02:11.123Z');

beforeAll(async () => {
  database = await townDatabase((await embeddedForTests()).url);
  store = await openStore({url: database.url, now: () => now});
  server = await startServer({store, jobs: false, publicUrl: 'https://board.example'});
});
afterAll(async () => {
  await server?.close();
  await store?.close();
  await database?.drop();
});

it.each(['/figures?lang=en', '/embed/figures?lang=en'])('%s is the same for five minutes, and says of what time it is', async (path) => {
  const ask = async (at: string, headers: Record<string, string> = {}) => {
    now = new Date(at);
    const response = await fetch(`${server.url}${path}`, {headers});
    return {status: response.status, tag: response.headers.get('ETag') ?? '', control: response.headers.get('Cache-Control'), changed: response.headers.get('Last-Modified') ?? '', body: await response.text()};
  };
  const first = await ask('2026-11-20T10:02:11.123Z');
  expect(first.body).toContain('November 20, 2026 at 6:00 PM');
  expect(first.control).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=60');
  for (const headers of [{'If-None-Match': first.tag}, {'If-Modified-Since': first.changed}]) {
    expect(await ask('2026-11-20T10:04:59.999Z', headers as unknown as Record<string, string>)).toMatchObject({status: 304, tag: first.tag, control: first.control, body: ''});
  }
  const later = await ask('2026-11-20T10:05:00.000Z', {'If-None-Match': first.tag});
  expect(later.status).toBe(200);
  expect(later.tag).not.toBe(first.tag);
  expect(later.body).toContain('November 20, 2026 at 6:05 PM');
});
