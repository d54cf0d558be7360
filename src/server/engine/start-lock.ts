import {randomBytes} from 'node:crypto';
import {link, readFile, rename, rm, utimes, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {absent, look} from './files.js';
import {codeOf} from './errors.js';
import {pause} from './pause.js';

/** How often the holder shows that it lives. */
const HEARTBEAT_MS = 500;
/** A holder that showed nothing for this long is taken for dead. */
const SILENCE_MS = 5_000;

/**
 * Lets one process at a time make or start the server; the others wait and
 * then find it running.
 *
 * The lock is a courtesy, not what the data's safety rests on: should two hold
 * it (one was suspended for long), a new database still comes into its place
 * by a rename that only one can win, and PostgreSQL itself refuses a second
 * server on the same data. So it can be a plain file, and is given up by time
 * as each waiter measures it, since process numbers mean nothing across
 * containers and clocks are set back.
 */
export async function withStartLock<T>(
  path: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const token = JSON.stringify({host: hostname(), pid: process.pid, key: randomBytes(8).toString('hex')});
  while (!(await take(path, token))) await waitForIt(path, signal);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined); // stolen or gone: see above
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await readFile(path, 'utf8').catch(() => '')) === token) await rm(path, {force: true});
  }
}

/** A file appears under the lock's name with its content, or not at all. */
async function take(path: string, token: string): Promise<boolean> {
  const own = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    await writeFile(own, token, {flag: 'wx', mode: 0o600});
    await link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(own, {force: true});
  }
}

/** Returns when the lock is free, removing one whose holder is dead. */
async function waitForIt(path: string, signal?: AbortSignal): Promise<void> {
  let seen = '';
  let since = performance.now();
  for (;;) {
    const holder = await readFile(path, 'utf8').catch(absent);
    const facts = await look(path);
    if (holder === undefined || !facts) return;
    const sign = `${facts.ino} ${facts.mtimeMs}`;
    if (sign !== seen) [seen, since] = [sign, performance.now()];
    if (hasDied(holder) || performance.now() - since > SILENCE_MS) return await remove(path, holder);
    await pause(50, signal);
  }
}

/** Quicker than waiting for silence, where process numbers can be trusted: on the same host. */
function hasDied(holder: string): boolean {
  try {
    const {host, pid} = JSON.parse(holder) as {host: string; pid: number};
    if (host !== hostname()) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Renames before removing, so that of two who found the same dead holder only one acts. */
async function remove(path: string, holder: string): Promise<void> {
  const aside = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    await rename(path, aside);
    const alive = (await readFile(aside, 'utf8')) !== holder;
    if (alive) await link(aside, path).catch(() => undefined); // a new holder came in between: put it back
  } catch (error) {
    absent(error);
  } finally {
    await rm(aside, {force: true});
  }
}
