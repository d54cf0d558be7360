import {type Browser, chromium} from 'playwright-core';
import {type Browser as FirefoxBrowser, launch} from 'puppeteer-core';
import {findBrowser} from './browser.mjs';
import {findFirefox} from './engines.mjs';

/** Starts the browser that this machine has, or the one from the npm registry. */
export async function launchBrowser(): Promise<Browser> {
  const {executablePath, args, env} = await findBrowser();
  return await chromium.launch({executablePath, args, env});
}

/** Starts the machine's Firefox, which Playwright cannot drive without a build of its own; `undefined` where there is none. */
export async function launchFirefox(): Promise<FirefoxBrowser | undefined> {
  const executablePath = findFirefox();
  return executablePath === undefined ? undefined : await launch({browser: 'firefox', executablePath, headless: true});
}
