/** An element and those around it as the reader sees the page: through slots and out of shadow roots. */
export function* composedAncestors(start: Element): Generator<Element> {
  for (let element: Element | null = start; element; element = composedParent(element)) yield element;
}

function composedParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
