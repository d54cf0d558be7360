import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {COLOURS, OTHERS} from '../../src/styles/generated/tokens.js';
import {buildTokens} from '../../tokens/build.mjs';
import {parse} from '../../tokens/values.mjs';

const themes = await buildTokens();
const names = themes[0]!.schemes.light!.map(({name}) => name);
const made = (path: string) => readFileSync(fileURLToPath(new URL(`../../.cache/tokens/${path}`, import.meta.url)), 'utf8');

interface Leaf {
  readonly $type: string;
  readonly $value: unknown;
}
type Tree = {readonly [name: string]: Tree | Leaf};

/** The tokens of a DTCG tree, by their path. */
function leaves(tree: Tree, path: readonly string[] = []): [string, Leaf][] {
  return Object.entries(tree).flatMap(([name, inner]): [string, Leaf][] =>
    ('$value' in inner ? [[[...path, name].join('.'), inner as Leaf]] : typeof inner === 'object' ? leaves(inner, [...path, name]) : []));
}

describe('files made from tokens', () => {
  it('give elements every token', () => {
    expect([...COLOURS.map(([name]) => `color-${name}`), ...OTHERS.map(([name]) => name)].sort()).toEqual([...names].sort());
  });

  it('describe every token in a sentence', () => {
    expect(themes[0]!.schemes.light!.filter(({description}) => description.length < 4)).toEqual([]);
    for (const name of names) expect(made('tokens.mdx')).toContain(`\`--civic-${name}\``);
  });

  it('give Tokens Studio a set for each theme, and themes that name sets that there are', () => {
    const studio = JSON.parse(made('figma/tokens-studio.json')) as Record<string, Tree> & {
      $themes: {selectedTokenSets: Record<string, string>}[];
      $metadata: {tokenSetOrder: string[]};
    };
    expect(studio.$metadata.tokenSetOrder).toContain('press-red/dark');
    for (const set of studio.$metadata.tokenSetOrder) {
      const tokens = leaves(studio[set]!);
      expect(tokens).toHaveLength(names.length);
      const paths = tokens.map(([path]) => path);
      for (const [, {$value}] of tokens) {
        const reference = /^\{(.*)\}$/.exec(String($value))?.[1];
        if (reference) expect(paths).toContain(reference);
      }
    }
    expect(studio.$themes.map(({selectedTokenSets}) => Object.keys(selectedTokenSets)[0])).toEqual(studio.$metadata.tokenSetOrder);
  });

  it('give Figma a mode each, with colours and sizes in parts', () => {
    const files = readdirSync(fileURLToPath(new URL('../../.cache/tokens/figma/', import.meta.url))).filter((file) => file !== 'tokens-studio.json');
    expect(files).toContain('default.dark.tokens.json');
    for (const file of files) {
      for (const [path, {$type, $value}] of leaves(JSON.parse(made(`figma/${file}`)) as Tree)) {
        if ($type === 'color') expect($value, `${file} ${path}`).toMatchObject({colorSpace: 'srgb', hex: expect.stringMatching(/^#[0-9a-f]{6}$/) as string});
        else expect(typeof $value, `${file} ${path}`).toBe('object');
      }
    }
  });

  it('take values apart as the format wants them', () => {
    expect(parse('color', '#ff0080')).toEqual({colorSpace: 'srgb', components: [1, 0, 0.502], alpha: 1, hex: '#ff0080'});
    expect(parse('dimension', '0.5rem')).toEqual({value: 0.5, unit: 'rem'});
    expect(parse('fontFamily', 'Arial, sans-serif')).toEqual(['Arial', 'sans-serif']);
  });
});
