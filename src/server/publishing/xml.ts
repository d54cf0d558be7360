import {html} from 'hono/html';

/** A piece of markup whose texts are escaped. */
export type Markup = ReturnType<typeof html>;

/** What XML cannot hold, however it is written: control characters, and halves of pairs. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * XML as a template. Texts are escaped as hono escapes those of HTML (`& < > " '`), which are the signs of XML too; what no XML can hold is left
 * out. Pieces of markup stay as they are, so nothing is escaped twice.
 */
export function xml(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  return html(strings, ...values.map(possible));
}

/** A text without what XML cannot hold. */
export function possibleText(text: string): string {
  return text.replace(IMPOSSIBLE, '');
}

function possible(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(possible);
  return typeof value === 'string' ? possibleText(value) : value;
}

/** A whole document. */
export async function xmlDocument(root: Markup): Promise<string> {
  return `<?xml version="1.0" encoding="utf-8"?>\n${String(await root)}\n`;
}
