import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {countGraphemes, formatQueryCode, maskName, nearestTag, normaliseQueryCode, textIn, truncate} from '../../src/model/index.js';

describe('characters as people count them', () => {
  for (const [text, count] of [
    ['', 0], ['停车', 2], ['👨‍👩‍👧‍👦', 1], ['🇨🇳🇩🇪', 2], ['e\u0301', 1], ['𠮷', 1], ['👍🏽', 1], ['\r\n', 1], ['한국', 2], ['a b', 3],
  ] as const) it(`${JSON.stringify(text)} has ${count}`, () => expect(countGraphemes(text)).to.equal(count));
});

describe('cutting a text', () => {
  it('leaves one that fits', () => expect(truncate('停车位', 3)).to.equal('停车位'));
  it('adds an ellipsis to one that does not', () => expect(truncate('停车位少', 3)).to.equal('停车位…'));
  it('never cuts a character in two', () => expect(truncate('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 1)).to.equal('👨‍👩‍👧‍👦…'));
  it('leaves no blank before the ellipsis', () => expect(truncate('to the bridge', 3)).to.equal('to…'));
  it('gives at most as many characters and the ellipsis', () => {
    fc.assert(fc.property(fc.string({unit: 'grapheme'}), fc.nat(20), (text, max) => {
      expect(countGraphemes(truncate(text, max))).to.be.at.most(max + 1);
    }));
  });
});

describe('a masked name', () => {
  for (const [name, masked] of [['陈晓禾', '陈***'], ['  Maya  ', 'M***'], ['𠮷田', '𠮷***'], ['e\u0301mile', 'e\u0301***'], ['', ''], ['   ', '']] as const) {
    it(`of ${JSON.stringify(name)} is ${JSON.stringify(masked)}`, () => expect(maskName(name)).to.equal(masked));
  }
});

describe('a query code', () => {
  const bytes = fc.uint8Array({minLength: 12, maxLength: 12});

  it('has three groups of four, without letters that are misheard', () => {
    fc.assert(fc.property(bytes, (random) => {
      expect(formatQueryCode(random)).to.match(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    }));
  });

  it('differs with any of its sixty bits', () => {
    fc.assert(fc.property(bytes, fc.nat(11), fc.nat(4), (random, index, bit) => {
      const other = random.map((byte, at) => (at === index ? byte ^ (1 << bit) : byte));
      expect(formatQueryCode(other)).not.to.equal(formatQueryCode(random));
    }));
  });

  it('is the same however it is typed', () => {
    fc.assert(fc.property(bytes, (random) => {
      const code = formatQueryCode(random);
      const wanted = code.replaceAll('-', '');
      for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, code.replaceAll('0', 'o').replaceAll('1', 'l'), code.replaceAll('1', 'I')]) {
        expect(normaliseQueryCode(typed)).to.equal(wanted);
      }
    }));
  });

  it('can be typed in full-width letters', () => expect(normaliseQueryCode('７ｋ３ｍ－９ＱＸＴ－Ｖ２ＢＤ')).to.equal('7K3M9QXTV2BD'));
  it('is nothing when nothing of it is a code', () => expect(normaliseQueryCode('忘记了……')).to.equal(''));
});

describe('a text in several languages', () => {
  const text = {en: 'County', 'zh-Hans': '县', 'zh-Hant': '縣'};
  for (const [language, found] of [
    ['zh-CN', '县'], ['zh-SG', '县'], ['zh', '县'], ['zh-TW', '縣'], ['zh-HK', '縣'], ['zh-Hant-MO', '縣'], ['ZH-hans', '县'],
    ['en-GB', 'County'], ['fr', 'County'], ['', 'County'], ['not a tag!', 'County'],
  ] as const) it(`is ${found} for a reader of ${JSON.stringify(language)}`, () => expect(textIn(text, language)).to.equal(found));

  it('takes the other script before another language', () => expect(textIn({en: 'County', 'zh-Hans': '县'}, 'zh-TW')).to.equal('县'));
  it('takes whatever is there', () => expect(textIn({bo: 'རྫོང'}, 'de')).to.equal('རྫོང'));
  it('is empty when nothing is there', () => expect(textIn({}, 'en')).to.equal(''));
  it('has no nearest tag of another language', () => expect(nearestTag(['en', 'de'], 'zh')).to.equal(undefined));
});
