import {MAX_SIMILAR} from './similar.js';
import {termsOf} from './search-terms.js';

/**
 * How near two messages are: the terms that they share, weighed by how rare each is on this board. Works for Chinese and English without a
 * dictionary, whatever the order of the words.
 */

/** What a message is compared by. */
export interface Fingerprint {
  /** The terms of its title. */
  readonly title: ReadonlySet<number>;
  /** The terms of its title and text. */
  readonly all: ReadonlySet<number>;
}

/** How often terms occur among the public messages of a board; an estimate is good enough. */
export interface TermStatistics {
  /** How many messages were counted. */
  readonly messages: number;
  /** How many of them hold a term. */
  readonly count: (term: number) => number;
}

/** What is compared with a draft. */
export interface Candidate {
  readonly fingerprint: Fingerprint;
  /** Whether it was written to the agency that the draft is for. */
  readonly sameAgency: boolean;
}

/** The fingerprint of a message or draft. */
export function fingerprintOf(title: string, text: string): Fingerprint {
  const ofTitle = new Set(termsOf(title));
  return {title: ofTitle, all: new Set([...ofTitle, ...termsOf(text)])};
}

/** Messages that are less alike than this are not about the same matter as far as anybody can tell. */
const FLOOR = 0.18;

/** How much being written to the same agency counts. */
const SAME_AGENCY = 1.1;

/** The candidates that are near enough, the nearest first, at most {@link MAX_SIMILAR}. */
export function mostSimilar<T extends Candidate>(draft: Fingerprint, candidates: readonly T[], statistics: TermStatistics): T[] {
  return candidates
    .map((candidate) => ({candidate, nearness: similarity(draft, candidate.fingerprint, statistics)}))
    .filter(({nearness}) => nearness >= FLOOR)
    .map(({candidate, nearness}) => ({candidate, nearness: candidate.sameAgency ? nearness * SAME_AGENCY : nearness}))
    .sort((one, other) => other.nearness - one.nearness)
    .slice(0, MAX_SIMILAR)
    .map(({candidate}) => candidate);
}

/** From 0, nothing in common, to 1, the same terms. */
export function similarity(draft: Fingerprint, message: Fingerprint, statistics: TermStatistics): number {
  const weight = weightBy(statistics);
  return Math.max(cosine(draft.title, message.title, weight), cosine(draft.all, message.all, weight));
}

/** The weight of a term: high for the name of an estate, next to nothing for what stands in every message. */
export function weightBy({messages, count}: TermStatistics): (term: number) => number {
  return (term) => Math.log(1 + (messages + 1) / (count(term) + 0.5));
}

function cosine(one: ReadonlySet<number>, other: ReadonlySet<number>, weight: (term: number) => number): number {
  const square = (term: number) => weight(term) ** 2;
  let shared = 0;
  for (const term of one) if (other.has(term)) shared += square(term);
  return shared === 0 ? 0 : shared / Math.sqrt(sum(one, square) * sum(other, square));
}

function sum(terms: ReadonlySet<number>, value: (term: number) => number): number {
  let total = 0;
  for (const term of terms) total += value(term);
  return total;
}

