// Reads dist/custom-elements.json into what the files for frameworks and editors say of an element.
import {readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {valuesOf} from './values.mjs';

/**
 * Every element: `{tag, name, path, description, properties, events, slots, parts, cssProperties}`. `path` is its module below dist; a property has
 * the `attribute` that sets it (or none), a `kind` (text, number, boolean, object) and the `values` that there are, if they are few.
 */
export function readElements(dist) {
  const {modules} = JSON.parse(readFileSync(join(dist, 'custom-elements.json'), 'utf8'));
  const declarations = modules.flatMap(({path, declarations = []}) => declarations.map((declaration) => ({...declaration, path: path.replace(/^dist\//, '')})));
  const moduleOf = new Map(declarations.map(({name, path}) => [name, path]));
  const described = declarations.filter(({tagName}) => tagName).sort((one, other) => (one.tagName < other.tagName ? -1 : 1));
  const types = valuesOf(described.map(({name, path}) => ({name, file: join(dist, path.replace(/\.js$/, '.d.ts'))})));

  return described.map(({tagName: tag, name, path, description = '', members = [], events = [], slots = [], cssParts = [], cssProperties = []}) => ({
    tag, name, path, description,
    properties: members.filter(isSettable).map(({name: property, attribute, description = '', default: initial}) => ({
      name: property, attribute, description, default: initial, ...types.get(name).get(property),
    })),
    events: events.map(({name: event, type, description = ''}) => {
      const module = moduleOf.get(type?.text);
      if (!module) throw new Error(`<${tag}>: no module has the class of ${event}, ${type?.text}.`);
      return {name: event, type: type.text, path: module, description};
    }),
    slots, parts: cssParts, cssProperties,
  }));
}

/** Readers of a form control's `validity` cannot set it; statics belong to whoever registers the element. */
const isSettable = ({kind, static: isStatic, readonly}) => kind === 'field' && !isStatic && !readonly;

/** From one file below dist to another, as an import says it. */
export function pathFrom(folder, path) {
  return join(...folder.split('/').map(() => '..'), dirname(path), basename(path)).replaceAll('\\', '/');
}

/** A description as a comment of documentation. */
export function comment(text, indent = '') {
  const lines = text.replaceAll('*/', '*\u200b/').split('\n');
  return lines.length === 1 ? `${indent}/** ${lines[0]} */\n` : `${indent}/**\n${lines.map((line) => `${indent} * ${line}`).join('\n')}\n${indent} */\n`;
}
