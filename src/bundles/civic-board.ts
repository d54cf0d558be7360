/** Everything that a page may use, from one script tag: an element is fetched when it first appears on the page, at once or later. */
import {ELEMENTS} from '../define/elements.js';
import {waitForPage} from '../define/page-ready.js';

export {ELEMENTS};

const begun = new Set<string>();

function define(element: Element): void {
  const {localName} = element;
  const fetchElement = ELEMENTS[localName];
  if (!fetchElement || begun.has(localName)) return;
  begun.add(localName);
  fetchElement().catch(() => begun.delete(localName));
  // Fetched together with the element that will want it.
  if (element.hasAttribute('endpoint')) void import('../controllers/link-at.js');
}

function look(root: ParentNode): void {
  root.querySelectorAll(':not(:defined)').forEach(define);
}

const seen = waitForPage();

new MutationObserver((changes) => {
  for (const node of changes.flatMap(({addedNodes}) => [...addedNodes])) {
    if (!(node instanceof Element)) continue;
    define(node);
    look(node);
  }
}).observe(document, {childList: true, subtree: true});
// What could not be fetched may come now.
addEventListener('online', () => look(document));
void seen.then(() => look(document));
