import {spawn, type ChildProcessWithoutNullStreams} from 'node:child_process';
import {chown, mkdir, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {afterAll, afterEach, beforeEach} from 'vitest';
import {isRoot, serverAccount, type Account} from '../../../src/server/engine/account.js';
import type {Delivery} from '../../../src/server/engine/binaries.js';
import {openEmbedded} from '../../../src/server/engine/embedded.js';
import {run} from '../../../src/server/engine/run.js';
import {keepClean, serverProcess, temporaryFolder, until} from '../../support/postgres.js';

export {query, serverProcess, until} from '../../support/postgres.js';

const sources = fileURLToPath(new URL('../../../src/server/engine', import.meta.url));
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** Folders and processes of one test file, cleaned up after each test. */
export function workshop(): {
  /** An empty folder. */
  folder(): Promise<string>;
  /**
   * A data folder with a database in it, copied from one that is made once a
   * file: making one costs seconds on a busy disk.
   */
  place(): Promise<{dataDir: string; data: string}>;
  process(options: ProcessOptions): Promise<EngineProcess>;
} {
  const cleaners: (() => Promise<void>)[] = [];
  const processes: EngineProcess[] = [];
  afterEach(async () => {
    for (const process of processes.splice(0)) await process.kill();
    for (const clean of cleaners.splice(0)) await clean();
  });
  const newFolder = async (): Promise<string> => {
    const folder = await temporaryFolder();
    cleaners.push(keepClean(folder));
    return folder;
  };
  return {
    folder: newFolder,
    async place() {
      const dataDir = await newFolder();
      const copied = await run('cp', ['-a', join(await (template ??= makeTemplate()), 'postgres'), dataDir]);
      if (copied.status !== 0) throw new Error(copied.errors);
      return {dataDir, data: dataIn(join(dataDir, 'postgres'))};
    },
    async process(options) {
      const process = await EngineProcess.start(options);
      processes.push(process);
      return process;
    },
  };
}

export interface ProcessOptions {
  dataDir: string;
  /** Run the Node process as this user. */
  as?: Account | undefined;
  outside?: string;
  delivery?: Delivery;
  /** As after an install that left the optional packages out. */
  withoutBinaries?: boolean;
}

/** A Node process of its own that opens the engine, to be killed or told to stop. */
export class EngineProcess {
  readonly log: string[] = [];
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answer: Promise<{url: string} | {code: string; message: string; cure: string}>;
  readonly #closed: Promise<number | null>;

  static async start(options: ProcessOptions): Promise<EngineProcess> {
    return new EngineProcess(join(await compiled(options.withoutBinaries), 'user.js'), options);
  }

  private constructor(program: string, {as, ...options}: ProcessOptions) {
    this.#child = spawn(process.execPath, [program, JSON.stringify(options)], {
      cwd: '/',
      ...(as && {uid: as.uid, gid: as.gid}),
    });
    this.#child.stderr.on('data', (text: Buffer) => this.log.push(text.toString()));
    this.#closed = new Promise((resolve) => this.#child.once('close', resolve));
    this.#answer = new Promise((resolve, reject) => {
      createInterface(this.#child.stdout).on('line', (line) => {
        const said = JSON.parse(line) as {log?: string};
        if (said.log === undefined) resolve(said as {url: string});
        else this.log.push(said.log);
      });
      void this.#closed.then(() =>
        reject(new Error(`the process ended without an answer: ${this.log.join('\n')}`)),
      );
    });
    this.#answer.catch(() => undefined);
  }

  /** The engine's address, once it is open. */
  async opened(): Promise<string> {
    const answer = await this.#answer;
    if ('url' in answer) return answer.url;
    throw new Error(`${answer.code}: ${answer.message}`);
  }

  /** The error with which opening failed. */
  async refused(): Promise<{code: string; message: string; cure: string}> {
    const answer = await this.#answer;
    if ('code' in answer) return answer;
    throw new Error('it opened');
  }

  /** Stops the engine and lets the process end by itself. */
  async stop(): Promise<void> {
    this.#child.stdin.write('stop\n');
    await this.#closed;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#closed;
  }
}

const userProgram = `
import {createInterface} from 'node:readline';
import {openEmbedded} from './embedded.js';
const say = (what) => process.stdout.write(JSON.stringify(what) + '\\n');
const {dataDir, outside, delivery} = JSON.parse(process.argv[2]);
const log = (line) => say({log: line});
try {
  const engine = await openEmbedded({dataDir, log}, {...(outside && {outside}), ...(delivery && {delivery: async () => delivery})});
  say({url: engine.url});
  for await (const line of createInterface(process.stdin)) if (line === 'stop') break;
  await engine.stop();
} catch ({code, message, cure}) {
  say({code: code ?? 'untyped', message, cure});
}
process.exit();
`;

const builds = new Map<boolean, Promise<string>>();
const removals: (() => Promise<void>)[] = [];
afterAll(async () => {
  builds.clear();
  template = undefined;
  for (const remove of removals.splice(0)) await remove();
});

let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const dataDir = await temporaryFolder();
  removals.push(keepClean(dataDir));
  await (await openEmbedded({dataDir})).stop();
  return dataDir;
}

/** The engine as JavaScript, where every user can read it. */
async function compiled(withoutBinaries = false): Promise<string> {
  const build = builds.get(withoutBinaries) ?? compile(withoutBinaries);
  builds.set(withoutBinaries, build);
  return await build;
}

async function compile(withoutBinaries: boolean): Promise<string> {
  const folder = await temporaryFolder();
  removals.push(keepClean(folder));
  if (withoutBinaries) {
    await mkdir(join(folder, 'node_modules'));
    await symlink(join(modules, 'pg'), join(folder, 'node_modules', 'pg'));
  } else {
    await symlink(modules, join(folder, 'node_modules'));
  }
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await writeFile(join(folder, 'user.js'), userProgram);
  for (const name of await readdir(sources)) {
    const {outputText} = ts.transpileModule(await readFile(join(sources, name), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2022,
        verbatimModuleSyntax: true,
      },
    });
    await writeFile(join(folder, `${basename(name, '.ts')}.js`), outputText);
  }
  return folder;
}

/** A user to be "an ordinary user" for a test that runs as root; else we are one. */
export async function ordinaryUser(): Promise<Account | undefined> {
  return isRoot() ? await serverAccount('/') : undefined;
}

/** A folder inside `parent` that belongs to the ordinary user. */
export async function folderOf(
  account: Account | undefined,
  parent: string,
  name = 'theirs',
): Promise<string> {
  const folder = join(parent, name);
  await mkdir(folder);
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

/** PostgreSQL's data folder in the home of an embedded database. */
export function dataIn(home: string): string {
  return join(home, 'pg18', 'data');
}

/** Whether a server claims the data. */
export async function isUp(data: string): Promise<boolean> {
  return await serverProcess(data).then(
    () => true,
    () => false,
  );
}

export async function untilDown(data: string): Promise<void> {
  await until(async () => !(await isUp(data)), `the server on ${data} to end`);
}

export async function ownerOf(path: string): Promise<number> {
  return (await stat(path)).uid;
}

export async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

/** Skips the tests of a group, saying why, where this machine or user does not have what they need. */
export function needs(met: boolean, reason: string): void {
  beforeEach(({skip}) => {
    if (!met) skip(reason);
  });
}

/** For groups about what only root can do or must not do. */
export const needsRoot = () => needs(isRoot(), 'needs root: it runs servers as other users');
