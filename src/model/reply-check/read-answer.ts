import {ACTS, type Act, type Patterns} from './acts.js';
import {ACTS_EN} from './acts-en.js';
import {ACTS_ZH} from './acts-zh.js';
import {type Clause, clausesOf} from './clauses.js';
import {FACTS, type Fact} from './facts.js';
import {FACTS_EN} from './facts-en.js';
import {FACTS_ZH} from './facts-zh.js';

/** A clause and what it does. */
export interface ReadClause extends Clause {
  /** What it does; undefined when it is substance, as far as anybody can tell. */
  readonly act: Act | undefined;
  /** What it says that can be checked, each sort once; only of substance. */
  readonly facts: readonly Fact[];
}

/** The clauses of an answer one by one, each with what it does and says: who has read enough need not read on. */
export function* readAnswer(text: string): Generator<ReadClause> {
  for (const clause of clausesOf(text)) yield read(clause);
}

function read(clause: Clause): ReadClause {
  const words = clause.text.replace(NAME, '').replace(NUMBER, '');
  if (words === '') return {...clause, act: 'greeting', facts: []};
  const [acts, facts] = HAN.test(words) ? [ACTS_ZH, FACTS_ZH] : [ACTS_EN, FACTS_EN];
  const act = ACTS.find((name) => matches(acts, name, words));
  if (act && !(act in OUTWEIGHED_BY)) return {...clause, act, facts: []};
  const found = FACTS.filter((name) => matches(facts, name, words));
  if (act && !found.some((fact) => OUTWEIGHED_BY[act]?.includes(fact))) return {...clause, act, facts: []};
  return {...clause, act: undefined, facts: found};
}

function matches<Name extends string>(patterns: Patterns<Name>, name: Name, words: string): boolean {
  return patterns[name].some((pattern) => pattern.test(words));
}

const HAN = /\p{Script=Han}/u;

/** The name of an account in front of what is said to it: not a word of the answer. */
const NAME = /^(?:网友|网民)?[“"']?[a-z]{1,12}\d{2,14}[”"']?(?:网友|网民)?[ :,]{0,3}/;

/** The number of a point. */
const NUMBER = /^(?:[(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?:[、)]|[.](?!\d))|第[一二三四五六](?:[,、]|是)?|[一二三四五六]是(?!否))[ ,]{0,2}/;

/** What in the same breath makes substance of an act: a deed, or the question for what is missing; of a promise also when, how much and why. */
const DEEDS: readonly Fact[] = ['done', 'detail-wanted'];
const OUTWEIGHED_BY: Partial<Readonly<Record<Act, readonly Fact[]>>> = {
  receipt: DEEDS, progress: DEEDS, attention: DEEDS, topic: DEEDS, wait: DEEDS, refer: DEEDS, 'not-ours': DEEDS, closing: DEEDS,
  promise: [...DEEDS, 'amount', 'ground', 'found'],
};
