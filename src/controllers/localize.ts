import {known, registeredLanguage} from '../i18n/registry.js';
import {type LocalizedText, nearestTag, textIn} from '../model/localized.js';
import type {ReactiveControllerHost} from 'lit';
import {type Part, Phrases, type Sections} from './phrases.js';

/**
 * {@link Phrases}, and beside them names and dates as they are written in the reader's language.
 *
 * An element whose first view says little brings the English of that alone; the rest is fetched once something of it is to be said.
 */
export class Localize<const E extends Sections> extends Phrases<E> {
  readonly #element: ReactiveControllerHost;
  /** Fetches the words that the element did not come with; undefined once they are there. */
  #fetchRest: (() => Promise<E>) | undefined;
  #fetching: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, english: E);
  /** `fetchRest` gives the words of `first` too. */
  constructor(host: ReactiveControllerHost & HTMLElement, first: Part<E>, fetchRest: () => Promise<E>);
  constructor(host: ReactiveControllerHost & HTMLElement, english: Part<E>, fetchRest?: () => Promise<E>) {
    super(host, english);
    this.#element = host;
    this.#fetchRest = fetchRest;
  }

  /** Takes all of the words from a part of the element that was loaded later and brings them. */
  learn(english: E): void {
    this.english = english;
    this.#fetchRest = undefined;
    this.#element.requestUpdate();
  }

  /** Takes whole sections from a part of the element that was loaded later; the rest of the words may still be on its way. */
  add(sections: Partial<E>): void {
    this.english = {...this.english, ...sections};
  }

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

  /** Another text whenever any word may be another: for what keeps something that was rendered. */
  get edition(): string {
    return JSON.stringify([this.language, known.revision, this.wanted, ...this.overrides]);
  }

  /** Nothing is said until the rest of the words is there. A fetch that failed is made again with the next render. */
  protected override later(key: string): string {
    if (!this.#fetchRest) return super.later(key);
    if (!this.#fetching) this.#fetching = this.#fetchRest().then((english) => this.learn(english), () => (this.#fetching = undefined));
    return '';
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return iso;
    const written = registeredLanguage(this.language)?.written;
    if (written) return written.date(date, options);
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
  if (!format) formatters.set(key, (format = new Intl.DateTimeFormat([locale, 'en'], options)));
  return format;
}
