import {fold} from '../privacy/fold.js';

/** A stretch of a text between two signs of punctuation. */
export interface Clause {
  /** Indexes in UTF-16 units, the end exclusive; blanks around it left out. */
  readonly start: number;
  readonly end: number;
  /** Folded and in lower case, of the same length. */
  readonly text: string;
}

/** A clause of a text that goes on without punctuation ends here, so that no rule ever reads more at once. */
export const LONGEST_CLAUSE = 400;

/** Signs that end a clause wherever they stand. */
const ENDS = new Set('。!?;…\n\r\u2028\u2029');
/** Signs that end one unless digits stand on both sides: 15:30, 1,200, 2019.5.1. */
const ENDS_UNLESS_IN_NUMBERS = new Set(',:.');

/** The clauses of a text, in order. Takes time in proportion to its length. */
export function clausesOf(text: string): Clause[] {
  const folded = lower(fold(text));
  const clauses: Clause[] = [];
  let start = 0;
  for (let index = 0; index <= folded.length; index++) {
    if (index < folded.length && index - start < LONGEST_CLAUSE && !endsAt(folded, index)) continue;
    const clause = trimmed(folded, start, index);
    if (clause) clauses.push(clause);
    // A clause that was cut for its length goes on with this very character.
    start = index < folded.length && !endsAt(folded, index) ? index : index + 1;
  }
  return clauses;
}

function endsAt(folded: string, index: number): boolean {
  const sign = folded[index] ?? '';
  if (ENDS.has(sign)) return true;
  const next = folded[index + 1] ?? '';
  // Two blanks are how many answers part greeting, text and signature.
  if (sign === ' ') return next === ' ';
  if (!ENDS_UNLESS_IN_NUMBERS.has(sign)) return false;
  const isDigit = (character: string | undefined) => character !== undefined && character >= '0' && character <= '9';
  if (isDigit(folded[index - 1]) && isDigit(next)) return false;
  // What follows "phone:" belongs to it.
  if (sign === ':' && /^ ?[(]?\d[\d() -]{4}/.test(folded.slice(index + 1, index + 8))) return false;
  // Within an address of the web, an abbreviation or a file's name.
  return sign === ',' || (sign === ':' ? next !== '/' : next === '' || next === ' ' || next === '\n' || next > '\u2e80');
}

/** Lower case that never changes the length, as `toLowerCase` does for a few letters. */
function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function trimmed(folded: string, from: number, to: number): Clause | undefined {
  let [start, end] = [from, to];
  while (start < end && isEdge(folded[start])) start++;
  while (end > start && isEdge(folded[end - 1])) end--;
  return start < end ? {start, end, text: folded.slice(start, end)} : undefined;
}

/** Blanks, quotes and what is left of punctuation. */
function isEdge(sign: string | undefined): boolean {
  return sign !== undefined && /[\s"'“”‘’「」『』,.:;!?。、…\u200b-]/.test(sign);
}
