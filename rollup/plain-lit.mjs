// What Lit and the compiler bring for others and we do not use, left out of dist/cdn: each byte of it is loaded with every element.
import {fileURLToPath} from 'node:url';

/** A decorator for each property, and the compiler's helper to call it, say in three calls what is one (see tsconfig.json). */
const properties = {
  name: 'plain-properties',
  transform(code, id) {
    if (!/\/\.cache\/esm\/components\//.test(id)) return null;
    const plain = code.replace(/__decorate\(\[\s*(property|state)\((\{[^{}]*\})?\)\s*\], (\w+)\.prototype, ("\w+"), void 0\);/g, (all, what, options = '', element, name) =>
      `${element}.createProperty(${name}${what === 'state' ? ', {state: true}' : options && `, ${options}`});`);
    if (plain.includes('__decorate(')) this.error(`${id} has another decorator than property and state`);
    return plain === code ? null : {code: plain, map: null};
  },
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
        'const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}}static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};'
        + 'return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}',
        'const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];this[i]=e,this.requestUpdate(t,h,s)},configurable:!0,enumerable:!0})}}',
      ],
      [/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for\(const\[s,i\]of t\)\{.*?\}(?=\}let t=!1)/, ''],
    ],
    'properties that say what a change is': [
      ['const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)', 'if(i??=this.constructor.getPropertyOptions(t),(Object.is(this[t],s)'],
      [',hasChanged:f', ''],
    ],
    'attributes that are reflected only when they are no default': [
      [',useDefault:!1', ''],
      ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
      [
        '{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(this._$AL.has(t)||(this.hasUpdated||i||',
        '{reflect:e}){(this._$AL.has(t)||(this.hasUpdated||',
      ],
      [/this\.C\(t,s,i\)(.*?)C\(t,s,\{reflect:e\}\)\{.*?\}(?=async _\$EP)/, 'this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0),i.reflect&&this._$Em!==t&&(this._$Eq??=new Set).add(t)$1'],
    ],
    'attributes with JSON, or read in another way': [
      [/u=\{toAttribute\(t,s\)\{.*?return i\}\},/, 'u={},'],
      [
        'const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h)',
        'const h=i.type===Boolean?s?"":null:s;this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h)',
      ],
      [
        'const t=i.getPropertyOptions(e),h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u;this._$Em=e;const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r',
        'const{type:t}=i.getPropertyOptions(e);this._$Em=e,this[e]=t===Boolean?null!==s:t===Number&&null!==s?Number(s):s',
      ],
      [',converter:u', ''],
    ],
    'attributes that are scripts': [['l=c?c.emptyScript:"",', '']],
    'properties by symbols, and what is so anyway': [
      ['"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0', '"string"==typeof i?i:t.toLowerCase()'],
      ['attribute:!0,type:String,reflect:!1', ''],
    ],
    'updates that an element declines': [
      ['let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(', 'const s=this._$AL;try{('],
      ['this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)', 'this.update(s))}catch(s){throw this._$EM(),s}this._$AE(s)'],
      ['shouldUpdate(t){return!0}', ''],
    ],
    'names for style sheets': [
      [/^import\{[^}]*\}from"\.\/css-tag\.js";/, ''],
      ['export{CSSResult,css,supportsAdoptingStyleSheets,unsafeCSS}', 'export{css,unsafeCSS}'],
      [',s as adoptStyles', ''],
      [',t as getCompatibleStyle', ''],
    ],
    'sheets that a class lists twice, or that are no sheets': [
      ['const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i', 'return[s??[]].flat(1/0).map(t=>t.styleSheet)'],
      ['s(t,this.constructor.elementStyles),t', 't.adoptedStyleSheets=this.constructor.elementStyles,t'],
      ['y.elementStyles=[],', ''],
    ],
    'steps that somebody could change': [
      ['this._$Ev()}_$Ev(){', ''],
      ['attributeChangedCallback(t,s,i){this._$AK(t,i)}', ''],
      ['_$AK(t,s){', 'attributeChangedCallback(t,n,s){'],
      ['this._$AE(s)}', 'this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(s)),this.updated(s)}'],
      [/_\$AE\(t\)\{.*?this\.updated\(t\)\}/, ''],
      ['this._$Eh&&[', '['],
    ],
    'shorter names for what is said once': [['n(this)', 'Object.getPrototypeOf(this)'], ['e(this.prototype,', 'Object.defineProperty(this.prototype,']],
    'leaving of controllers': [['removeController(t){this._$EO?.delete(t)}', '']],
    'more to wait for': [['get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){', 'get updateComplete(){']],
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
    'comments': [
      [/else\{let t=-1;for\(;-1!==\(t=r\.data\.indexOf\(o,t\+1\)\);\)d\.push\(\{type:7,index:l\}\),t\+=o\.length-1\}/, ''],
      ['/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g', '/<(\\/?[a-zA-Z][^>\\s]*|\\/?$)/g'],
      ['c===v?"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?c=p:void 0!==u[3]&&(c=p):c===p?', 'c===v?c=p:c===p?'],
      ['c===$||c===g?c=p:c===_||c===m?c=v:c=p', 'c=p'],
    ],
    'attributes without quotes at the end of a tag': [
      ['const x=c===p&&t[i+1].startsWith("/>")?" ":"";', ''],
      ['+o+x):', '+o):'],
      ['(-2===d?i:x)', '(-2===d?i:"")'],
    ],
    'values that an element itself has': [
      [':void 0===u[1]?d=-2:(', ':('],
      ['s+o+(-2===d?i:"")', 's+o'],
      ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
      [':6===r.type&&(i=new Z(h,this,t))', ':0'],
      [/class Z\{.*?\}(?=const j=)/, ''],
      [',F:Z', ''],
    ],
    'templates that a compiler made': [
      ['e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'e=this._$AC(t)'],
      ['_$litType$:s}=t,', '}=t,'],
    ],
    'templates that belong into another document, or are made in another way': [
      ['(t?.creationScope??l)', 'l'],
      ['this.el=S.createElement(f,e)', '(this.el=document.createElement("template")).innerHTML=f'],
      ['static createElement(t,i){const s=l.createElement("template");return s.innerHTML=t,s}', ''],
    ],
    'what stands for a polyfill': [['const s=i(t).nextSibling;i(t).remove()', 'const s=t.nextSibling;t.remove()']],
    'listeners with options, or that are objects': [
      ['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
      ['"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)', 'this._$AH.call(this.options?.host??this.element,t)'],
    ],
    'what directives of others ask': [
      [/get parentNode\(\)\{return this\._\$AM\.parentNode\}/, ''],
      [/get parentNode\(\)\{let t=this\._\$AA\.parentNode;.*?,t\}get startNode\(\)\{return this\._\$AA\}get endNode\(\)\{return this\._\$AB\}/, ''],
      ['get tagName(){return this.element.tagName}', ''],
    ],
    'directives that hear when they leave the page': [
      [/get _\$AU\(\)\{return this\._\$AM(\?)?\._\$AU(\?\?this\._\$Cv)?\}/g, ''],
      [/this\._\$AN=void 0,/g, ''],
      [',this._$Cv=e?.isConnected??!0', ''],
      ['this._$AP?.(!1,!0,s);', ';'],
      ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ],
    'directives, which come with the first module that has one': [
      [/function M\(t,i,s=t,e\)\{.*?\}(?=class R\{)/, 'let M=(t,i)=>i;'],
      ['V:M,', 'V:(...t)=>M(...t),'],
      ['export{', 'export const resolveWith=t=>{M=t};export{'],
    ],
    'places before something in an element': [
      ['const e=s?.renderBefore??i;let h=e._$litPart$;', 'let h=i._$litPart$;'],
      ['const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,', 'i._$litPart$=h=new k(i.insertBefore(c(),null),null,'],
    ],
    'hooks for browsers without shadow DOM': [['B=t.litHtmlPolyfillSupport', 'B=void 0']],
    'a list of the copies on a page, which only the development build reads': [['(t.litHtmlVersions??=[]).push("3.3.3")', '0']],
  },
  'lit-html/directive.js': {
    'that pages had nothing that knows directives': [[
      'const t={ATTRIBUTE',
      `import {noChange, resolveWith} from './lit-html.js';
      resolveWith(function resolve(part, value, parent = part, index) {
        if (value === noChange) return value;
        const Wanted = value?._$litDirective$;
        let made = index === undefined ? parent._$Cl : parent._$Co?.[index];
        if (made?.constructor !== Wanted) {
          made = Wanted && new Wanted(part);
          made?._$AT(part, parent, index);
          if (index === undefined) parent._$Cl = made;
          else (parent._$Co ??= [])[index] = made;
        }
        return made ? resolve(part, made._$AS(part, value.values), made, index) : value;
      });
      const t={ATTRIBUTE`,
    ]],
  },
  'lit-element/lit-element.js': {
    'directives that hear when they leave the page': [
      [',this._$Do=void 0', ''],
      ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
      ['this._$Do=e(', 'e('],
      [/connectedCallback\(\)\{super.*?disconnectedCallback\(\)\{.*?\}(?=render\(\))/, ''],
    ],
    'places before something in an element': [['createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}', '']],
    'hooks for browsers without shadow DOM': [['o=s.litElementPolyfillSupport', 'o=void 0']],
    'a list of the copies on a page, which only the development build reads': [['(s.litElementVersions??=[]).push("4.2.2")', '0']],
  },
};

/** A value in the text of an element that has no elements in it, in a comment, among the attributes of an element; formulas; what Lit would ask an element or a directive. */
const LEFT_OUT = [
  /\}[^<>`]*<\/(script|style|textarea|title)>/,
  /<!--/,
  /<[a-z][\w-]*(\s+[\w.@?:-]+(=("[^"]*"|'[^']*'|\$\{[^{}]*\}|[^\s"'>$]+))?)*\s+\$\{/,
  /\bmathml`/,
  /\b(addInitializer|converter|createProperty|getPropertyDescriptor|getUpdateComplete|handleEvent|hasChanged|noAccessor|removeController|renderBefore|shouldUpdate|useDefault)\b/,
  /\blit\/(async-directive|directive)\.js|\blit\/directives\/(async|cache|ref|until)/,
];

const unused = {
  name: 'plain-lit',
  transform(code, id) {
    const [, parts] = Object.entries(UNUSED).find(([file]) => id.endsWith(`/${file}`)) ?? [];
    if (!parts) {
      const found = /\/\.cache\/esm\/(components|controllers|define)\//.test(id) && LEFT_OUT.map((pattern) => pattern.exec(code)?.[0]).find(Boolean);
      return found ? this.error(`${id} wants what rollup/plain-lit.mjs leaves out: ${found}`) : null;
    }
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

/** Names that only Lit itself knows, in all its files that pages have. Two copies of Lit on a page never ask each other by them. */
const OWN_NAMES = [
  'AH', 'AM', 'AU', 'AI', 'AA', 'AL', 'AB', 'Em', 'AR', 'EO', 'AV', 'Ep', 'Eh', 'AS', 'Eu', 'Ei', 'ES', 'EM', 'AK', 'AD', 'Eq', 'AG', 'AC', 'Ev', 'E_', 'ET', 'EP', 'Co', 'Cl', 'AT', 'AE', 'Ct', 'Ci',
  'litType$', 'litDirective$', 'litPart$',
];

/** Shorter ones. */
const names = {
  name: 'plain-names',
  transform(code, id) {
    if (!/\/node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element|@lit-labs\/ssr-client)\//.test(id)) return null;
    const plain = code.replace(/_\$(\w+\$?)/g, (name, own) => (OWN_NAMES.includes(own) ? `$${OWN_NAMES.indexOf(own).toString(36)}` : name));
    return plain === code ? null : {code: plain, map: null};
  },
};

export const plainLit = [styles, context, unused, properties, names];
