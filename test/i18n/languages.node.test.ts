import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {languageStrings, loadLanguage, resolveLanguage} from '../../src/i18n/languages.js';
import {noticeStrings} from '../../src/i18n/notices.js';
import {pageStrings} from '../../src/i18n/pages.js';
import type {Phrase, PhraseTable} from '../../src/i18n/phrase.js';

const folder = new URL('../../src/i18n/', import.meta.url);

/** The tags of the languages beside English, by the folder of parts beside their file: `zh-hans.ts` and `zh-hans/` hold zh-Hans. */
const entries = readdirSync(folder);
const tags = entries.filter((name) => entries.includes(`${name}.ts`)).map((name) => new Intl.Locale(name).toString());

/** The English tables, by section: each file exports the one of its name, and so do notices and the server's pages. Others hold part of one. */
const english = new Map<string, PhraseTable>();
for (const file of readdirSync(new URL('en/', folder), {encoding: 'utf8'}).filter((name) => name.endsWith('.ts'))) {
  const section = file.slice(0, -'.ts'.length);
  const module = await import(`../../src/i18n/en/${section}.ts`) as Readonly<Record<string, PhraseTable>>;
  if (module[section]) english.set(section, module[section]);
}

/** Words that a language shares with English. Phrases of signs and placeholders alone may be the same in any. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: ['Name', 'Text', 'Code'],
  es: ['No'],
  fr: ['Messages', '{count} message', '{count} messages', 'Version {version}', 'Latitude {latitude}, longitude {longitude}'],
  pt: ['E-mail', 'Latitude {latitude}, longitude {longitude}'],
};

/** Whether it says anything beside what a page fills in. */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(/\{[^{}]*\}/g, ''));
}

async function tablesOf(tag: string): Promise<Readonly<Record<string, PhraseTable>>> {
  await loadLanguage(tag);
  return {...languageStrings(tag), notices: noticeStrings(tag, 'en').strings, pages: pageStrings(tag)};
}

/** Every phrase of the language beside its English one. */
async function pairsOf(tag: string): Promise<{readonly key: string; readonly phrase: Phrase; readonly original: Phrase}[]> {
  const tables = await tablesOf(tag);
  return [...english].flatMap(([section, table]) => Object.entries(table).map(([name, original]) =>
    ({key: `${section}.${name}`, phrase: tables[section]?.[name] ?? '', original})));
}

/** The texts of a phrase by plural category; a plain one has a single text for every number. */
function textsOf(phrase: Phrase): [category: string, text: string][] {
  return typeof phrase === 'string' ? [['other', phrase]] : Object.entries(phrase);
}

/** What a phrase says when nothing else is chosen. */
function mainText(phrase: Phrase): string {
  return typeof phrase === 'string' ? phrase : phrase.other;
}

function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).sort();
}

/** Categories that stand for one number alone, so that words can say it ("two files") without the digits. */
function exactCategories(tag: string): Set<string> {
  const rules = new Intl.PluralRules(tag);
  const numbers = Array.from({length: 1001}, (_, count) => rules.select(count));
  return new Set(numbers.filter((category) => numbers.indexOf(category) === numbers.lastIndexOf(category)));
}

it('every story is looked at for texts that are not from the tables', () => {
  const looked = ['citizens', 'staff'].map((who) => readFileSync(new URL(`visible-text-${who}.test.ts`, import.meta.url), 'utf8')).join('');
  const stories = readdirSync(new URL('../../stories/', import.meta.url), {encoding: 'utf8'}).filter((file) => file.endsWith('.stories.ts'));
  expect(stories.filter((file) => !looked.includes(`'../../stories/${file.replace('.ts', '.js')}'`))).toEqual([]);
});

it('there are languages beside English', () => {
  expect(tags).toEqual(expect.arrayContaining(['ar', 'zh-Hans']));
});

