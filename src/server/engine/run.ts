import {spawn} from 'node:child_process';
import type {Account} from './account.js';

export interface RunOptions {
  /** Run as this user; needs root. */
  as?: Account | undefined;
  /** Text for the program's standard input. */
  input?: string;
  signal?: AbortSignal | undefined;
}

export interface RunResult {
  /** Exit status; 127 when the program could not be started at all. */
  status: number;
  /** Standard output. */
  output: string;
  /** Standard error, or why the program could not be started. */
  errors: string;
}

/**
 * The environment for the database's programs: nothing of ours. The board's
 * secrets must not be readable in the process list of another user, `PG*`
 * variables must not redirect the programs, and their messages must be English
 * because we read them.
 */
export function cleanEnvironment(): Record<string, string> {
  return {PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC'};
}

/** How to start a child as `account`, in a folder that every user may enter. */
export function spawnAs(account: Account | undefined): {
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
} {
  const base = {cwd: '/', env: cleanEnvironment()};
  return account ? {...base, uid: account.uid, gid: account.gid} : base;
}

/** Runs a program to its end. Rejects only when `signal` aborts. */
export async function run(
  program: string,
  args: readonly string[],
  {as, input = '', signal}: RunOptions = {},
): Promise<RunResult> {
  signal?.throwIfAborted();
  return await new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    const child = spawn(program, args, {...spawnAs(as), stdio: 'pipe', ...(signal ? {signal} : {})});
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.stdin.on('error', () => undefined); // it may end without reading
    child.stdin.end(input);
    child.on('error', (error) => {
      if (!signal?.aborted) resolve({status: 127, output, errors: errors + error.message});
    });
    child.on('close', (status, killedBy) => {
      if (signal?.aborted) reject(signal.reason as Error);
      else
        resolve({status: status ?? 128, output, errors: killedBy ? `${errors}ended by ${killedBy}` : errors});
    });
  });
}
