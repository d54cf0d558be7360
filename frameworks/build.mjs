// Makes from dist/custom-elements.json, at the end of the build, what frameworks and editors know of the elements:
//   dist/react                  a component of React for each element, around src/react/wrap.ts
//   dist/frameworks             types for JSX, Vue and Svelte
//   dist/vscode.*.json          custom data for VS Code
//   dist/web-types.json         the same for JetBrains' editors
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {vscodeCss, vscodeHtml, webTypes} from './editors.mjs';
import {readElements} from './elements.mjs';
import {reactFiles} from './react.mjs';
import {elementTypes} from './types.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const write = (path, content) => writeFileSync(join(dist, path), typeof content === 'string' ? content : `${JSON.stringify(content, null, 1)}\n`);

const elements = readElements(dist);
const tokens = readTokens();

for (const [name, content] of Object.entries(reactFiles(elements))) write(`react/${name}`, content);

mkdirSync(join(dist, 'frameworks'), {recursive: true});
write('frameworks/elements.d.ts', elementTypes(elements));
for (const file of readdirSync(join(root, 'frameworks/types'))) {
  copyFileSync(join(root, 'frameworks/types', file), join(dist, 'frameworks', file));
  // For bundlers that load what is imported for its types only.
  write(`frameworks/${file.replace(/\.d\.ts$/, '.js')}`, 'export {};\n');
}

write('vscode.html-custom-data.json', vscodeHtml(elements));
write('vscode.css-custom-data.json', vscodeCss(elements, tokens));
write('web-types.json', webTypes(elements, tokens, readJson('package.json')));

/** What all elements read, made by tokens/build.mjs. */
function readTokens() {
  const {schemes} = readJson('.cache/tokens/tokens.json').find(({name}) => name === 'default');
  return schemes.light.map(({name, description}) => ({name: `--civic-${name}`, description}));
}
