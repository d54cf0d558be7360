import {type Browser, chromium} from 'playwright-core';
import {findBrowser} from './browser.mjs';

/** Starts the browser that this machine has, or the one from the npm registry. */
export async function launchBrowser(): Promise<Browser> {
  const {executablePath, args, env} = await findBrowser();
  return await chromium.launch({executablePath, args, env});
}
