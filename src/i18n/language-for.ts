import {type FoundLanguage, known, registeredTags} from './registry.js';

const ENGLISH: FoundLanguage = {tag: 'en'};

/**
 * The language that readers of `wanted` get, as far as these sections go. Pages in English load no list of languages: when one is needed that is not
 * here, `onChange` is called as soon as it is, or English serves.
 */
export function languageFor(wanted: string, sections: readonly string[], onChange: () => void): FoundLanguage {
  if (registeredTags().length === 0 && /^en\b/i.test(wanted)) return ENGLISH;
  if (known.catalogue) return known.catalogue.find(wanted, sections, onChange);
  void import('./languages.js').then(onChange, () => {
    // Each render tries again, and this is one.
    if (known.isLost) return;
    known.isLost = true;
    onChange();
  });
  return {tag: 'en', pending: !known.isLost};
}
