import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the civic-board command from the sources as they are now, in one file. Packages are found as in the repository. */
export async function buildProgram(): Promise<{main: string; remove(): Promise<void>}> {
  await mkdir(join(ROOT, '.cache'), {recursive: true});
  const outDir = await mkdtemp(join(ROOT, '.cache/test-cli-'));
  await build({configFile: false, logLevel: 'error', root: ROOT, build: {ssr: 'src/cli/main.ts', outDir, target: 'node20', minify: false}});
  return {main: join(outDir, 'main.js'), remove: async () => await rm(outDir, {recursive: true, force: true})};
}
