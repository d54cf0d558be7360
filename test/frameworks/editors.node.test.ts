import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {describe, expect, it} from 'vitest';
import {PUBLIC_STATUSES} from '../../src/model/states.js';

interface Described {name: string; description?: string | {value: string}}
interface HtmlData {tags: (Described & {attributes: (Described & {values?: {name: string}[]; valueSet?: string})[]})[]}
interface CssData {properties: Described[]}
interface WebTypes {
  name: string;
  version: string;
  contributions: {html: {elements: (Described & {attributes: Described[]; slots: Described[]; js: {properties: Described[]; events: Described[]}; css: {parts: Described[]; properties: Described[]}})[]}};
}

const require = createRequire(import.meta.url);
const read = <T>(name: string) => JSON.parse(readFileSync(require.resolve(`civic-board/${name}`), 'utf8')) as T;
const html = read<HtmlData>('vscode.html-custom-data.json');
const css = read<CssData>('vscode.css-custom-data.json');
const webTypes = read<WebTypes>('web-types.json');
const manifest = read<{modules: {declarations?: {tagName?: string}[]}[]}>('custom-elements.json');

const tags = manifest.modules.flatMap(({declarations = []}) => declarations.flatMap(({tagName}) => tagName ?? [])).sort();
const textOf = ({description}: Described) => (typeof description === 'object' ? description.value : description ?? '');

describe('what editors know', () => {
  it('is every element', () => {
    expect(html.tags.map(({name}) => name)).toEqual(tags);
    expect(webTypes.contributions.html.elements.map(({name}) => name)).toEqual(tags);
  });

  it('explains everything that it offers', () => {
    const offered = [
      ...html.tags, ...html.tags.flatMap(({attributes}) => attributes), ...css.properties,
      ...webTypes.contributions.html.elements.flatMap(({attributes, slots, js, css}) => [...attributes, ...slots, ...js.properties, ...js.events, ...css.parts, ...css.properties]),
    ];
    expect(offered.filter((entry) => !textOf(entry)).map(({name}) => name)).toEqual([]);
  });

  it('offers the values of an attribute that has few', () => {
    const attribute = (tag: string, name: string) => html.tags.find((entry) => entry.name === tag)?.attributes.find((entry) => entry.name === name);
    expect(attribute('civic-message-list', 'status')?.values?.map(({name}) => name).sort()).toEqual([...PUBLIC_STATUSES].sort());
    expect(attribute('civic-message-list', 'page-size')?.values).toBeUndefined();
    expect(attribute('civic-inbox', 'slash-search')?.valueSet).toBe('v');
    expect(attribute('civic-thread', 'query-code'), 'a property only').toBeUndefined();
  });

  it('has the tokens that themes set', () => {
    expect(css.properties.map(({name}) => name)).toEqual(expect.arrayContaining(['--civic-color-accent', '--civic-target', '--civic-thread-gap']));
  });

  it('says which version it is of', () => {
    const {name, version} = read<{name: string; version: string}>('package.json');
    expect([webTypes.name, webTypes.version]).toEqual([name, version]);
  });
});
