import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {TOWN} from '../../src/testing/index.js';
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

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Starts it on a free port; rejects with what it said when it does not come up. `options` are added to its command line. */
export async function startDemo(...options: readonly string[]): Promise<DemoServer> {
  const folder = await temporaryFolder();
  const clean = keepClean(folder);
  const {DATABASE_URL: _, CIVIC_BOARD_SECRET: __, PORT: ___, ...env} = process.env;
  const child = spawn(process.execPath, [MAIN, 'serve', '--demo', '--port', '0', '--data', folder, ...options], {env, stdio: ['ignore', 'pipe', 'pipe']});
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (text: string) => {
      said += text;
      const [, found] = /Site +(http:\/\/\S+?)\/?\s/.exec(said) ?? [];
      if (found) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}: ${said}`)));
  });
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
