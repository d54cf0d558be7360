import {chmod, cp, mkdir, readdir, readFile, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {isRoot} from '../../../src/server/engine/account.js';
import {findDelivery, type Delivery} from '../../../src/server/engine/binaries.js';
import {keepClean, temporaryFolder} from '../../support/postgres.js';
import {dataIn, folderOf, isUp, ordinaryUser, needsRoot, ownerOf, query, workshop} from './harness.js';

const {folder, process: startProcess} = workshop();
const removals: (() => Promise<void>)[] = [];

describe('root in a container', () => {
  needsRoot();
  it('runs the server as another user, with the data inside the data folder', async () => {
    const dataDir = join(await folder(), 'data');
    const user = await startProcess({dataDir});
    await user.opened();
    const home = join(dataDir, 'postgres');
    expect(await ownerOf(join(dataIn(home), 'postmaster.pid'))).not.toBe(0);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('runs it as the owner of the folder, if that is an ordinary user', async () => {
    const account = await ordinaryUser();
    const theirs = await folderOf(account, await folder());
    const user = await startProcess({dataDir: join(theirs, 'data')});
    await user.opened();
    expect(await ownerOf(join(dataIn(join(theirs, 'data', 'postgres')), 'postmaster.pid'))).toBe(
      account?.uid,
    );
  });
});

describe('root in a checkout that is closed to everybody else', () => {
  needsRoot();
  let options: {dataDir: string; outside: string; delivery: Delivery};
  let log = '';
  beforeAll(async () => {
    if (!isRoot()) return;
    const parent = await temporaryFolder();
    removals.push(keepClean(parent));
    options = await closedCheckout(parent);
    const first = await startProcess(options);
    await query(await first.opened(), 'create table kept as select 42 as answer');
    await first.stop();
    log = first.log.join('\n');
  });
  afterAll(async () => {
    for (const remove of removals) await remove();
  });

  it('has the data in a folder outside, and says where, to people and in a file', async () => {
    const pointer = await readFile(join(options.dataDir, 'postgres.location'), 'utf8');
    const home = pointer.split('\n')[0] ?? '';
    expect(home.startsWith(`${options.outside}/data-`)).toBe(true);
    expect(log).toContain(`the database is kept in ${home}`);
    expect(await ownerOf(dataIn(home))).not.toBe(0);
  });

  it('finds data and programs there the next time', async () => {
    const next = await startProcess(options);
    expect(await query(await next.opened(), 'select answer from kept')).toEqual([{answer: 42}]);
    expect(next.log.join('\n')).not.toMatch(/Copying|Creating/);
  });

  it('replaces a copy of the programs that does not run', async () => {
    await rm(join(options.outside, options.delivery.name, 'bin', 'postgres'));
    const next = await startProcess(options);
    await next.opened();
    expect(next.log.join('\n')).toContain('Copying');
  });

  it('does not begin with an empty database when the outside folder is gone', async () => {
    await rename(options.outside, `${options.outside}.gone`);
    expect(await (await startProcess(options)).refused()).toMatchObject({code: 'data-missing'});
    await rename(`${options.outside}.gone`, options.outside);
  });
});

/** A project folder like one below /root: the programs in it cannot be reached by the server's user. */
async function closedCheckout(
  parent: string,
): Promise<{dataDir: string; outside: string; delivery: Delivery}> {
  const checkout = join(parent, 'checkout');
  const delivered = await findDelivery();
  await mkdir(checkout, {mode: 0o700});
  await cp(delivered.folder, join(checkout, 'native'), {recursive: true, verbatimSymlinks: true});
  const delivery = {...delivered, folder: join(checkout, 'native')};
  return {dataDir: join(checkout, 'data'), outside: join(parent, 'outside'), delivery};
}

describe('an ordinary user on a laptop', () => {
  it('has everything inside the data folder, owned by nobody else', async () => {
    const account = await ordinaryUser();
    const theirs = await folderOf(account, await folder());
    const dataDir = join(theirs, 'data');
    const user = await startProcess({dataDir, as: account});
    await user.opened();
    expect(await readdir(dataDir)).toEqual(['postgres']);
    const uid = account?.uid ?? process.getuid?.();
    for (const name of await readdir(dataDir, {recursive: true})) {
      const owner = await stat(join(dataDir, name)).catch(() => undefined); // the server's own files come and go
      if (owner) expect(owner.uid).toBe(uid);
    }
    await user.stop();
    expect(await isUp(dataIn(join(dataDir, 'postgres')))).toBe(false);
  });

  it('is told when the folder cannot be written', async () => {
    const account = await ordinaryUser();
    const theirs = await folderOf(account, await folder());
    await chmod(theirs, 0o555);
    const user = await startProcess({dataDir: join(theirs, 'data'), as: account});
    expect(await user.refused()).toMatchObject({
      code: 'unwritable',
      cure: expect.stringContaining('writable') as string,
    });
  });

  it('is told when the data belongs to somebody else', async ({skip}) => {
    if (!isRoot()) skip('needs root: it makes data of another user');
    const account = await ordinaryUser();
    const dataDir = await folder();
    await mkdir(join(dataDir, 'postgres'), {mode: 0o700});
    const user = await startProcess({dataDir, as: account});
    expect(await user.refused()).toMatchObject({code: 'not-yours'});
  });
});
