/**
 * A text as it is displayed: one kind of line break, no control characters or tabs, no blanks at the ends of lines, at most one
 * empty line between paragraphs. Words are never changed. Importers keep the original beside it.
 */
export function cleanText(text: string): string {
  return stripControls(text)
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** {@link cleanText} for what must stay on one line: a title, a name. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\n+/g, ' ');
}

/** PostgreSQL refuses NUL in text, and bidi overrides let a title rewrite its surroundings (Unicode TR36); lone surrogates are not text. */
function stripControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters to remove
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').replace(/\p{Cs}/gu, '');
}
