import {nearestTag} from '../model/localized.js';
import {notices as ar} from './ar/notices.js';
import {notices as bo} from './bo/notices.js';
import {written as boWritten} from './bo/written.js';
import {notices as de} from './de/notices.js';
import {notices as en} from './en/notices.js';
import {notices as es} from './es/notices.js';
import {notices as fr} from './fr/notices.js';
import {notices as pt} from './pt/notices.js';
import {notices as ja} from './ja/notices.js';
import {notices as ko} from './ko/notices.js';
import type {Translation} from './phrase.js';
import {notices as ru} from './ru/notices.js';
import {notices as ug} from './ug/notices.js';
import {written as ugWritten} from './ug/written.js';
import type {Written} from './written.js';
import {notices as zhHans} from './zh-hans/notices.js';
import {notices as zhHant} from './zh-hant/notices.js';

/** The words of notices, apart from `Strings`: no page loads them. */
export type NoticeStrings = Translation<typeof en>;

const LANGUAGES: Readonly<Record<string, NoticeStrings>> = {
  en,
  ar,
  bo,
  de,
  es,
  fr,
  pt,
  ja,
  ko,
  ru,
  ug,
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
};

/** The words of notices for a reader of a language, or of the fallback when there are none in it; English in the end. */
export function noticeStrings(wanted: string, fallback: string): {readonly tag: string; readonly strings: NoticeStrings} {
  const tags = Object.keys(LANGUAGES);
  const tag = (wanted && nearestTag(tags, wanted)) || (nearestTag(tags, fallback) ?? 'en');
  return {tag, strings: LANGUAGES[tag] ?? en};
}

/** The same as on pages: what a reader has seen there is not written otherwise in a letter. */
const WRITTEN: Readonly<Record<string, Written>> = {bo: boWritten, ug: ugWritten};

/** A date as letters in the language have it. */
export function noticeDate(tag: string, date: Date, timeZone: string): string {
  return WRITTEN[tag]?.date(date, {timeZone}) ?? new Intl.DateTimeFormat([tag, 'en'], {dateStyle: 'long', timeZone}).format(date);
}

/** A list as letters in the language have it: "A, B and C". */
export function noticeList(tag: string, items: readonly string[]): string {
  return WRITTEN[tag]?.list(items) ?? new Intl.ListFormat([tag, 'en'], {type: 'conjunction'}).format(items);
}
