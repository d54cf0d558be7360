/**
 * What `@lit/reactive-element/css-tag.js` exports, for style sheets that are whole texts: `css` takes no values, and nothing but what `css` and
 * `unsafeCSS` made is given to an element. `test/package.node.test.ts` holds the names to Lit's.
 */

/** Safari before 16.4 has style elements only. */
export const supportsAdoptingStyleSheets = 'adoptedStyleSheets' in Document.prototype && 'replace' in CSSStyleSheet.prototype;

export class CSSResult {
  constructor(cssText) {
    this.cssText = cssText;
  }

  get styleSheet() {
    if (supportsAdoptingStyleSheets && !this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.sheet;
  }

  toString() {
    return this.cssText;
  }
}

export const unsafeCSS = (text) => new CSSResult(text);

export const css = ([text]) => unsafeCSS(text);

export const adoptStyles = (root, styles) => {
  if (supportsAdoptingStyleSheets) root.adoptedStyleSheets = styles.map(({styleSheet}) => styleSheet);
  else for (const {cssText} of styles) {
    const element = document.createElement('style');
    // The page's nonce, where its content security policy asks for one.
    if (globalThis.litNonce) element.setAttribute('nonce', globalThis.litNonce);
    element.textContent = cssText;
    root.append(element);
  }
};

export const getCompatibleStyle = (style) => style;
