// What has to be there before anything of ours can run. Plain Node, because nothing is installed yet.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A failure with nothing to add to its one sentence. */
export class Sorry extends Error {}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Sorry(
      `civic-board needs Node 20.19 or newer, this is ${process.version}: install it from https://nodejs.org.`,
    );
  }
}

/** `npm ci`, when node_modules is missing or is not what the lock file says. */
export function install() {
  if (isInstalled()) return false;
  console.log('Installing packages (npm ci), one to three minutes …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const {status, error} = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    // A machine set to production would leave the build tools out.
    env: {...process.env, NODE_ENV: '', npm_config_omit: '', npm_config_production: ''},
  });
  if (error || status !== 0) {
    throw new Sorry(
      'The packages could not be installed: check the connection to the npm registry (npm ping), then run this again.',
    );
  }
  return true;
}

function isInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(packagesIn('package-lock.json') ?? {}).every(
    // What is optional depends on the platform.
    ([path, {version, optional}]) =>
      path === '' || (optional && !installed[path]) || installed[path]?.version === version,
  );
}

function packagesIn(lock) {
  const file = join(root, lock);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** Builds dist, when a source is newer. */
export function build() {
  if (isBuilt()) return false;
  console.log('Building …');
  const {status} = spawnSync('npm run build --silent', {cwd: root, shell: true, stdio: 'inherit'});
  if (status !== 0) throw new Sorry('The build failed: what it says above has to be mended first.');
  return true;
}

/** Whether dist is newer than all that it is made from. */
export function isBuilt() {
  const made = changed(join(root, 'dist/web-types.json')); // written last
  const inputs = readdirSync(root)
    .filter((name) => ['src', 'tokens', 'frameworks'].includes(name) || name.startsWith('package') || /config.*\.(json|mjs)$/.test(name))
    .map((name) => join(root, name));
  return newest(inputs) <= made;
}

function newest(paths) {
  return Math.max(
    0,
    ...paths.map((path) => (statSync(path).isDirectory() ? newest(inside(path)) : changed(path))),
  );
}

function inside(folder) {
  return readdirSync(folder).map((name) => join(folder, name));
}

function changed(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}
