// What Style Dictionary writes: one format a reader. Each gets all themes in `options.themes`, as build.mjs has resolved them.
import {parse} from './values.mjs';

const NOTE = 'Made from tokens/*.tokens.json by tokens/build.mjs: change those.';

/** The custom property of a token. */
const property = (name) => `--civic-${name}`;

const isReference = (written) => String(written).includes('{');

/** `{color.accent}` as CSS says it. */
const css = (written) => String(written).replace(/\{([^}]+)\}/g, (_, path) => `var(${property(path.replaceAll('.', '-'))})`);

/** In a theme a reference is what elements do by themselves where nothing is set: nearer to them, so that it follows what a page sets there. */
const themed = (written) => (isReference(written) ? 'initial' : written);

/** #ffffff as #fff, 0.5rem as .5rem: every element's page loads it. */
const short = (value) => value.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3').replace(/^0\./, '.');

export function registerFormats(StyleDictionary) {
  const register = (name, format) => StyleDictionary.registerFormat({name, format: ({options}) => format(options)});
  register('civic/table', table);
  register('civic/modes', modes);
  register('civic/css', ({themes, theme}) => `/* ${NOTE} */\n${themeCss(themes.find(({name}) => name === theme))}`);
  register('civic/tokens-studio', ({themes}) => json(tokensStudio(themes)));
  register('civic/figma-mode', ({themes, theme, scheme}) => json(figmaMode(themes.find(({name}) => name === theme).schemes[scheme])));
  register('civic/documentation', documentation);
  register('civic/values', ({themes}) => json(themes));
}

const json = (value) => `${JSON.stringify(value, null, 1)}\n`;

/** For elements: colours with two values, and the rest with one, which may be another token. */
function table({themes}) {
  const {light, dark} = themes.find(({name}) => name === 'default').schemes;
  const row = (...cells) => `  [${cells.map((cell) => `'${cell.replaceAll('\'', '\\\'')}'`).join(', ')}],\n`;
  const valueIn = (tokens, name) => tokens.find((token) => token.name === name).value;
  // Inside an element the token has a private name, which carries the fallback.
  const inside = (written) => css(written).replaceAll('--civic-color-', '--_').replaceAll('--civic-', '--_');
  const isPlain = ({type, written}) => type === 'color' && !isReference(written);
  return `// ${NOTE}\n
/** The colours: name, value on light pages, value on dark ones. */
export const COLOURS = [
${light.filter(isPlain).map(({name, value}) => row(name.replace('color-', ''), short(value), short(valueIn(dark, name)))).join('')}] as const;

/** What else a page may set, with what it is otherwise. */
export const OTHERS = [
${light.filter((token) => !isPlain(token)).map(({name, written}) => row(name, short(inside(written)))).join('')}] as const;
`;
}

