import {readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ESLint} from 'eslint';
import {beforeAll, describe, expect, it} from 'vitest';
import {layers, mayImport} from '../eslint.layers.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The source files of a layer, relative to src/. */
function filesOf(layer: string): string[] {
  return readdirSync(join(root, 'src', layer), {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${layer}/${file}`)
    .sort();
}

const withCode = layers
  .map(({name}) => name)
  .filter((name) => readdirSync(join(root, 'src')).includes(name) && filesOf(name).length > 0);

/** The rules that `code` breaks when it stands in the given file of src/. */
let complaints: (file: string, code: string) => Promise<{rule: string | null; line: number}[]>;

beforeAll(async () => {
  const eslint = new ESLint({cwd: root});
  complaints = async (file, code) => {
    const [result] = await eslint.lintText(code, {filePath: join(root, 'src', file)});
    return (result?.messages ?? []).map(({ruleId, line, fatal, message}) => {
      if (fatal) throw new Error(message);
      return {rule: ruleId, line};
    });
  };
  // The first run reads every file and type, which is not the business of the first test.
  await complaints(filesOf('model')[0]!, '');
});

describe('a layer imports itself and those before it', () => {
  for (const layer of withCode) {
    it(`${layer}: ${mayImport(layer).join(', ')} and no other`, async () => {
      const file = filesOf(layer).find((name) => !name.includes('civic-board-provider'))!;
      const up = '../'.repeat(file.split('/').length - 1);
      const others = withCode.filter((other) => other !== layer);
      const code = others
        .map((other) => `import '${up}${filesOf(other)[0]!.replace(/\.ts$/, '.js')}';`)
        .join('\n');
      const broken = (await complaints(file, code)).filter(
        ({rule}) => rule === 'import-x/no-restricted-paths',
      );
      const caught = broken.map(({line}) => others[line - 1]);
      expect(caught).toEqual(others.filter((other) => !mayImport(layer).includes(other)));
    });
  }

  it('but for the provider, which makes an adapter from its attributes', async () => {
    const file = 'components/civic-board-provider/civic-board-provider.ts';
    const code = `import '../../${filesOf('adapters')[0]!.replace(/\.ts$/, '.js')}';`;
    const rules = (await complaints(file, code)).map(({rule}) => rule);
    expect(rules).not.toContain('import-x/no-restricted-paths');
  });

  it('a cycle is caught', async () => {
    // One file of the model, and another that it imports for more than its types.
    const valueImport = /^import \{(?!type )[^}]*\} from '\.\/([\w-]+)\.js'/m;
    const importer = filesOf('model').find((file) => valueImport.test(read(file)))!;
    const imported = valueImport.exec(read(importer))![1]!;
    const code = `export * from './${basename(importer, '.ts')}.js';`;
    const rules = (await complaints(`model/${imported}.ts`, code)).map(({rule}) => rule);
    expect(rules).toContain('import-x/no-cycle');
  });
});

describe('the model is pure', () => {
  for (const [what, code, rule] of [
    ['the network', "void fetch('/');", 'no-restricted-globals'],
    ['the page', 'document.title;', 'no-restricted-globals'],
    ['the process', 'process.exit();', 'no-restricted-globals'],
    ['a package other than valibot', "import 'lit';", 'no-restricted-imports'],
  ] as const) {
    it(`without ${what}`, async () => {
      const rules = (await complaints(filesOf('model')[0]!, code)).map((complaint) => complaint.rule);
      expect(rules).toContain(rule);
    });
  }
});

function read(file: string): string {
  return readFileSync(join(root, 'src', file), 'utf8');
}
