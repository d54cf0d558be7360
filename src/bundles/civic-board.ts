/** Everything that a page may use, from one script tag: an element is fetched when it first appears on the page, at once or later. */
import {ELEMENTS} from '../define/elements.js';
import {loadLanguage, resolveLanguage} from '../i18n/languages.js';

// The page's language first, so that no English flashes up before it.
await loadLanguage(resolveLanguage(document.documentElement.lang || 'en'));
// What a server has rendered is kept as it is and brought to life.
if (document.querySelector('[defer-hydration]')) await import('../define/hydration.js');

const begun = new Set<string>();

function define(tag: string): void {
  if (begun.has(tag)) return;
  begun.add(tag);
  ELEMENTS[tag]?.().catch(() => begun.delete(tag));
}

function look(root: ParentNode): void {
  for (const {localName} of root.querySelectorAll(':not(:defined)')) define(localName);
}

new MutationObserver((changes) => {
  for (const node of changes.flatMap(({addedNodes}) => [...addedNodes])) {
    if (!(node instanceof Element)) continue;
    define(node.localName);
    look(node);
  }
}).observe(document, {childList: true, subtree: true});
// What could not be fetched may come now.
addEventListener('online', () => look(document));
look(document);

export {};
