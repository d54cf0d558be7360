import themes from '../../.cache/tokens/tokens.json' with {type: 'json'};

/** A token with its value on light pages and on dark ones. */
export interface Token {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly light: string;
  readonly dark: string;
}

interface Written {
  name: string;
  type: string;
  description: string;
  value: string;
  own: boolean;
}

/** All tokens as a theme has them, those of the default beneath. */
export function themeTokens(name: string): readonly Token[] {
  const {light = [], dark = light} = (themes.find((theme) => theme.name === name)?.schemes ?? {}) as {light?: Written[]; dark?: Written[]};
  return light.map((token) => ({...token, light: token.value, dark: dark.find((other) => other.name === token.name)?.value ?? token.value}));
}

/** As custom properties; colours follow the page where they differ. */
export function customProperties(tokens: readonly Token[]): readonly (readonly [name: string, value: string])[] {
  return tokens.map(({name, light, dark}) => [`--civic-${name}`, light === dark ? light : `light-dark(${light}, ${dark})`]);
}
