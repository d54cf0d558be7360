import {spawn} from 'node:child_process';
import {chown} from 'node:fs/promises';
import {isRoot} from '../../src/server/engine/account.js';
import {addressSettings, urlOf} from '../../src/server/engine/address.js';
import {findDelivery, prepareBinaries} from '../../src/server/engine/binaries.js';
import {makeCluster} from '../../src/server/engine/cluster.js';
import {choosePlace, OUTSIDE} from '../../src/server/engine/place.js';
import {spawnAs} from '../../src/server/engine/run.js';
import {settingArguments} from '../../src/server/engine/settings.js';
import {answers, keepClean, QUICK_SETTINGS, temporaryFolder, until} from './postgres.js';

/**
 * The embedded PostgreSQL with the cluster that the engine makes, but started without what a power cut asks for, and with connections for several
 * test files at once. The engine itself has tests of its own (`test/server/engine`, `test/cli`), on servers that it starts.
 */
export async function startQuickEmbedded(): Promise<{url: string; stop(): Promise<void>}> {
  const folder = await temporaryFolder();
  const stop = keepClean(folder);
  const quiet = (): void => undefined;
  const place = await choosePlace(folder, OUTSIDE, quiet);
  const binaries = await prepareBinaries(await findDelivery(), place.account, isRoot() ? OUTSIDE : place.home, quiet);
  const cluster = await makeCluster(place, binaries, quiet);
  if (place.account) await chown(folder, place.account.uid, place.account.gid);
  const address = {folder, port: 5432};
  const settings = {...addressSettings(address), ...QUICK_SETTINGS};
  const server = spawn(binaries.postgres, ['-D', cluster.data, ...settingArguments(settings)], {...spawnAs(place.account), detached: true, stdio: 'ignore'});
  server.unref();
  const url = urlOf(address, cluster.password);
  await until(async () => await answers(url), `the embedded PostgreSQL in ${folder} to answer`);
  return {url, stop};
}
