/**
 * A phrase of the interface: text with `{placeholders}`, or one text for each plural category of the language (CLDR; chosen by
 * `{count}`). Plain strings and not functions, so that a page can override any of them in an attribute.
 */
export type Phrase = string | ({readonly other: string} & {readonly [category in Intl.LDMLPluralRule]?: string});

/** A table of phrases, keyed in kebab-case. */
export type PhraseTable = Readonly<Record<string, Phrase>>;

/** The names of the placeholders in a phrase, read from the English text by the compiler. */
export type Placeholders<P> = P extends string
  ? P extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never
  : P extends {other: infer Other} ? 'count' | Placeholders<Other> : never;

/** A table for another language: the same keys as the English one, no more and no fewer. */
export type Translation<T extends PhraseTable> = {readonly [Key in keyof T]: Phrase};

/** A phrase with its placeholders filled in. Numbers are written in the language's digits and grouping, else as in English. */
export function fill(phrase: Phrase, language: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = typeof phrase === 'string' ? phrase : phrase[pluralCategory(language, Number(values['count'] ?? 0))] ?? phrase.other;
  return text.replace(/\{([a-z-]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? new Intl.NumberFormat([language, 'en']).format(value) : value;
  });
}

function pluralCategory(language: string, count: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules(language).select(count);
}
