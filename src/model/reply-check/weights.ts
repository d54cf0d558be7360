import type {Act} from './acts.js';
import type {Fact} from './facts.js';

/**
 * What weighs how much. An answer says something when all that is in it weighs {@link ENOUGH}: in clauses that are nothing but formula
 * nothing weighs, in all others each character one, and each sort of fact what stands here. Chosen by hand from two sets of labelled
 * answers; any value of ENOUGH from 20 to 30 gives nearly the same figures (README).
 */
export const ENOUGH = 24;

/** The same for an answer in which nothing acknowledges, passes on or promises: it may be short. */
export const ENOUGH_IF_PLAIN = 18;

/** A clause weighs no more for its length than so many characters: nobody says more by going on. */
export const LONGEST = 40;

/** What a sign that is no Han character weighs. */
export const LETTER = 0.4;

/** Yes, no, done and how much are answers in two words; grounds and conditions need a sentence around them. */
export const FACT_WEIGHTS: Readonly<Record<Fact, number>> = {
  answer: 24, done: 22, 'detail-wanted': 20, amount: 21, found: 10, ground: 10, plan: 10, step: 15, condition: 10, state: 10,
};

/** Acts that weigh something by themselves: a desk with its telephone number can be enough. */
export const ACT_WEIGHTS: Partial<Readonly<Record<Act, number>>> = {contact: 24};
