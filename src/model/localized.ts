/**
 * A short text in several languages, keyed by BCP 47 tag (`en`, `zh-Hans`). Used for what a town names itself: agencies,
 * places, kinds, topics. Interface words live in `i18n/` instead.
 */
export type LocalizedText = Readonly<Record<string, string>>;

/**
 * The text for a reader's language: the exact tag, else the nearest broader or sibling tag (`zh-CN` finds `zh-Hans`,
 * `en-GB` finds `en`), else English, else whatever is there. Never empty when the record is not.
 */
export function textIn(text: LocalizedText, language: string): string {
  const tags = Object.keys(text);
  const tag = nearestTag(tags, language) ?? nearestTag(tags, 'en') ?? tags[0];
  return tag === undefined ? '' : (text[tag] ?? '');
}

/** Names by id. */
export type Names = ReadonlyMap<string, LocalizedText>;

/** The names of things that have an id. */
export function namesOf(things: readonly {readonly id: string; readonly name: LocalizedText}[]): Names {
  return new Map(things.map(({id, name}) => [id, name]));
}

/** The tag out of `tags` that serves a reader of `language` best, or undefined when none is of that language. */
export function nearestTag(tags: readonly string[], language: string): string | undefined {
  const wanted = maximised(language);
  return (
    tags.find((tag) => tag.toLowerCase() === language.toLowerCase()) ??
    tags.find((tag) => maximised(tag).join() === wanted.join()) ??
    tags.find((tag) => maximised(tag)[0] === wanted[0])
  );
}

type Maximised = readonly [language: string, script: string];

/** Kept, because lists name a few things in a few languages over and over, and each look takes a tenth of drawing an entry. */
const known = new Map<string, Maximised>();

/** Tags come from towns, pages and requests: nobody can make this grow without end. */
const KNOWN_AT_MOST = 500;

/** Language and script with the script filled in from CLDR's likely subtags, so that `zh-TW` is not taken for `zh-CN`. */
function maximised(tag: string): Maximised {
  let both = known.get(tag);
  if (!both) {
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(tag, (both = languageAndScript(tag)));
  }
  return both;
}

function languageAndScript(tag: string): Maximised {
  try {
    const locale = new Intl.Locale(tag).maximize();
    return [locale.language, locale.script ?? ''];
  } catch {
    return [tag.toLowerCase(), ''];
  }
}
