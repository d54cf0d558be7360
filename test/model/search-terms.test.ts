import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {containsAll, normalise, termsOf, wordsOf} from '../../src/model/index.js';

/** Texts of the scripts that a board meets, mixed as people mix them. */
const script = fc.constantFrom(...'停车位难老市场电梯', ...'パーキングかな', ...'parkingPERMIT', ...'０１２ＡＢ', ...'éüßſİΣςق', ' ', '，', '-', '𠮷', '𪚥', '👍', 'e\u0301', 'か\u3099');
const text = fc.array(script, {maxLength: 40}).map((parts) => parts.join(''));

describe('search terms', () => {
  it('of a query are among those of every text that contains it', () => {
    fc.assert(fc.property(text, text, text, (before, query, after) => {
      const whole = `${before}${query}${after}`;
      if (!containsAll(whole, query)) return;
      const terms = new Set(termsOf(whole));
      expect(termsOf(query).filter((term) => !terms.has(term))).to.deep.equal([]);
    }), {numRuns: 1000});
  });

  it('hold for any cut out of a text', () => {
    fc.assert(fc.property(text, fc.nat(40), fc.nat(40), (whole, start, length) => {
      // By characters: nobody types half of one, and what normalising makes of a half is each engine's own.
      const found = [...normalise(whole)].slice(start, start + length).join('');
      expect(containsAll(whole, found)).to.equal(true);
      const terms = new Set(termsOf(whole));
      expect(termsOf(found).every((term) => terms.has(term))).to.equal(true);
    }), {numRuns: 1000});
  });

  it('are integers that a database keeps in four bytes, each once', () => {
    fc.assert(fc.property(fc.string({unit: 'binary'}), (any) => {
      const terms = termsOf(any);
      expect(new Set(terms).size).to.equal(terms.length);
      expect(terms.every((term) => (term | 0) === term)).to.equal(true);
    }));
  });

  it('tell pairs from the same characters apart', () => expect(termsOf('停车').some((term) => !termsOf('停 车').includes(term))).to.equal(true));
  it('are none for two Latin letters and signs', () => expect(termsOf('ab -- 👍')).to.deep.equal([]));
});

describe('searching a text', () => {
  it('finds it whatever the case and width', () => {
    expect(containsAll('Resident PARKING permit', 'ｐarking')).to.equal(true);
    expect(containsAll('ﬁrst', 'first')).to.equal(true);
  });
  it('wants every word, in any order', () => {
    expect(containsAll('老市场周边停车难', '停车 老市场')).to.equal(true);
    expect(containsAll('老市场周边停车难', '停车 电梯')).to.equal(false);
  });
  it('finds nothing across a line break', () => expect(containsAll('停\n车', '停车')).to.equal(false));
  it('has no words in blanks', () => {
    expect(wordsOf(' \u3000\n')).to.deep.equal([]);
    expect(containsAll('anything', '  ')).to.equal(true);
  });
});
