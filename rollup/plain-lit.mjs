// What Lit and the compiler bring for others and we do not use, left out of dist/cdn: each byte of it is loaded with every element.
import {fileURLToPath} from 'node:url';

/** Lit's own is for standard decorators too, which our compiler does not write (see tsconfig.json). Ours decorate no accessors. */
const decorators = {
  name: 'plain-decorators',
  load: (id) => (id.endsWith('/@lit/reactive-element/decorators/property.js')
    ? 'export const property = (options) => (prototype, name) => prototype.constructor.createProperty(name, options);'
    : null),
};

/** The compiler's helper calls decorators. Ours give nothing back, so there is nothing else to do. */
const decorating = {
  name: 'plain-decorating',
  resolveId: (id) => (id === 'tslib' ? '\0tslib' : null),
  load: (id) => (id === '\0tslib' ? 'export const __decorate = (decorators, target, key) => decorators.forEach((decorate) => decorate(target, key));' : null),
};

/** Lit's own takes style sheets with values in them as well, and has sentences for those who do it wrong. */
const styles = {
  name: 'plain-styles',
  resolveId: (id, importer) => (/(^|\/)css-tag\.js$/.test(id) && /@lit\/reactive-element/.test(`${importer}${id}`) ? fileURLToPath(new URL('plain-css-tag.js', import.meta.url)) : null),
};

/**
 * Lists of the copies of Lit on a page, which only its development build reads, hooks for browsers without shadow DOM, where we do not run, and what
 * standard decorators would leave about properties.
 */
const hooks = {
  name: 'plain-hooks',
  transform(code, id) {
    if (!/\/(lit-html|reactive-element|lit-element)\.js$/.test(id)) return null;
    const plain = code.replace(/Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap/, '0')
      .replace(/const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?\}(?=this\._\$Eh=new Map)/, '')
      .replace(/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/, '0').replace(/\w+\.\w+PolyfillSupport\b/, 'void 0');
    return plain === code ? this.error(`${id} is not what this was written for`) : {code: plain, map: null};
  },
};

export const plainLit = [decorators, decorating, styles, hooks];
