import type {Reading} from './reading.js';

/** What readers meet in each language besides English: fetches that part of it. */
export const READING_FILES: Readonly<Record<string, () => Promise<{readonly reading: Reading}>>> = {
  ar: () => import('./ar/reading.js'),
  bo: () => import('./bo/reading.js'),
  de: () => import('./de/reading.js'),
  es: () => import('./es/reading.js'),
  fr: () => import('./fr/reading.js'),
  ja: () => import('./ja/reading.js'),
  ko: () => import('./ko/reading.js'),
  pt: () => import('./pt/reading.js'),
  ru: () => import('./ru/reading.js'),
  ug: () => import('./ug/reading.js'),
  'zh-Hans': () => import('./zh-hans/reading.js'),
  'zh-Hant': () => import('./zh-hant/reading.js'),
};

/** Begins to fetch what a page in this language will most likely ask for, before that which will ask is there itself. */
export function readAhead(lang: string): void {
  try {
    const {language, script} = new Intl.Locale(lang).maximize();
    (READING_FILES[`${language}-${script}`] ?? READING_FILES[language])?.().catch(() => undefined); // it is asked for again
  } catch {
    // Not a language.
  }
}
