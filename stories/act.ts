/** Acting on a story as a person would, for its play function. */

/** The first thing in an element, shadow roots included, that a selector finds, waiting until it is there. */
export async function find<E extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): Promise<E> {
  const end = performance.now() + 10_000;
  for (;;) {
    const found = within(root, selector);
    if (found) return found as E;
    if (performance.now() > end) throw new Error(`there is no ${selector}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Presses, or ticks, what a selector finds. */
export async function press(root: HTMLElement, selector: string): Promise<void> {
  (await find(root, selector)).click();
}

/** Types a text into a field, or chooses the option with that value. */
export async function enter(root: HTMLElement, selector: string, value: string): Promise<void> {
  const field = await find<HTMLInputElement>(root, selector);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

function within(root: ParentNode, selector: string): Element | undefined {
  const direct = root.querySelector(selector);
  if (direct) return direct;
  for (const element of root.querySelectorAll('*')) {
    const found = element.shadowRoot && within(element.shadowRoot, selector);
    if (found) return found;
  }
  return undefined;
}
