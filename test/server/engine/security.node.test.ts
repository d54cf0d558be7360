import {mkdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {dataIn, modeOf, query, workshop} from './harness.js';

const {folder, place, process: startProcess} = workshop();

describe('nobody but the board gets in', () => {
  it('by a socket in a private folder, with a password in a private file, as a role that rules nothing else', async () => {
    const {dataDir} = await place();
    const user = await startProcess({dataDir});
    const url = await user.opened();
    const home = join(dataDir, 'postgres');
    expect(await modeOf(home)).toBe('700');
    expect(await modeOf(join(home, 'run'))).toBe('700');
    expect(await modeOf(join(home, 'pg18', 'secret.json'))).toBe('600');
    expect(await query(url, "select current_setting('listen_addresses') as tcp")).toEqual([{tcp: ''}]);
    await expectPasswordNeeded(url);
    expect(user.log.join('\n')).not.toContain(new URL(url).password);

    const rights =
      'select rolsuper, rolcreaterole, rolreplication from pg_roles where rolname = current_user';
    expect(await query(url, rights)).toEqual([
      {rolsuper: false, rolcreaterole: false, rolreplication: false},
    ]);

    const rules = await readFile(join(dataIn(home), 'pg_hba.conf'), 'utf8');
    const methods = rules
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/).at(-1));
    expect(new Set(methods)).toEqual(new Set(['scram-sha-256']));
  });

  it("by a port of this machine where a socket's path would be too long, the same at every start", async () => {
    const dataDir = join(await folder(), 'a-very-long-name-'.repeat(6));
    await mkdir(dataDir);
    const first = await startProcess({dataDir});
    const url = await first.opened();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(new URL(url).searchParams.has('host')).toBe(false);
    expect(await query(url, "select current_setting('listen_addresses') as tcp")).toEqual([
      {tcp: '127.0.0.1'},
    ]);
    await expectPasswordNeeded(url);
    await first.stop();
    const second = await startProcess({dataDir});
    expect(await second.opened()).toBe(url);
  });
});

async function expectPasswordNeeded(url: string): Promise<void> {
  for (const [user, password] of [
    ['civic_board', 'wrong'],
    ['postgres', ''],
    ['postgres', 'postgres'],
  ] as const) {
    const other = new URL(url);
    other.username = user;
    other.password = password;
    await expect(query(other.href, 'select 1')).rejects.toThrow(/password/);
  }
}
