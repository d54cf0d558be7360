import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {LANGUAGES, languageTitle} from '../../src/i18n/names.js';
import type {Language} from '../../src/i18n/strings.js';

const folder = new URL('../../src/i18n/', import.meta.url);
const docs = readFileSync(new URL('../../docs/languages.md', import.meta.url), 'utf8');

/** Every language that elements can load, from its file: a folder of parts has one of the same name beside it. English is in the elements. */
const all = readdirSync(folder);
const files = all.filter((name) => all.includes(`${name}.ts`));
const languages = new Map<string, Language>();
for (const file of files) {
  const [language] = Object.values(await import(`../../src/i18n/${file}.ts`) as Readonly<Record<string, Language>>);
  if (language) languages.set(language.tag, language);
}

describe('the list of languages', () => {
  it('names every language that elements can load, and no other', () => {
    expect(LANGUAGES.map(({tag}) => tag).sort()).toEqual(['en', ...languages.keys()].sort());
  });

  it.each(LANGUAGES.map((entry) => [entry.tag, entry] as const))('says of %s what its file says: whether a speaker still has to read it', (tag, {review}) => {
    expect(review).toBe(languages.get(tag)?.review);
  });

  it.each(LANGUAGES.map((entry) => [entry.tag, entry] as const))('has a line for %s in the documentation', (tag, {name, english, review}) => {
    expect(docs).toContain(`| \`${tag}\` | ${name} | ${english} | ${review ? '**review needed** ' : ''}|`);
  });

  it('says so in the title of a language that needs a reader', () => {
    expect(languageTitle({tag: 'ug', name: 'ئۇيغۇرچە', english: 'Uyghur', review: 'needed'})).toBe('ئۇيغۇرچە (Uyghur, review needed)');
    expect(languageTitle({tag: 'ru', name: 'Русский', english: 'Russian'})).toBe('Русский');
  });
});
