import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {afterAll, describe, expect, it} from 'vitest';
import {isRoot} from '../../src/server/engine/account.js';
import type {Receipt} from '../../src/adapter/index.js';
import {draft} from '../server/support/town.js';
import {freshDatabase, keepClean, startPrivatePostgres, temporaryFolder} from '../support/postgres.js';
import {onBothHomes} from './support/boards.js';
import {run, start} from './support/program.js';

const execute = promisify(execFile);
const REAL = fileURLToPath(new URL('../../../shared/data/real-messages.ndjson', import.meta.url));

const headIn = (output: string): string => /Head of the audit log: ([0-9a-f]{64})/.exec(output)?.[1] ?? 'no head';

/** Messages of the past, as many as one asks for. */
const history = (count: number): string => Array.from({length: count}, (_, index) => JSON.stringify({
  id: String(index), author: '网友', title: `第${index}封旧信`, body: `内容 ${index}`.repeat(20), createdAt: '2024-03-01T08:00:00+08:00', reply: {body: '已办。', createdAt: '2024-03-04T10:00:00+08:00'},
})).join('\n');

onBothHomes('civic-board export and restore', (home) => {
  it('take a board that is being served along, and the query codes with it', async () => {
    const {cwd, env, serve} = home();
    const {url} = await serve();
    const sent = await fetch(`${url}/messages`, {method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': 'archive-test'}, body: JSON.stringify(draft())});
    const {id, queryCode} = await sent.json() as Receipt;
    const out = await run(['export', 'whole', '--with-secrets', '--format', 'csv'], {cwd, env});
    expect(out.code, out.errors).toBe(0);
    expect(out.output).toMatch(/100 %: .*\n[\d,]+ rows of \d+ tables and 0 files are in whole\. Head of the audit log: [0-9a-f]{64}\n$/s);
    expect(await run(['export', 'whole'], {cwd, env})).toMatchObject({code: 1, errors: 'The folder whole is not empty. It holds an export already: name another one.\n'});
    // On an embedded database of another folder, wherever it came from.
    const back = await run(['restore', 'whole', '--data', 'other'], {cwd});
    expect(back.code, back.errors).toBe(0);
    expect(back.output).toContain('The board is back');
    expect(back.output).not.toContain('another secret');
    const head = headIn(out.output);
    expect(headIn(back.output)).toBe(head);
    expect(await run(['audit', 'verify', '--expect', head, '--data', 'other'], {cwd})).toMatchObject({code: 0});
    const again = await run(['restore', 'whole', '--data', 'other'], {cwd});
    expect(again).toMatchObject({code: 1});
    expect(again.errors).toContain('The board is not empty');

    const server = await start(['serve', '--port', '0', '--no-challenge', '--data', 'other'], {cwd});
    const [, otherUrl = ''] = await server.until(/API +(http\S+)/);
    for (const [path, headers] of [['/board', {}], ['/messages?limit=100', {}], ['/agencies', {}], [`/messages/${id}`, {'Board-Query-Code': queryCode}]] as const) {
      const [was, is] = await Promise.all([url, otherUrl].map(async (base) => await (await fetch(`${base}${path}`, {headers: {...headers}})).json() as unknown));
      expect(is).toEqual(was);
    }
    server.child.kill('SIGTERM');
    await server.ended;
  }, 300_000);
});

describe('a restoration that is killed', () => {
  it('has changed nothing, and is made whole by running it again', async () => {
    const cwd = await temporaryFolder();
    const clean = keepClean(cwd);
    await writeFile(join(cwd, 'old.ndjson'), history(3_000));
    expect(await run(['import', 'old.ndjson'], {cwd})).toMatchObject({code: 0});
    const out = await run(['export', 'whole'], {cwd});
    expect(out.code, out.errors).toBe(0);
    const killed = await start(['restore', 'whole', '--data', 'other'], {cwd});
    await killed.until(/60 %/);
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe(null);
    expect((await run(['audit', 'verify', '--data', 'other'], {cwd})).output).toBe('The audit log fits: 0 entries, head none\n');
    const again = await run(['restore', 'whole', '--data', 'other'], {cwd});
    expect(again.code, again.errors).toBe(0);
    expect(again.output).toContain('3,000 messages');
    expect(again.output).toContain('It has another secret than the exported one: query codes');
    expect(headIn(again.output)).toBe(headIn(out.output));
    await clean();
  }, 300_000);
});

describe('an export that is killed', () => {
  it('is none: it has no manifest, and is not brought in', async () => {
    const cwd = await temporaryFolder();
    const clean = keepClean(cwd);
    await writeFile(join(cwd, 'old.ndjson'), history(3_000));
    expect(await run(['import', 'old.ndjson'], {cwd})).toMatchObject({code: 0});
    const killed = await start(['export', 'whole'], {cwd});
    await killed.until(/20 %/);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await readdir(join(cwd, 'whole'))).not.toContain('manifest.json');
    expect((await run(['restore', 'whole', '--data', 'other'], {cwd})).errors).toBe('The folder whole holds no whole export: manifest.json is missing. Name the folder that civic-board export has written; an export that was interrupted has to be made again.\n');
    expect((await run(['export', 'whole'], {cwd})).errors).toBe('The folder whole is not empty. Name another one, or remove this one if it is what an interrupted export left.\n');
    await clean();
  }, 300_000);
});

describe('a full disk', () => {
  const mounted: string[] = [];
  afterAll(async () => { for (const disk of mounted) await execute('umount', ['--lazy', disk]); });

  it('is named with its cure, and nothing of the export stays on it', async ({skip}) => {
    if (!isRoot() || process.platform !== 'linux') skip('needs root on Linux: it mounts a small disk');
    const cwd = await temporaryFolder();
    const clean = keepClean(cwd);
    const disk = await mkdtemp(join(tmpdir(), 'civic-board-small-'));
    try {
      await execute('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=755', 'civic-board-test', disk]);
    } catch {
      skip('mounting is not allowed here');
    }
    mounted.push(disk);
    await writeFile(join(cwd, 'old.ndjson'), history(1_000));
    expect(await run(['import', 'old.ndjson'], {cwd})).toMatchObject({code: 0});
    const out = await run(['export', join(disk, 'whole')], {cwd});
    expect(out).toMatchObject({code: 1, errors: 'The disk is full: free some space, or name a folder on another disk, and run this again.\n'});
    expect(await readdir(disk)).toEqual([]);
    await clean();
  }, 300_000);
});

