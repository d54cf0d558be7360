import {afterAll, beforeAll, beforeEach, expect, it} from 'vitest';
import {openStore, type RunningServer, startServer, type Store} from '../../../src/server/index.js';
import {freshDatabase, type PrivatePostgres, startPrivatePostgres, until} from '../../support/postgres.js';
import {draft, newKey, townData} from '../support/town.js';

let postgres: PrivatePostgres | {skip: string};
let store: Store;
let server: RunningServer;

beforeAll(async () => {
  postgres = await startPrivatePostgres();
  if ('skip' in postgres) return;
  store = await openStore({url: (await freshDatabase(postgres.url)).url});
  await store.seed(townData());
  server = await startServer({store});
});
beforeEach(({skip}) => { if ('skip' in postgres) skip(postgres.skip); });
afterAll(async () => {
  if ('skip' in postgres) return;
  await server.close();
  await store.close();
  await postgres.stop();
});

it('outlives its database: it says that it cannot now, and works again when the database is back', async () => {
  if ('skip' in postgres) return;
  const api = `${server.url}/api/v1`;
  const submit = async (key: string) => await fetch(`${api}/messages`, {
    method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': key}, body: JSON.stringify(draft()),
  });
  const open = async (path: string) => await fetch(`${server.url}${path}`, {headers: {Accept: 'text/html', 'Accept-Language': 'en'}});
  const key = newKey();
  const receipt: unknown = await (await submit(key)).json();

  await postgres.kill();
  for (const response of [await submit(newKey()), await fetch(`${api}/messages`), await fetch(`${api}/health`)]) {
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('5');
    expect(await response.json()).toMatchObject({code: 'unavailable', retryAfter: 5, detail: 'the database cannot be reached'});
  }
  // People are told so on a page, also where nothing is known of the board yet.
  const told = async (path: string, name: RegExp) => {
    const page = await open(path);
    expect([path, page.status, page.headers.get('Retry-After'), page.headers.get('Content-Type'), page.headers.get('Cache-Control')]).toEqual([path, 503, '5', 'text/html; charset=utf-8', 'private, no-store']);
    const body = await page.text();
    expect(body).toContain('The board does not answer at the moment.');
    expect(/<title>(.*)<\/title>/.exec(body)?.[1]).toMatch(name);
  };
  for (const path of ['/messages', '/write', '/embed/messages/bus-timetable']) await told(path, /^That did not work – (Messages|Qinghe County Message Board)$/);
  // What is not there is not there, whatever the board says.
  const none = await open('/nothing');
  expect([none.status, none.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8']);

  await postgres.restart();
  await until(async () => (await fetch(`${api}/health`)).status === 200, 'the board to be back');
  expect(await (await submit(key)).json()).toEqual(receipt);
  expect((await open('/messages')).status).toBe(200);

  await postgres.kill();
  await told('/messages', /^That did not work – Qinghe County Message Board$/);
});
