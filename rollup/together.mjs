// The loader fetches an element with all the files that it is made of, at once: a page would find out about them one after the other.

const IMPORT = /\bimport\("\.\/([^"]+)"\)/g;

/**
 * Rewrites what `fileName` imports when it is wanted, so that the files which that imports itself are asked for in the same moment. `inTurn`: those for
 * which it is not worth what every page would load to know of their files.
 */
export const together = (fileName, inTurn) => ({
  name: 'together',
  generateBundle(options, bundle) {
    const loader = bundle[fileName];
    if (loader?.type !== 'chunk') this.error(`${fileName} is not there`);
    const closure = (file, seen = new Set()) => {
      for (const imported of bundle[file]?.imports ?? []) if (!seen.has(imported)) closure(imported, seen.add(imported));
      return seen;
    };
    const own = closure(fileName);
    const files = [];
    const numbers = (file) => [...closure(file)].filter((needed) => !own.has(needed) && needed !== fileName).map((needed) => {
      if (!files.includes(needed)) files.push(needed);
      return files.indexOf(needed);
    });
    const code = loader.code.replace(IMPORT, (all, file) => {
      const needed = inTurn.test(file) ? [] : numbers(file);
      return needed.length > 0 ? `(civicTogether(${needed.join()}),${all})` : all;
    });
    if (files.length === 0) this.error(`${fileName} imports nothing that imports more`);
    // What could not be fetched is said, and tried again, by the import itself.
    loader.code = `const civicFiles=${JSON.stringify(files.map((file) => `./${file}`))},civicTogether=(...numbers)=>numbers.forEach(number=>import(civicFiles[number]).catch(()=>{}));${code}`;
  },
});
