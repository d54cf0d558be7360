import {languageStrings} from '../i18n/languages.js';
import {type LocalizedText, nearestTag, textIn} from '../model/localized.js';
import {Phrases, type Sections} from './phrases.js';

/** {@link Phrases}, and beside them names, dates, numbers and lists as they are written in the reader's language. */
export class Localize<const E extends Sections> extends Phrases<E> {
  /** What the town named something, in the language that the page asked for. */
  text(text: LocalizedText | undefined): string {
    return text ? textIn(text, this.wanted) : '';
  }

  /** A date, such as "5 November 2026" (en-GB) or "2026年11月5日", in the board's time zone where that is known. */
  date(iso: string, timeZone?: string): string {
    return this.#format(iso, {dateStyle: 'long', ...(timeZone && {timeZone})});
  }

  /** A date with the time of day. */
  dateTime(iso: string, timeZone?: string): string {
    return this.#format(iso, {dateStyle: 'long', timeStyle: 'short', ...(timeZone && {timeZone})});
  }

  /** A number as it is written in the language of the words. */
  number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }

  /** Another text whenever any word may be another: for what keeps something that was rendered. */
  get edition(): string {
    return JSON.stringify([this.language, languageStrings(this.language) !== undefined, this.wanted, ...this.overrides]);
  }

  /** A list in words: "A, B and C". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.language).format(items);
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return iso;
    // A page in en-GB gets its own order of day and month; one in a language without a file gets that of the words around it.
    const locale = nearestTag([this.wanted], this.language) ?? this.language;
    return formatter(locale, options).format(date);
  }
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one takes longer than a hundred dates written with it, and lists write many. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let format = formatters.get(key);
  if (!format) formatters.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}
