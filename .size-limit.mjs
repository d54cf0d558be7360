// What a page loads for one element, Lit included: the file in dist/cdn and every chunk that it imports.
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

// What they weigh today, so that nothing grows unseen. The aim is 7.5, 11, 16, 20 and 26 kB.
const budgets = [
  {name: 'status badge', tags: ['civic-status-badge'], limit: '7.35 kB'},
  {name: 'recent replies', tags: ['civic-recent-replies'], limit: '10.95 kB'},
  {name: 'message list', tags: ['civic-message-list'], limit: '15.85 kB'},
  // What lists with search, filters or an address fetch beside it.
  {name: 'message list, with search and filters', tags: ['civic-message-list'], later: ['list-tools'], limit: '23.25 kB'},
  // What an element that names its endpoint fetches beside itself; half of it is what each element has.
  {name: 'what leads to a board', tags: [], later: ['link'], limit: '13.45 kB'},
  {name: 'submit form', tags: ['civic-submit-form'], limit: '19.6 kB'},
  {
    name: 'list, thread and form',
    tags: ['civic-message-list', 'civic-thread', 'civic-submit-form'],
    limit: '29.65 kB',
  },
];

const fileOf = (tag) => `dist/cdn/${tag}.js`;
const chunkOf = (name) => `dist/cdn/chunks/${readdirSync('dist/cdn/chunks').find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'))}`;

function withImports(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  // Minified, so a static import is `import"x"` or `from"x"`; `import("x")` is loaded when it is wanted.
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:\bimport|\bfrom)\s*"(\.[^"]+)"/g)) {
    withImports(join(dirname(file), path), seen);
  }
  return seen;
}

export default budgets.map(({name, tags, later = [], limit}) => ({
  name,
  limit,
  gzip: true,
  path: [...new Set([...tags.map(fileOf), ...later.map(chunkOf)].flatMap((file) => [...withImports(file)]))],
}));
