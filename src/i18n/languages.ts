import {nearestTag} from '../model/localized.js';
import {withOverrides} from './overrides.js';
import {READING, type Reading} from './reading.js';
import {type FoundLanguage, known, registeredLanguage, registeredTags, registerLanguage} from './registry.js';
import type {Language} from './strings.js';
import type {Written} from './written.js';

export {registerLanguage} from './registry.js';

/** How a language is fetched: first what readers meet, the whole of it when somebody writes or works. */
interface Loader {
  readonly reading: () => Promise<{readonly reading: Reading}>;
  readonly whole: () => Promise<Language>;
}

/** Languages besides English, each fetched when a page first needs it. English is in the elements themselves. */
const LOADERS: Readonly<Record<string, Loader>> = {
  ar: {reading: () => import('./ar/reading.js'), whole: async () => (await import('./ar.js')).ar},
  pt: {reading: () => import('./pt/reading.js'), whole: async () => (await import('./pt.js')).pt},
  bo: {reading: () => import('./bo/reading.js'), whole: async () => (await import('./bo.js')).bo},
  de: {reading: () => import('./de/reading.js'), whole: async () => (await import('./de.js')).de},
  es: {reading: () => import('./es/reading.js'), whole: async () => (await import('./es.js')).es},
  fr: {reading: () => import('./fr/reading.js'), whole: async () => (await import('./fr.js')).fr},
  ja: {reading: () => import('./ja/reading.js'), whole: async () => (await import('./ja.js')).ja},
  ko: {reading: () => import('./ko/reading.js'), whole: async () => (await import('./ko.js')).ko},
  ru: {reading: () => import('./ru/reading.js'), whole: async () => (await import('./ru.js')).ru},
  ug: {reading: () => import('./ug/reading.js'), whole: async () => (await import('./ug.js')).ug},
  'zh-Hans': {reading: () => import('./zh-hans/reading.js'), whole: async () => (await import('./zh-hans.js')).zhHans},
  'zh-Hant': {reading: () => import('./zh-hant/reading.js'), whole: async () => (await import('./zh-hant.js')).zhHant},
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
  return nearestTag(['en', ...registeredTags(), ...Object.keys(LOADERS)], wanted) ?? 'en';
}

/**
 * Fetches a language that {@link resolveLanguage} named, as much of it as says `sections` (all of it when left out); resolves at once when that is
 * there. A failed fetch resolves too, leaving English: words in the wrong language are better than none. The next call tries again.
 */
export function loadLanguage(tag: string, sections?: readonly string[]): Promise<void> {
  const loader = LOADERS[tag];
  if (!loader || hasSections(tag, sections)) return Promise.resolve();
  const whole = NEEDS_WHOLE.includes(tag) || !areReading(sections);
  const key = `${tag} ${String(whole)}`;
  let promise = loading.get(key);
  if (!promise) {
    const fetched = whole
      ? loader.whole().then((language) => registerLanguage(withOverrides(language)))
      : loader.reading().then(({reading}) => isWhole(tag) || registerLanguage(withOverrides({tag, part: 'reading', strings: reading as Language['strings']})));
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
  const pending = !!LOADERS[tag] && !failed.has(key) && !hasSections(tag, sections);
  if (pending) {
    void loadLanguage(tag, sections).then(() => {
      if (!hasSections(tag, sections)) failed.add(key);
      onChange();
    });
  }
  return {tag, pending};
}

known.catalogue = {find};
