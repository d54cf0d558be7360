import {ACT_RULES, type Act, type ActRule} from './acts.js';
import {type Clause, clausesOf} from './clauses.js';
import {type Fact, FACT_RULES} from './facts.js';

/** A clause and what it does. */
export interface ReadClause extends Clause {
  /** The rule that recognised it; undefined when it is substance, as far as anybody can tell. */
  readonly rule: ActRule | undefined;
  /** What it says that can be checked, each sort once. */
  readonly facts: readonly Fact[];
}

/** Acts that are outweighed by something that was done or found in the same breath. */
const OUTWEIGHED: ReadonlySet<Act> = new Set<Act>(['forward', 'receipt', 'progress', 'promise', 'attention', 'topic', 'thanks', 'refer', 'wait', 'not-ours']);

/** The clauses of an answer, each with what it does and says. */
export function readAnswer(text: string): ReadClause[] {
  return clausesOf(text).map((clause): ReadClause => {
    const facts = FACT_RULES.filter(({pattern}) => pattern.test(clause.text)).map(({fact}) => fact);
    const rule = ACT_RULES.find(({patterns}) => patterns.some((pattern) => pattern.test(clause.text)));
    const outweighed = rule && OUTWEIGHED.has(rule.act) && (facts.includes('done') || facts.includes('detail-wanted'));
    return {...clause, facts, rule: outweighed ? undefined : rule};
  });
}
