import {createServer} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {refuseUnfit} from '../../../src/server/engine/external.js';
import {openEngine} from '../../../src/server/engine/index.js';
import {query, startPrivatePostgres, until, type PrivatePostgres} from '../../support/postgres.js';

const dataDir = '/nonexistent/must-not-be-touched';

describe('DATABASE_URL', () => {
  it.each(['mysql://localhost/board', 'not an address', 'localhost:5432'])(
    'must be a PostgreSQL address, not %s',
    async (url) => {
      await expect(openEngine({databaseUrl: url, dataDir})).rejects.toMatchObject({code: 'bad-url'});
    },
  );

  it('is refused with a cure and without its password when nothing answers', async () => {
    const url = `postgresql://board:s3cret@127.0.0.1:${await unusedPort()}/board`;
    const failed = openEngine({databaseUrl: url, dataDir});
    await expect(failed).rejects.toMatchObject({
      code: 'unreachable',
      cure: expect.stringContaining('Start that server') as string,
    });
    await failed.catch((error: unknown) => expect(String(error)).not.toContain('s3cret'));
  });
});

describe('a server that answers', () => {
  it('is refused with a cure when it is too old', () => {
    expect(() => refuseUnfit({version: 14, encoding: 'UTF8'}, 'db.example/board')).toThrow(
      expect.objectContaining({code: 'too-old', cure: expect.stringContaining('15 or newer') as string}),
    );
  });
});

describe('a PostgreSQL of the machine', () => {
  let server: PrivatePostgres | {skip: string};
  beforeAll(async () => {
    server = await startPrivatePostgres();
  });
  afterAll(async () => {
    if ('url' in server) await server.stop();
  });

  it('serves as the engine', async (context) => {
    if ('skip' in server) return context.skip(server.skip);
    const engine = await openEngine({databaseUrl: server.url, dataDir});
    expect(engine).toMatchObject({kind: 'postgres', url: server.url});
    await engine.stop();
    expect(await query(server.url, 'select 1 as one')).toEqual([{one: 1}]);
  });

  it('is refused when the password is wrong, or the database is not there', async (context) => {
    if ('skip' in server) return context.skip(server.skip);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(openEngine({databaseUrl: wrong.href, dataDir})).rejects.toMatchObject({
      code: 'login-refused',
    });
    const missing = new URL(server.url);
    missing.pathname = '/missing';
    await expect(openEngine({databaseUrl: missing.href, dataDir})).rejects.toMatchObject({
      code: 'no-database',
    });
  });

  it('is refused when its encoding cannot hold every language', async (context) => {
    if ('skip' in server) return context.skip(server.skip);
    await query(server.url, "create database latin encoding 'LATIN1' template template0");
    const latin = new URL(server.url);
    latin.pathname = '/latin';
    await expect(openEngine({databaseUrl: latin.href, dataDir})).rejects.toMatchObject({
      code: 'wrong-encoding',
    });
  });

  it('keeps what was committed when it is killed and started again', async (context) => {
    if ('skip' in server) return context.skip(server.skip);
    const {url, kill, restart} = server;
    await query(url, 'create table kept as select 42 as answer');
    await kill();
    await until(
      async () =>
        await query(url, 'select 1').then(
          () => false,
          () => true,
        ),
      'the server to be gone',
    );
    await restart();
    expect(await query(url, 'select answer from kept')).toEqual([{answer: 42}]);
  });
});

async function unusedPort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
