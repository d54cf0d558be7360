import {loadLanguage, languageStrings, registerLanguage} from '../../src/i18n/languages.js';
import type {Phrase, PhraseTable} from '../../src/i18n/phrase.js';
import type {Strings} from '../../src/i18n/strings.js';

/**
 * A language in which every phrase of the tables stands between ⟦ and ⟧. It goes by the tag of Greek, of which there is no file: what `Intl`
 * writes by itself (dates, numbers, "tomorrow") is told by its letters. The words are another language's; whatever is in English is not from it.
 */
export const MARKED = 'el';

export async function registerMarkedLanguage(): Promise<void> {
  await loadLanguage('zh-Hans');
  const strings = languageStrings('zh-Hans');
  if (!strings) throw new Error('there is no table to mark');
  const mark = (phrase: Phrase): Phrase => (typeof phrase === 'string' ? `⟦${phrase}⟧` : {other: `⟦${phrase.other}⟧`});
  const tables: readonly (readonly [string, PhraseTable])[] = Object.entries(strings);
  const marked = tables.map(([section, table]) => [section, Object.fromEntries(Object.entries(table).map(([key, phrase]) => [key, mark(phrase)]))] as const);
  registerLanguage({tag: MARKED, strings: Object.fromEntries(marked) as unknown as Strings});
}

/** What stands outside every pair of marks; marks may be in each other, and a phrase may go on in the next text. */
export function outsideMarks(text: string, depth = 0): {readonly rest: string; readonly depth: number} {
  let rest = '';
  for (const sign of text) {
    if (sign === '⟦') depth++;
    else if (sign === '⟧') depth = Math.max(0, depth - 1);
    else if (depth === 0) rest += sign;
    if (sign === '⟧' && depth === 0) rest += '\n';
  }
  return {rest, depth};
}