describe('the real messages', () => {
  it('come through an export to another kind of database and back, to the byte', async ({skip}) => {
    if (!existsSync(REAL)) skip('../shared/data/real-messages.ndjson is not there');
    const postgres = await startPrivatePostgres();
    if ('skip' in postgres) return skip(postgres.skip);
    const cwd = await temporaryFolder();
    const clean = keepClean(cwd);
    const env = {DATABASE_URL: (await freshDatabase(postgres.url)).url};
    const succeeds = async (args: string[], where: Record<string, string> = {}) => {
      const done = await run(args, {cwd, env: where});
      expect(done.code, done.errors).toBe(0);
      return done;
    };
    await succeeds(['import', REAL]);
    const out = await succeeds(['export', 'one', '--with-secrets']);
    await succeeds(['restore', 'one'], env);
    await succeeds(['audit', 'verify', '--expect', headIn(out.output)], env);
    await succeeds(['export', 'two', '--with-secrets', '--format', 'csv'], env);
    await succeeds(['restore', 'two', '--data', 'other']);
    await succeeds(['export', 'three', '--with-secrets', '--data', 'other']);
    for (const name of await readdir(join(cwd, 'one'))) {
      if (name.endsWith('.ndjson')) expect((await readFile(join(cwd, 'three', name))).equals(await readFile(join(cwd, 'one', name))), name).toBe(true);
    }
    await postgres.stop();
    await clean();
    await rm(cwd, {recursive: true, force: true});
  }, 600_000);
});
