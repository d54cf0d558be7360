/** Every element and every language in one file, for sites that can host just one: no other file of ours is fetched. */
import {defineAll} from '../../define/define-later.js';
import {ELEMENTS} from '../../define/elements.js';
import {pageReady} from '../../define/page-ready.js';

export {overrideStrings} from '../../i18n/overrides.js';

/** Without `await` outside of it: what else is in the file would be held up, and is what it waits for. */
async function begin(): Promise<void> {
  await pageReady();
  await Promise.all(Object.values(ELEMENTS).map((fetchElement) => fetchElement()));
  defineAll();
}

void begin();
