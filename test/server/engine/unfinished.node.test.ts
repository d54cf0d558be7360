import {existsSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {openEngine} from '../../../src/server/engine/index.js';
import {query, until, workshop} from './harness.js';

const {folder, process: startProcess} = workshop();

describe('a database whose making was cut short', () => {
  it('by SIGKILL is made anew', async () => {
    const dataDir = await folder();
    const user = await startProcess({dataDir});
    await until(async () => await isBeingMade(dataDir), 'initdb to be under way');
    await user.kill();
    expect(existsSync(join(dataDir, 'postgres', 'pg18'))).toBe(false);

    const next = await startProcess({dataDir});
    expect(await query(await next.opened(), 'select 1 as one')).toEqual([{one: 1}]);
  });

  it('by the caller leaves nothing behind', async () => {
    const dataDir = await folder();
    const abort = new AbortController();
    const opening = openEngine({dataDir, signal: abort.signal});
    opening.catch(() => undefined);
    await until(async () => await isBeingMade(dataDir), 'initdb to be under way');
    abort.abort(new Error('changed our mind'));
    await expect(opening).rejects.toThrow('changed our mind');
    expect(await readdir(join(dataDir, 'postgres'))).toEqual(['run']);
  });
});

/** initdb has written its first file, which PostgreSQL alone would take for a database. */
async function isBeingMade(dataDir: string): Promise<boolean> {
  const home = join(dataDir, 'postgres');
  const names = await readdir(home).catch(() => []);
  return names.some((name) => existsSync(join(home, name, 'data', 'PG_VERSION')));
}
