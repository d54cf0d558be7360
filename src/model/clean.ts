/**
 * A text as it is displayed: one kind of line break, no control characters or tabs, no blanks at the ends of lines, at most one
 * empty line between paragraphs. Words are never changed. Importers keep the original beside it.
 */
export function cleanText(text: string): string {
  return stripControls(text.replace(LINE_BREAKS, '\n'))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** {@link cleanText} for what must stay on one line: a title, a name. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ');
}

/** Whether there is anything to see: format characters alone, such as a zero-width space, are as good as nothing. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{C}]/u.test(text);
}

/** Every line break of Unicode (UAX #14, BK, CR, LF and NL). Spreadsheets write the vertical tab. */
// eslint-disable-next-line no-control-regex -- these are the very characters to replace
const LINE_BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

/** PostgreSQL refuses NUL in text, and bidi overrides let a title rewrite its surroundings (Unicode TR36); lone surrogates are not text. */
function stripControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters to remove
  return text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').replace(/\p{Cs}/gu, '');
}
