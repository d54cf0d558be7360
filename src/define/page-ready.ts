import {READING_ELEMENTS} from './elements.js';

/**
 * What is to be there before an element of a page: as much of the page's language as it says, so that no English flashes up, and what brings to life
 * what a server has drawn. Elements are fetched meanwhile, and registered after it (`define`).
 */
export function waitForPage(): void {
  const ready = pageReady(['common']);
  const words = new Map<boolean, Promise<unknown>>([[true, ready]]);
  (globalThis as {civicBoardReady?: (tag: string) => unknown}).civicBoardReady = (tag) => {
    const reads = READING_ELEMENTS.has(tag);
    if (!words.has(reads)) words.set(reads, ready.then(() => languageOfPage()));
    return words.get(reads);
  };
}

async function pageReady(sections: readonly string[]): Promise<void> {
  await Promise.all([languageOfPage(sections), document.querySelector('[defer-hydration]') && import('./hydration.js')]);
}

async function languageOfPage(sections?: readonly string[]): Promise<void> {
  const {lang} = document.documentElement;
  if (/^(en\b|$)/i.test(lang)) return;
  const {loadLanguage, resolveLanguage} = await import('../i18n/languages.js');
  await loadLanguage(resolveLanguage(lang), sections);
}
