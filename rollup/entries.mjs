// An element that is loaded when it is wanted is the file that pages load by its name.
import {posix} from 'node:path';

/**
 * What `define/` loads stays as it is written where there is such a file. Were it a module like others, it would export an object of what it exports,
 * which is nothing, for whoever loads it.
 */
export const entries = {
  name: 'entries',
  async resolveDynamicImport(id, importer) {
    if (!/^\.\/civic-[\w-]+\.js$/.test(id) || !/\/define\/[\w-]+\.js$/.test(importer)) return null;
    return (await this.resolve(`../bundles/${id}`, importer)) && {id, external: true};
  },
  generateBundle(options, bundle) {
    for (const {fileName, dynamicImports = []} of Object.values(bundle)) {
      const lost = dynamicImports.find((file) => file.startsWith('./') && !bundle[posix.join(posix.dirname(fileName), file)]?.isEntry);
      if (lost) this.error(`${fileName} loads ${lost}, which is not beside it`);
    }
  },
};
