// A slow line, for web-test-runner: what elements fetch when it is wanted comes late, and in another order than it was asked for.

/**
 * `TEST_LATE=300` keeps each module that `src` loads by `import()` for up to that many milliseconds, `TEST_LATE=300:2` for others. How long is told by
 * its path and the number behind the colon, so that a run can be repeated. For a page all modules are there after its first test; here each test waits for
 * them anew, and has none of the languages that the one before fetched.
 */
export function latePlugin(wish) {
  const [, most, seed] = /^(\d+)(?::(\d+))?$/.exec(wish) ?? [];
  if (!most) throw new Error(`TEST_LATE is ${wish}: give milliseconds, such as 300, and another order after a colon, such as 300:2.`);
  return {
    name: 'late',
    serve: ({path}) => (path === '/late.js' ? {body: lateModule(Number(most), Number(seed ?? 1)), type: 'js'} : undefined),
    transform({path, body}) {
      if (!path.startsWith('/src/') || typeof body !== 'string') return undefined;
      // The first line, so that errors name the lines of the file.
      if (path === '/src/i18n/registry.ts') return `import {forget} from '/late.js';${body}\nforget(loaded, known);\n`;
      if (!body.includes('import(')) return undefined;
      return `import {late} from '/late.js';${body.replace(/\bimport\(("[^"]+")\)/g, 'late($1, import.meta.url, () => import($1))')}`;
    },
  };
}

const lateModule = (most, seed) => `
let coming = new Map();

/** Each module once a test, as long as its path says. */
export function late(module, from, load) {
  const path = module.startsWith('.') ? new URL(module, from).pathname : module;
  if (!coming.has(path)) coming.set(path, new Promise((resolve) => setTimeout(resolve, ${most} * share(path))));
  return coming.get(path).then(load);
}

/** A number from 0 to 1 that is another for each path. */
function share(path) {
  let hash = ${seed} * 0x9E3779B1;
  for (const letter of path) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85EBCA6B);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Before each test: the languages that the file itself brought stay. */
export function forget(languages, known) {
  let own;
  beforeEach(() => {
    own ??= new Set(languages.keys());
    for (const tag of [...languages.keys()]) if (!own.has(tag)) languages.delete(tag);
    known.revision++;
  });
}

beforeEach(() => { coming = new Map(); });
`;
