/** The alternatives of a pattern, from a list that people can read: `oneOf('a b  c')` is `(?:a|b|c)`. An underscore stands for a blank. */
export function oneOf(list: string): string {
  return `(?:${list.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
}

/** A pattern in pieces. */
export function pattern(...pieces: readonly string[]): RegExp {
  return new RegExp(pieces.join(''));
}
