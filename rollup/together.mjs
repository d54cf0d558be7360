// The loader fetches an element with all the files that it is made of, at once: a page would find out about them one after the other.
import {readFileSync} from 'node:fs';
import {posix} from 'node:path';
import {AGAIN} from './again.mjs';
import {closure} from './closure.mjs';

const IMPORT = /\bimport\("(\.[^"]+)"\)/g;

/**
 * Rewrites what `fileName` imports when it is wanted, so that the files which that imports itself are asked for in the same moment. `inTurn`: those for
 * which it is not worth what every page would load to know of their files.
 */
export const together = (fileName, inTurn) => ({
  name: 'together',
  generateBundle(options, bundle) {
    const loader = bundle[fileName];
    if (loader?.type !== 'chunk') this.error(`${fileName} is not there`);
    const withImports = (file) => closure([file], (one) => bundle[one]?.imports ?? []);
    const own = withImports(fileName);
    const fromLoader = (file) => posix.relative(posix.dirname(fileName), file).replace(/^(?!\.)/, './');
    const files = [];
    const numbers = (file) => [...withImports(file)].filter((needed) => !own.has(needed) && needed !== file).map((needed) => {
      if (!files.includes(needed)) files.push(needed);
      return files.indexOf(needed);
    });
    const code = loader.code.replace(IMPORT, (all, path) => {
      const needed = inTurn.test(path) ? [] : numbers(posix.join(posix.dirname(fileName), path));
      const load = `civicAgain(again=>import("${path}"+again))`;
      return needed.length > 0 ? `(civicTogether(${needed.join()}),${load})` : load;
    });
    if (files.length === 0) this.error(`${fileName} imports nothing that imports more`);
    // What could not be fetched is said, and tried again, by the import itself.
    loader.code = `const civicFiles=${JSON.stringify(files.map(fromLoader))},civicTogether=(...numbers)=>numbers.forEach(number=>import(civicFiles[number]).catch(()=>{})),civicAgain=${AGAIN};${code}`;
  },
});

/** The loader's own copy of a small module that others have too: a chunk for both would be fetched before the loader begins. */
export const own = (importer, module) => ({
  name: 'own',
  async resolveId(source, from) {
    if (!from?.endsWith(importer) || !source.endsWith(module)) return null;
    const resolved = await this.resolve(source, from, {skipSelf: true});
    return resolved && `${resolved.id.replace('?own', '')}?own`;
  },
  load: (id) => (id.endsWith(`${module}?own`) ? readFileSync(id.slice(0, -'?own'.length), 'utf8') : null),
});
