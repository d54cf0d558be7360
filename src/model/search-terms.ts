/**
 * Full-text search for Chinese and English without a dictionary (recipe: BACKEND.md). A text gives integer terms: each Han or kana
 * character, each pair of neighbours, and for other scripts each run of three letters. A query's terms are a subset of the terms of
 * every text that contains it, so an index over terms finds candidates and {@link containsAll} settles them.
 */

/** NFKC, lower case, white space folded: the form in which texts and queries are compared. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The terms of a text or query, each once, as signed 32-bit integers. A query of one or two Latin letters or of signs has none:
 * then every text is a candidate.
 */
export function termsOf(text: string): number[] {
  const terms = new Set<number>();
  for (const [run] of normalise(text).matchAll(RUNS)) addTerms(run, terms);
  return [...terms];
}

/** The words of a query, normalised. */
export function wordsOf(query: string): string[] {
  return normalise(query).split(' ').filter(Boolean);
}

/** Whether a text contains every word of a query, as `LIKE '%word%'` would find it, over normalised texts. */
export function containsAll(text: string, query: string): boolean {
  const haystack = normalise(text);
  return wordsOf(query).every((word) => haystack.includes(word));
}

/** The number of a message that a query may be: as it was typed, by whatever keyboard; undefined for what has no digit in it. */
export function numberIn(query: string): string | undefined {
  const number = query.normalize('NFKC').trim();
  return /\d/.test(number) ? number : undefined;
}

/** Runs of East Asian characters, or of other letters, marks and digits. */
const EAST_ASIAN = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const RUNS = new RegExp(`[${EAST_ASIAN}]+|(?:(?![${EAST_ASIAN}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
const STARTS_EAST_ASIAN = new RegExp(`^[${EAST_ASIAN}]`, 'u');

function addTerms(run: string, terms: Set<number>): void {
  const characters = Array.from(run);
  if (STARTS_EAST_ASIAN.test(run)) {
    characters.forEach((character, index) => {
      terms.add(code(character));
      const next = characters[index + 1];
      if (next) terms.add(code(character + next));
    });
    return;
  }
  for (let index = 0; index + 3 <= characters.length; index++) terms.add(code(characters.slice(index, index + 3).join('')));
}

/** Two characters of the basic plane fit one integer exactly; anything else is hashed (FNV-1a). A clash costs a candidate, no match. */
function code(text: string): number {
  if (text.length === 1) return text.charCodeAt(0);
  if (text.length === 2 && Array.from(text).length === 2) return (text.charCodeAt(0) << 16) | text.charCodeAt(1);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

/** Where the first of some normalised words begins in a text, or -1. Exact where normalising keeps lengths, which it does but for rarities. */
export function indexOfFirst(text: string, words: readonly string[]): number {
  const haystack = text.normalize('NFKC').toLowerCase();
  const found = words.map((word) => haystack.indexOf(word)).filter((index) => index >= 0);
  return found.length > 0 ? Math.min(...found, text.length) : -1;
}