describe.each(tags)('%s', (tag) => {
  it('is what its readers get, on pages and in notices', async () => {
    const {language, region} = new Intl.Locale(tag).maximize();
    for (const wanted of [tag, `${language}-${region}`]) {
      expect(resolveLanguage(wanted)).toBe(tag);
      expect(noticeStrings(wanted, 'en').tag).toBe(tag);
    }
    await loadLanguage(tag);
    expect(languageStrings(tag)).toBeDefined();
  });

  it('has exactly the sections and phrases of the English', async () => {
    const keysOf = (tables: Iterable<[string, PhraseTable]>) =>
      [...tables].flatMap(([section, table]) => Object.keys(table).map((name) => `${section}.${name}`)).sort();
    expect(keysOf(Object.entries(await tablesOf(tag)))).toEqual(keysOf(english));
  });

  it('keeps the placeholders of every English phrase', async () => {
    const exact = exactCategories(tag);
    const wrong = (await pairsOf(tag)).flatMap(({key, phrase, original}) => {
      const wanted = placeholdersIn(mainText(original));
      return textsOf(phrase).flatMap(([category, text]) => {
        const given = placeholdersIn(text);
        const said = exact.has(category) && !given.includes('count') ? wanted.filter((name) => name !== 'count') : wanted;
        return given.join() === said.join() ? [] : [`${key} (${category}): {${given.join('} {')}}, and the English has {${wanted.join('} {')}}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('has a text for every plural of the language where the English tells plurals apart, and for no other', async () => {
    const categories = [...new Intl.PluralRules(tag).resolvedOptions().pluralCategories].sort();
    const wrong = (await pairsOf(tag)).filter(({phrase, original}) =>
      typeof original !== 'string' && (typeof phrase === 'string' || Object.keys(phrase).sort().join() !== categories.join()));
    expect(wrong.map(({key}) => key)).toEqual([]);
  });

  it('is no English left over, and nothing is empty', async () => {
    const wrong = (await pairsOf(tag)).flatMap(({key, phrase, original}) => {
      const taken = new Set(textsOf(original).map(([, text]) => text));
      return textsOf(phrase)
        .filter(([, text]) => text.trim() === '' || (taken.has(text) && hasWords(text) && !SAME[tag]?.includes(text)))
        .map(([category, text]) => `${key} (${category}): “${text}”`);
    });
    expect(wrong).toEqual([]);
  });

  it('closes every isolate that it opens', async () => {
    const wrong = (await pairsOf(tag)).filter(({phrase}) => textsOf(phrase).some(([, text]) => {
      let open = 0;
      return [...text].some((sign) => {
        if (/[\u2066-\u2068]/.test(sign)) open += 1;
        if (sign === '\u2069') open -= 1;
        return open < 0;
      }) || open > 0;
    }));
    expect(wrong.map(({key}) => key)).toEqual([]);
  });
});

// A button "down" is named "down “parking”", and who says to a computer what to press says "down": written without spaces, where a word ends
// is a guess of each browser, and of Firefox a wrong one where the name's first character makes a word with the last of the phrase.
it.each(['zh-Hans', 'zh-Hant', 'ja'])('%s sets the name in a name of a button apart', async (tag) => {
  const wrong = (await pairsOf(tag)).filter(({key, phrase}) => /-named?$/.test(key) && /[\p{L}\p{N}]\{name\}|\{name\}[\p{L}\p{N}]/u.test(mainText(phrase)));
  expect(wrong.map(({key, phrase}) => `${key}: “${mainText(phrase)}”`)).toEqual([]);
});

describe('the two scripts of Chinese', () => {
  it.each([
    ...['zh', 'zh-CN', 'zh-SG', 'zh-Hans', 'zh-Hans-HK', 'zh-MY'].map((wanted) => [wanted, 'zh-Hans'] as const),
    ...['zh-TW', 'zh-HK', 'zh-MO', 'zh-Hant', 'zh-Hant-TW', 'zh-Hant-HK', 'ZH-hk'].map((wanted) => [wanted, 'zh-Hant'] as const),
  ])('%s gets %s, on pages and in notices', (wanted, tag) => {
    expect(resolveLanguage(wanted)).toBe(tag);
    expect(noticeStrings(wanted, 'en').tag).toBe(tag);
    expect(pageStrings(wanted)).toBe(pageStrings(tag));
  });

  /** Characters in which the scripts differ and that these texts cannot do without. */
  const ONLY = {'zh-Hans': /[这没说时间请办处单开关复图视频为与从会问题内审门应类]/u, 'zh-Hant': /[這沒說時間請辦處單開關復圖視頻為與從會問題內審門應類]/u};

  it.each([['zh-Hans', ONLY['zh-Hant']], ['zh-Hant', ONLY['zh-Hans']]] as const)('%s is written in its own', async (tag, other) => {
    const wrong = (await pairsOf(tag)).flatMap(({key, phrase}) => textsOf(phrase).filter(([, text]) => other.test(text)).map(([, text]) => `${key}: “${text}”`));
    expect(wrong).toEqual([]);
  });
});

it('French puts no space before a high sign at which a line could break', async () => {
  const wrong = (await pairsOf('fr')).flatMap(({key, phrase}) => textsOf(phrase)
    .filter(([, text]) => / [:;!?»]|« |[^\u00a0]:(?!\/\/)|[^\u202f][;!?]|[^\u00a0]»|«[^\u00a0]/.test(text))
    .map(([category, text]) => `${key} (${category}): “${text}”`));
  expect(wrong).toEqual([]);
});
