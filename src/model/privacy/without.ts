import type {PrivateFinding} from './find-private.js';

/** A text without a part of it, and without the blank that would be left double. */
export function without(text: string, {start, end}: Pick<PrivateFinding, 'start' | 'end'>): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  return /(^|[ \t\n])$/.test(before) ? before + after.replace(/^[ \t]/, '') : before + after;
}
