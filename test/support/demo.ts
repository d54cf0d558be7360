import {once} from 'node:events';
import {run} from '../../src/server/engine/run.js';
import {TOWN} from '../../src/testing/index.js';
import {common} from './common.js';
import {siteOf, spawnDemo} from './demo-process.js';
import {expectNothingRefused} from './policy-reports.js';
import {keepClean, temporaryFolder} from './postgres.js';

/** The demo as `npm start` serves it, from `dist`, on a database of its own. */
export interface DemoServer {
  readonly origin: string;
  /** The password of a demo account. */
  passwordOf(username: string): string;
  /** Also fails when a browser was refused something on its pages by their content security policy. */
  stop(): Promise<void>;
}

/**
 * Starts it on a free port; rejects with what it said when it does not come up. `options` are added to its command line. Its first start, which
 * makes the database and fills it, is done once in a run: this one is on a copy of what came of it.
 */
export async function startDemo(...options: readonly string[]): Promise<DemoServer> {
  const folder = await temporaryFolder();
  const clean = keepClean(folder);
  const copied = await run('cp', ['-a', `${(await common('demo')).folder}/.`, folder]);
  if (copied.status !== 0) throw new Error(copied.errors);
  const child = spawnDemo(folder, options);
  const origin = await siteOf(child);
  return {
    origin,
    passwordOf(username) {
      const account = TOWN.accounts.find((candidate) => candidate.username === username);
      if (!account) throw new Error(`the town has no account ${username}`);
      return account.password;
    },
    async stop() {
      const isRunning = child.exitCode === null && child.signalCode === null;
      try {
        if (isRunning) await expectNothingRefused(origin);
      } finally {
        if (isRunning) {
          child.kill('SIGTERM');
          await once(child, 'exit');
        }
        await clean();
      }
    },
  };
}
