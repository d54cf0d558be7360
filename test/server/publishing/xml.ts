import {SaxesParser} from 'saxes';

/** An element, its names without prefixes. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text inside. */
  readonly text: string;
}

/** Reads XML as strictly as the recommendation asks: what is not well formed throws. */
export function parseXml(source: string): Element {
  type Open = {name: string; namespace: string; attributes: Record<string, string>; children: Element[]; text: string};
  const document: Open = {name: '', namespace: '', attributes: {}, children: [], text: ''};
  const open = [document];
  const parser = new SaxesParser({xmlns: true});
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', ({local, uri, attributes}) => {
    const element: Open = {name: local, namespace: uri, attributes: Object.fromEntries(Object.values(attributes).map(({name, value}) => [name, value])), children: [], text: ''};
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const ended = open.pop();
    const outer = open.at(-1);
    if (ended && outer) outer.text += ended.text;
  });
  const add = (text: string) => { const inner = open.at(-1); if (inner) inner.text += text; };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(source).close();
  const [root] = document.children;
  if (!root) throw new Error('no element');
  return root;
}

/** The elements of a name directly inside. */
export function all(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of the only element of a name directly inside. */
export function text(element: Element | undefined, name: string): string {
  const found = all(element, name);
  if (found.length !== 1) throw new Error(`${found.length} × ${name}`);
  return found[0]?.text ?? '';
}
