import {readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {startFailed} from './cluster.js';
import {codeOf} from './errors.js';
import {absent} from './files.js';
import {pause} from './pause.js';
import {run} from './run.js';

/** How long a server may take to write everything down and end. */
const GENTLE_MS = 30_000;
const HARD_MS = 10_000;

/**
 * Stops a server on `data` that has lost its watchdog, and removes the mark of
 * one that was killed while another process has its number now (or nobody has
 * collected its remains), which PostgreSQL would take for a running server.
 */
export async function stopStray(data: string, log: (line: string) => void): Promise<void> {
  const mark = join(data, 'postmaster.pid');
  const pid = Number((await readFile(mark, 'utf8').catch(absent))?.split('\n')[0]);
  if (!(pid > 0)) return;
  const command = await commandOf(pid);
  if (command === undefined) return; // no such process, or we cannot tell: PostgreSQL decides
  if (!command.includes(data)) return await rm(mark, {force: true});

  log(`Stopping a database server that was left behind (process ${pid}).`);
  for (const [signal, patience] of [
    ['SIGINT', GENTLE_MS],
    ['SIGQUIT', HARD_MS],
  ] as const) {
    const deadline = performance.now() + patience;
    send(signal, pid);
    while (performance.now() < deadline) {
      if (!(await commandOf(pid))?.includes(data)) return;
      await pause(20);
    }
  }
  throw startFailed(`an older server (process ${pid}) does not end`);
}

function send(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/** The command line of a process; `undefined` when there is none or the system does not tell. */
async function commandOf(pid: number): Promise<string | undefined> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    const {status, output} = await run('ps', ['-o', 'command=', '-p', String(pid)]);
    return status === 0 ? output : undefined;
  }
}
