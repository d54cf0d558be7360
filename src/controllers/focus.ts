/** Whether focus may be moved into an element: it is in there, or nowhere since what had it is gone. Never taken from where somebody went on. */
export function mayTakeFocus(element: Element): boolean {
  const root = element.getRootNode();
  const active = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
  return active === null || active === document.body || element.contains(active);
}
