import {composedAncestors} from '../../controllers/ancestors.js';

/** What people read, and what they press and fill in: whatever of it is at the top of the view is to stay where it is. */
const LANDMARKS = 'h2, h3, h4, h5, p, dt, li, figure, summary, label, legend, .button, .tool';

/**
 * Remembers what somebody is reading in an element, and gives what scrolls it back to its place after the element has changed. Browsers
 * that anchor scrolling do so by themselves, and then nothing is left to do; others would let what is read slide away.
 */
export function holdPlace(host: HTMLElement): () => void {
  const scroller = scrollerOf(host);
  const view = viewOf(scroller);
  const marks = marksIn(host, view).map((element) => ({element, before: element.getBoundingClientRect().top}));
  const {top, bottom} = host.getBoundingClientRect();
  return () => {
    const mark = marks.find(({element}) => element.isConnected && element.checkVisibility());
    const after = host.getBoundingClientRect();
    // All of the element is above what is read: what comes after it moves with its end.
    const moved = mark ? mark.element.getBoundingClientRect().top - mark.before : top < view.bottom ? after.bottom - bottom : 0;
    if (Math.abs(moved) >= 1) scroller.scrollBy({top: moved, behavior: 'instant'});
  };
}

/** What has focus, when it is in view; then what begins at the top of the view, from there on down. */
function marksIn(host: HTMLElement, view: {top: number; bottom: number}): Element[] {
  const seen = (element: Element) => {
    const rect = element.getBoundingClientRect();
    return rect.height > 0 && rect.bottom > view.top && rect.top < view.bottom;
  };
  const active = activeElement();
  const marks = [...host.shadowRoot?.querySelectorAll(LANDMARKS) ?? []].filter(seen);
  const begun = marks.findIndex((element) => element.getBoundingClientRect().top >= view.top);
  return [...(active && seen(active) ? [active] : []), ...marks.slice(Math.max(0, begun)), ...marks];
}

function activeElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body ? null : element;
}

function scrollerOf(host: HTMLElement): Element {
  for (const element of composedAncestors(host)) {
    if (element === document.body || element === document.documentElement) break;
    if (element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  }
  return document.scrollingElement ?? document.documentElement;
}

function viewOf(scroller: Element): {top: number; bottom: number} {
  if (scroller === document.scrollingElement) return {top: 0, bottom: innerHeight};
  const {top, bottom} = scroller.getBoundingClientRect();
  return {top: Math.max(0, top), bottom: Math.min(innerHeight, bottom)};
}
