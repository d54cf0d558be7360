// Component tests with Lit as pages load it: `TEST_LIT=pages npx wtr`. What rollup/plain-lit.mjs leaves out is not there.
import {relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {plainLit} from '../../rollup/plain-lit.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const self = {error: (message) => {
  throw new Error(message);
}};

/** Lit's own names stay: the runner's helpers know templates by one. */
const plugins = plainLit.filter(({name}) => name !== 'plain-names');

/** The plugins for Rollup as one for the test runner. What they do to our compiler's output does not happen here: files are compiled in another way. */
export const plainLitPlugin = {
  name: 'plain-lit',
  resolveImport({source, context}) {
    const file = plugins.map(({resolveId}) => resolveId?.(source, context.path)).find((id) => id?.startsWith('/'));
    return file && `/${relative(root, file)}`;
  },
  transform({path, body}) {
    const made = plugins.map(({transform}) => transform?.call(self, body, path)).find(Boolean);
    return made ? {body: made.code} : undefined;
  },
};
