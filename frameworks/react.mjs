// dist/react: a component of React for each element, whose import defines the element.
import {comment, pathFrom} from './elements.mjs';

const header = '// Made by frameworks/build.mjs from custom-elements.json.\n';

export function reactFiles(elements) {
  const files = {
    'index.js': `${header}${elements.map(({tag, name}) => `export {${name}} from './${tag}.js';\n`).join('')}`,
    'index.d.ts': `${header}${elements.map(({tag, name}) => `export {${name}, type ${name}Props} from './${tag}.js';\n`).join('')}`,
  };
  for (const {tag, name, properties, events, description} of elements) {
    const attributes = properties.map(({name: property, attribute}) => `${property}: ${attribute ? `'${attribute}'` : 'null'}`).join(', ');
    files[`${tag}.js`] = `'use client';
${header}import '${pathFrom('react', `define/${tag}.js`)}';
import {wrap} from './wrap.js';

export const ${name} = /*#__PURE__*/ wrap('${tag}', {${attributes}}, [${events.map(({name: event}) => `'${event}'`).join(', ')}]);
`;
    files[`${tag}.d.ts`] = `${header}import type {CivicElements} from '../frameworks/elements.js';
import type {Wrapper, WrapperProps} from './wrap.js';

/** The props of {@link ${name}}. */
export type ${name}Props = WrapperProps<CivicElements['${tag}']>;

${comment(description)}export declare const ${name}: Wrapper<CivicElements['${tag}']>;
`;
  }
  return files;
}
