import {BoardError} from '../../adapter/index.js';
import type {Entry, XmlParser} from './options.js';

/** What an endpoint said, whether in JSON or in XML: texts, lists, and records of them. Numbers and yes-or-no are texts, nothing is an empty one. */
export type Tree = string | readonly Tree[] | {readonly [name: string]: Tree};

/** Levels of an answer. The standard's have six. */
const DEEPEST = 12;

/** Elements that an answer of the standard begins with. A page of HTML does not. */
const ROOTS = /^(services|service_definition|service_requests|service_request|requests|tokens|errors|error)$/i;

/**
 * Reads an answer by what it looks like and not by what it says it is: endpoints label JSON as HTML or text, and some answer in the other
 * format than was asked for.
 *
 * @throws {BoardError} `protocol` when it is neither.
 */
export function treeOf(text: string, xmlParser: XmlParser | undefined): Tree {
  const body = text.replace(/^\ufeff/, '').trim();
  if (body === '') return '';
  return body.startsWith('<') ? fromXml(body, xmlParser) : fromJson(body);
}

/** The records of a list, whatever is wrapped around them: `[…]`, `{"services": […]}`, `<services><service>…`. `item` is the name of one. */
export function entriesIn(tree: Tree | undefined, item: string): Entry[] {
  if (tree === undefined || typeof tree === 'string') return [];
  if (Array.isArray(tree)) return (tree as readonly Tree[]).filter(isEntry);
  const record = tree as Entry;
  const inner = record[item];
  if (inner !== undefined) return Array.isArray(inner) ? entriesIn(inner, item) : isEntry(inner) ? [inner] : [];
  const names = Object.keys(record);
  const [only = ''] = names;
  if (names.length === 1 && typeof record[only] !== 'string') return entriesIn(record[only], item);
  return names.length > 0 ? [record] : [];
}

/** The text of a field; empty where there is none. */
export function textIn(entry: Entry, name: string): string {
  const value = entry[name];
  return typeof value === 'string' ? value : '';
}

function isEntry(tree: Tree): tree is Entry {
  return typeof tree === 'object' && !Array.isArray(tree);
}

function fromJson(body: string): Tree {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new BoardError('protocol', 'the answer is neither JSON nor XML: not a GeoReport endpoint, or a proxy in between', {cause});
  }
  if (value === null || typeof value !== 'object') throw new BoardError('protocol', 'the answer is JSON, and neither a list nor a record');
  return plain(value, 0);
}

function plain(value: unknown, depth: number): Tree {
  if (depth > DEEPEST) throw new BoardError('protocol', 'the answer is nested too deeply');
  if (Array.isArray(value)) return value.map((inner) => plain(inner, depth + 1));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), plain(inner, depth + 1)]));
  }
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/**
 * No document with a type declaration is read: the standard has none, and entities, which can fetch files or grow without end, are
 * declared there and nowhere else.
 */
function fromXml(body: string, xmlParser: XmlParser | undefined): Tree {
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) throw new BoardError('protocol', 'the answer is a document with a type of its own, such as a page of HTML, and not a GeoReport answer');
  const parser = xmlParser ?? (typeof DOMParser === 'undefined' ? undefined : new DOMParser());
  if (!parser) throw new BoardError('unsupported', 'there is no DOMParser here: give one as `xmlParser` (that of @xmldom/xmldom), or use the format json');
  const root = rootOf(parser, body);
  if (!root || !ROOTS.test(root.localName ?? '')) throw new BoardError('protocol', 'the answer is XML, and not that of a GeoReport endpoint');
  return element(root, 0);
}

/** A parser throws on what is not well-formed, or gives a document with the error in it, beside what it could read. */
function rootOf(parser: XmlParser, body: string): XmlNode | undefined {
  const broken = (cause?: unknown) => new BoardError('protocol', 'the answer begins as XML and is none', {cause});
  let document: XmlDocument;
  try {
    document = parser.parseFromString(body, 'text/xml') as XmlDocument;
  } catch (cause) {
    throw broken(cause);
  }
  if (document.getElementsByTagName('parsererror').length > 0) throw broken();
  return document.documentElement ?? undefined;
}

/** As much of a node as is read: what every parser's has. */
interface XmlNode {
  readonly nodeType: number;
  readonly localName?: string | null;
  readonly textContent?: string | null;
  readonly firstChild?: XmlNode | null;
  readonly nextSibling?: XmlNode | null;
}

interface XmlDocument {
  readonly documentElement?: XmlNode | null;
  getElementsByTagName(name: string): {readonly length: number};
}

const ELEMENT = 1;

function element(node: XmlNode, depth: number): Tree {
  if (depth > DEEPEST) throw new BoardError('protocol', 'the answer is nested too deeply');
  const inside = new Map<string, Tree[]>();
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType !== ELEMENT) continue;
    const name = (child.localName ?? '').toLowerCase();
    const list = inside.get(name) ?? [];
    list.push(element(child, depth + 1));
    inside.set(name, list);
  }
  if (inside.size === 0) return node.textContent?.trim() ?? '';
  return Object.fromEntries([...inside].map(([name, list]) => [name, list.length === 1 && list[0] !== undefined ? list[0] : list]));
}
