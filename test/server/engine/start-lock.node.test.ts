import {existsSync} from 'node:fs';
import {readdir, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {withStartLock} from '../../../src/server/engine/start-lock.js';
import {keepClean, temporaryFolder} from '../../support/postgres.js';
import {workshop} from './harness.js';

const place = await temporaryFolder();
afterAll(keepClean(place));
const {folder} = workshop();

describe('the start lock', () => {
  it('lets one in at a time', async () => {
    const path = join(await folder(), 'lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
    };
    await Promise.all(Array.from({length: 5}, async () => await withStartLock(path, undefined, work)));
    expect(most).toBe(1);
  });

  it('is free again after a failure, with nothing left in the folder', async () => {
    const place = await folder();
    const path = join(place, 'lock');
    await expect(
      withStartLock(path, undefined, async () => await Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(await readdir(place)).toEqual([]);
  });

  it.concurrent.each([
    ['whose process has died', {host: hostname(), pid: 2 ** 22 + 1}],
    ['of another container that has fallen silent', {host: 'elsewhere', pid: process.pid}],
    ['whose process number belongs to somebody else now', {host: hostname(), pid: process.pid}],
  ])('is taken from a holder %s', async (_name, holder) => {
    const path = join(place, holder.host + holder.pid);
    await writeFile(path, JSON.stringify(holder));
    expect(await withStartLock(path, undefined, async () => existsSync(path))).toBe(true);
  });

  it('can be given up waiting for', async () => {
    const path = join(await folder(), 'lock');
    const abort = new AbortController();
    await withStartLock(path, undefined, async () => {
      const waiting = withStartLock(path, abort.signal, async () => undefined);
      abort.abort(new Error('enough'));
      await expect(waiting).rejects.toThrow('enough');
    });
  });
});
