/** What makes a clause say something: something was done or found, with a ground, an amount, a time, a condition. */
export const FACTS = ['answer', 'done', 'found', 'ground', 'amount', 'plan', 'step', 'condition', 'state', 'detail-wanted'] as const;
export type Fact = (typeof FACTS)[number];

/** What each sort of fact is, in a sentence. The patterns are in a file per language, the examples in `examples.ts`. */
export const FACT_RULES: Readonly<Record<Fact, string>> = {
  answer: 'It says yes or no, or that there is no such thing.',
  done: 'Something was done.',
  found: 'Somebody looked, and says what they saw.',
  ground: 'It names a rule or a document.',
  amount: 'It gives a number, a time or a place.',
  plan: 'It says what comes when, or what is laid down.',
  step: 'It says which step to take, and where.',
  condition: 'It says what is allowed, needed or due.',
  state: 'It says why, or how things stand.',
  'detail-wanted': 'It says what is missing to go on.',
};
