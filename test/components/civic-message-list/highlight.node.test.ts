import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {partsOf} from '../../../src/components/civic-message-list/highlight.js';
import {containsAll, wordsOf} from '../../../src/model/index.js';

/** The text with brackets around what was found. */
const marked = (text: string, query: string) => partsOf(text, query).map((part) => (part.found ? `[${part.text}]` : part.text)).join('');

describe('highlighted words', () => {
  it.each([
    ['老市场东门停车乱', '停车', '老市场东门[停车]乱', 'Chinese'],
    ['Street lights out', 'LIGHT street', '[Street] [light]s out', 'words in any case and order'],
    ['ＰＡＲＫＩＮＧ and parking', 'parking', '[ＰＡＲＫＩＮＧ] and [parking]', 'full-width letters'],
    ['the ﬁrst oﬃce', 'first office', 'the [ﬁrst] [oﬃce]', 'ligatures, which are longer when they are normalised'],
    ['the oﬃce', 'f', 'the o[ﬃ]ce', 'a part of a ligature, by the whole of it'],
    ['㍿清禾 株式会社', '式会', '[㍿]清禾 株[式会]社', 'a sign that stands for a word'],
    ['cafe\u0301 café', 'café', '[cafe\u0301] [café]', 'letters with marks, however they are written'],
    ['cafe\u0301', 'cafe', 'cafe\u0301', 'nothing where a mark makes it another letter'],
    ['İstanbul', 'i\u0307stanbul', '[İstanbul]', 'a letter that is longer in lower case'],
    ['𠮷野家 👩‍🌾', '𠮷', '[𠮷]野家 👩‍🌾', 'characters of two units'],
    ['aaaa', 'aa', '[aaaa]', 'neighbours as one'],
    ['abc', 'ab bc', '[abc]', 'what overlaps as one'],
    ['<img src=x>', 'img', '<[img] src=x>', 'markup as text'],
    ['a.c abc', '.', 'a[.]c abc', 'signs as themselves'],
    ['停车', '   ', '停车', 'nothing for blanks'],
    ['', '停车', '', 'nothing in nothing'],
  ])('%j by %j: %j', (text, query, expected) => expect(marked(text, query)).toBe(expected));

  it('never change the text, and mark something wherever a search finds it', () => {
    const unit = fc.constantFrom(...'停车场𠮷aBcＡﬁİßéñ\u0301\u0308 12３%<>&㍿👩‍🌾');
    fc.assert(fc.property(fc.string({unit, maxLength: 30}), fc.string({unit, maxLength: 4}), (text, query) => {
      const parts = partsOf(text, query);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      const single = wordsOf(query).length === 1;
      // A mark that begins a word is never apart from the letter before it.
      if (single && !/^\p{M}/u.test(query.trim()) && parts.some(({found}) => found)) expect(containsAll(text, query)).toBe(true);
    }), {numRuns: 500});
  });

  it('take long texts and many words', () => {
    expect(partsOf('停车'.repeat(5000), Array.from('停车场东门老市').join(' ')).some(({found}) => found)).toBe(true);
  });
});
