// dist/frameworks: what can be set of each element and what it says, as types. What a framework makes of them stands in frameworks/types.
import {comment, pathFrom} from './elements.mjs';

export function elementTypes(elements) {
  const imports = new Map();
  for (const {name, path, events} of elements) {
    imports.set(name, path);
    for (const {type, path: module} of events) imports.set(type, module);
  }
  return `// Made by frameworks/build.mjs from custom-elements.json.
${[...imports].map(([name, path]) => `import type {${name}} from '${pathFrom('frameworks', path)}';\n`).join('')}
/** Every element by its tag: its class, its properties, the attributes that are named otherwise than the property they set, and its events. */
export interface CivicElements {
${elements.map(tagType).join('')}}

${elements.map(interfacesOf).join('\n')}`;
}

const tagType = ({tag, name, description}) => `${comment(description, '  ')}  '${tag}': {
    element: ${name};
    properties: ${name}Properties;
    attributes: ${name}Attributes;
    events: ${name}Events;
  };
`;

const interfacesOf = ({name, tag, properties, events}) => `/** What can be set of \`${tag}\`. */
export interface ${name}Properties {
${properties.map(({name: property, description}) => `${comment(description, '  ')}  ${property}?: ${name}['${property}'] | undefined;\n`).join('')}}

/** The attributes of \`${tag}\` that are named otherwise than the property. */
export interface ${name}Attributes {
${properties.filter(({name: property, attribute}) => attribute && attribute !== property)
  .map(({name: property, attribute, kind, description}) => `${comment(description, '  ')}  '${attribute}'?: ${kind === 'number' ? `number | \`\${number}\`` : `${name}['${property}']`} | undefined;\n`).join('')}}

/** What \`${tag}\` says. */
export interface ${name}Events {
${events.map(({name: event, type, description}) => `${comment(description, '  ')}  '${event}': ${type};\n`).join('')}}
`;
