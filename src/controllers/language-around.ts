import {composedAncestors} from './ancestors.js';

/** What the nearest `lang` attribute around an element says; empty when none says anything. */
export function languageAround(element: Element): string {
  for (const around of composedAncestors(element)) {
    const lang = around.getAttribute('lang');
    if (lang) return lang;
  }
  return '';
}
