import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import {buildTokens, type Token} from '../../tokens/build.mjs';
import {HIGH, pairsFor, USUAL} from '../../tokens/pairs.mjs';
import {contrast} from '../../tokens/values.mjs';

const themes = await buildTokens();

const colours = (tokens: readonly Token[]) =>
  new Map(tokens.filter(({type}) => type === 'color').map(({name, value}) => [name.replace('color-', ''), value]));

/** What is too faint, as a sentence each. */
function tooFaint(tokens: readonly Token[], least: typeof USUAL): string[] {
  const colour = colours(tokens);
  return pairsFor(least).flatMap(([name, beneath, wanted]) => {
    const ratio = contrast(colour.get(name)!, colour.get(beneath)!);
    return ratio < wanted ? [`${name} on ${beneath}: ${ratio.toFixed(2)}, at least ${wanted}`] : [];
  });
}

describe('contrast', () => {
  for (const {name, schemes} of themes) {
    for (const [scheme, tokens] of Object.entries(schemes)) {
      it(`${name}, ${scheme}: colours that meet can be told apart`, () => {
        expect(tooFaint(tokens, name === 'high-contrast' ? HIGH : USUAL)).toEqual([]);
      });
    }
  }

  it('is counted as WCAG counts it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff').toFixed(2)).toBe('4.48');
  });

  it('every colour is tried with another, but for lines that only divide', () => {
    const tried = new Set(pairsFor(USUAL).flatMap(([name, beneath]) => [name, beneath]));
    const all = [...colours(themes[0]!.schemes.light!).keys()];
    expect(all.filter((name) => !tried.has(name))).toEqual(['border']);
  });
});

describe('themes are only tokens', () => {
  const folder = fileURLToPath(new URL('../../.cache/tokens/themes/', import.meta.url));

  for (const file of readdirSync(folder)) {
    it(file, () => {
      const properties = [...readFileSync(folder + file, 'utf8').matchAll(/^\s*([\w-]+):/gm)].map(([, property]) => property!);
      const known = themes[0]!.schemes.light!.map(({name}) => `--civic-${name}`);
      expect(properties.filter((property) => !known.includes(property) && property !== 'color-scheme')).toEqual([]);
    });
  }

  it('elder mode has text of 18 to 30 px, small print too, and targets of 60', () => {
    const elder = themes.find(({name}) => name === 'elder')!;
    const pixels = (tokens: readonly Token[], name: string) => Number.parseFloat(tokens.find((token) => token.name === name)!.value) * 16;
    const sizes = [elder, ...elder.steps].map(({schemes}) => ['font-size', 'font-size-small'].map((name) => pixels(schemes.light!, name)));
    expect(sizes).toEqual([[18, 18], [22, 22], [26, 26], [30, 30]]);
    expect(pixels(elder.schemes.light!, 'target')).toBe(60);
  });
});
