import {registeredLanguage} from '../i18n/registry.js';

// Beside Localize and not in it: most elements that readers see first write neither.

/** A list in words: "A, B and C". `language`: that of the words around it. */
export function listIn(language: string, items: readonly string[]): string {
  return registeredLanguage(language)?.written?.list(items) ?? new Intl.ListFormat([language, 'en']).format(items);
}

/** A number as it is written in the language of the words around it. */
export function figureIn(language: string, value: number): string {
  return new Intl.NumberFormat([language, 'en']).format(value);
}
