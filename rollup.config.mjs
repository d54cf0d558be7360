// Makes dist/ from what tsc left in .cache/esm: the modules that npm users import, and dist/cdn, which a page loads raw.
import {createHash} from 'node:crypto';
import {cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, isAbsolute, join} from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import htmlLiterals from 'rollup-plugin-html-literals';
import {again} from './rollup/again.mjs';
import {closure} from './rollup/closure.mjs';
import {entries} from './rollup/entries.mjs';
import {plainLit} from './rollup/plain-lit.mjs';
import {own, together} from './rollup/together.mjs';

const compiled = '.cache/esm';
const sources = readdirSync('src', {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice('src/'.length));

// Listed from src, because .cache/esm keeps the output of files that were deleted since.
const modules = sources
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

const bundles = modules.filter((module) => /^bundles\/[^/]+$/.test(module));

/** Pages, styles and pictures of the demo, and whatever else is not code, keep their place. */
const assets = sources.filter((file) => !file.endsWith('.ts') && !/^demo\/[^/]+\.mjs$/.test(file));

const copyFiles = {
  name: 'copy-declarations-and-assets',
  writeBundle() {
    for (const module of modules) cpSync(`${compiled}/${module}.d.ts`, `dist/${module}.d.ts`);
    for (const file of assets) cpSync(`src/${file}`, `dist/${file}`);
    // Made by tokens/build.mjs.
    for (const folder of ['themes', 'figma', 'cdn/themes']) cpSync(`.cache/tokens/${folder.replace('cdn/', '')}`, `dist/${folder}`, {recursive: true});
  },
};

const emptyDist = {
  name: 'empty-dist',
  buildStart() {
    if (existsSync('dist'))
      for (const name of readdirSync('dist')) rmSync(join('dist', name), {recursive: true});
  },
};

/** A warning is an error, but for those that say nothing here. */
const strict = (...ignored) => ({
  onLog(level, log, handler) {
    if (ignored.includes(log.code)) return;
    if (level === 'warn') throw Object.assign(new Error(log.message), log);
    handler(level, log);
  },
});

/** The tus client reads addresses with a CommonJS library from before browsers could; they can. */
const nativeUrl = {
  name: 'native-url',
  resolveId: (id) => (id === 'url-parse' ? '\0native-url' : null),
  load: (id) => (id === '\0native-url' ? 'export default URL;' : null),
};

/**
 * Files that pages load whole, because small ones compress badly: what every element is made of; what is needed to read from a board; the badge, and
 * what most elements have beside it (buttons, words, parts that come later); what leads to a board's endpoint; what long elements fetch later; what is needed to write. Where the file
 * of an element is needed by others too, its bundle is in it, or else a page would load a second one that only names it. Rollup divides the rest
 * by who uses it, and would divide this too with each new element. A module goes into one file, and with all that any element uses of it:
 * what some elements load at first and others later belongs into two modules. `node bench/page-weight.mjs civic-thread` tells where bytes are.
 */
const jointChunks = {
  core: [
    'rollup/plain-css-tag',
    'node_modules/(lit/(index|decorators)|lit-element)',
    'node_modules/@lit/reactive-element/(css-tag|reactive-element)',
    'node_modules/lit-html/(lit-html|is-server)',
    'controllers/(ancestors|language-observer|phrases)',
    'define/define',
    'i18n/(language-for|phrase|registry)',
    'styles/(host|tokens|generated/tokens)',
  ],
  board: [
    'rollup/plain-context',
    'node_modules/@lit/context/lib/create-context',
    '\0again',
    'adapter/error',
    'components/(board-element|failure|thread-url)',
    'context/(adapter|board|index|session)',
    'controllers/(board-connection|board-pages|board-query|localize)',
    'define/context-root',
    'i18n/en/first/errors',
    'model/localized',
    'styles/reset',
  ],
  badge: [
    '(bundles|components|define)/civic-status-badge',
    'components/(civic-message-list/(blocks|civic-message-list.events)|failed-part)',
    'controllers/lazy-part',
    'i18n/en/(common|status)',
    'model/(message|overdue|states|topic)',
    'styles/buttons',
  ],
  link: ['adapter/capabilities', 'adapters/rest(?=\\.js$)', 'adapters/rest/(client|deadline|file-address|problem|segment|shape)', 'controllers/(board-link|link-at)', 'model/query-code'],
  list: [
    '(bundles|define)/civic-message-list',
    'components/(civic-message-list/(civic-message-list|civic-message-list.styles|entries|entry|first-words)|markup-only)',
    'i18n/en/first/list',
  ],
  thread: [
    '(bundles|define)/civic-thread',
    'components/civic-thread/(answer.styles|answers-view|civic-thread|civic-thread.styles|files-view|first-words|message-view|page-url|part-views|phrase-with|plain-answer-view|reading|reason-lines|spot-view|tools)',
    'i18n/en/first/thread',
  ],
  near: ['controllers/near-view'],
  write: ['adapter/random-id', 'context/(device|outbox)', 'controllers/(kept-here|take-note)', 'model/(clean|graphemes)', 'styles/(controls|fields)'],
};
const jointChunkPatterns = Object.entries(jointChunks).map(([name, modules]) => [name, new RegExp(`(^|/)(${modules.join('|')})(/|\\.js$|$)`)]);

/**
 * Without conservativeCollapse the blank between two inline elements is lost, also to a screen reader; without keepClosingSlash each shape of
 * an icon lands inside the one before it and is not drawn. The same for modules and pages: what a server rendered from the ones is brought to
 * life by the others, which works when their templates are alike.
 */
const smallTemplates = () => htmlLiterals({
  include: `${compiled}/**`,
  exclude: `${compiled}/styles/tokens.js`, // made from a table
  failOnError: true,
  options: {minifyOptions: {conservativeCollapse: true, keepClosingSlash: true}},
});

const library = {
  ...strict('EMPTY_BUNDLE'), // a module of types only
  input: Object.fromEntries(modules.map((module) => [module, `${compiled}/${module}.js`])),
  external: (id) => !id.startsWith('.') && !isAbsolute(id) && !id.startsWith('\0'),
  treeshake: false, // the reader's bundler does that; here it would drop what only looks unused
  output: {dir: 'dist', format: 'esm', preserveModules: true, preserveModulesRoot: compiled},
  plugins: [emptyDist, smallTemplates(), copyFiles],
};

/** What runs in a page: everything that it needs is in it. */
const forPages = () => [
  nativeUrl,
  ...plainLit,
  nodeResolve({browser: true, exportConditions: ['production'], ignoreSideEffectsForRoot: true}),
  smallTemplates(),
  terser({module: true, ecma: 2022, compress: {passes: 3}, format: {comments: false}}),
];

/** package.json says the same of dist, which is not where these modules lie yet. */
const treeshake = {moduleSideEffects: (id) => !id.includes(`/${compiled}/`) || /\/(define|bundles)\//.test(id)};

/** Elements of the desk, of administration and of what citizens seldom open. */
const STAFF = /civic-(admin|inbox|join|reply-panel|review|session|supervision|theme|attachments|agency|place)/;

const jointChunk = (id) => jointChunkPatterns.find(([, pattern]) => pattern.test(id))?.[0];

/** What whole boards have: a page with all three fetches one file, which compresses better than the nine that these elements are made of elsewhere. */
const WHOLE = ['civic-message-list', 'civic-thread', 'civic-submit-form'].map((tag) => `/bundles/${tag}.js`);
let wholeModules;
/** One chunk for them and all that they import, but not what they load when it is wanted. */
function wholeChunk(id, {getModuleIds, getModuleInfo}) {
  wholeModules ??= closure([...getModuleIds()].filter((module) => WHOLE.some((end) => module.endsWith(end))), (module) => getModuleInfo(module)?.importedIds ?? []);
  return wholeModules.has(id) ? 'whole' : undefined;
}

/** Twice: for pages with some of the elements, and in `whole/` for those with all that citizens need. What is alike in both is there once. */
const setOf = (folder, chunk) => ({
  dir: 'dist/cdn',
  format: 'esm',
  entryFileNames: `${folder}[name].js`,
  chunkFileNames: 'chunks/[name]-[hash].js',
  manualChunks: (id, graph) => chunk(id, graph) ?? jointChunk(id),
  onlyExplicitManualChunks: true,
  plugins: [together(`${folder}civic-board.js`, STAFF)],
});

const cdn = {
  ...strict(),
  input: Object.fromEntries(bundles.map((module) => [basename(module), `${compiled}/${module}.js`])),
  treeshake,
  output: [setOf('', () => undefined), setOf('whole/', wholeChunk)],
  plugins: [entries, again(/\/\.cache\/esm\/(components|controllers|adapters)\//), own('/define/page-ready.js', '/reading-files.js'), ...forPages()],
};

/**
 * What each file must be, for whoever loads them from elsewhere (`civic-board integrity` makes an import map of it), and each file as it goes
 * over the wire, so that a server need not compress while somebody waits.
 */
const readyToServe = {
  name: 'ready-to-serve',
  writeBundle() {
    const files = readdirSync('dist/cdn', {recursive: true}).map(String).filter((file) => /\.(js|css)$/.test(file)).sort();
    const digest = (file) => `sha384-${createHash('sha384').update(readFileSync(join('dist/cdn', file))).digest('base64')}`;
    for (const file of files) {
      const content = readFileSync(join('dist/cdn', file));
      writeFileSync(join('dist/cdn', `${file}.gz`), gzipSync(content, {level: 9}));
      // The best that brotli can do takes ten times as long and saves a twentieth.
      writeFileSync(join('dist/cdn', `${file}.br`), brotliCompressSync(content, {params: {[constants.BROTLI_PARAM_QUALITY]: 9}}));
    }
    writeFileSync('dist/cdn/integrity.json', `${JSON.stringify(Object.fromEntries(files.map((file) => [file, digest(file)])), null, 2)}\n`);
  },
};

const single = {
  ...strict(),
  input: `${compiled}/bundles/single/civic-board-single.js`,
  treeshake,
  output: {file: 'dist/cdn/civic-board-single.js', format: 'esm', inlineDynamicImports: true},
  plugins: [...forPages(), readyToServe],
};

/** Adapters of others for pages without a bundler, each one file by itself: few pages want one, and what it shares would part the chunks of all. */
const adapter = {
  ...strict(),
  input: `${compiled}/bundles/single/civic-open311.js`,
  treeshake,
  output: {file: 'dist/cdn/civic-open311.js', format: 'esm', inlineDynamicImports: true},
  plugins: forPages(),
};

export default [library, cdn, adapter, single];
