import {languageFor} from '../i18n/language-for.js';
import {languageAround} from './language-around.js';
import type {Sections} from './phrases.js';

/**
 * Resolves once these words can be said in the language of the element, or are known not to be had. For parts of elements that are fetched later
 * and bring words of their own: nothing of them is shown without a name, and what takes focus is there.
 */
export function wordsReady(element: HTMLElement, english: Sections): Promise<void> {
  const wanted = languageAround(element) || 'en';
  return new Promise((resolve) => {
    const look = (): void => {
      if (!languageFor(wanted, Object.keys(english), look).pending) resolve();
    };
    look();
  });
}
