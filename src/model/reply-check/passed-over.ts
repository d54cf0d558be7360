import {fold} from '../privacy/fold.js';
import {demandsIn} from './demands.js';
import {isCommon} from './common-words.js';
import type {CheckedMessage, Demand} from './types.js';

/** A demand needs so many words of its own before their absence says anything. */
const OWN_WORDS = 3;

/** A question needs more: it is often answered in other words. */
const OWN_WORDS_OF_QUESTION = 5;

/** An answer takes a demand up when it uses so many of its words, or such a share of them. One demand at least must be, or else the answer has just other words. */
const TAKEN_UP = 2;
const TAKEN_UP_SHARE = 0.2;

/**
 * The demands that an answer passes over: it uses the words of others of them and none of theirs. Words that several demands share, or that
 * stand in every message, are left out of account. Nothing for an answer that counts as many points itself: it takes them in turn.
 */
export function passedOver(message: CheckedMessage, answer: string): Demand[] {
  const demands = demandsIn(message);
  if (demands.length === 0 || demandsIn({body: answer}).length >= demands.length) return [];
  const words = demands.map(({text}) => wordsOf(text));
  const counts = new Map<string, number>();
  for (const word of words.flatMap((set) => [...set])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const said = wordsOf(answer);
  const judged = words.map((set) => {
    const own = [...set].filter((word) => counts.get(word) === 1);
    return {own: own.length, taken: own.filter((word) => said.has(word)).length};
  });
  if (!judged.some(({own, taken}) => taken >= TAKEN_UP || (taken > 0 && taken >= own * TAKEN_UP_SHARE))) return [];
  const folded = fold(answer);
  return demands.filter(({label}, index) => {
    const {own = 0, taken = 0} = judged[index] ?? {};
    return own >= (label === '' ? OWN_WORDS_OF_QUESTION : OWN_WORDS) && taken === 0 && !isNamed(folded, label);
  });
}

/** Whether an answer speaks of a point by its number: 第三点, 关于问题3, your third question. */
function isNamed(folded: string, label: string): boolean {
  if (label === '') return false;
  const number = /^\d+$/.test(label) ? `(?:${label}|${'一二三四五六七八九十'.charAt(Number(label) - 1) || label})` : label;
  return new RegExp(`(?:第|问题|诉求|建议|point|question|item) ?${number}(?![\\d一二三四五六七八九十年月])`, 'i').test(folded);
}

/** What a text talks about: pairs of neighbouring Han characters and words of other scripts, without those that stand everywhere. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [run] of fold(text).toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\d]{4,30}/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) {
      // The first letters stand for all forms of a word: repair, repaired.
      if (!isCommon(run)) words.add(run.slice(0, 6));
    } else for (let index = 0; index + 2 <= run.length; index++) {
      const pair = run.slice(index, index + 2);
      if (!isCommon(pair)) words.add(pair);
    }
  }
  return words;
}
