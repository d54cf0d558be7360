import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {languageFor} from '../i18n/language-for.js';
import {registeredLanguage} from '../i18n/registry.js';
import {fill, type Phrase, type PhraseTable, type Placeholders} from '../i18n/phrase.js';
import type {Strings} from '../i18n/strings.js';
import {composedAncestors} from './ancestors.js';
import {onLanguageChange} from './language-observer.js';

/** The English of the sections that an element shows: it works before, and without, any language file. */
export type Sections = {readonly [S in keyof Strings]?: PhraseTable};

/** Some of those words: what an element says at first. */
export type Part<E extends Sections> = {readonly [S in keyof E]?: Partial<E[S]>};

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
export class Phrases<const E extends Sections> implements ReactiveController {
  /** BCP 47 tag of the language that the words are in. */
  language = 'en';
  readonly #host: ReactiveControllerHost & HTMLElement;
  protected english: Sections;
  /** The language that the page asks for. */
  protected wanted = 'en';
  protected readonly overrides = new Map<string, string>();
  /** More of the language is on its way. */
  #pending: boolean | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, english: Part<E>) {
    this.#host = host;
    this.english = english as Sections;
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
    const {tag, pending} = languageFor(this.wanted, Object.keys(this.english), () => this.#host.requestUpdate());
    this.language = tag;
    this.#pending = pending;
  }

  /** A phrase, its placeholders filled in: `t('list.found', {count: 3})`. */
  t<K extends KeyOf<E>>(key: K, ...[values]: Values<PhraseAt<E, K>>): string {
    return fill(this.#phrase(key), this.language, values);
  }

  /** A phrase whose key is put together at run time from values of the model, such as `status.${status}`. */
  any(key: string, values?: Readonly<Record<string, string | number>>): string {
    return fill(this.#phrase(key), this.language, values);
  }

  /** One walk outwards a render: the nearest language, and the page's own phrases, the nearest of each. */
  #readPage(): void {
    let wanted = '';
    this.overrides.clear();
    for (const element of composedAncestors(this.#host)) {
      wanted ||= element.getAttribute('lang') ?? '';
      for (const {name, value} of element.attributes) {
        if (name.startsWith(PREFIX) && !this.overrides.has(name)) this.overrides.set(name, value);
      }
    }
    this.wanted = wanted || 'en';
  }

  #phrase(key: string): Phrase {
    const dot = key.indexOf('.');
    const section = key.slice(0, dot) as keyof Strings;
    const name = key.slice(dot + 1);
    const strings = registeredLanguage(this.language)?.strings;
    return (
      // HTML writes attribute names in lower case.
      this.overrides.get(PREFIX + key.toLowerCase()) ??
      (strings?.[section] as PhraseTable | undefined)?.[name] ??
      // Rather nothing for a moment than another language.
      (this.#pending ? '' : this.english[section]?.[name] ?? this.later(key))
    );
  }

  /** What stands for a phrase that is not there. */
  protected later(key: string): string {
    return key;
  }
}
