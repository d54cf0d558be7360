/**
 * The language that a message is written in, as far as it shows: the page's, unless most of the words are in another script than that
 * language is written in. Then Chinese for Han characters, and unknown (empty) for Latin ones.
 */
export function messageLanguage(text: string, pageLanguage: string): string {
  const han = count(text, /\p{Script=Han}/gu);
  const latin = count(text, /\p{Script=Latin}+/gu);
  const locale = parse(pageLanguage);
  const pageIsHan = /^(Han[st]|Jpan|Kore|Hani|Hanb|Bopo)$/.test(locale?.maximize().script ?? '');
  if (han > latin && !pageIsHan) return 'zh';
  if (latin > han && pageIsHan) return '';
  return locale?.toString() ?? '';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** A page may say anything in `lang`; what is no language tag, or longer than any in use, says nothing. */
function parse(tag: string): Intl.Locale | undefined {
  try {
    return tag.length <= 35 ? new Intl.Locale(tag) : undefined;
  } catch {
    return undefined;
  }
}
