import {nearestTag} from '../model/localized.js';
import {pages as ar} from './ar/pages.js';
import {pages as bo} from './bo/pages.js';
import {pages as de} from './de/pages.js';
import {pages as en} from './en/pages.js';
import {pages as es} from './es/pages.js';
import {pages as fr} from './fr/pages.js';
import {pages as pt} from './pt/pages.js';
import {pages as ja} from './ja/pages.js';
import {pages as ko} from './ko/pages.js';
import type {Translation} from './phrase.js';
import {pages as ru} from './ru/pages.js';
import {pages as ug} from './ug/pages.js';
import {pages as zhHans} from './zh-hans/pages.js';
import {pages as zhHant} from './zh-hant/pages.js';

/** The words of the server's own pages, apart from `Strings`: no browser loads them. */
export type PageStrings = Translation<typeof en>;

const LANGUAGES: Readonly<Record<string, PageStrings>> = {
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

/** The words of pages in a language; in English where there are none in it. */
export function pageStrings(language: string): PageStrings {
  return LANGUAGES[nearestTag(Object.keys(LANGUAGES), language) ?? 'en'] ?? en;
}
