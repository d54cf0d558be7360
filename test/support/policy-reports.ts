import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect} from 'vitest';

/** What browsers refused on the pages of the end-to-end run, kept a file each, so that the last test can look at all of it. */
const FOLDER = fileURLToPath(new URL('../../.cache/test/policy-reports/', import.meta.url));

/** What one test file's server was told. */
export interface Told {
  readonly file: string;
  readonly reports: readonly unknown[];
}

/** Fails when browsers have told a server that something was refused. Every test file does it before it stops its server. */
export async function expectNothingRefused(origin: string): Promise<void> {
  const {reports} = await (await fetch(`${origin}/csp-reports`)).json() as {reports: unknown[]};
  const file = basename(expect.getState().testPath ?? 'unknown');
  mkdirSync(FOLDER, {recursive: true});
  writeFileSync(join(FOLDER, `${file}.json`), JSON.stringify({file, reports} satisfies Told));
  expect(reports, 'what the content security policy refused').toEqual([]);
}

/** What has been told since the run began. */
export function toldSoFar(): Told[] {
  return readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Told);
}

/** Before a run: what an earlier one was told is of no interest. For vitest's `globalSetup`. */
export default function forget(): void {
  rmSync(FOLDER, {recursive: true, force: true});
  mkdirSync(FOLDER, {recursive: true});
}
