import type {StringOverrides} from './overrides.js';
import type {Language} from './strings.js';

/** The language that readers get. */
export interface FoundLanguage {
  readonly tag: string;
  /** What was asked for is on its way. */
  readonly pending?: boolean;
}

/** What knows the languages that can be fetched; comes by itself once a page wants one that is not English. */
export interface Catalogue {
  /** The language that readers of `wanted` get. What of these sections is missing is fetched, and `onChange` called when it has come or could not be had. */
  find(wanted: string, sections: readonly string[], onChange: () => void): FoundLanguage;
}

/** What a page knows of languages. */
export interface Known {
  readonly loaded: Map<string, Language>;
  /** Phrases of the page's own, by language. */
  readonly overrides: Map<string, StringOverrides>;
  /** Once it has come. */
  catalogue?: Catalogue;
  /** It could not be had. */
  isLost?: boolean;
  /** Another number whenever a language has come or changed. */
  revision: number;
}

/** One for the page, however many copies of our files it loads: phrases that it replaces with one are replaced in the elements of the other. */
export const known = (globalThis as {civicBoardLanguages?: Known}).civicBoardLanguages ??= {loaded: new Map(), overrides: new Map(), revision: 0};

/** Makes a language available without fetching; for bundles that carry it and for languages of a site's own. */
export function registerLanguage(language: Language): void {
  known.loaded.set(language.tag, language);
  known.revision++;
}

/** A language, as far as it is there; undefined while it is not loaded, and always for English that no page has changed. */
export function registeredLanguage(tag: string): Language | undefined {
  return known.loaded.get(tag);
}

/** The tags of the languages that are there. */
export function registeredTags(): readonly string[] {
  return [...known.loaded.keys()];
}
