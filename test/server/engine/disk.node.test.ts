import {execFile} from 'node:child_process';
import {rm, statfs, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterEach, describe, expect, it} from 'vitest';
import {isRoot} from '../../../src/server/engine/account.js';
import {needs, query, workshop} from './harness.js';

const execute = promisify(execFile);
const {folder, process: startProcess} = workshop();
const mounted: string[] = [];

/** A disk of a few megabytes, or `undefined` where we may not mount one. */
async function smallDisk(megabytes: number): Promise<string | undefined> {
  const disk = await folder();
  try {
    await execute('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'civic-board-test', disk]);
  } catch {
    return undefined;
  }
  mounted.push(disk);
  return disk;
}

afterEach(async () => {
  for (const disk of mounted.splice(0)) await execute('umount', ['--lazy', disk]);
});

describe('a full disk', () => {
  needs(isRoot() && process.platform === 'linux', 'needs root on Linux: it mounts a small disk');
  it('is named before a database is begun on it', async (context) => {
    const disk = await smallDisk(64);
    if (!disk) return context.skip('mounting is not allowed here');
    const user = await startProcess({dataDir: join(disk, 'data')});
    expect(await user.refused()).toMatchObject({
      code: 'disk-full',
      cure: expect.stringContaining('Free some space') as string,
    });
  });

  it('is named when the server cannot start on it, and nothing is lost once there is room', async (context) => {
    const disk = await smallDisk(400);
    if (!disk) return context.skip('mounting is not allowed here');
    const dataDir = join(disk, 'data');
    const first = await startProcess({dataDir});
    await query(await first.opened(), 'create table kept as select 42 as answer');
    await first.stop();

    const filler = join(disk, 'filler');
    await fill(disk, filler);
    expect(await (await startProcess({dataDir})).refused()).toMatchObject({code: 'disk-full'});

    await rm(filler);
    const next = await startProcess({dataDir});
    expect(await query(await next.opened(), 'select answer from kept')).toEqual([{answer: 42}]);
  });
});

/** Takes every byte that is left. */
async function fill(disk: string, filler: string): Promise<void> {
  const {bavail, bsize} = await statfs(disk);
  await writeFile(filler, Buffer.alloc(bavail * bsize));
}
