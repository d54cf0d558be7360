import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {TOWN} from '../../src/testing/index.js';
import {keepClean, temporaryFolder} from '../support/postgres.js';
import {run, start, type Run} from './support/program.js';

describe('civic-board serve', () => {
  let cwd: string;
  let clean: () => Promise<void>;
  const running: Run[] = [];

  beforeAll(async () => {
    cwd = await temporaryFolder();
    clean = keepClean(cwd);
  });
  afterAll(async () => {
    for (const {child, ended} of running) {
      child.kill('SIGTERM');
      await ended;
    }
    await clean();
  });

  const serve = async (...args: string[]): Promise<{server: Run; url: string}> => {
    const server = await start(['serve', '--port', '0', '--data', 'data', ...args], {cwd});
    running.push(server);
    const [, url = ''] = await server.until(/API +(http\S+)/);
    await server.until(/Ctrl-C/);
    return {server, url};
  };

  it('fills a new board with the town, prints addresses and an account of each role, and lets those sign in', async () => {
    const {server, url} = await serve('--demo');
    const accounts = [...server.output().matchAll(/^ +(citizen|staff|lead|moderator|administrator) +(\S+) \/ (\S+)/gm)];
    expect(new Set(accounts.map(([, role]) => role)).size).toBe(5);
    for (const [, role, username, password] of accounts) {
      const response = await fetch(`${url}/session`, {
        method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({username, password}),
      });
      expect(await response.json()).toMatchObject({role});
    }
    const {items} = (await (await fetch(`${url}/messages`)).json()) as {items: unknown[]};
    expect(items.length).toBeGreaterThan(5);
  });

  it('keeps what it has when it starts again, beside a second server on the same data', async () => {
    const {server, url} = await serve('--demo');
    expect(server.output()).not.toContain('was filled');
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it('ends by itself, and cleanly, when it is asked to', async () => {
    const {server} = await serve();
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.errors()).toBe('');
  });

  it('says in one sentence that the port is taken, and what to do', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => other.listen(0, '127.0.0.1', () => resolve((other.address() as {port: number}).port)));
    const {code, errors} = await run(['serve', '--port', String(port), '--data', 'data'], {cwd});
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(1);
    expect(errors).toBe(`Port ${port} is taken by another program: stop that one, or choose another port with --port or PORT.\n`);
  });

  it.each([
    [['serve', '--port', 'http'], /A port is a number/],
    [['serve', '--origin', 'example.org'], /is no origin: write it as/],
    [['serve', '--site', 'nowhere'], /There is no folder nowhere/],
    [['import', 'nowhere.ndjson'], /There is no such file: nowhere.ndjson/],
    [['account', 'x', '--name', 'X', '--role', 'staff'], /A staff works for an agency/],
  ])('says what is wrong with %j', async (args, sentence) => {
    const {code, errors} = await run(args, {cwd});
    expect(code).toBe(1);
    expect(errors.trim()).toMatch(sentence);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  it('names the cure when DATABASE_URL leads nowhere, and not the password in it', async () => {
    const {code, errors} = await run(['serve', '--port', '0'], {cwd, env: {DATABASE_URL: 'postgresql://me:hush@127.0.0.1:1/board'}});
    expect(code).toBe(1);
    expect(errors).toContain('127.0.0.1:1');
    expect(errors).not.toContain('hush');
  });

  it('sets a town up from a file, with an account that is no demo', async () => {
    const file = `${cwd}/town.json`;
    await writeFile(file, JSON.stringify({places: TOWN.places, agencies: TOWN.agencies}));
    expect(await run(['load', file, '--data', 'real'], {cwd})).toMatchObject({code: 0, errors: ''});
    const args = ['account', 'clerk', '--name', 'A clerk', '--role', 'staff', '--agency', 'housing', '--data', 'real'];
    expect(await run(args, {cwd, input: 'too short\n'})).toMatchObject({code: 1, errors: 'The password is too short: give it 15 characters or more.\n'});
    expect(await run(args, {cwd, input: 'correct horse battery\n'})).toMatchObject({code: 0, errors: ''});
    const server = await start(['serve', '--port', '0', '--data', 'real'], {cwd});
    running.push(server);
    const [, url = ''] = await server.until(/API +(http\S+)/);
    const response = await fetch(`${url}/session`, {
      method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({username: 'Clerk', password: 'correct horse battery'}),
    });
    expect(await response.json()).toMatchObject({name: 'A clerk', role: 'staff', agencyId: 'housing'});
  });
});