/** For civic-theme-switch: what the reader may choose, as one style sheet. */
function modes({themes}) {
  const chosen = themes.filter(({kind}) => kind === 'mode');
  const text = chosen.map((theme) => themeCss(theme, {bySystem: false})).join('').replace(/\s*\n\s*/g, '').replace(/([:,{]) /g, '$1').replace(/ \{/g, '{');
  return `// ${NOTE}\n
/** The themes that a reader chooses, as CSS. */
export const MODES = '${text.replaceAll('\'', '\\\'')}';
`;
}

/** A theme as a file that a page links. Browsers that do not know light-dark() keep the light colours, or get the dark ones where they are forced. */
function themeCss({name, kind, schemes: {light, dark}, steps}, {bySystem = true} = {}) {
  if (name === 'dark') return darkCss(dark);
  const own = light.filter((token) => token.own);
  const at = kind === 'look' ? `:where(:root, [data-civic-theme~='${name}'])` : modeSelector(name);
  const darkValue = (token) => dark?.find((other) => other.name === token.name);
  const both = own.filter((token) => token.type === 'color' && darkValue(token) && darkValue(token).written !== token.written);
  const rules = (selector) => rule(selector, [
    ...(kind === 'look' && !dark ? ['color-scheme: light'] : []),
    ...own.map((token) => `${property(token.name)}: ${themed(token.written)}`),
  ]) + (both.length === 0 ? '' : block('@supports (color: light-dark(#000, #fff))', rule(selector, both.map((token) =>
    `${property(token.name)}: light-dark(${token.value}, ${darkValue(token).value})`))));
  return rules(at) +
    (bySystem && name === 'high-contrast' ? block('@media (prefers-contrast: more)', rules(':root:root')) : '') +
    steps.map((step) => rule(modeSelector(step.name), step.schemes.light.filter((token) => token.own)
      .map((token) => `${property(token.name)}: ${themed(token.written)}`))).join('');
}

/** Twice, so that what a reader chose goes before the look and before what a page says of its `:root`. */
const modeSelector = (name) => `[data-civic-theme~='${name}'][data-civic-theme]`;

/** Looks have their own dark colours: the scheme is enough, where a browser knows light-dark(). */
function darkCss(dark) {
  return rule(modeSelector('light'), ['color-scheme: light']) +
    rule(modeSelector('dark'), ['color-scheme: dark']) +
    block('@supports not (color: light-dark(#000, #fff))', rule(modeSelector('dark'), dark.filter(({type}) => type === 'color')
      .map((token) => `${property(token.name)}: ${themed(token.written)}`)));
}

const rule = (selector, lines) => `${selector} {\n${lines.map((line) => `  ${line};\n`).join('')}}\n`;
const block = (head, inner) => `${head} {\n${inner.replace(/^(?=.)/gm, '  ')}}\n`;

/** Tokens Studio's single file: a set for each theme and scheme, and themes that choose one, so that each becomes a mode of Figma's variables. */
function tokensStudio(themes) {
  const sets = themes.filter(({name}) => name !== 'dark').flatMap(({name, title, kind, schemes}) => Object.entries(schemes).map(([scheme, tokens]) => ({
    set: `${name}/${scheme}`, title: Object.keys(schemes).length > 1 ? `${title}, ${scheme}` : title, kind, tokens,
  })));
  return {
    ...Object.fromEntries(sets.map(({set, tokens}) => [set, nested(tokens, ({type, written, value, description}) => ({
      $type: type, $value: type === 'color' && isReference(written) ? written : inPixels(type, value), $description: description,
    }))])),
    $themes: sets.map(({set, title}) => ({id: set, name: title, group: 'civic-board', selectedTokenSets: {[set]: 'enabled'}})),
    $metadata: {tokenSetOrder: sets.map(({set}) => set)},
  };
}

/** One mode in the form of the Design Tokens Format Module 2025.10, which Figma imports as variables: colours and sizes in parts. */
const figmaMode = (tokens) => nested(tokens, ({type, value, description}) => ({$type: type, $value: parse(type, value), $description: description}));

function nested(tokens, write) {
  const tree = {};
  for (const token of tokens) {
    const name = token.name.replace(/^color-/, '');
    (token.type === 'color' ? tree.color ??= {} : tree)[name] = write(token);
  }
  return tree;
}

/** Figma counts in pixels. */
const inPixels = (type, value) => (type === 'dimension' ? `${Number.parseFloat(value) * 16}px` : value);

/** The table of the documentation, with a patch of each colour. */
function documentation({themes}) {
  const {light, dark} = themes.find(({name}) => name === 'default').schemes;
  const patch = (value) => `<span aria-hidden="true" style={{background: '${value}', border: '1px solid #8885', borderRadius: 3, display: 'inline-block', height: '1em', marginInlineEnd: '.4em', verticalAlign: '-.15em', width: '1em'}} />`;
  const cell = (token) => (token.type === 'color' ? `${patch(token.value)}\`${isReference(token.written) ? css(token.written).slice(4, -1) : token.value}\`` : `\`${token.value}\``);
  return `{/* ${NOTE} */}

| token | what it is for | light | dark |
| --- | --- | --- | --- |
${light.map((token, index) => `| \`${property(token.name)}\` | ${token.description} | ${cell(token)} | ${token.type === 'color' ? cell(dark[index]) : ''} |\n`).join('')}`;
}
