import {nearestTag} from '../model/localized.js';
import {withOverrides} from './overrides.js';
import {languageStrings, registerCatalogue, registeredTags, registerLanguage} from './registry.js';
import type {Language} from './strings.js';

export {languageStrings, registerLanguage, writtenOf} from './registry.js';

/** Languages besides English, each fetched when a page first needs it. English is in the elements themselves. */
const LOADERS: Readonly<Record<string, () => Promise<Language>>> = {
  ar: async () => (await import('./ar.js')).ar,
  pt: async () => (await import('./pt.js')).pt,
  bo: async () => (await import('./bo.js')).bo,
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  ja: async () => (await import('./ja.js')).ja,
  ko: async () => (await import('./ko.js')).ko,
  ru: async () => (await import('./ru.js')).ru,
  ug: async () => (await import('./ug.js')).ug,
  'zh-Hans': async () => (await import('./zh-hans.js')).zhHans,
  'zh-Hant': async () => (await import('./zh-hant.js')).zhHant,
};

const loading = new Map<string, Promise<void>>();

/** The tag of the language that readers of `wanted` get: the nearest there is, else English. */
export function resolveLanguage(wanted: string): string {
  return nearestTag(['en', ...registeredTags(), ...Object.keys(LOADERS)], wanted) ?? 'en';
}

/**
 * Fetches a language that {@link resolveLanguage} named; resolves at once when it is there. A failed fetch resolves too, leaving
 * English: words in the wrong language are better than none. The next call tries again.
 */
export function loadLanguage(tag: string): Promise<void> {
  const loader = LOADERS[tag];
  if (!loader || languageStrings(tag)) return Promise.resolve();
  let promise = loading.get(tag);
  if (!promise) {
    promise = loader().then((language) => registerLanguage(withOverrides(language)), () => undefined).finally(() => loading.delete(tag));
    loading.set(tag, promise);
  }
  return promise;
}

registerCatalogue({resolve: resolveLanguage, load: loadLanguage});
