/** What pages that load us from one script wait for before an element is registered: see `page-ready`, which the loader does not share a file with. */
type Ready = (tag: string) => Promise<unknown>;

/** Registers an element unless another copy of the script on the page has done so: the first one wins, and both work. */
export function define(tag: string, element: CustomElementConstructor): void {
  const register = () => customElements.get(tag) ?? customElements.define(tag, element);
  const ready = (globalThis as {civicBoardReady?: Ready}).civicBoardReady;
  if (ready) void ready(tag).then(register, register);
  else register();
}
