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
  const key = newKey();
  const receipt: unknown = await (await submit(key)).json();

  await postgres.kill();
  for (const response of [await submit(newKey()), await fetch(`${api}/messages`), await fetch(`${api}/health`)]) {
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('5');
    expect(await response.json()).toMatchObject({code: 'unavailable', retryAfter: 5, detail: 'the database cannot be reached'});
  }

  await postgres.restart();
  await until(async () => (await fetch(`${api}/health`)).status === 200, 'the board to be back');
  expect(await (await submit(key)).json()).toEqual(receipt);
});
