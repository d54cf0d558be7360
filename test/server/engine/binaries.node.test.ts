import {cp, readlink, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {findDelivery, prepareBinaries} from '../../../src/server/engine/binaries.js';
import {openEmbedded} from '../../../src/server/engine/embedded.js';
import {ordinaryUser, workshop} from './harness.js';

const {folder, process: startProcess} = workshop();
const quiet = (): void => undefined;

describe('the programs that npm delivered', () => {
  it("run in place when the server's user can reach them", async () => {
    const delivery = await findDelivery();
    const account = await ordinaryUser();
    const copies = join(await folder(), 'copies');
    const binaries = await prepareBinaries(delivery, account, copies, quiet);
    expect(binaries).toMatchObject({major: 18, version: expect.stringMatching(/^18\.\d+$/) as string});
  });

  it('get the links that an install without scripts leaves out', async () => {
    const delivered = await findDelivery();
    const native = join(await folder(), 'native');
    await cp(delivered.folder, native, {recursive: true, verbatimSymlinks: true});
    const link = join(native, 'lib', 'libicuuc.so.60');
    const target = await readlink(link);
    await rm(link);
    const copies = join(await folder(), 'copies');
    const {postgres} = await prepareBinaries(
      {...delivered, folder: native},
      await ordinaryUser(),
      copies,
      quiet,
    );
    expect(postgres.startsWith(native)).toBe(true);
    expect(await readlink(link)).toBe(target);
  });

  it('are missed with a cure when npm left them out', async () => {
    const user = await startProcess({dataDir: await folder(), withoutBinaries: true});
    expect(await user.refused()).toMatchObject({
      code: 'no-binaries',
      message: expect.stringContaining(`${process.platform}-${process.arch}`) as string,
      cure: expect.stringContaining('--include=optional') as string,
    });
  });

  it('are refused with a cure when this machine cannot run them', async () => {
    const native = await folder();
    await writeFile(join(native, 'pg-symlinks.json'), '[]');
    const dataDir = await folder();
    const delivery = {folder: native, name: 'other-platform-18'};
    const opening = openEmbedded(
      {dataDir},
      {delivery: async () => delivery, outside: join(dataDir, 'outside')},
    );
    await expect(opening).rejects.toMatchObject({
      code: 'binaries-do-not-run',
      cure: expect.stringContaining('DATABASE_URL') as string,
    });
  });
});
