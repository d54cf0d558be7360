let segmenter: Intl.Segmenter | undefined;

/** Made on first use: building a segmenter takes longer than using it, and a page of badges needs none. */
function segments(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'});
  return segmenter.segment(text);
}

/**
 * Length in characters as people count them: extended grapheme clusters of Unicode UAX #29, so that one Chinese
 * character, one flag and one family emoji are 1 each. A CRLF counts as 1.
 */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segments(text)) count++;
  return count;
}

/** The first `max` characters (grapheme clusters) of a text; with an ellipsis added when something was cut. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let count = 0;
  for (const {index} of segments(text)) {
    if (count++ === max) return `${text.slice(0, index).trimEnd()}…`;
  }
  return text;
}
