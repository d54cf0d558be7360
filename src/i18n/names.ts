/** A language of the elements, for those who choose one: Storybook's toolbar, documentation, a site's own switch. No element loads this. */
export interface LanguageEntry {
  /** BCP 47 tag. */
  readonly tag: string;
  /** What it calls itself. */
  readonly name: string;
  readonly english: string;
  /** `needed`: written by somebody who is no speaker, and not read by one yet. */
  readonly review?: 'needed';
}

/** Every language that there is, by its English name. A test holds it to the files, and the table in `docs/languages.md` to it. */
export const LANGUAGES: readonly LanguageEntry[] = [
  {tag: 'ar', name: 'العربية', english: 'Arabic'},
  {tag: 'zh-Hans', name: '简体中文', english: 'Chinese, simplified'},
  {tag: 'zh-Hant', name: '繁體中文', english: 'Chinese, traditional'},
  {tag: 'en', name: 'English', english: 'English'},
  {tag: 'fr', name: 'Français', english: 'French'},
  {tag: 'de', name: 'Deutsch', english: 'German'},
  {tag: 'ja', name: '日本語', english: 'Japanese'},
  {tag: 'ko', name: '한국어', english: 'Korean'},
  {tag: 'pt', name: 'Português', english: 'Portuguese'},
  {tag: 'ru', name: 'Русский', english: 'Russian'},
  {tag: 'es', name: 'Español', english: 'Spanish'},
  {tag: 'bo', name: 'བོད་སྐད་', english: 'Tibetan', review: 'needed'},
  {tag: 'ug', name: 'ئۇيغۇرچە', english: 'Uyghur', review: 'needed'},
];

/** The name for a list of languages, which says where a speaker has not read the words yet. */
export function languageTitle({name, english, review}: LanguageEntry): string {
  return review ? `${name} (${english}, review needed)` : name;
}
