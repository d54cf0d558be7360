/** The dashes that keyboards and word processors put for a hyphen. */
const DASHES = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]/g;

/** A message's number as somebody typed it, as boards write it: ordinary digits and hyphens, no blanks. */
export function typedNumber(typed: string): string {
  return typed.normalize('NFKC').replace(DASHES, '-').replace(/[\s\p{Cf}]/gu, '');
}
