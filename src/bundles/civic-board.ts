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
  // Listened for from now on: it may come back while fetching is still failing.
  const back = new Promise((resolve) => {
    addEventListener('online', resolve, {once: true});
  });
  fetchElement().catch(async () => {
    begun.delete(localName);
    await back;
    define(element);
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
