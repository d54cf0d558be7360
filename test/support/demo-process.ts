import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';
import {keepClean, temporaryFolder} from './postgres.js';

/** The demo's server, whose output can be heard. */
type Child = ChildProcessByStdio<null, Readable, Readable>;

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Starts the demo from `dist` on a folder and a free port. */
export function spawnDemo(folder: string, options: readonly string[] = []): Child {
  const {DATABASE_URL: _, CIVIC_BOARD_SECRET: __, PORT: ___, ...env} = process.env;
  return spawn(process.execPath, [MAIN, 'serve', '--demo', '--port', '0', '--data', folder, ...options], {env, stdio: ['ignore', 'pipe', 'pipe']});
}

/** Where its site is, once it is up; rejects with what it said when it ends before. */
export async function siteOf(child: Child): Promise<string> {
  return await new Promise((resolve, reject) => {
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
}

/** The data folder of a demo that was started once and has ended. */
export async function demoFolder(): Promise<{folder: string; remove(): Promise<void>}> {
  const folder = await temporaryFolder();
  const remove = keepClean(folder);
  const child = spawnDemo(folder);
  await siteOf(child);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return {folder, remove};
}
