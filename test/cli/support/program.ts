import {type ChildProcess, spawn} from 'node:child_process';
import {common} from '../../support/common.js';

/** The civic-board command, from the sources as they are now, in one file. */
export async function program(): Promise<string> {
  return (await common('program')).main;
}

/** A run of the command. */
export interface Run {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves when it has ended, with its exit code; null after a signal. */
  readonly ended: Promise<number | null>;
  /** Resolves with the match as soon as the output holds one; rejects when it ends without. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Starts the command as its own process, in an environment without our settings. */
export async function start(args: readonly string[], {cwd, env = {}, input}: RunOptions): Promise<Run> {
  const {DATABASE_URL: _, CIVIC_BOARD_SECRET: __, PORT: ___, CIVIC_BOARD_LIMITS: ____, CIVIC_BOARD_CHALLENGE: _____, ...rest} = process.env;
  const child = spawn(process.execPath, [await program(), ...args], {cwd, env: {...rest, ...env}, stdio: 'pipe'});
  let output = '';
  let errors = '';
  const listeners = new Set<() => void>();
  const heard = () => listeners.forEach((listener) => listener());
  child.stdout.setEncoding('utf8').on('data', (text: string) => { output += text; heard(); });
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors += text; });
  child.stdin.end(input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    child, ended,
    output: () => output,
    errors: () => errors,
    until: async (pattern) => await new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(output);
        if (!match) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      void ended.then((code) => reject(new Error(`ended with ${code} before ${pattern.source}: ${output}${errors}`)));
      look();
    }),
  };
}

/** Runs the command to its end. */
export async function run(args: readonly string[], options: RunOptions): Promise<{code: number | null; output: string; errors: string}> {
  const started = await start(args, options);
  const code = await started.ended;
  return {code, output: started.output(), errors: started.errors()};
}
