// Finds a Chromium for the tests: CHROME_PATH, then an installed one, then the one that npm brought.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--font-render-hinting=none',
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const usualPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    `${process.env['HOME']}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .filter((name) => process.env[name])
    .map((name) => join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe')),
};

let found;

/** The browser to launch: `{executablePath, args, env, source}`. Looked for once a process. */
export function findBrowser() {
  return (found ??= look());
}

async function look() {
  // Chromium's sandbox refuses to run as root, which is what a container usually is.
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
  const given = process.env['CHROME_PATH'];
  if (given) {
    if (!isExecutable(given))
      throw new Error(`CHROME_PATH is ${given}, which cannot be run. Correct or unset it.`);
    return {executablePath: given, args, env: {...process.env}, source: 'CHROME_PATH'};
  }
  const installed = installedBrowser();
  if (installed) return {executablePath: installed, args, env: {...process.env}, source: 'installed'};
  // A system that allows sandboxes by path, as Ubuntu does, does not know this one; it opens our own pages only.
  return {...(await packagedBrowser()), args: [...new Set([...args, '--no-sandbox'])]};
}

function installedBrowser() {
  const inPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => (folder ? names.map((name) => join(folder, name)) : []));
  return [...inPath, ...(usualPlaces[process.platform] ?? [])].find(isExecutable);
}

async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium was found: install one, or set CHROME_PATH to the one you have.');
  }
  const manifest = readFileSync(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const {version} = JSON.parse(manifest);
  const folder = join(root, 'node_modules/.cache/civic-board', `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  // Its own libraries and fonts, because a bare container has neither.
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
  return {executablePath: join(folder, 'chromium'), env, source: `@sparticuz/chromium ${version}`};
}

/**
 * The package unpacks to the temporary folder and trusts whatever lies there, half-written or foreign.
 * So it gets an empty one of its own, which takes its final name when it is complete.
 */
async function unpack(folder) {
  const before = {...process.env};
  const scratch = `${folder}.${process.pid}`;
  mkdirSync(scratch, {recursive: true});
  try {
    process.env['TMPDIR'] = scratch;
    process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs20.x'; // makes it unpack the libraries too
    const {default: chromium} = await import('@sparticuz/chromium');
    await chromium.executablePath();
    writeFileSync(join(scratch, 'fonts/fonts.conf'), fontsOf(folder));
    mkdirSync(dirname(folder), {recursive: true});
    if (!existsSync(folder)) renameSync(scratch, folder);
  } finally {
    rmSync(scratch, {recursive: true, force: true});
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** The system's fonts where there are some, and the packaged one where there are none; its own file names /tmp. */
function fontsOf(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
