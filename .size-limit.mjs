// What a page loads for one element, Lit included: the file in dist/cdn and every chunk that it imports.
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {closure} from './rollup/closure.mjs';

// What they weigh today, so that nothing grows unseen. The aim is 7.5, 11, 16, 20 and 26 kB.
const THREE = ['civic-message-list', 'civic-thread', 'civic-submit-form'];
const budgets = [
  {name: 'status badge', tags: ['civic-status-badge'], limit: '7.35 kB'},
  {name: 'recent replies', tags: ['civic-recent-replies'], limit: '11 kB'},
  {name: 'message list', tags: ['civic-message-list'], limit: '15.9 kB'},
  // What lists with search, filters or an address fetch beside it.
  {name: 'message list, with search and filters', tags: ['civic-message-list'], later: ['list-tools'], limit: '23.3 kB'},
  // What an element that names its endpoint fetches beside itself; half of it is what each element has.
  {name: 'what leads to a board', tags: [], later: ['link'], limit: '13.5 kB'},
  {name: 'submit form', tags: ['civic-submit-form'], limit: '19.95 kB'},
  // A page with all three loads `whole/civic-board.js`; with the other loader each comes in files of its own.
  {name: 'list, thread and form', folder: 'whole/', tags: THREE, limit: '25.95 kB'},
  {name: 'list, thread and form, file by file', tags: THREE, limit: '30.05 kB'},
];

const fileOf = (folder, tag) => `dist/cdn/${folder}${tag}.js`;
/** Of two with this name, the other goes with `whole/`. */
const chunkOf = (name) => readdirSync('dist/cdn/chunks').filter((file) => file.startsWith(`${name}-`) && file.endsWith('.js')).map((file) => `dist/cdn/chunks/${file}`)
  .find((path) => !readFileSync(path, 'utf8').includes('"../whole/'));

/** Minified, so a static import is `import"x"` or `from"x"`; `import("x")` is loaded when it is wanted. */
const importsOf = (file) => [...readFileSync(file, 'utf8').matchAll(/(?:\bimport|\bfrom)\s*"(\.[^"]+)"/g)].map(([, path]) => join(dirname(file), path));

export default budgets.map(({name, folder = '', tags, later = [], limit}) => ({
  name,
  limit,
  gzip: true,
  path: [...closure([...tags.map((tag) => fileOf(folder, tag)), ...later.map(chunkOf)], importsOf)],
}));
