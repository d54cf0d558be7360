import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {cleanLine, cleanText, isBlank} from '../../src/model/index.js';

describe('cleanText', () => {
  const cases: [what: string, input: string, output: string][] = [
    ['one kind of line break', 'a\r\nb\rc\u2028d\u2029e\u0085f', 'a\nb\nc\nd\ne\nf'],
    ['the line breaks of spreadsheets', 'a\u000bb\u000cc', 'a\nb\nc'],
    ['single blanks for runs of them', 'a \t\u00a0\u3000 b', 'a b'],
    ['no blanks at the ends of lines', '  a  \n  b  ', 'a\nb'],
    ['at most one empty line', 'a\n\n\n\n\nb', 'a\n\nb'],
    ['empty lines that held only blanks or controls', 'a\n \u0000 \n\t\n\u0007\nb', 'a\n\nb'],
    ['no control characters', 'a\u0000b\u001bc\u007fd\u009fe', 'abcde'],
    ['no overrides of direction', 'a\u202eb\u2066c\u2069d', 'abcd'],
    ['no byte order mark', '\ufeffa', 'a'],
    ['no halves of characters', 'a\ud800b\udc00', 'ab'],
  ];
  for (const [what, input, output] of cases) it(`leaves ${what}`, () => expect(cleanText(input)).to.equal(output));

  it('keeps emoji families, marks of direction, and combining accents', () => {
    for (const text of ['👨‍👩‍👧‍👦', 'a\u200eb\u200f', 'Cafe\u0301', '𠮷野家', '<b>&amp;</b>']) expect(cleanText(text)).to.equal(text);
  });

  it('is done after one time, and loses no letter', () => {
    const text = fc.string({unit: 'binary', maxLength: 60});
    const letters = (value: string) => value.match(/[\p{L}\p{N}]/gu) ?? [];
    fc.assert(fc.property(text, (value) => {
      const clean = cleanText(value);
      expect(cleanText(clean)).to.equal(clean);
      expect(letters(clean)).to.deep.equal(letters(value));
    }), {numRuns: 500});
  });
});

describe('cleanLine', () => {
  it('makes one line of several', () => expect(cleanLine(' a \r\n\r\n b\u000bc ')).to.equal('a b c'));
});

describe('isBlank', () => {
  for (const text of ['', ' \n\t', '\u200b\u200d', '\u0000', '\u3000', '\u202e\ufeff', '\ud800']) {
    it(`sees nothing in ${JSON.stringify(text)}`, () => expect(isBlank(text)).to.equal(true));
  }
  for (const text of ['a', '。', '👍', '停', '\u200b1']) it(`sees something in ${JSON.stringify(text)}`, () => expect(isBlank(text)).to.equal(false));
});
