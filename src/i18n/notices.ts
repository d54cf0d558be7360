import {nearestTag} from '../model/localized.js';
import {notices as ar} from './ar/notices.js';
import {notices as de} from './de/notices.js';
import {notices as en} from './en/notices.js';
import {notices as es} from './es/notices.js';
import {notices as ja} from './ja/notices.js';
import type {Translation} from './phrase.js';
import {notices as ru} from './ru/notices.js';
import {notices as zhHans} from './zh-hans/notices.js';
import {notices as zhHant} from './zh-hant/notices.js';

/** The words of notices, apart from `Strings`: no page loads them. */
export type NoticeStrings = Translation<typeof en>;

const LANGUAGES: Readonly<Record<string, NoticeStrings>> = {
  en,
  ar,
  de,
  es,
  ja,
  ru,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/** The words of notices for a reader of a language, or of the fallback when there are none in it; English in the end. */
export function noticeStrings(wanted: string, fallback: string): {readonly tag: string; readonly strings: NoticeStrings} {
  const tags = Object.keys(LANGUAGES);
  const tag = (wanted && nearestTag(tags, wanted)) || (nearestTag(tags, fallback) ?? 'en');
  return {tag, strings: LANGUAGES[tag] ?? en};
}
