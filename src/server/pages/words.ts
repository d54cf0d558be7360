import {common} from '../../i18n/en/common.js';
import {errors} from '../../i18n/en/errors.js';
import {figures} from '../../i18n/en/figures.js';
import {form} from '../../i18n/en/form.js';
import {guard} from '../../i18n/en/guard.js';
import {list} from '../../i18n/en/list.js';
import {oversight} from '../../i18n/en/oversight.js';
import {pages} from '../../i18n/en/pages.js';
import {picker} from '../../i18n/en/picker.js';
import {status} from '../../i18n/en/status.js';
import {thread} from '../../i18n/en/thread.js';
import {track} from '../../i18n/en/track.js';
import {fill, languageStrings, loadLanguage, type Phrase, type PhraseTable, resolveLanguage, writtenOf} from '../../i18n/index.js';
import {pageStrings} from '../../i18n/pages.js';
import {type LocalizedText, nearestTag, textIn} from '../../model/index.js';

/** The sections that pages speak with: their own, and those of the elements whose fields and buttons they have. */
const ENGLISH = {common, errors, figures, form, guard, list, oversight, pages, picker, status, thread, track};
type Sections = typeof ENGLISH;
type Key = {[S in keyof Sections]: `${S}.${keyof Sections[S] & string}`}[keyof Sections];

/** The words of pages in one language. */
export interface PageWords {
  /** The page's language, for `lang`: what the reader asked for where there are words in it. */
  readonly language: string;
  /** A phrase, its placeholders filled in. */
  t(key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** A phrase whose key is put together at run time from values of the model. Empty when there is none. */
  any(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** What the town named something. */
  text(text: LocalizedText | undefined): string;
  /** A date with the time of day, in the board's time zone. */
  dateTime(iso: string, timeZone: string): string;
}

/** The words for readers of `wanted`, fetched when they are first needed. */
export async function pageWords(wanted: string): Promise<PageWords> {
  const tag = resolveLanguage(wanted);
  await loadLanguage(tag);
  const tables = {...ENGLISH, ...languageStrings(tag), pages: pageStrings(tag)} as Readonly<Record<string, PhraseTable>>;
  const language = nearestTag([wanted], tag) ?? tag;
  const phrase = (key: string): Phrase => {
    const dot = key.indexOf('.');
    return tables[key.slice(0, dot)]?.[key.slice(dot + 1)] ?? '';
  };
  return {
    language,
    t: (key, values) => fill(phrase(key), tag, values),
    any: (key, values) => fill(phrase(key), tag, values),
    text: (text) => (text ? textIn(text, wanted) : ''),
    dateTime: (iso, timeZone) => writtenOf(tag)?.date(new Date(iso), {timeStyle: 'short', timeZone})
      ?? new Intl.DateTimeFormat([language, 'en'], {dateStyle: 'long', timeStyle: 'short', timeZone}).format(new Date(iso)),
  };
}
