// The part of `late.mjs` that runs in the page.
import {computeAccessibleName} from 'dom-accessibility-api';

const {searchParams} = new URL(import.meta.url);
const most = Number(searchParams.get('most'));
const seed = Number(searchParams.get('seed'));

/** What is on its way, or has come, in this test: for a page all modules are there after its first test, and here each test waits for them anew. */
let coming = new Map();

export function late(module, from, load) {
  const path = module.startsWith('.') ? new URL(module, from).pathname : module;
  if (!coming.has(path)) coming.set(path, new Promise((resolve) => setTimeout(resolve, most * share(path))));
  return coming.get(path).then(load);
}

/** A number from 0 to 1, another for each path. */
function share(path) {
  let hash = Math.imul(seed, 0x9E3779B1);
  for (const letter of path) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85EBCA6B);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Each test fetches its languages anew, but for those that its file brought. */
export function forget(languages, known) {
  let own;
  beforeEach(() => {
    own ??= new Set(languages.keys());
    for (const tag of [...languages.keys()]) if (!own.has(tag)) languages.delete(tag);
    known.revision++;
  });
}

/** What was shown without words in this test, if only for a moment. */
const wordless = new Set();

const hasNoWords = (element) =>
  (element.matches('button, summary, h1, h2, h3, h4, a[href], input:not([type=hidden]), select, textarea') && !element.textContent.trim() && !computeAccessibleName(element).trim())
  || (element.matches('label, legend') && !element.textContent.trim())
  || element.getAttribute('aria-label') === '';

function look(root) {
  for (const element of root.children) {
    if (hasNoWords(element) && element.checkVisibility({visibilityProperty: true}) && !element.closest('[aria-hidden=true]')) wordless.add(element.outerHTML);
    if (element.shadowRoot) look(element.shadowRoot);
    look(element);
  }
}

function lookWithEachFrame() {
  look(document.body);
  requestAnimationFrame(lookWithEachFrame);
}
requestAnimationFrame(lookWithEachFrame);

beforeEach(() => {
  coming = new Map();
  wordless.clear();
});

// Not after each test: what fails there ends the file.
const plain = globalThis.it;
globalThis.it = Object.assign((title, run) => plain(title, run && async function () {
  await run.call(this);
  if (wordless.size > 0) throw new Error(`shown without words, if only for a moment: ${[...wordless].join('\n')}`);
}), plain);
