// Chromium never fetches a module again that it could not fetch once: what a page asks for without a connection would stay away until it is reloaded.

/**
 * Loads a module, and where that fails once more by another name of the same file. `load` gets what is to stand behind the address. Where the page
 * says what each file must be (an import map with digests, which knows files by their addresses), nothing is loaded past it.
 */
export const AGAIN = `(load)=>load("").catch((error)=>{
  if([...document.scripts].some(({type,text})=>type==="importmap"&&text.includes("integrity")))throw error;
  return load("#"+Date.now());
})`;

const MODULE = '\0again';
const IMPORT = /\bimport\(('[^']*')\)/g;

/** Lets the modules whose file matches load this way what they load when it is wanted. */
export const again = (pattern) => ({
  name: 'again',
  resolveId: (id) => (id === MODULE ? id : null),
  load: (id) => (id === MODULE ? `export const again=${AGAIN};` : null),
  transform(code, id) {
    const again = pattern.test(id) ? code.replace(IMPORT, 'again((civicAgain) => import($1))') : code;
    return again === code ? null : {code: `import {again} from '${MODULE}';${again}`, map: null};
  },
  renderDynamicImport: ({moduleId}) => (pattern.test(moduleId) ? {left: 'import(', right: '+civicAgain)'} : null),
});
