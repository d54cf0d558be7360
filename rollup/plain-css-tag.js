/**
 * What `@lit/reactive-element/css-tag.js` exports, for style sheets that are whole texts: `css` takes no values, and nothing but what `css` and
 * `unsafeCSS` made is given to an element. Whatever reads our classes adopts sheets, but for Firefox 93 to 100.
 */

export const unsafeCSS = (text) => {
  let sheet;
  return {
    get styleSheet() {
      if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(text);
      return sheet;
    },
  };
};

export const css = ([text]) => unsafeCSS(text);
