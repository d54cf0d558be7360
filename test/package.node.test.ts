import {execFile} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {rollup, type Plugin} from 'rollup';
import {describe, expect, it} from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const run = promisify(execFile);
const tool = (name: string, ...args: string[]) =>
  run(join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    maxBuffer: 1e8,
    shell: process.platform === 'win32',
  });

interface Manifest {
  exports: Record<string, string | Record<string, string>>;
  customElements: string;
  bin: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const built = existsSync(join(root, 'dist'))
  ? readdirSync(join(root, 'dist'), {recursive: true, encoding: 'utf8'}).map((file) => `./dist/${file}`)
  : [];

describe('the package', () => {
  it('passes publint --strict', async () => {
    const {messages} = await publint({pkgDir: root, strict: true});
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it('passes are-the-types-wrong for ESM', async () => {
    const problems = await tool('attw', '--pack', '.', '--profile', 'esm-only', '--format', 'ascii').then(
      () => '',
      (error: {stdout: string}) => error.stdout,
    );
    expect(problems).toBe('');
  });

  for (const [name, target] of Object.entries(manifest.exports)) {
    for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
      it(`has what "${name}" names: ${path}`, () => {
        const [before = '', after] = path.split('*');
        const matches = built.filter((file) => file.startsWith(before) && file.endsWith(after ?? ''));
        expect(after === undefined ? existsSync(join(root, path)) : matches.length > 0).toBe(true);
      });
    }
  }

  it('has its commands', () => {
    for (const file of Object.values(manifest.bin)) {
      expect(readFileSync(join(root, file), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    }
  });
});

describe('the custom elements manifest', () => {
  const {modules} = JSON.parse(readFileSync(join(root, manifest.customElements), 'utf8')) as {
    modules: {path: string; declarations?: {tagName?: string}[]}[];
  };

  it('names published files', () => {
    expect(modules.filter(({path}) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('describes every element that is defined', () => {
    const described = modules.flatMap(({declarations = []}) => declarations.map(({tagName}) => tagName));
    expect(described).toEqual(expect.arrayContaining(definedTags()));
  });
});

describe('sideEffects', () => {
  /** The tags that code could register: as a string of their own, and not as a word in a sentence. */
  const registered = (code: string) => definedTags().filter((tag) => new RegExp(`['"\`]${tag}['"\`]`).test(code));

  it('a bundle that imports one element contains no other', async () => {
    const code = await bundle("import 'civic-board/define/civic-status-badge.js';");
    expect(registered(code)).toEqual(['civic-status-badge']);
    expect(code.match(/class Civic\w+ extends LitElement/g) ?? []).toHaveLength(1);
  });

  it('a bundle that imports only a class registers nothing', async () => {
    const code = await bundle(
      "export * from 'civic-board/components/civic-status-badge/civic-status-badge.js';",
    );
    expect(code).toContain('class CivicStatusBadge');
    expect(registered(code)).toEqual([]);
  });

  it('a bundle that imports one component of React from all of them contains no other', async () => {
    const code = await bundle("export {CivicStatusBadge} from 'civic-board/react';");
    expect(registered(code)).toEqual(['civic-status-badge']);
    expect(code.match(/class Civic\w+ extends LitElement/g) ?? []).toHaveLength(1);
  });
});

describe('civic-board.js', () => {
  const cdn = (file: string) => readFileSync(join(root, 'dist/cdn', file), 'utf8');
  const AT_ONCE = /(?:\bimport|\bfrom)\s*"(\.[^"]+)"/g;
  const AT_ALL = /"(\.{1,2}\/[\w./-]+\.js)"/g;
  const reached = (files: readonly string[], imports: RegExp): string[] => {
    const seen = new Set(files);
    for (const file of seen) for (const [, path = ''] of cdn(file).matchAll(imports)) seen.add(join(dirname(file), path));
    return [...seen];
  };

  for (const folder of ['', 'whole/']) {
    for (const tag of ['civic-message-list', 'civic-thread', 'civic-submit-form', 'civic-recent-replies', 'civic-board-provider']) {
      it(`asks for all files of ${folder}${tag} at once, and for no others`, () => {
        const script = cdn(`${folder}civic-board.js`);
        const files = JSON.parse(/civicFiles=(\[.*?\])/.exec(script)?.[1] ?? '[]') as string[];
        const numbers = new RegExp(`(?:civicTogether\\(([\\d,]+)\\),)?civicAgain\\(again=>import\\("\\./${tag}\\.js"`).exec(script)?.[1]?.split(',') ?? [];
        const asked = numbers.map((number) => join(folder, files[Number(number)] ?? ''));
        const there = [`${folder}${tag}.js`, ...reached([`${folder}civic-board.js`], AT_ONCE)];
        expect(asked.sort()).toEqual(reached([`${folder}${tag}.js`], AT_ONCE).filter((file) => !there.includes(file)).sort());
      });
    }
  }

  it('has no source twice in what a page loads, whichever of the two it chose', () => {
    const from = (folder: string) => reached(readdirSync(join(root, 'dist/cdn', folder)).filter((file) => /\.js$/.test(file) && !/single|open311/.test(file)).map((file) => join(folder, file)), AT_ALL);
    const [apart, whole] = [from(''), from('whole')];
    expect(apart.filter((file) => file.startsWith('whole/'))).toEqual([]);
    expect(whole.filter((file) => !file.startsWith('whole/') && !file.startsWith('chunks/'))).toEqual([]);
    // Told by words that stand in one module each: of Lit, of ours, and of English.
    for (const word of ['finalizeStyles', 'civicBoardLanguages', 'There is no answer yet.']) {
      for (const files of [apart, whole]) expect(files.filter((file) => cdn(file).includes(word)), word).toHaveLength(1);
    }
  });
});

describe('the size of what a page loads', async () => {
  const {stdout} = await tool('size-limit', '--json').catch((error: {stdout: string}) => error);
  const sizes = JSON.parse(stdout) as {name: string; passed: boolean; size: number; sizeLimit: number}[];
  for (const {name, size, sizeLimit} of sizes) {
    it(`${name}: ${size} bytes of ${sizeLimit}, Lit included`, () =>
      expect(size).toBeLessThanOrEqual(sizeLimit));
  }
});

function definedTags(): string[] {
  return readdirSync(join(root, 'src/define'))
    .filter((file) => /^civic-.*\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length));
}

/** What a reader's bundler makes of `source`. */
async function bundle(source: string): Promise<string> {
  const entry = 'entry.js';
  const reader: Plugin = {
    name: 'reader',
    resolveId(id, importer) {
      if (id === entry) return id;
      // By Node's own rules: inside of the package its name means itself.
      return id.startsWith('civic-board/')
        ? this.resolve(createRequire(join(root, 'package.json')).resolve(id), importer, {skipSelf: true})
        : null;
    },
    load: (id) => (id === entry ? source : null),
  };
  const result = await rollup({
    input: entry,
    external: ['react'],
    shimMissingExports: true, // in CommonJS, which a reader's bundler understands
    plugins: [reader, nodeResolve({browser: true})],
    onLog: () => undefined,
  });
  const {output} = await result.generate({format: 'esm', inlineDynamicImports: true});
  return output[0].code;
}
