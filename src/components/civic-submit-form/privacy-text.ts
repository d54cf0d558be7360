import {type BoardInfo, findPrivate, type PrivateFinding} from '../../model/index.js';
import {countTyped} from './text-field.js';
import {formOf, type Values} from './values.js';

/** The fields that everybody may come to read. */
export const PUBLIC_TEXTS = ['title', 'body', 'demand', 'details', 'spot.address'] as const;
export type PublicText = (typeof PUBLIC_TEXTS)[number];

/** Whether a field may hold public text. */
export function isPublicText(name: string): name is PublicText {
  return (PUBLIC_TEXTS as readonly string[]).includes(name);
}

/** The fields whose text will be public as things stand; none of a confidential message. */
export function publicTexts(values: Values, board: BoardInfo): readonly PublicText[] {
  if (values.visibility === 'confidential') return [];
  const texts: readonly PublicText[] = formOf(board, values.kind) === 'body' ? ['title', 'body'] : ['title', 'demand', 'details'];
  return board.fields.place !== 'hidden' && values['spot.public'] ? [...texts, 'spot.address'] : texts;
}

const found = new Map<string, readonly PrivateFinding[]>();

/** {@link findPrivate}, with what it found in the last few texts kept: a form renders at each key, and one text changes. */
export function privateIn(text: string): readonly PrivateFinding[] {
  let findings = found.get(text);
  if (!findings) {
    if (found.size >= 20) found.clear();
    found.set(text, (findings = findPrivate(text)));
  }
  return findings;
}

/** A text without a part of it, and without the blank that would be left double. */
export function without(text: string, {start, end}: Pick<PrivateFinding, 'start' | 'end'>): string {
  const before = text.slice(0, start);
  const after = text.slice(end);
  return /(^|[ \t\n])$/.test(before) ? before + after.replace(/^[ \t]/, '') : before + after;
}

/** A remark with a line more, and by how many characters that is too long. */
export function withLine(remark: string, line: string, {limits}: BoardInfo): {readonly remark: string; readonly over: number} {
  const joined = remark.trim() ? `${remark.trimEnd()}\n${line}` : line;
  return {remark: joined, over: Math.max(0, countTyped(joined, 'text') - limits.remark)};
}
