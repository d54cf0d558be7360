import type {Language} from './strings.js';
import type {Written} from './written.js';

/** What knows the languages that can be fetched; comes by itself once a page wants one that is not English. */
export interface Catalogue {
  /** The tag of the language that readers of `wanted` get. */
  resolve(wanted: string): string;
  /** Fetches a language; resolves also when that failed. */
  load(tag: string): Promise<void>;
}

const loaded = new Map<string, Language>();
let catalogue: Catalogue | undefined;
let revision = 0;

/** Makes a language available without fetching; for bundles that carry it and for languages of a site's own. */
export function registerLanguage(language: Language): void {
  loaded.set(language.tag, language);
  revision++;
}

/** Another number whenever a language has come or changed. */
export function registryRevision(): number {
  return revision;
}

/** The language's strings, or undefined while they are not loaded, and always for English. */
export function languageStrings(tag: string): Language['strings'] | undefined {
  return loaded.get(tag)?.strings;
}

/** How the language writes dates and lists, where it is loaded and browsers cannot; others are written by `Intl`. */
export function writtenOf(tag: string): Written | undefined {
  return loaded.get(tag)?.written;
}

/** The tags of the languages that are there. */
export function registeredTags(): readonly string[] {
  return [...loaded.keys()];
}

/** Called once by the module that is the catalogue. */
export function registerCatalogue(known: Catalogue): void {
  catalogue = known;
}

/** The catalogue, once it has come. */
export function knownCatalogue(): Catalogue | undefined {
  return catalogue;
}
