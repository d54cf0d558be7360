import {readAhead} from '../i18n/reading-files.js';
import {READING_ELEMENTS} from './elements.js';

/**
 * What is to be there before an element of a page: as much of the page's language as it says, so that no English flashes up, and what brings to life
 * what a server has drawn. Elements are fetched meanwhile, and registered after it (`define`). Resolves when it is time to fetch them: what is drawn
 * is seen first, for a busy browser would see to the scripts before it.
 */
export function waitForPage(): Promise<void> {
  const drawn = !!document.querySelector('[defer-hydration]');
  const seen = drawn ? nextPaint() : Promise.resolve();
  if (!drawn) void prepareDates();
  const ready = seen.then(() => Promise.all([languageOfPage(['common']), drawn && import('./hydration.js')]));
  let whole: Promise<unknown> | undefined;
  (globalThis as {civicBoardReady?: (tag: string) => Promise<unknown>}).civicBoardReady = (tag) =>
    READING_ELEMENTS.has(tag) ? ready : (whole ??= ready.then(() => languageOfPage()));
  return seen;
}

/** Resolves once the browser has shown what it has, which it does not do for pages that nobody sees. */
function nextPaint(): Promise<void> {
  return document.hidden ? Promise.resolve() : new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/**
 * The first date that a browser writes takes as long as drawing ten messages (9 ms of a desktop's time), so that it gets its tables ready while it
 * waits for the network. Not every browser says when it has time.
 */
async function prepareDates(): Promise<void> {
  await new Promise((resolve) => (globalThis as {requestIdleCallback?: (callback: typeof resolve) => void}).requestIdleCallback?.(resolve));
  try {
    new Intl.DateTimeFormat(document.documentElement.lang || 'en', {dateStyle: 'long'});
  } catch {
    // No language at all: whoever writes dates takes another.
  }
}

async function languageOfPage(sections?: readonly string[]): Promise<void> {
  const {lang} = document.documentElement;
  if (/^(en\b|$)/i.test(lang)) return;
  if (sections) readAhead(lang);
  const {loadLanguage, resolveLanguage} = await import('../i18n/languages.js');
  await loadLanguage(resolveLanguage(lang), sections);
}
