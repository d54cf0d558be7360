import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {findPrivate, PRIVACY_EXAMPLES, PRIVACY_RULES, type PrivacyRule} from '../../../src/model/index.js';

const RULES: readonly PrivacyRule[] = PRIVACY_RULES;
const without = (text: string) => text.replace(/[[\]]/g, '');
/** The text with what was found in square brackets, as the examples write it. */
const marked = (text: string, rules = RULES) =>
  findPrivate(text, rules).reduceRight((whole, {start, end}) => `${whole.slice(0, start)}[${whole.slice(start, end)}]${whole.slice(end)}`, text);

describe('a rule of the privacy guard', () => {
  for (const rule of RULES) {
    const {found, passed} = PRIVACY_EXAMPLES[rule.name as keyof typeof PRIVACY_EXAMPLES];

    describe(rule.name, () => {
      for (const example of found) {
        it(`marks ${example}`, () => {
          expect(marked(without(example))).to.equal(example);
          expect(findPrivate(without(example), [rule]), 'and it is this rule that does').not.to.be.empty;
        });
      }
      for (const example of passed) it(`passes ${example}`, () => expect(marked(example)).to.equal(example));
    });
  }

  it('has examples of both sorts, and a name of its own', () => {
    expect(Object.keys(PRIVACY_EXAMPLES)).to.have.members(RULES.map(({name}) => name));
    expect(new Set(RULES.map(({name}) => name)).size).to.equal(RULES.length);
    for (const {found, passed} of Object.values(PRIVACY_EXAMPLES)) expect(Math.min(found.length, passed.length)).to.be.above(0);
  });

  it('repeats nothing without an upper bound, so that no text makes it slow', () => {
    for (const {name, pattern, before} of RULES) {
      for (const {source} of before ? [pattern, before] : [pattern]) {
        const bare = source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
        expect(bare, name).not.to.match(/[*+]|\{\d+,\}/);
      }
    }
  });
});

describe('private words in a text', () => {
  /** What the rules look at, in no order. */
  const piece = fc.constantFrom(...'0123456789１一三八零〇', ...' -—.,，()@·+#', ...'湘京AXBz', '号楼', '单元', '室', '小区', '村', '组', '路', '弄', '号', '138', '0731', 'Flat 4', 'Street', 'SW1A 1AA',
    '@example.com', '电话', '\u200b', '👍', '\ud83d', '\n');
  const hostile = fc.array(piece, {maxLength: 80}).map((parts) => parts.join(''));

  it('are slices of it, in order, and do not overlap', () => {
    fc.assert(fc.property(fc.oneof(hostile, fc.string({unit: 'binary'})), (text) => {
      let last = 0;
      for (const {start, end, text: found} of findPrivate(text)) {
        expect(start).to.be.at.least(last);
        expect(end).to.be.above(start);
        expect(text.slice(start, end)).to.equal(found);
        last = end;
      }
    }), {numRuns: 1000});
  });

  it('are found whatever stands around them, unless it makes another number of them', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('停车', ' a ', '👍', '，', '\n', '。'), {maxLength: 20}), (before) => {
      const lead = `${before.join('')}，`;
      expect(findPrivate(`${lead}13800138000。`).at(-1)).to.deep.include({kind: 'phone', start: lead.length, end: lead.length + 11});
    }));
  });

  it('are each marked once when two rules find them: the longer one counts', () => {
    expect(findPrivate('+86 138 0013 8000').map(({text}) => text)).to.deep.equal(['+86 138 0013 8000']);
    expect(findPrivate('12345678@example.com').map(({kind}) => kind)).to.deep.equal(['email']);
  });

  it('are what the rules of a board’s own say', () => {
    const rules: readonly PrivacyRule[] = [{name: 'member', kind: 'identity-number', pattern: /\bM-\d{4}\b/g}];
    expect(marked('Member M-1234, 13800138000', rules)).to.equal('Member [M-1234], 13800138000');
  });
});
