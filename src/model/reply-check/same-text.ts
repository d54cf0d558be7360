import type {ReplyMark} from './types.js';

/** Runs of so many characters are compared. */
const RUN = 8;

/** An answer is the same text as another when so much of it stands there. */
const SHARE = 0.85;

/** Shorter answers are alike by chance. In characters, punctuation and digits left out. */
const LEAST = 40;

/** What says when and to whom differs between copies of one text. */
const IGNORED = /[\d\s\p{P}\p{S}]/u;

/** Marks what an answer shares with one of the others, where that is nearly all of it; nothing otherwise. */
export function sameTextMarks(body: string, others: readonly string[]): ReplyMark[] {
  if (others.length === 0) return [];
  const own = compact(body);
  if (own.signs.length < LEAST) return [];
  for (const other of others) {
    const runs = runsOf(compact(other).signs);
    const covered = new Uint8Array(own.signs.length);
    for (let index = 0; index + RUN <= own.signs.length; index++) if (runs.has(own.signs.slice(index, index + RUN))) covered.fill(1, index, index + RUN);
    const share = covered.reduce((sum, one) => sum + one, 0) / covered.length;
    if (share >= SHARE) return marksOf(covered, own.places);
  }
  return [];
}

/** A text without what is ignored, and where each of its units stood. */
function compact(text: string): {signs: string; places: number[]} {
  const places: number[] = [];
  let signs = '';
  for (let index = 0; index < text.length; index++) {
    const sign = text.charAt(index);
    if (IGNORED.test(sign)) continue;
    signs += sign.toLowerCase().charAt(0);
    places.push(index);
  }
  return {signs, places};
}

function runsOf(signs: string): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let index = 0; index + RUN <= signs.length; index++) runs.add(signs.slice(index, index + RUN));
  return runs;
}

function marksOf(covered: Uint8Array, places: readonly number[]): ReplyMark[] {
  const marks: ReplyMark[] = [];
  for (let index = 0; index < covered.length; index++) {
    if (!covered[index]) continue;
    const start = places[index] ?? 0;
    while (index + 1 < covered.length && covered[index + 1]) index++;
    marks.push({start, end: (places[index] ?? start) + 1, reason: 'same-text'});
  }
  return marks;
}
