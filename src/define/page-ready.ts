import {readAhead} from '../i18n/reading-files.js';
import {READING_ELEMENTS} from './elements.js';

/**
 * What is to be there before an element of a page: as much of the page's language as it says, so that no English flashes up, and what brings to life
 * what a server has drawn. Elements are fetched meanwhile, and registered after it (`define`).
 */
export function waitForPage(): void {
  const ready = Promise.all([languageOfPage(['common']), document.querySelector('[defer-hydration]') && import('./hydration.js')]);
  let whole: Promise<unknown> | undefined;
  (globalThis as {civicBoardReady?: (tag: string) => Promise<unknown>}).civicBoardReady = (tag) =>
    READING_ELEMENTS.has(tag) ? ready : (whole ??= ready.then(() => languageOfPage()));
}

async function languageOfPage(sections?: readonly string[]): Promise<void> {
  const {lang} = document.documentElement;
  if (/^(en\b|$)/i.test(lang)) return;
  if (sections) readAhead(lang);
  const {loadLanguage, resolveLanguage} = await import('../i18n/languages.js');
  await loadLanguage(resolveLanguage(lang), sections);
}
