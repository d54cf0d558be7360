// The engines that component tests run in: Chromium always, Firefox and WebKit where the machine has them.
import {accessSync, constants} from 'node:fs';
import {delimiter, join} from 'node:path';
import {chromeLauncher} from '@web/test-runner-chrome';
import {findBrowser} from './browser.mjs';

/** What `TEST_ENGINE` may say. */
export const ENGINES = ['chromium', 'firefox'];

/** The launcher of an engine, for web-test-runner. */
export async function launcherOf(engine) {
  if (engine === 'firefox') return firefox();
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
  return '';
}

/** FIREFOX_PATH, then an installed one; `undefined` when there is none. */
export function findFirefox() {
  const given = process.env['FIREFOX_PATH'];
  if (given) {
    if (!isExecutable(given)) throw new Error(`FIREFOX_PATH is ${given}, which cannot be run. Correct or unset it.`);
    return given;
  }
  const inPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => (folder ? ['firefox-esr', 'firefox'].map((name) => join(folder, name)) : []));
  return [...inPath, '/usr/bin/firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'].find(isExecutable);
}

/** Over WebDriver BiDi, which the launcher of Chromium speaks as well; it would call it Chrome. */
function firefox() {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error(obstacleTo('firefox'));
  return Object.assign(chromeLauncher({launchOptions: {browser: 'firefox', executablePath, headless: true}}), {name: 'Firefox'});
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
