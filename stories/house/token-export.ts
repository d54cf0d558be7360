import {customProperties, themeTokens, type Token} from './token-values.js';

/** What a theme changes of the default. */
export function changed(tokens: readonly Token[]): readonly Token[] {
  const base = themeTokens('default');
  return tokens.filter((token) => {
    const before = base.find(({name}) => name === token.name);
    return before?.light !== token.light || before.dark !== token.dark;
  });
}

/** A style sheet, for browsers with light-dark() and for those without. */
export function cssOf(tokens: readonly Token[]): string {
  const own = changed(tokens);
  const rule = (lines: readonly string[], indent = '') => `${indent}:root {\n${lines.map((line) => `${indent}  ${line};\n`).join('')}${indent}}\n`;
  const two = customProperties(own).filter(([, value]) => value.startsWith('light-dark'));
  return own.length === 0 ? '/* Nothing differs from the default. */\n' : rule(own.map(({name, light}) => `--civic-${name}: ${light}`)) +
    (two.length === 0 ? '' : `@supports (color: light-dark(#000, #fff)) {\n${rule(two.map(([name, value]) => `${name}: ${value}`), '  ')}}\n`);
}

/** A file like those in `tokens/`: colours of one scheme, and for light pages the sizes too. */
export function dtcgOf(tokens: readonly Token[], scheme: 'light' | 'dark'): string {
  const own = changed(tokens);
  const colours = own.filter(({type}) => type === 'color').map((token) => [token.name.replace('color-', ''), {$value: token[scheme]}] as const);
  const others = scheme === 'dark' ? [] : own.filter(({type}) => type !== 'color').map(({name, type, light}) => [name, {$type: type, $value: light}] as const);
  return `${JSON.stringify({...(colours.length > 0 && {color: {$type: 'color', ...Object.fromEntries(colours)}}), ...Object.fromEntries(others)}, null, 2)}\n`;
}
