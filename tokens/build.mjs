// Makes from tokens/*.tokens.json (DTCG), with Style Dictionary, everything that says what a token is:
//   src/styles/generated/*.ts      the table that elements carry, and the modes that civic-theme-switch brings
//   .cache/tokens/themes/*.css     the themes (dist/themes once built)
//   .cache/tokens/figma/*.json     for Tokens Studio, and a file a mode for Figma's own import of variables (dist/figma once built)
//   .cache/tokens/tokens.mdx       the table of the documentation
//   .cache/tokens/tokens.json      names, descriptions and values, for Storybook's token editor and for tests
// Run by `npm ci` (prepare), by the build and by the tests. Nothing of it is committed.
import {existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {registerFormats} from './formats.mjs';
import {THEMES} from './themes.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Reads the files, and writes what has changed. Gives the values: `{name, schemes: {light: [token], dark?: [token]}}` a theme. */
export async function buildTokens() {
  const {default: StyleDictionary} = await import('style-dictionary');
  registerFormats(StyleDictionary);

  /** The tokens of a theme on a page of one scheme, those of the default beneath. `own`: the theme says so itself. */
  const dictionaryOf = async (names, scheme) => {
    const layers = (name) => [name, `${name}.dark`].filter((layer) => scheme === 'dark' || layer === name);
    const files = (list) => list.flatMap(layers).map((name) => join(root, 'tokens', `${name}.tokens.json`)).filter((file) => existsSync(file));
    const dictionary = new StyleDictionary({
      usesDtcg: true,
      include: files(['default']),
      source: files(names),
      log: {verbosity: 'silent', warnings: 'disabled', errors: {brokenReferences: 'throw'}},
      platforms: {web: {transforms: ['name/kebab']}},
    });
    const {allTokens} = await dictionary.getPlatformTokens('web');
    return allTokens.map(({name, $type, $value, $description, original, isSource}) => ({
      name, type: $type, value: $value, written: original.$value, description: $description ?? '', own: isSource,
    }));
  };

  const base = await dictionaryOf(['default'], 'light');
  const describe = (tokens) => tokens.map((token) => ({
    ...token, type: token.type ?? typeOf(base, token), description: base.find(({name}) => name === token.name)?.description ?? '',
  }));
  const themes = [];
  for (const theme of THEMES) {
    const sources = theme.name === 'dark' ? ['default'] : [theme.name];
    const light = theme.name === 'dark' ? undefined : describe(await dictionaryOf(sources, 'light'));
    const dark = theme.dark ? describe(await dictionaryOf(sources, 'dark')) : undefined;
    const steps = [];
    for (const step of theme.steps ?? []) steps.push({name: step, schemes: {light: describe(await dictionaryOf([step], 'light'))}});
    themes.push({...theme, steps, schemes: {...(light && {light}), ...(dark && {dark})}});
  }

  // One more run a platform, through the formats: all that is written comes out of Style Dictionary.
  const writer = new StyleDictionary({
    usesDtcg: true,
    source: [join(root, 'tokens/default.tokens.json')],
    log: {verbosity: 'silent', warnings: 'disabled'},
    platforms: {
      ts: platform(themes, [
        {destination: 'src/styles/generated/tokens.ts', format: 'civic/table'},
        {destination: 'src/styles/generated/modes.ts', format: 'civic/modes'},
      ]),
      css: platform(themes, themes.map(({name}) => ({destination: `.cache/tokens/themes/${name}.css`, format: 'civic/css', options: {theme: name}}))),
      figma: platform(themes, [
        {destination: '.cache/tokens/figma/tokens-studio.json', format: 'civic/tokens-studio'},
        ...themes.filter(({name}) => name !== 'dark').flatMap(({name, schemes}) => Object.keys(schemes).map((scheme) => (
          {destination: `.cache/tokens/figma/${name}.${scheme}.tokens.json`, format: 'civic/figma-mode', options: {theme: name, scheme}}))),
      ]),
      docs: platform(themes, [
        {destination: '.cache/tokens/tokens.mdx', format: 'civic/documentation'},
        {destination: '.cache/tokens/tokens.json', format: 'civic/values'},
      ]),
    },
  });
  for (const name of ['ts', 'css', 'figma', 'docs']) {
    for (const {destination, output} of await writer.formatPlatform(name)) writeIfNew(join(root, destination), output);
  }
  return themes;
}

const typeOf = (base, {name}) => base.find((token) => token.name === name)?.type;

const platform = (themes, files) => ({
  transforms: ['name/kebab'],
  files: files.map((file) => ({...file, options: {...file.options, themes, outputReferences: true}})),
});

/** A file that stays as it is keeps its time, so that nothing is built anew for it. */
function writeIfNew(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // `npm ci --omit=dev` runs `prepare` too, and has nothing to build with and nothing to build.
  const canBuild = (() => {
    try {
      return Boolean(createRequire(import.meta.url).resolve('style-dictionary'));
    } catch {
      return false;
    }
  })();
  if (canBuild) await buildTokens();
  else if (process.env['npm_lifecycle_event'] !== 'prepare') {
    console.error('The tokens could not be made: Style Dictionary is not installed. Run npm ci.');
    process.exitCode = 1;
  }
}
