import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {languageStrings, loadLanguage, resolveLanguage} from '../i18n/languages.js';
import {fill, type Phrase, type PhraseTable, type Placeholders} from '../i18n/phrase.js';
import type {Strings} from '../i18n/strings.js';
import {type LocalizedText, nearestTag, textIn} from '../model/localized.js';
import {composedAncestors} from './ancestors.js';
import {onLanguageChange} from './language-observer.js';

/** The English of the sections that an element shows: it works before, and without, any language file. */
type Sections = {readonly [S in keyof Strings]?: PhraseTable};

type KeyOf<E extends Sections> = {[S in keyof E & string]: `${S}.${keyof E[S] & string}`}[keyof E & string];
type PhraseAt<E extends Sections, K> = K extends `${infer S}.${infer P}` ? (S extends keyof E ? (P extends keyof E[S] ? E[S][P] : never) : never) : never;
type Values<P> = [Placeholders<P>] extends [never] ? [] : [values: Readonly<Record<Placeholders<P>, string | number>>];

/** Attributes with which a page replaces a phrase. */
const PREFIX = 'data-i18n.';

/**
 * The words of an element in the reader's language: that of the nearest `lang` attribute outwards, through shadow roots.
 *
 * English comes with the element, a language file replaces it when it has been fetched, and an attribute `data-i18n.<section>.<key>` on the
 * element, or on any element around it, replaces both. Read at render time; the element renders again when the page's language changes.
 */
export class Localize<const E extends Sections> implements ReactiveController {
  /** BCP 47 tag of the language that the words are in. */
  language = 'en';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #english: E;
  #wanted = 'en';
  readonly #overrides = new Map<string, string>();
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, english: E) {
    this.#host = host;
    this.#english = english;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = onLanguageChange(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  hostUpdate(): void {
    this.#readPage();
    this.language = resolveLanguage(this.#wanted);
    if (this.language !== 'en' && !languageStrings(this.language)) {
      // Only when it came: rendering after a failed fetch would fetch again, and so on without end.
      void loadLanguage(this.language).then(() => languageStrings(this.language) && this.#host.requestUpdate());
    }
  }

  /** A phrase, its placeholders filled in: `t('list.found', {count: 3})`. */
  t<K extends KeyOf<E>>(key: K, ...[values]: Values<PhraseAt<E, K>>): string {
    return fill(this.#phrase(key), this.language, values);
  }

  /** A phrase whose key is put together at run time from values of the model, such as `status.${status}`. */
  any(key: string, values?: Readonly<Record<string, string | number>>): string {
    return fill(this.#phrase(key), this.language, values);
  }

  /** What the town named something, in the language that the page asked for. */
  text(text: LocalizedText | undefined): string {
    return text ? textIn(text, this.#wanted) : '';
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
    return JSON.stringify([this.language, languageStrings(this.language) !== undefined, this.#wanted, ...this.#overrides]);
  }

  /** A list in words: "A, B and C". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.language).format(items);
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return iso;
    // A page in en-GB gets its own order of day and month; one in a language without a file gets that of the words around it.
    const locale = nearestTag([this.#wanted], this.language) ?? this.language;
    return formatter(locale, options).format(date);
  }

  /** One walk outwards a render: the nearest language, and the page's own phrases, the nearest of each. */
  #readPage(): void {
    let wanted = '';
    this.#overrides.clear();
    for (const element of composedAncestors(this.#host)) {
      wanted ||= element.getAttribute('lang') ?? '';
      for (const {name, value} of element.attributes) {
        if (name.startsWith(PREFIX) && !this.#overrides.has(name)) this.#overrides.set(name, value);
      }
    }
    this.#wanted = wanted || 'en';
  }

  #phrase(key: string): Phrase {
    const dot = key.indexOf('.');
    const section = key.slice(0, dot) as keyof Strings;
    const name = key.slice(dot + 1);
    return (
      // HTML writes attribute names in lower case.
      this.#overrides.get(PREFIX + key.toLowerCase()) ??
      (languageStrings(this.language)?.[section] as PhraseTable | undefined)?.[name] ??
      this.#english[section]?.[name] ??
      key
    );
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
