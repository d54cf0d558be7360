import manifest from '../../dist/custom-elements.json' with {type: 'json'};
import {optionsOf} from './options.js';

/** What the manifest says of an element, for controls and for the builder: both are made of it, so that a new attribute is in them by itself. */
export interface ElementDoc {
  readonly tag: string;
  readonly description: string;
  readonly attributes: readonly AttributeDoc[];
}

export interface AttributeDoc {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'number' | 'boolean';
  /** The values that there are, if they are few. */
  readonly options?: readonly string[];
  readonly default: string;
}

interface Declaration {
  tagName?: string;
  description?: string;
  attributes?: {name: string; description?: string; type?: {text?: string}; default?: string}[];
}

const declarations = (manifest as unknown as {modules: {declarations?: Declaration[]}[]}).modules.flatMap(({declarations = []}) => declarations);

export const ELEMENTS: readonly ElementDoc[] = declarations
  .filter(({tagName}) => tagName)
  .map(({tagName = '', description = '', attributes = []}) => ({
    tag: tagName,
    description,
    attributes: attributes.map(({name, description = '', type, default: initial = ''}) => {
      const kind = type?.text === 'boolean' ? 'boolean' : type?.text === 'number' || /^[A-Z_]+$/.test(initial) ? 'number' : 'text';
      const options = optionsOf(tagName, name);
      const value = /^'(.*)'$/.exec(initial)?.[1] ?? (/^(true|\d+)$/.test(initial) ? initial : '');
      return {name, description, kind, ...(options && {options}), default: value} as const;
    }),
  }))
  .sort((one, other) => (one.tag < other.tag ? -1 : 1));

export function elementDoc(tag: string): ElementDoc {
  const found = ELEMENTS.find((element) => element.tag === tag);
  if (!found) throw new Error(`the manifest has no ${tag}`);
  return found;
}

/** The element with attributes as the page would write them; what is the default is left out. */
export function attributesOf(tag: string, values: Readonly<Record<string, unknown>>): readonly (readonly [name: string, value: string])[] {
  return elementDoc(tag).attributes.flatMap(({name, kind, default: initial}): (readonly [string, string])[] => {
    const value = values[name];
    if (kind === 'boolean') return value ? [[name, '']] : [];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const text = String(value);
    return text === '' || text === initial ? [] : [[name, text]];
  });
}

/** Makes that element. */
export function makeElement(tag: string, attributes: readonly (readonly [string, string])[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  return element;
}
