/** An element and those around it as the reader sees the page: through slots and out of shadow roots. */
export function* composedAncestors(start: Element): Generator<Element> {
  for (let element: Element | null = start; element; element = composedParent(element)) yield element;
}

function composedParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  // By its number and not its class, which there is none of where a server renders.
  return root.nodeType === 11 ? (root as Partial<ShadowRoot>).host ?? null : null;
}
