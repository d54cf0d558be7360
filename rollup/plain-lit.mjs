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

/** Lit's own asks once or for ever, in two ways of calling it. Who gives a context has the library's; few elements do. */
const context = {
  name: 'plain-context',
  resolveId: (id, importer) => (/(^|\/)(context-request-event|context-root|context-consumer)\.js$/.test(id) && /@lit\/context/.test(`${importer}${id}`) ? fileURLToPath(new URL('plain-context.js', import.meta.url)) : null),
};

/** What is left out of each of Lit's files, and what stands there instead. Each is found in the version that package-lock.json names, or the build stops. */
const UNUSED = {
  'reactive-element/reactive-element.js': {
    'what standard decorators leave about properties': [
      ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap', '0'],
      [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=new Map)/, ''],
    ],
    'properties that a class lists': [[/if\(this\.finalized=!0,this\._\$Ei\(\),this\.hasOwnProperty\(d\("properties"\)\)\)\{.*?\}(?=this\._\$Eh=new Map)/, 'this.finalized=!0,this._$Ei();']],
    'initializers': [
      ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
      [',void 0!==t.l&&(this.l=[...t.l])', ''],
      [',this.constructor.l?.forEach(t=>t(this))', ''],
    ],
    'properties with accessors of their own, or with none': [
      [',this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){', ',this.elementProperties.set(t,s)){'],
      [
        'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)}',
        'return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)}',
      ],
      [/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for\(const\[s,i\]of t\)\{.*?\}(?=\}let t=!1)/, ''],
    ],
    'attributes that are reflected only when they are no default': [
      [',useDefault:!1', ''],
      ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
      ['r??this._$Ej?.get(e)??r', 'r'],
      [
        '{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||',
        '{reflect:e}){(this._$AL.has(t)||(this.hasUpdated||',
      ],
    ],
    'attributes with JSON, or read in another way': [
      ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
      ['case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
      ['"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u', 'u'],
      ['(void 0!==i.converter?.toAttribute?i.converter:u)', 'u'],
      [',converter:u', ''],
    ],
    'sheets that a class lists twice': [[
      'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
      'return[s??[]].flat(1/0).map(t)',
    ]],
    'leaving of controllers': [['removeController(t){this._$EO?.delete(t)}', '']],
    'names for a compiler that shortens them': [[/d\(("\w+")\)/g, '$1']],
    'hooks for browsers without shadow DOM': [['p=a.reactiveElementPolyfillSupport', 'p=void 0']],
    'a list of the copies on a page, which only the development build reads': [['(a.reactiveElementVersions??=[]).push("2.1.2")', '0']],
  },
  'lit-html/lit-html.js': {
    'formulas': [[':3===i?"<math>":""', ':""'], [':3===i?"</math>":""', ':""'], ['2===i||3===i', '2===i']],
    'values in the text of script, style, textarea and title': [
      ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', 'c=p'],
      [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if\(8===)/, ''],
      ['n??v', 'v'],
      ['(c=p,n=void 0)', 'c=p'],
    ],
    'values in comments': [[/else\{let t=-1;for\(;-1!==\(t=r\.data\.indexOf\(o,t\+1\)\);\)d\.push\(\{type:7,index:l\}\),t\+=o\.length-1\}/, '']],
    'templates that a compiler made': [
      ['e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'e=this._$AC(t)'],
      ['_$litType$:s}=t,', '}=t,'],
    ],
    'listeners with options': [['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', '']],
    'hooks for browsers without shadow DOM': [['B=t.litHtmlPolyfillSupport', 'B=void 0']],
    'a list of the copies on a page, which only the development build reads': [['(t.litHtmlVersions??=[]).push("3.3.3")', '0']],
  },
  'lit-element/lit-element.js': {
    'hooks for browsers without shadow DOM': [['o=s.litElementPolyfillSupport', 'o=void 0']],
    'a list of the copies on a page, which only the development build reads': [['(s.litElementVersions??=[]).push("4.2.2")', '0']],
  },
};

/** A template of ours with a value where the page's copy of Lit finds none. */
const LEFT_OUT = /\}[^<>`]*<\/(script|style|textarea|title)>|<!--[^>]*\$\{|\bmathml`/;

const unused = {
  name: 'plain-lit',
  transform(code, id) {
    const [, parts] = Object.entries(UNUSED).find(([file]) => id.endsWith(`/${file}`)) ?? [];
    if (!parts) return /\/\.cache\/esm\/components\//.test(id) && LEFT_OUT.test(code) ? this.error(`${id} has a template that rollup/plain-lit.mjs leaves out`) : null;
    let plain = code;
    for (const [what, pairs] of Object.entries(parts)) {
      for (const [find, put] of pairs) {
        const before = plain;
        plain = plain.replace(find, put);
        if (plain === before) this.error(`${id} is not what this was written for: ${what}`);
      }
    }
    return {code: plain, map: null};
  },
};

export const plainLit = [decorators, decorating, styles, context, unused];
