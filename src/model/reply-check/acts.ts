import type {CheckReason} from './types.js';

/**
 * What a clause of an answer can do that everybody's answers do, whatever was asked. A clause that does none of these is taken for
 * substance. In the order in which they are tried: the first one whose patterns match names the clause. The patterns are in a file per
 * language, the examples, which are the tests, in `examples.ts`.
 */
export const ACTS = [
  'signature', 'greeting', 'lead-in', 'elsewhere', 'forward', 'thanks', 'closing', 'not-ours', 'contact', 'refer', 'wait', 'receipt', 'topic', 'progress',
  'attention', 'promise',
] as const;
export type Act = (typeof ACTS)[number];

/** What the check makes of an act. */
export interface ActRule {
  /** What the words are marked with when the answer says nothing else; none for what every good answer has too. */
  readonly reason?: CheckReason;
  /** What the act is, in a sentence. */
  readonly because: string;
}

export const ACT_RULES: Readonly<Record<Act, ActRule>> = {
  signature: {because: 'It says who answers, and when.'},
  greeting: {because: 'It greets.'},
  'lead-in': {because: 'It announces the answer and is none.'},
  elsewhere: {reason: 'buck-passing', because: 'It says that somebody has answered somewhere, instead of answering.'},
  forward: {reason: 'buck-passing', because: 'It passes the matter on and says nothing of it.'},
  thanks: {reason: 'platitude', because: 'It thanks, wishes and excuses.'},
  closing: {because: 'It offers help with what may still be open.'},
  'not-ours': {reason: 'buck-passing', because: 'It says that others are in charge.'},
  contact: {because: 'It sends the citizen to a desk, and says how to reach it.'},
  refer: {reason: 'buck-passing', because: 'It sends the citizen to another office.'},
  wait: {reason: 'receipt-only', because: 'It asks for patience.'},
  receipt: {reason: 'receipt-only', because: 'It says that the message has arrived.'},
  topic: {because: 'It repeats what the citizen wrote about.'},
  progress: {reason: 'receipt-only', because: 'It says that somebody is on it, not who, since when or what came out.'},
  attention: {reason: 'platitude', because: 'It says how important the matter is taken.'},
  promise: {reason: 'platitude', because: 'It promises effort, with no step, place or date.'},
};

/**
 * The patterns of a language, by what they recognise. Each matches a clause, folded and in lower case, without the name of the person who
 * is answered and without the number of a point. Every quantifier has an upper bound, so that no text makes them slow.
 */
export type Patterns<Name extends string> = Readonly<Record<Name, readonly RegExp[]>>;
