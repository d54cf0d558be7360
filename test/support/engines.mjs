// The engines that component tests run in: Chromium always, Firefox and WebKit where the machine has them.
import {accessSync, constants, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {chromeLauncher} from '@web/test-runner-chrome';
import {findBrowser} from './browser.mjs';
import {webkitLauncher} from './webkit.mjs';

/** What `TEST_ENGINE` may say. */
export const ENGINES = ['chromium', 'firefox', 'webkit'];

/** The launcher of an engine, for web-test-runner. */
export async function launcherOf(engine) {
  if (engine === 'firefox') return firefox();
  if (engine === 'webkit') return webkit();
  if (engine === 'chromium') {
    const {executablePath, args, env} = await findBrowser();
    return chromeLauncher({launchOptions: {executablePath, args, env}});
  }
  throw new Error(`TEST_ENGINE is ${engine}: choose from ${ENGINES.join(', ')}.`);
}

/** Why an engine cannot be run here, and what helps; empty when it can. */
export function obstacleTo(engine) {
  if (engine === 'firefox' && !findFirefox()) {
    return 'there is no Firefox: install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH to the one you have';
  }
  if (engine === 'webkit' && !findWebkit()) {
    return 'there is no WebKitGTK with its driver and a display for it: install them (Debian: apt-get install webkit2gtk-driver xvfb xauth)';
  }
  return '';
}

/** FIREFOX_PATH, then an installed one; `undefined` when there is none. */
export function findFirefox() {
  const given = process.env['FIREFOX_PATH'];
  if (given) {
    if (!isExecutable(given)) throw new Error(`FIREFOX_PATH is ${given}, which cannot be run. Correct or unset it.`);
    return given;
  }
  return [...inPath(['firefox-esr', 'firefox']), '/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'].find(isExecutable);
}

/** Over WebDriver BiDi, which the launcher of Chromium speaks as well; it would call it Chrome. */
function firefox() {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error(obstacleTo('firefox'));
  return Object.assign(chromeLauncher({launchOptions: {browser: 'firefox', executablePath, headless: true}}), {name: 'Firefox'});
}

/** The driver and its browser; `undefined` unless all is there. */
function findWebkit() {
  const [driver, display] = ['WebKitWebDriver', 'xvfb-run'].map((name) => inPath([name]).find(isExecutable));
  const browser = webkitFolders().map((folder) => join(folder, 'MiniBrowser')).find(isExecutable);
  return driver && display && browser ? {driver, browser} : undefined;
}

/** Where distributions put what is not for people to start: /usr/lib/<machine>/webkit2gtk-4.1 and the like. */
function webkitFolders() {
  return ['/usr/lib', '/usr/lib64', '/usr/libexec', ...foldersIn('/usr/lib').filter((folder) => folder.endsWith('-linux-gnu'))]
    .flatMap((folder) => ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => join(folder, name)));
}

function foldersIn(folder) {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function webkit() {
  const found = findWebkit();
  if (!found) throw new Error(obstacleTo('webkit'));
  return webkitLauncher(found);
}

function inPath(names) {
  return (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => (folder ? names.map((name) => join(folder, name)) : []));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
