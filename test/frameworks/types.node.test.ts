import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';

/** What `npm run build` made of the manifest, used as a site uses it: the pages in stories/sites, and lines that must or must not compile. */
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a compiler says, and nothing when it is content. */
const saidBy = (tool: string, ...args: string[]) => new Promise<string>((resolve) => {
  execFile(process.execPath, [join(root, 'node_modules', tool), ...args], {cwd: root, maxBuffer: 1e8}, (error, stdout, stderr) => resolve(error ? `${stdout}${stderr}` || error.message : ''));
});

// Three compilers read the libraries of three frameworks: minutes on a machine that is busy.
describe('the types of the elements', {timeout: 300_000}, () => {
  it('hold in React, by component and by tag', async () => {
    expect(await saidBy('typescript/bin/tsc', '-p', 'test/frameworks/react')).toBe('');
  });

  it('hold in templates of Vue', async () => {
    expect(await saidBy('vue-tsc/bin/vue-tsc.js', '-p', 'test/frameworks/vue')).toBe('');
  });

  it('hold in Svelte', async () => {
    const said = await saidBy('svelte-check/bin/svelte-check', '--workspace', 'test/frameworks/svelte', '--tsconfig', 'tsconfig.json', '--output', 'machine-verbose', '--fail-on-warnings');
    const found = said.split('\n').flatMap((line) => {
      const json = /^\d+ (\{.*\})$/.exec(line)?.[1];
      if (!json) return [];
      const {filename, start, message} = JSON.parse(json) as {filename: string; start: {line: number}; message: string};
      return [{at: `${filename}:${start.line + 1}`, message}];
    });
    const wanted = readFileSync(join(root, 'test/frameworks/svelte/types.svelte'), 'utf8').split('\n')
      .flatMap((line, index) => (/^\s+<!-- @expect-error/.test(line) ? [`types.svelte:${index + 2}`] : []));
    expect(wanted).toHaveLength(6);
    expect(found.filter(({at}) => !wanted.includes(at))).toEqual([]);
    expect([...new Set(found.map(({at}) => at))]).toEqual(wanted);
  });
});
