const made = new Map<string, CustomElementConstructor>();

/** Stands for `define` in the build of one file, whose modules all run at once: elements wait for {@link defineAll}. */
export function define(tag: string, element: CustomElementConstructor): void {
  made.set(tag, element);
}

/** Registers them, but for those that another copy of the script on the page has registered. */
export function defineAll(): void {
  for (const [tag, element] of made) if (!customElements.get(tag)) customElements.define(tag, element);
}
