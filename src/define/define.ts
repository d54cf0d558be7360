/** Registers an element unless another copy of the script on the page has done so: the first one wins, and both work. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
