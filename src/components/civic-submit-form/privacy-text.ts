import {type BoardInfo, findPrivate, type PrivateFinding} from '../../model/index.js';
import {countTyped} from './text-field.js';
import {formOf, type Values} from './values.js';

/** The fields that everybody may come to read; of the attachments it is what they are said to show. */
export const PUBLIC_TEXTS = ['title', 'body', 'demand', 'details', 'spot.address', 'attachments'] as const;
export type PublicText = (typeof PUBLIC_TEXTS)[number];

/** Where a public text stands: in a field, and of the attachments in the description of one, by the file's key. */
export interface PublicPlace {
  readonly field: PublicText;
  readonly file?: string;
}

/** Whether a field may hold public text. */
export function isPublicText(name: string): name is PublicText {
  return (PUBLIC_TEXTS as readonly string[]).includes(name);
}

/** The texts that will be public as things stand; none of a confidential message. */
export function publicPlaces(values: Values, board: BoardInfo): readonly PublicPlace[] {
  if (values.visibility === 'confidential') return [];
  const texts: readonly PublicText[] = formOf(board, values.kind) === 'body' ? ['title', 'body'] : ['title', 'demand', 'details'];
  const spot: readonly PublicText[] = board.fields.place !== 'hidden' && values['spot.public'] ? ['spot.address'] : [];
  const files = board.fields.attachments === 'hidden' ? [] : values.files.filter((file) => file.public);
  return [...[...texts, ...spot].map((field) => ({field})), ...files.map(({key}) => ({field: 'attachments' as const, file: key}))];
}

/** The text at a place. */
export function textAt(values: Values, {field, file}: PublicPlace): string {
  return field === 'attachments' ? values.files.find(({key}) => key === file)?.description ?? '' : values[field];
}

/** Another text at a place. */
export function withTextAt(values: Values, {field, file}: PublicPlace, text: string): Partial<Values> {
  if (field !== 'attachments') return {[field]: text};
  return {files: values.files.map((held) => (held.key === file ? {...held, description: text} : held))};
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

/** A remark with a line more, and by how many characters that is too long. */
export function withLine(remark: string, line: string, {limits}: BoardInfo): {readonly remark: string; readonly over: number} {
  const joined = remark.trim() ? `${remark.trimEnd()}\n${line}` : line;
  return {remark: joined, over: Math.max(0, countTyped(joined, 'text') - limits.remark)};
}
