import {html, type TemplateResult} from 'lit';
import {wordsOf} from '../../model/search-terms.js';

/** A part of a text: something that was looked for, or what stands between. */
export interface Part {
  readonly text: string;
  readonly found: boolean;
}

/**
 * Splits a text at the words of a query, compared as a search compares them (NFKC, lower case). What is shown is always the text itself:
 * normalising changes lengths (`ﬁ`, `㍿`, `İ`), so each character is normalised by itself, with the marks that belong to it, and a match
 * covers whole characters.
 */
export function partsOf(text: string, query: string): Part[] {
  const words = wordsOf(query);
  if (words.length === 0) return [{text, found: false}];
  const {haystack, starts, ends} = indexed(text);
  const parts: Part[] = [];
  let shown = 0;
  for (const [from, to] of joined(words.flatMap((word) => occurrences(haystack, word)))) {
    const start = starts[from] ?? 0;
    const end = ends[to - 1] ?? text.length;
    if (start > shown) parts.push({text: text.slice(shown, start), found: false});
    if (end > Math.max(start, shown)) parts.push({text: text.slice(Math.max(start, shown), end), found: true});
    shown = Math.max(shown, end);
  }
  if (shown < text.length || parts.length === 0) parts.push({text: text.slice(shown), found: false});
  return parts;
}

/** A text with what was looked for marked in it. */
export function highlighted(text: string, query: string): string | (string | TemplateResult)[] {
  if (!query) return text;
  return partsOf(text, query).map((part) => (part.found ? html`<mark part="match">${part.text}</mark>` : part.text));
}

/** The normalised text, and for each of its units where the character that it is of begins and ends in the text. */
function indexed(text: string): {haystack: string; starts: number[]; ends: number[]} {
  let haystack = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const {0: character, index} of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const normal = character.normalize('NFKC').toLowerCase();
    haystack += normal;
    for (let unit = 0; unit < normal.length; unit++) {
      starts.push(index);
      ends.push(index + character.length);
    }
  }
  return {haystack, starts, ends};
}

function occurrences(haystack: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = haystack.indexOf(word); at >= 0; at = haystack.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  return found;
}

/** Ranges in order, those that meet made one. */
function joined(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of ranges.sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
