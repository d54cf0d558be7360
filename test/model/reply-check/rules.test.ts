import {expect} from '@open-wc/testing';
import {ACT_RULES, ACTS, type Patterns} from '../../../src/model/reply-check/acts.js';
import {ACTS_EN} from '../../../src/model/reply-check/acts-en.js';
import {ACTS_ZH} from '../../../src/model/reply-check/acts-zh.js';
import {ACT_EXAMPLES, FACT_EXAMPLES} from '../../../src/model/reply-check/examples.js';
import {FACT_RULES, FACTS} from '../../../src/model/reply-check/facts.js';
import {FACTS_EN} from '../../../src/model/reply-check/facts-en.js';
import {FACTS_ZH} from '../../../src/model/reply-check/facts-zh.js';
import {NUMBERINGS, QUESTIONS, RHETORIC} from '../../../src/model/reply-check/numberings.js';
import {readAnswer} from '../../../src/model/reply-check/read-answer.js';
import {CHECK_REASONS} from '../../../src/reply-check.js';

const acts = (text: string) => [...readAnswer(text)].map(({act}) => act);
const isHan = (text: string) => /\p{Script=Han}/u.test(text);
const facts = (text: string) => FACTS.filter((fact) => (isHan(text) ? FACTS_ZH : FACTS_EN)[fact].some((pattern) => pattern.test(text)));

describe('an act of the reply check', () => {
  for (const act of ACTS) {
    const {found, passed} = ACT_EXAMPLES[act];
    describe(act, () => {
      for (const example of found) it(`is “${example}”`, () => expect(acts(example)).to.include(act));
      for (const example of passed) it(`is not “${example}”`, () => expect(acts(example)).not.to.include(act));
      it('has its reason, and examples in both languages', () => {
        expect(ACT_RULES[act].because).to.match(/^It .+\.$/);
        if (ACT_RULES[act].reason) expect(CHECK_REASONS).to.include(ACT_RULES[act].reason);
        expect(passed).not.to.be.empty;
        for (const han of [true, false]) expect(found.some((example) => isHan(example) === han)).to.be.true;
      });
    });
  }
});

describe('a fact of the reply check', () => {
  for (const fact of FACTS) {
    const {found, passed} = FACT_EXAMPLES[fact];
    describe(fact, () => {
      for (const example of found) it(`is “${example}”`, () => expect(facts(example)).to.include(fact));
      for (const example of passed) it(`is not “${example}”`, () => expect(facts(example)).not.to.include(fact));
      it('has its reason, and examples in both languages', () => {
        expect(FACT_RULES[fact]).to.match(/\.$/);
        expect(passed).not.to.be.empty;
        for (const han of [true, false]) expect(found.some((example) => isHan(example) === han)).to.be.true;
      });
    });
  }
});

describe('the patterns of the reply check', () => {
  const patternsOf = (tables: readonly Patterns<string>[]) => tables.flatMap((table) => Object.values(table).flat());

  it('repeat nothing without an upper bound, so that no text makes them slow', () => {
    for (const {source} of [...patternsOf([ACTS_ZH, ACTS_EN, FACTS_ZH, FACTS_EN]), ...NUMBERINGS.map(({pattern}) => pattern), QUESTIONS, RHETORIC]) {
      const bare = source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
      expect(bare, source).not.to.match(/[*+]|\{\d+,\}/);
    }
  });
});
