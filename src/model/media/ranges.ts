/** A stretch of bytes, without its end. */
export type Range = readonly [from: number, to: number];

/** Overwrites with zeros what lies within a stretch and in none of those to keep. These need no order and may overlap. */
export function blankBetween(bytes: Uint8Array, [from, to]: Range, kept: readonly Range[]): void {
  let at = from;
  for (const [start, end] of kept.filter(([start, end]) => end > from && start < to).sort(([one], [other]) => one - other)) {
    if (start > at) bytes.fill(0, at, start);
    at = Math.max(at, end);
  }
  if (at < to) bytes.fill(0, at, to);
}
