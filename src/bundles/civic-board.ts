/** Everything that a page may use, from one script tag: an element is fetched when it first appears on the page, at once or later. */
import {ELEMENTS} from '../define/elements.js';
import {waitForPage} from '../define/page-ready.js';

export {ELEMENTS};

const begun = new Set<string>();
/** How often the connection came back. */
let returns = 0;
addEventListener('online', () => {
  returns++;
});

function define(element: Element): void {
  const {localName} = element;
  const fetchElement = ELEMENTS[localName];
  if (!fetchElement || begun.has(localName)) return;
  begun.add(localName);
  const before = returns;
  fetchElement().catch(() => {
    begun.delete(localName);
    // It may have come back while this was still failing.
    if (returns > before) define(element);
    else addEventListener('online', () => define(element), {once: true});
  });
  // Fetched together with the element that will want it.
  if (element.hasAttribute('endpoint')) void import('../controllers/link-at.js');
}

function look(root: ParentNode): void {
  root.querySelectorAll(':not(:defined)').forEach(define);
}

const seen = waitForPage();

const observer = new MutationObserver((changes) => {
  for (const node of changes.flatMap(({addedNodes}) => [...addedNodes])) {
    if (!(node instanceof Element)) continue;
    define(node);
    look(node);
  }
});

/** Looks into a shadow root of the site's own as well: `watch(this.shadowRoot)`. Scripts see elements there only where they are told of it. */
export function watch(root: ParentNode & Node): void {
  observer.observe(root, {childList: true, subtree: true});
  void seen.then(() => look(root));
}

watch(document);
