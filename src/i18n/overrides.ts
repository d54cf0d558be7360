import {nearestTag} from '../model/localized.js';
import {READING_FILES} from './reading-files.js';
import {known, registeredLanguage, registeredTags, registerLanguage} from './registry.js';
import type {Language, Strings} from './strings.js';

/** Phrases of a page's own, by section: `{form: {submit: 'Send to the council'}}`. Plural phrases take the categories of their language. */
export type StringOverrides = {readonly [S in keyof Strings]?: Partial<Strings[S]>};

/**
 * Replaces phrases of a language on the whole page: before its elements are there, before the language was fetched, or at any time later, when what
 * is shown changes. Called again for a language, it adds to what was replaced. An attribute `data-i18n.<section>.<key>` around an element wins.
 *
 * @param language - as pages write it: `zh-CN` stands for the language that its readers get.
 */
export function overrideStrings(language: string, strings: StringOverrides): void {
  const tag = nearestTag(['en', ...registeredTags(), ...Object.keys(READING_FILES)], language) ?? language;
  known.overrides.set(tag, merged(known.overrides.get(tag), strings));
  const there = registeredLanguage(tag);
  // English comes with the elements, a section at a time: for it only what is replaced is registered, and stands before theirs.
  if (there || tag === 'en') registerLanguage({...there, tag, strings: merged(there?.strings, strings) as Strings});
  renderAgain();
}

/** A language that was fetched, with the page's own phrases in it. */
export function withOverrides(language: Language): Language {
  return {...language, strings: merged(language.strings, known.overrides.get(language.tag)) as Strings};
}

function merged(below: StringOverrides | undefined, above: StringOverrides | undefined): StringOverrides {
  const sections = Object.keys({...below, ...above}) as (keyof Strings)[];
  return Object.fromEntries(sections.map((section) => [section, {...below?.[section], ...above?.[section]}]));
}

/** Elements look at their words when a `lang` changes somewhere: setting one anew is a change, too. */
function renderAgain(): void {
  const root = globalThis.document?.documentElement;
  if (!root) return;
  const lang = root.getAttribute('lang');
  root.setAttribute('lang', lang ?? '');
  if (lang === null) root.removeAttribute('lang');
}
