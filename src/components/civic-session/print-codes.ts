/** What stands on the paper. */
export interface Paper {
  readonly title: string;
  readonly hint: string;
  readonly codes: readonly string[];
  readonly language: string;
  readonly direction: string;
}

/** Out of sight, but rendered: what is not displayed is not printed everywhere. */
const OUT_OF_SIGHT = {position: 'fixed', 'inset-inline-start': '-100vw', border: '0', visibility: 'hidden'};

/**
 * Prints recovery codes and nothing of the page around them: they stand in a frame of their own, which is gone when the printer has it. Gives
 * what takes it away before, because not every browser says that it is done. Built node by node, as everything here, so that no markup is
 * ever read from a text.
 */
export function printCodes(paper: Paper): () => void {
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries(OUT_OF_SIGHT)) frame.style.setProperty(name, value);
  frame.title = paper.title;
  const remove = () => frame.remove();
  // Some browsers put an empty page of their own in place of one that was written on at once.
  frame.addEventListener('load', () => {
    const {contentWindow: view, contentDocument: page} = frame;
    if (!view || !page) return remove();
    write(page, paper);
    view.addEventListener('afterprint', remove);
    // In a moment, when it has been laid out.
    setTimeout(() => {
      if (!frame.isConnected) return;
      view.focus();
      view.print();
    });
  }, {once: true});
  document.body.append(frame);
  return remove;
}

function write(page: Document, {title, hint, codes, language, direction}: Paper): void {
  page.documentElement.lang = language;
  page.documentElement.dir = direction;
  page.title = title;
  const add = (parent: Element, tag: string, text = ''): HTMLElement => {
    const element = page.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  add(page.body, 'h1', title);
  add(page.body, 'p', hint);
  const list = add(page.body, 'ul');
  for (const code of codes) add(add(list, 'li'), 'code', code);
}
