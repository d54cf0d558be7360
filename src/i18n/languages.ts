import {nearestTag} from '../model/localized.js';
import {withOverrides} from './overrides.js';
import {READING} from './reading.js';
import {READING_FILES} from './reading-files.js';
import {type FoundLanguage, known, registeredLanguage, registeredTags, registerLanguage} from './registry.js';
import type {Language} from './strings.js';
import type {Written} from './written.js';

export {registerLanguage} from './registry.js';

/** Languages besides English, each fetched when a page first needs it: first what readers meet, the whole of it when somebody writes or works. English is in the elements themselves. */
const WHOLE: Readonly<Record<string, () => Promise<Language>>> = {
  ar: async () => (await import('./ar.js')).ar,
  bo: async () => (await import('./bo.js')).bo,
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  ja: async () => (await import('./ja.js')).ja,
  ko: async () => (await import('./ko.js')).ko,
  pt: async () => (await import('./pt.js')).pt,
  ru: async () => (await import('./ru.js')).ru,
  ug: async () => (await import('./ug.js')).ug,
  'zh-Hans': async () => (await import('./zh-hans.js')).zhHans,
  'zh-Hant': async () => (await import('./zh-hant.js')).zhHant,
};

/** Languages that browsers cannot write dates in bring that with the whole of them. */
const NEEDS_WHOLE: readonly string[] = ['bo', 'ug'];

/** The language's strings, or undefined while they are not loaded, and always for English. */
export function languageStrings(tag: string): Language['strings'] | undefined {
  return registeredLanguage(tag)?.strings;
}

/** How the language writes dates and lists, where it is loaded and browsers cannot; others are written by `Intl`. */
export function writtenOf(tag: string): Written | undefined {
  return registeredLanguage(tag)?.written;
}

const loading = new Map<string, Promise<void>>();

/** The tag of the language that readers of `wanted` get: the nearest there is, else English. */
export function resolveLanguage(wanted: string): string {
  return nearestTag(['en', ...registeredTags(), ...Object.keys(WHOLE)], wanted) ?? 'en';
}

/**
 * Fetches a language that {@link resolveLanguage} named, as much of it as says `sections` (all of it when left out); resolves at once when that is
 * there. A failed fetch resolves too, leaving English: words in the wrong language are better than none. The next call tries again.
 */
export function loadLanguage(tag: string, sections?: readonly string[]): Promise<void> {
  const whole = WHOLE[tag];
  const reading = READING_FILES[tag];
  if (!whole || !reading || hasSections(tag, sections)) return Promise.resolve();
  const all = NEEDS_WHOLE.includes(tag) || !areReading(sections);
  const key = `${tag} ${String(all)}`;
  let promise = loading.get(key);
  if (!promise) {
    const fetched = all
      ? whole().then((language) => registerLanguage(withOverrides(language)))
      : reading().then(({reading: strings}) => isWhole(tag) || registerLanguage(withOverrides({tag, part: 'reading', strings: strings as Language['strings']})));
    promise = fetched.then(() => undefined, () => undefined).finally(() => loading.delete(key));
    loading.set(key, promise);
  }
  return promise;
}

/** Whether a language that is fetched is there as far as these sections go. */
function hasSections(tag: string, sections?: readonly string[]): boolean {
  return isWhole(tag) || (!!registeredLanguage(tag) && areReading(sections));
}

function areReading(sections: readonly string[] | undefined): boolean {
  return !!sections?.every((section) => (READING as readonly string[]).includes(section));
}

function isWhole(tag: string): boolean {
  const language = registeredLanguage(tag);
  return !!language && !language.part;
}

/** What could not be fetched, so that it is not tried with each render: until another part is wanted, or the page is opened anew. */
const failed = new Set<string>();

function find(wanted: string, sections: readonly string[], onChange: () => void): FoundLanguage {
  const tag = resolveLanguage(wanted);
  const key = [tag, ...sections].join();
  const pending = !!WHOLE[tag] && !failed.has(key) && !hasSections(tag, sections);
  if (pending) {
    void loadLanguage(tag, sections).then(() => {
      if (!hasSections(tag, sections)) failed.add(key);
      onChange();
    });
  }
  return {tag, pending};
}

known.catalogue = {find};
