import {knownCatalogue, languageStrings, registeredTags} from './registry.js';

/**
 * The language that readers of `wanted` get. Pages in English load no list of languages: when one is needed that is not here, `onChange`
 * is called as soon as it is, and English serves until then.
 */
export function languageFor(wanted: string, onChange: () => void): string {
  const catalogue = knownCatalogue();
  if (registeredTags().length === 0 && /^en\b/i.test(wanted)) return 'en';
  if (!catalogue) {
    void import('./languages.js').then(onChange, () => undefined);
    return 'en';
  }
  const tag = catalogue.resolve(wanted);
  // Only when it came: rendering after a failed fetch would fetch again, and so on without end.
  if (tag !== 'en' && !languageStrings(tag)) void catalogue.load(tag).then(() => languageStrings(tag) && onChange());
  return tag;
}
