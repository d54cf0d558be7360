import {findPrivate, type Mask, MASKABLE_PARTS, type MaskablePart, type Message, type PrivateFinding} from '../../model/index.js';

/** Words of a message that are better not in public, as masks. */
export interface SuggestedMask extends Mask {
  readonly kind: PrivateFinding['kind'];
}

const suggested = new WeakMap<Message, readonly SuggestedMask[]>();

/** What the privacy guard finds in a message; looked for once. */
export function suggestedMasks(message: Message): readonly SuggestedMask[] {
  let found = suggested.get(message);
  if (!found) {
    found = MASKABLE_PARTS.flatMap((part) => findPrivate(message[part]).map(({kind, start, end}) => ({part, kind, start, end})));
    suggested.set(message, found);
  }
  return found;
}

/** One mask more; those that it touches become one with it. */
export function withMask(masks: readonly Mask[], {part, start, end}: Mask): readonly Mask[] {
  const touches = (other: Mask) => other.part === part && other.start <= end && other.end >= start;
  const joined = masks.filter(touches).reduce((one, other) => ({part, start: Math.min(one.start, other.start), end: Math.max(one.end, other.end)}), {part, start, end});
  return [...masks.filter((other) => !touches(other)), joined].sort((one, other) => one.start - other.start);
}

/** A stretch shown again, whatever masks reach into it. */
export function withoutMask(masks: readonly Mask[], {part, start, end}: Mask): readonly Mask[] {
  return masks.flatMap((mask) => {
    if (mask.part !== part || mask.start >= end || mask.end <= start) return [mask];
    return [{part, start: mask.start, end: start}, {part, start: end, end: mask.end}].filter((rest) => rest.start < rest.end);
  });
}

/** Whether all of a stretch is masked. */
export function isMasked(masks: readonly Mask[], {part, start, end}: Mask): boolean {
  return masks.some((mask) => mask.part === part && mask.start <= start && mask.end >= end);
}

/** A text in sentences, and a sentence in words, without the blanks around them. Offsets are those of the text. Firefox takes the last Chinese word before a stop for none. */
export function piecesOf(text: string, language: string, granularity: 'sentence' | 'word', from = 0, to = text.length): readonly Omit<Mask, 'part'>[] {
  const pieces = [...segmenter(language, granularity).segment(text.slice(from, to))];
  return pieces.flatMap(({segment, index, isWordLike}) => {
    const start = from + index + (segment.length - segment.trimStart().length);
    const end = start + segment.trim().length;
    return end > start && (isWordLike !== false || /[\p{L}\p{N}]/u.test(segment)) ? [{start, end}] : [];
  });
}

/** The texts of a message, that words can be masked in. */
export function textsOf(message: Message): readonly MaskablePart[] {
  return MASKABLE_PARTS.filter((part) => message[part] !== '');
}

function segmenter(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language || undefined, {granularity});
  } catch {
    return new Intl.Segmenter(undefined, {granularity});
  }
}
