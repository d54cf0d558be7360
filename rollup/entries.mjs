// An element that is loaded when it is wanted is the file that pages load by its name.

/** Lets `define/` load the entries beside it in `bundles/`, which export nothing: a module in a file that has more is exported as an object for whoever loads it. */
export const entries = {
  name: 'entries',
  resolveDynamicImport(id, importer) {
    const [, tag] = /^\.\/(civic-[\w-]+\.js)$/.exec(id) ?? [];
    return tag && /\/define\/[\w-]+\.js$/.test(importer) ? this.resolve(`../bundles/${tag}`, importer) : null;
  },
};
