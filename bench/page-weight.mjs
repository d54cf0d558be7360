// What a page loads for one or more elements, and which module its bytes come from: `node bench/page-weight.mjs civic-thread`.
// `whole/civic-thread` for those of `whole/civic-board.js`. Needs .cache/esm, so build first. A module's figure is what gzip saves when that module alone is left out.
import {gzipSync} from 'node:zlib';
import {relative} from 'node:path';
import {rollup} from 'rollup';
import {minify} from 'terser';
import {closure} from '../rollup/closure.mjs';
import configurations from '../rollup.config.mjs';

const tags = process.argv.slice(2);
if (tags.length === 0) throw new Error('Name one element or more, such as civic-message-list.');

const [, {output: [apart, whole], ...input}] = configurations;
const output = tags[0].startsWith('whole/') ? whole : apart;
const bundle = await rollup(input);
const made = (await bundle.generate(output)).output;
const chunks = new Map(made.filter(({type}) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
await bundle.close();

const loaded = closure(tags.map((tag) => `${tag}.js`), (file) => chunks.get(file).imports);

const gzip = (text) => gzipSync(text, {level: 9}).length;
const files = [...loaded].map((file) => chunks.get(file));
const modules = [];
for (const file of files) {
  for (const [id, {code}] of Object.entries(file.modules)) {
    if (!code) continue;
    const small = await minify(code, {module: false, toplevel: false, mangle: {toplevel: false}, compress: true});
    modules.push({id: relative('.', id), code: small.code});
  }
}

const all = modules.map(({code}) => code).join('\n');
const weighed = modules.map(({id, code}) => {
  const rest = modules.filter((module) => module.id !== id).map((module) => module.code).join('\n');
  return {id, raw: code.length, gzip: gzip(all) - gzip(rest)};
});

for (const {id, raw, gzip: weight} of weighed.sort((one, other) => other.gzip - one.gzip)) console.log(`${String(weight).padStart(7)} ${String(raw).padStart(7)}  ${id}`);
console.log('\nFiles (gzip):');
for (const {fileName, code} of files.sort((one, other) => other.code.length - one.code.length)) console.log(`${String(gzip(code)).padStart(7)} ${String(code.length).padStart(7)}  ${fileName}`);
console.log(`${String(files.reduce((sum, {code}) => sum + gzip(code), 0)).padStart(7)} together, ${gzip(files.map(({code}) => code).join(''))} if it were one file`);
